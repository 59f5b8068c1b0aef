#pragma once

#include "state/deadline.h"
#include "state/facts.h"

// Only for deadline.cpp: one term, resolved by the rules of docs/schedule-format.md, "Dates".
namespace remit {

// What one term comes to on one kind of clocks: those of the contract's zone or, where it names none, those
// so far from UTC.
class Deadlines::Resolving {
public:
    Resolving(const Deadlines& all, const Dated& dated, std::optional<std::chrono::seconds> offset)
        : all_(all), contract_(all.contract_), dated_(dated), offset_(offset)
    {
    }

    Due due();

    // The day before any roll; none if the term gives a time.
    std::optional<LocalDay> unrolled() const { return unrolled_; }

private:
    const Calendar& calendar() const { return contract_.calendar; }
    void rule(std::string text) { deadline_.rules.push_back(std::move(text)); }
    std::string where() const;
    Result<Instant> at(LocalTime local) const;
    Result<LocalDay> dayOf(Instant instant) const;
    bool closeDay(LocalDay day);

    // Each begins with one form of a term; returns why it cannot be worked out, if so.
    std::string start(const Term::Day& term);
    std::string start(const Term::Time& term);
    std::string start(const Term::Moment& term);
    std::string start(const Term::With& term);
    std::string start(const Term::EndOfMonth& term);
    std::string start(const Term::EveryMonth&) { return "it recurs: " + dated_.term->written; }

    std::string start(const Term::Relative& term);

    // The day that a period counts from, and the beginning of the sentence that says so.
    std::string anchor(const Anchor& from, std::string& what);
    std::string happened(Instant instant);
    std::string dueAnchor(const Anchor& from, std::string& what);
    std::string event(const Anchor& from, std::string& what);
    std::optional<Instant> instantOf(const Anchor& from) const;
    LocalDay counted(LocalDay from, const Term::Relative& term) const;
    std::string holidaysBetween(const Term::Relative& term) const;
    bool byRegulation() const { return contract_.rules == Rules::Eu1182; }

    // Regulation 1182/71, Art. 3(5).
    void atLeastTwoWorkingDays();

    // Moves the date by the time in which the clocks stood still; returns why there is none while they do.
    std::string suspended();

    // The last day that is on time, so far.
    std::optional<LocalDay> lastDay() const;

    // Not one that ended before the period began, nor one that was known when the date was agreed to.
    bool concerns(const SuspensionFacts& suspension, LocalDay last) const;

    // Each returns how the date moves; empty if it comes to a year that cannot be worked out.
    std::string moveDay(const SuspensionFacts& suspension);

    // On the contract's clocks it stays that time of the day; elsewhere it moves by whole days.
    std::string moveTime(const SuspensionFacts& suspension);

    // Where the day moves that is no working day.
    void roll();

    const Deadlines& all_;
    const Contract& contract_;
    const Dated& dated_;
    std::optional<std::chrono::seconds> offset_;
    Deadline deadline_;
    std::optional<LocalDay> day_;
    std::optional<LocalTime> local_; // of a time on the contract's clocks
    std::optional<LocalDay> unrolled_;
    std::optional<LocalDay> anchorDay_;
    std::optional<LocalDay> since_; // the day from which it ran
    std::optional<Period> period_;
    bool forward_ = true;
};

}
