#include "base/words.h"
#include "report/layout.h"
#include "report/terminal.h"

namespace remit::terminal {

namespace {

// " of 3,000.00 USD", if the amount is known.
std::string amount(const Owed& owed, const std::string& before)
{
    return owed.amount ? before + inWords(*owed.amount) : "";
}

std::string whatWords(const Owed& owed)
{
    const std::string revision = "revision " + std::to_string(owed.revision);
    switch (owed.what) {
    case Owed::What::HandIn:
        return owed.title + ": hand it in (remit submit " + owed.id + ")";
    case Owed::What::Correction:
        return owed.title + ": hand in a new revision in place of " + revision + " (remit submit " + owed.id +
               ")";
    case Owed::What::Decision:
        return owed.title + ": decide on " + revision + " (remit review " + owed.id + ")";
    case Owed::What::Input:
        return owed.title + ": hand it over (remit hand-over " + owed.id + ")";
    case Owed::What::Work:
        return owed.title + ": do it, and note it (remit note " + owed.id + ")";
    case Owed::What::Agreement:
        return owed.title + " of entry " + std::to_string(number(*owed.entry)) + ": answer it (remit agree " +
               std::to_string(number(*owed.entry)) + ")";
    case Owed::What::Invoice:
        return owed.title + ": send the invoice" + amount(owed, " for ") + " (remit invoice " + owed.id + ")";
    case Owed::What::Certificate:
        return owed.title + ": certify the payment" + amount(owed, " of ") + " (remit certify " + owed.id +
               ")";
    case Owed::What::Payment:
        return owed.title + ": pay" + amount(owed, " ") + " (remit pay " + owed.id + ")";
    }
    return {};
}

std::string whenWords(const Owed& owed, const Zone& zone, Instant asOf)
{
    if (!owed.due.deadline) return owed.due.why;
    const std::string by = inWords(*owed.due.deadline, zone);
    const bool target = owed.due.deadline->target;
    if (owed.absence.timing == Timing::Overdue) {
        const std::string ago = ", " + duration(owed.absence.late) + " ago";
        return target ? "target missed: " + by + ago : "overdue: was due " + by + ago;
    }
    return (target ? "target: " : "due ") + by + ", in " + duration(owed.due.deadline->end - asOf);
}

std::string remindWords(const Owed& owed, const Zone& zone, Instant asOf)
{
    if (!owed.remind) return {};
    const auto today = zone.local(asOf);
    if (!today) return {};
    return *owed.remind <= today->day ? "; time to remind" : "; remind on " + longDay(*owed.remind);
}

}

std::string due(const Overview& overview, Instant asOf, const std::vector<Owed>& all)
{
    std::string out = overview.contract.title + "\nAs of " + longTime(asOf, overview.zone) + "\n";
    for (const Side side : {Side::Provider, Side::Client}) {
        std::string owes;
        for (const auto& each : all) {
            if (each.side != side) continue;
            owes += wrapped(whatWords(each), 2);
            owes += wrapped(whenWords(each, overview.zone, asOf) + remindWords(each, overview.zone, asOf) +
                                (each.who.empty() ? "" : "; for: " + listed(each.who, "or")),
                            4);
        }
        out += std::string("\n") + (side == Side::Client ? "The client owes" : "The service provider owes") +
               (owes.empty() ? " nothing now.\n" : ":\n" + owes);
    }
    return out;
}

}
