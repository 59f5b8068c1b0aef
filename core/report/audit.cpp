#include "base/words.h"
#include "report/json.h"
#include "report/json_parts.h"
#include "report/layout.h"
#include "report/terminal.h"

namespace remit {

namespace {

// How many entries are by parties that sign, and how many are not.
std::string signedWords(const Record& record)
{
    std::size_t named = 0;
    for (const auto& entry : record.entries)
        named += !record.facts.people.isSigning(entry.event.by, entry.facts.number);
    if (named == 0)
        return "Every entry is by a party that signs: remit verify says whether the signatures hold.";
    return count(named, "entry is", "entries are") +
           " by parties that have no key in this contract: who they are by is what this computer was told.";
}

const std::string& wordsOf(const Record& record, const Entry& entry, std::string& words)
{
    return words = inWords(entry.event, entry.facts.event, *record.contract, record.facts);
}

}

std::string terminal::audit(const Record& record, const std::vector<AuditPoint>& points)
{
    std::string out, words;
    std::size_t asked = 0;
    EntryNumber last{};
    for (const auto& point : points) {
        const Entry* const entry = record.entry(point.entry);
        if (entry && point.entry != last) {
            ++asked;
            out += padded(std::to_string(number(point.entry)), 5) +
                   shortTime(entry->facts.received, record.zone) + "\n" +
                   wrapped(wordsOf(record, *entry, words), 5);
        }
        last = point.entry;
        out += wrapped("- " + point.what + ".", 5);
    }
    const std::string all = count(record.entries.size(), "entry", "entries");
    out += (out.empty() ? "Nothing that an auditor will ask about in " + all + ".\n"
                        : "\n" + std::to_string(asked) + " of " + all + " to ask about.\n");
    return out + wrapped(signedWords(record), 0);
}

std::string json::audit(const Record& record, const std::vector<AuditPoint>& points)
{
    Json out = {
        {"record", record.facts.record}, {"entries", record.entries.size()}, {"points", Json::array()}};
    for (const auto& point : points)
        out["points"].push_back(
            {{"entry", number(point.entry)}, {"kind", word(point.kind)}, {"what", point.what}});
    return printed(out);
}

}
