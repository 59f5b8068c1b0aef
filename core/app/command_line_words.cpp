#include "app/command_line_words.h"

#include "base/words.h"

#include <algorithm>
#include <vector>

namespace remit::app {

std::string inWords(const CLI::ParseError& error, const CLI::App& command, bool noCommand)
{
    const std::string what = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
        const std::string word = what.substr(what.rfind(' ') + 1);
        std::vector<std::string> known;
        for (const auto* option : command.get_options())
            for (const auto& name : option->get_lnames())
                known.push_back("--" + name);
        if (std::find(known.begin(), known.end(), word) != known.end() || word == "--json")
            return "\"" + word + "\" goes after the command";
        const std::string near = nearest(word, known);
        return "\"" + quotable(word) + "\" is not expected here" +
               (near.empty() ? "" : "; did you mean " + near + "?");
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error))
        return noCommand ? "Say what is to be done: a command is missing" : "Something is missing: " + what;
    const std::string_view unfit = "Could not convert: ";
    if (what.starts_with(unfit)) return "This is no number: " + quotable(what.substr(unfit.size()), 200);
    return quotable(what, 300);
}

}
