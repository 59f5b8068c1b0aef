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

}

std::string terminal::verify(const Verified& verified)
{
    if (!verified.breaks.empty()) {
        const Break& first = verified.breaks.front();
        std::string out =
            wrapped("This copy does not agree with itself: something was altered. The first break: " +
                        (first.where.empty() ? "" : first.where + ": ") + first.what + ".",
                    0);
        if (verified.breaks.size() == 1) return out;
        out += "\nAll of them:\n";
        for (const auto& each : verified.breaks)
            out += wrapped((each.where.empty() ? "" : each.where + ": ") + each.what, 2);
        if (verified.breaks.size() == kMostBreaks) out += "There may be more; these are enough to stop at.\n";
        return out;
    }
    std::string out =
        wrapped("This copy agrees with itself: " + signedWords(verified) +
                    ". No other copy was compared; whoever controls this computer could have rewritten it.",
                0);
    if (verified.named > 0)
        out += wrapped(count(verified.named, "entry is", "entries are") +
                           " by parties that have no key in this contract: who they are by is what this "
                           "computer was told.",
                       0);
    if (verified.signedEntries == 0)
        out += wrapped("The keeper has no key, so no time of receipt is signed.", 0);
    return out;
}

std::string json::verify(const Verified& verified)
{
    Json out = {{"whole", verified.breaks.empty()}, {"entries", verified.entries},
                {"signed", verified.signedEvents},  {"signed-by-keeper", verified.signedEntries},
                {"named", verified.named},          {"breaks", Json::array()}};
    for (const auto& each : verified.breaks)
        out["breaks"].push_back({{"where", each.where}, {"what", each.what}});
    return printed(out);
}

}
