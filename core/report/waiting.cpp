#include "base/words.h"
#include "report/layout.h"
#include "report/terminal.h"

namespace remit::terminal {

std::string waiting(const Overview& overview, const std::vector<Waiting>& all)
{
    if (all.empty()) return {};
    std::string out = "\nNot yet received by " + nameOf(overview.contract, overview.standing.keeper) +
                      ", who keeps the record\n";
    for (const auto& each : all) {
        const std::string title = titleOf(each.event.deed, overview.contract);
        out += wrapped((title.empty() ? "" : title + ", ") + noun(kindOf(each.event.deed)) + ", by " +
                           nameOf(overview.contract, each.event.party()) + " on " +
                           shortTime(each.event.at, overview.zone) + " by your clock; " +
                           (each.sent ? "packed for sending on " + shortTime(*each.sent, overview.zone)
                                      : std::string("to be sent: remit send")) +
                           (each.signature.empty() ? "." : "; signed."),
                       2);
    }
    return out;
}

}
