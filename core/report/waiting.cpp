#include "base/words.h"
#include "report/layout.h"
#include "report/terminal.h"

namespace remit::terminal {

namespace {

// "Report outline, hand-in"; what it is about has no revision number yet.
std::string what(const Event& event, const Contract& contract)
{
    const std::string title = std::visit(
        [&](const auto& deed) -> std::string {
            if constexpr (requires { deed.deliverable; })
                return contract.titleOf(deed.deliverable.str());
            else if constexpr (requires { deed.activity; })
                return contract.titleOf(deed.activity.str());
            else if constexpr (requires { deed.input; })
                return contract.titleOf(deed.input.str());
            else
                return {};
        },
        event.deed);
    const std::string kind = noun(kindOf(event.deed));
    return title.empty() ? kind : title + ", " + kind;
}

}

std::string waiting(const Overview& overview, const std::vector<Waiting>& all)
{
    if (all.empty()) return {};
    std::string out = "\nNot yet received by " + nameOf(overview.contract, overview.standing.keeper) +
                      ", who keeps the record\n";
    for (const auto& each : all)
        out += wrapped(what(each.event, overview.contract) + ", by " +
                           nameOf(overview.contract, each.event.party()) + " on " +
                           shortTime(each.event.at, overview.zone) + " by your clock; " +
                           (each.sent ? "packed for sending on " + shortTime(*each.sent, overview.zone)
                                      : std::string("to be sent: remit send")) +
                           (each.signature.empty() ? "." : "; signed."),
                       2);
    return out;
}

}
