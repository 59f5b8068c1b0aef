#include "base/words.h"
#include "report/agreed.h"
#include "report/layout.h"
#include "report/parts.h"
#include "report/terminal.h"

namespace remit::terminal {

namespace {

// " of 3,000.00 USD", if the amount is known.
std::string amount(const Owed& owed, const std::string& before)
{
    return owed.amount ? before + inWords(*owed.amount) : "";
}

// What is to be done, and with which command.
std::pair<std::string, std::string> whatWords(const Owed& owed)
{
    const std::string revision = "revision " + std::to_string(owed.revision);
    switch (owed.what) {
    case Owed::What::HandIn:
        return {": hand it in", "submit"};
    case Owed::What::Correction:
        return {": hand in a new revision in place of " + revision, "submit"};
    case Owed::What::Decision:
        return {": decide on " + revision +
                    (owed.given > 0 ? ", accepted by " + std::to_string(owed.given) + " of " +
                                          std::to_string(owed.needed)
                                    : ""),
                "review"};
    case Owed::What::Input:
        return {": hand it over", "hand-over"};
    case Owed::What::Work:
        return {": do it, and note it", "note"};
    case Owed::What::Agreement:
        return {" of entry " + std::to_string(number(*owed.entry)) + ": answer it", "agree"};
    case Owed::What::Invoice:
        return {": send the invoice" + amount(owed, " for "), "invoice"};
    case Owed::What::Certificate:
        return {": certify the payment" + amount(owed, " of "), "certify"};
    case Owed::What::Payment:
        return {": pay" + amount(owed, " "), "pay"};
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

std::string forWhom(const Owed& owed)
{
    return owed.who.empty() ? "" : "; for: " + listed(owed.who, "or");
}

}

std::vector<std::string> linesOf(const Owed& owed, const Zone& zone, Instant asOf)
{
    return {owed.title + whatWords(owed).first, whenWords(owed, zone, asOf) + forWhom(owed)};
}

std::string due(const Overview& overview, Instant asOf, const std::vector<Owed>& all)
{
    std::string out = overview.contract.title + "\nAs of " + longTime(asOf, overview.zone) + "\n";
    for (const Side side : {Side::Provider, Side::Client}) {
        std::string owes;
        for (const auto& each : all) {
            if (each.side != side) continue;
            const auto [what, command] = whatWords(each);
            owes += wrapped(each.title + what + " (remit " + command + " " +
                                (each.entry ? std::to_string(number(*each.entry)) : each.id) + ")",
                            2);
            owes += wrapped(whenWords(each, overview.zone, asOf) + remindWords(each, overview.zone, asOf) +
                                forWhom(each),
                            4);
        }
        out += std::string("\n") + (side == Side::Client ? "The client owes" : "The service provider owes") +
               (owes.empty() ? " nothing now.\n" : ":\n" + owes);
    }
    const std::string terms = termsWords(overview.contract, overview.standing, 0);
    return out + (terms.empty() ? "" : "\n" + terms);
}

}
