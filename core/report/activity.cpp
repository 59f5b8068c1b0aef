#include "base/words.h"
#include "report/json.h"
#include "report/json_parts.h"
#include "report/layout.h"
#include "report/terminal.h"

namespace remit {

namespace {

// Calls `tell` with each note of the activity and the files that came with it.
template <class Tell>
void eachNote(const Record& record, const Activity& activity, const std::vector<KeptFile>& kept, Tell tell)
{
    auto file = kept.begin();
    for (const auto& entry : record.entries) {
        const auto* note = std::get_if<Note>(&entry.event.deed);
        std::vector<KeptFile> own;
        for (; file != kept.end() && file->note == entry.facts.number; ++file)
            own.push_back(*file);
        if (note && note->activity == activity.id) tell(entry, *note, own);
    }
}

// By which entry it was taken back, if it was.
std::optional<EntryNumber> takenBack(const Record& record, const Entry& entry)
{
    return record.facts.events.at(entry.facts.event).retracted;
}

}

std::string terminal::activity(const Record& record, const Activity& activity,
                               const std::vector<KeptFile>& kept)
{
    std::string out;
    eachNote(record, activity, kept, [&](const Entry& entry, const Note& note, const auto& files) {
        const auto by = takenBack(record, entry);
        out += wrapped("Entry " + std::to_string(number(entry.facts.number)) + ", " + shortDay(note.on) +
                           ": noted by " + nameOf(*record.contract, entry.event.party()) + ": " +
                           quotable(note.outcome, 2000) +
                           (by ? " [taken back by entry " + std::to_string(number(*by)) + "]" : ""),
                       2);
        if (!note.people.empty()) out += wrapped("With " + listed(note.people) + ".", 4);
        for (const auto& file : files)
            out += wrapped(file.name + ", " + count(file.size, "byte") +
                               (file.given.empty() ? "" : " (" + quotable(file.given, 200) + ")") + ": " +
                               file.words + ".",
                           4);
    });
    return activity.title + (out.empty() ? ": nothing is noted yet.\n" : "\n" + out);
}

std::string json::activity(const Record& record, const Activity& activity, const std::vector<KeptFile>& kept)
{
    Json out = {{"id", activity.id.str()}, {"title", activity.title}, {"notes", Json::array()}};
    eachNote(record, activity, kept, [&](const Entry& entry, const Note& note, const auto& files) {
        Json each = {{"entry", number(entry.facts.number)},
                     {"by", entry.event.party().str()},
                     {"on", note.on.str()},
                     {"outcome", note.outcome},
                     {"people", note.people},
                     {"kept", Json::array()}};
        if (const auto by = takenBack(record, entry)) each["taken-back-by-entry"] = number(*by);
        for (const auto& file : files)
            each["kept"].push_back({{"name", file.name},
                                    {"size", file.size},
                                    {"hmac-sha256", file.hmac.str()},
                                    {"where", word(file.where)}});
        out["notes"].push_back(std::move(each));
    });
    return printed(out);
}

}
