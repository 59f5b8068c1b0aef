#include "app/command_line.h"
#include "base/words.h"

namespace remit::app {

void addJson(CLI::App& command, bool& json)
{
    command.add_flag("--json", json, "For machines (docs/json.md)");
}

void addAsOf(CLI::App& command, std::string& asOf)
{
    command.add_option("--as-of", asOf,
                       "As it was then: 2022-09-05T09:00, on the contract's clocks, or with an offset");
}

void addRecording(CLI::App& command, Recording& recording)
{
    command.add_option("--by", recording.by, "The party that records, instead of who this copy records for");
    command.add_option("--for", recording.onBehalfOf, "The party whose deed it is, if another's");
    command.add_option("--at", recording.at, "When it happened, if it is entered later");
    addClock(command, recording.clock);
}

void addClock(CLI::App& command, std::string& clock)
{
    command.add_option("--clock", clock,
                       "For tests and demonstrations: a time instead of the clock's; it is shown as such");
}

CLI::Validator revisionNumber()
{
    return CLI::Validator(
        [](std::string& word) {
            const bool digits =
                !word.empty() && word.size() < 7 && word.find_first_not_of("0123456789") == std::string::npos;
            return digits && word != "0" ? std::string()
                                         : "\"" + quotable(word) + "\" is no number of a revision, such as 2";
        },
        "");
}

void addReason(CLI::App& command, std::string& reason)
{
    command.add_option("--reason", reason, "Why");
}

void addEach(CLI::App& command, const std::string& name, std::vector<std::string>& values,
             const std::string& what)
{
    command.add_option(name, values, what)->expected(1)->take_all()->allow_extra_args(false);
}

void addDeliverable(CLI::App& command, std::string& id)
{
    command.add_option("deliverable", id, "Its id, such as outline")->required();
}

}
