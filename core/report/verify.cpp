#include "base/words.h"
#include "report/json.h"
#include "report/json_parts.h"
#include "report/layout.h"
#include "report/terminal.h"

namespace remit {

namespace {

// "41 entries, 38 of them signed by who made them"
std::string signedWords(const Verified& verified)
{
    const std::string entries = count(verified.entries, "entry", "entries");
    if (verified.signedEvents == 0) return entries + ", none of them signed";
    if (verified.signedEvents == verified.entries) return entries + ", all of them signed";
    return entries + ", " + std::to_string(verified.signedEvents) + " of them signed";
}

// Where a key does not count from the beginning to the end.
std::string countsWords(const KeyFacts& key)
{
    std::string words;
    if (key.introduced != EntryNumber{})
        words += ", after entry " + std::to_string(number(key.introduced)) + ", which introduced it";
    if (key.byKeeper) words += " by the keeper";
    if (key.retired) words += ", to entry " + std::to_string(number(*key.retired)) + ", which retired it";
    return words;
}

// Where the files are that came with notes: those that are where they were kept in a sentence, any other one
// by one.
std::string keptWords(const Verified& verified)
{
    std::string out;
    std::size_t here = 0, elsewhere = 0;
    for (const auto& file : verified.kept) {
        using Where = KeptFile::Where;
        here += file.where == Where::Here;
        elsewhere += file.where == Where::Elsewhere;
        if (file.where == Where::Missing || file.where == Where::Erased)
            out += terminal::wrapped(
                file.name + " of entry " + std::to_string(number(file.note)) + ": " + file.words + ".", 0);
    }
    if (elsewhere > 0)
        out = terminal::wrapped(
                  count(elsewhere, "file that came with a note is", "files that came with notes are") +
                      " not in this copy: kept by whoever noted it.",
                  0) +
              out;
    if (here > 0)
        out =
            terminal::wrapped(count(here, "file that came with a note is", "files that came with notes are") +
                                  " in this copy, as noted.",
                              0) +
            out;
    for (const auto& stray : verified.strays)
        out += terminal::wrapped(".git/remit/vault/" + quotable(stray, 100) +
                                     " belongs to no entry: what an interrupted command left is cleared by "
                                     "the next one that records; anything else there can be removed.",
                                 0);
    return out;
}

}

namespace {

// What was compared with what others have, and what was not.
std::string comparedWords(const Verified& verified)
{
    constexpr std::string_view kAlone =
        "whoever controls this computer could have rewritten it, or taken away its end.";
    if (verified.compared.empty()) return "No other copy was compared; " + std::string(kAlone);
    std::string out;
    long newest = 0;
    for (const auto& each : verified.compared) {
        out += "It agrees with what " + each.from + " has, up to entry " +
               std::to_string(number(each.newest)) + ", received " + each.received.str() + ". ";
        newest = std::max(newest, number(each.newest));
    }
    return newest == static_cast<long>(verified.entries)
               ? out + "That is all of it."
               : out + "What came after that was compared with nothing.";
}

}

std::string terminal::verify(const Verified& verified)
{
    // What lies in a record that somebody altered may have any name.
    const auto words = [](const Break& each) {
        std::string what = each.what;
        while (what.ends_with('.'))
            what.pop_back();
        return (each.where.empty() ? "" : quotable(each.where, 300) + ": ") + quotable(what, 400);
    };
    if (!verified.breaks.empty()) {
        std::string out =
            wrapped(std::string(verified.disagrees
                                    ? "This copy agrees with itself, and not with what others have: "
                                      "something was altered, here or there. The first break: "
                                    : "This copy does not agree with itself: something was altered. The "
                                      "first break: ") +
                        words(verified.breaks.front()) + ".",
                    0);
        if (verified.breaks.size() == 1) return out + keptWords(verified);
        out += "\nAll of them:\n";
        for (const auto& each : verified.breaks)
            out += wrapped(words(each), 2);
        if (verified.breaks.size() == kMostBreaks) out += "There may be more; these are enough to stop at.\n";
        return out + keptWords(verified);
    }
    std::string out =
        wrapped("This copy agrees with itself: " + signedWords(verified) + ". " + comparedWords(verified), 0);
    out += wrapped("Its newest entry is number " + std::to_string(verified.entries) + ", received " +
                       verified.newest.str() + ", with the fingerprint " + verified.newestEntry.str() +
                       ": a receipt or another copy has to agree with that.",
                   0);
    for (const auto& [party, key] : verified.keys)
        out += wrapped("The signatures of " + party + " are those of the key " + key.key.fingerprint() +
                           countsWords(key) + ".",
                       0);
    if (verified.named > 0)
        out += wrapped(count(verified.named, "entry is", "entries are") +
                           " by parties that have no key in this contract: who they are by is what this "
                           "computer was told.",
                       0);
    if (verified.signedEntries == 0)
        out += wrapped("The keeper has no key, so no time of receipt is signed.", 0);
    return out + keptWords(verified);
}

std::string json::verify(const Verified& verified)
{
    Json out = {{"whole", verified.breaks.empty()},
                {"entries", verified.entries},
                {"signed", verified.signedEvents},
                {"signed-by-keeper", verified.signedEntries},
                {"named", verified.named},
                {"breaks", Json::array()},
                {"kept", Json::array()},
                {"strays", verified.strays}};
    for (const auto& [party, key] : verified.keys) {
        Json one = {{"party", party}, {"key", key.key.fingerprint()}};
        if (key.introduced != EntryNumber{}) one["introduced-by-entry"] = number(key.introduced);
        if (key.byKeeper) one["introduced-by-keeper"] = true;
        if (key.retired) one["retired-by-entry"] = number(*key.retired);
        out["keys"].push_back(std::move(one));
    }
    for (const auto& each : verified.compared)
        out["compared"].push_back(
            {{"with", each.from}, {"entry", number(each.newest)}, {"received", each.received.str()}});
    for (const auto& file : verified.kept)
        out["kept"].push_back({{"entry", number(file.note)},
                               {"name", file.name},
                               {"where", word(file.where)},
                               {"what", file.words}});
    for (const auto& each : verified.breaks)
        out["breaks"].push_back({{"where", each.where}, {"what", each.what}});
    return printed(out);
}

}
