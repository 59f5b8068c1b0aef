#include "state/punctuality.h"

namespace remit {

namespace {

// On time is before the deadline's end; the end itself is too late (DESIGN §6).
bool tooLate(Instant done, Instant end)
{
    return done >= end;
}

// Which other reading of what is assumed would turn the verdict on something done at `done`.
std::string turning(const Due& due, Instant done, bool absent)
{
    const bool late = tooLate(done, due.deadline->end);
    for (const auto& other : due.otherwise)
        if (tooLate(done, other.end) != late)
            return std::string(!late    ? "late"
                               : absent ? "not over yet"
                                        : "on time") +
                   " if " + other.condition + " (" + other.assumed + " is assumed)";
    return {};
}

}

Punctuality punctuality(const Due& due, std::optional<Instant> handIn, Instant asOf, int dueSoonDays)
{
    if (!due.deadline) return {};
    const Instant end = due.deadline->end;
    const Instant done = handIn.value_or(asOf);
    Punctuality result;
    result.target = due.deadline->target;
    if (tooLate(done, end)) {
        result.timing = handIn ? Timing::Late : Timing::Overdue;
        result.late = done - end;
    } else if (due.deadline->earliest && tooLate(done, *due.deadline->earliest)) {
        result.timing = Timing::Undecided;
        return result;
    } else {
        const bool soon = !handIn && end - asOf <= std::chrono::days(dueSoonDays);
        result.timing = soon ? Timing::DueSoon : Timing::InTime;
        if (!handIn) return result; // nothing that would turn it has come yet
    }
    result.otherwise = turning(due, done, !handIn);
    return result;
}

}
