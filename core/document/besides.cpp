#include "document/besides.h"

#include "base/words.h"
#include "document/judge.h"

#include <algorithm>
#include <set>

namespace remit {

namespace {

constexpr std::size_t kShown = 5;

std::string shownOf(std::vector<std::string> all)
{
    const std::size_t more = all.size() > kShown ? all.size() - kShown : 0;
    if (more > 0) {
        all.resize(kShown);
        all.push_back(std::to_string(more) + " more");
    }
    return listed(all);
}

// The names in some of `traces`, in the order in which they come.
template <class Traces>
std::string by(const Traces& traces)
{
    std::vector<std::string> names;
    std::set<std::string> known;
    for (const auto& trace : traces)
        if (!trace.author.empty() && known.insert(trace.author).second)
            names.push_back(quotable(trace.author));
    return names.empty() ? "" : " by " + shownOf(std::move(names));
}

std::vector<std::string> quotedEach(const std::vector<std::string>& texts)
{
    std::vector<std::string> all;
    std::transform(texts.begin(), texts.end(), std::back_inserter(all),
                   [](const std::string& text) { return inQuotes(text); });
    return all;
}

// What was deleted can be read by anybody who opens the file in another way.
std::string deletedText(const Document& document)
{
    for (const auto& change : document.changes)
        if (!change.adds() && !change.text.empty())
            return ", of which what was deleted can still be read (" + inQuotes(change.text) + ")";
    return {};
}

std::size_t addressesIn(std::string_view text)
{
    std::size_t found = 0;
    for (auto at = text.find('@'); at != text.npos; at = text.find('@', at + 1))
        found += at > 0 && at + 1 < text.size() && text[at - 1] != ' ' && text[at + 1] != ' ';
    return found;
}

bool saysOne(const Block::Row& row, std::initializer_list<const char*> words)
{
    constexpr std::size_t kMostColumns = 50, kLongest = 60; // bytes, of what names a column
    const auto end = row.begin() + static_cast<std::ptrdiff_t>(std::min(row.size(), kMostColumns));
    return std::any_of(row.begin(), end, [&](const Block::Cell& cell) {
        return cell.text.size() <= kLongest && std::any_of(words.begin(), words.end(), [&](const char* word) {
                   return says(cell.text, word);
               });
    });
}

// A table whose columns are those of a list of people, and texts with several addresses.
std::vector<std::string> people(const Document& document)
{
    constexpr std::size_t kSeveral = 3, kMostTables = 200;
    std::size_t tables = 0;
    std::vector<std::string> found, places;
    std::size_t addresses = 0;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        addresses += addressesIn(block.text);
        for (const auto& row : block.rows)
            for (const auto& cell : row)
                addresses += addressesIn(cell.text);
        if (block.rows.size() > kSeveral && ++tables <= kMostTables &&
            saysOne(block.rows.front(), {"name", "nom", "nombre"}) &&
            saysOne(block.rows.front(), {"email", "e-mail", "phone", "telephone", "mobile", "address",
                                         "passport", "signature", "correo", "courriel"}))
            places.push_back(placeOf(document, i));
    }
    if (!places.empty()) {
        const std::string what = places.size() == 1 ? "a list of people" : "lists of people";
        found.push_back("what looks like " + what + " (" + shownOf(std::move(places)) + ")");
    }
    if (addresses >= kSeveral) found.push_back(count(addresses, "e-mail address", "e-mail addresses"));
    return found;
}

}

std::vector<std::string> besides(const Document& document)
{
    const Properties& properties = document.properties;
    std::vector<std::string> told;
    const std::string name = quotable(document.name);
    const auto holds = [&](const std::string& what) { told.push_back(name + " holds " + what); };

    std::vector<std::string> names;
    if (!properties.author.empty()) names.push_back("written by " + quotable(properties.author));
    if (!properties.lastAuthor.empty()) names.push_back("changed last by " + quotable(properties.lastAuthor));
    if (!properties.company.empty()) names.push_back("made at " + quotable(properties.company));
    if (!names.empty()) told.push_back(name + " says that it was " + listed(names));
    if (!document.comments.empty()) holds(count(document.comments.size(), "comment") + by(document.comments));
    if (!document.changes.empty())
        holds(count(document.changes.size(), "tracked change") + by(document.changes) +
              deletedText(document));
    if (!document.hidden.empty())
        holds(count(document.hidden.size(), "piece of hidden text", "pieces of hidden text") +
              (document.hidden.front().text.empty() ? ""
                                                    : " (" + inQuotes(document.hidden.front().text) + ")"));
    if (!properties.hiddenSheets.empty())
        holds(count(properties.hiddenSheets.size(), "hidden sheet or slide", "hidden sheets or slides") +
              ": " + shownOf(quotedEach(properties.hiddenSheets)));
    if (!properties.embedded.empty())
        holds((properties.embedded.size() == 1 ? "another file: " : "other files: ") +
              shownOf(quotedEach(properties.embedded)));
    if (properties.scripts)
        told.push_back(name + " holds a program (JavaScript) that runs when it is opened");
    if (properties.pagesWithoutText > 0)
        holds(count(static_cast<std::size_t>(properties.pagesWithoutText), "page") +
              " without text: empty, or pictures in which nobody can search");
    if (!properties.attached.empty())
        told.push_back(name + " loads something from elsewhere when it is opened: " +
                       shownOf(quotedEach(properties.attached)));
    for (const auto& each : people(document))
        holds(each);
    return told;
}

}
