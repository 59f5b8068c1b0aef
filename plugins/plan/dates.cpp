#include "dates.h"

#include "base/words.h"
#include "base/written_dates.h"

#include <algorithm>

namespace remit::plan {

namespace {

constexpr std::size_t kMaxTold = 5;
constexpr std::size_t kMaxDeliverables = 200; // looked for in each line; more than any contract has

// The first and last day of a contract, where the schedule gives days.
struct Bounds {
    std::optional<LocalDay> first, last;
};

std::optional<LocalDay> dayOf(const std::optional<Term>& term)
{
    if (!term) return {};
    if (const auto* day = std::get_if<Term::Day>(&term->meaning)) return day->day;
    if (const auto* time = std::get_if<Term::Time>(&term->meaning)) return time->time.day;
    return {};
}

Bounds boundsOf(const Contract& contract)
{
    Bounds bounds{contract.starts, dayOf(contract.completes)};
    const auto end = dayOf(contract.ends);
    if (end && (!bounds.last || *bounds.last < *end)) bounds.last = end;
    return bounds;
}

// What is wrong with the dates of a plan, a sentence each, and where the first of it stands.
class Faults {
public:
    explicit Faults(const Contract& contract) : contract_(contract), bounds_(boundsOf(contract)) {}

    // A paragraph, or a `step`: a list item or row of a table, whose dates, if they are two, are when it
    // begins and ends. What running text says of its dates nobody knows.
    void take(const std::string& line, const Passage& passage, std::size_t block, bool step)
    {
        const auto found = writtenDates(line);
        dates_ += found.size();
        step = step && found.size() <= 2;
        const WrittenDate* before = nullptr;
        for (const auto& date : found) {
            std::string fault = faultOf(date);
            if (fault.empty() && step && before && date.last < before->first)
                fault = date.ends ? inQuotes(date.words) + " ends before it begins"
                                  : inQuotes(date.words) + " comes after " + inQuotes(before->words) +
                                        " and is before it";
            if (date.reading == WrittenDate::Reading::Days) before = &date;
            add(std::move(fault), passage, block);
        }
        if (step && before) add(lateIn(line, *before), passage, block);
    }

    std::size_t dates() const { return dates_; }
    bool none() const { return count_ == 0; }
    const std::string& place() const { return place_; }

    std::string told() const
    {
        std::string text;
        for (const auto& fault : told_)
            text += (text.empty() ? "" : "; ") + fault;
        if (count_ > told_.size()) text += "; and " + std::to_string(count_ - told_.size()) + " more like it";
        return text;
    }

private:
    void add(std::string fault, const Passage& passage, std::size_t block)
    {
        if (fault.empty()) return;
        if (count_++ == 0) place_ = placeOf(*passage.document, block);
        if (told_.size() < kMaxTold && std::find(told_.begin(), told_.end(), fault) == told_.end())
            told_.push_back(std::move(fault));
    }

    std::string faultOf(const WrittenDate& date) const
    {
        switch (date.reading) {
        case WrittenDate::Reading::NoSuchDay:
            return "there is no " + inQuotes(date.words);
        case WrittenDate::Reading::Unclear:
            return inQuotes(date.words) + " can be read as two days; write the month in words";
        case WrittenDate::Reading::Days:
            break;
        }
        if (bounds_.first && date.last < *bounds_.first)
            return inQuotes(date.words) + " is before the contract starts, " + longDay(*bounds_.first);
        if (bounds_.last && date.first > *bounds_.last)
            return inQuotes(date.words) + " is after the contract ends, " + longDay(*bounds_.last);
        return {};
    }

    // A step that names one deliverable, and ends after the day on which that is due.
    std::string lateIn(const std::string& line, const WrittenDate& last) const
    {
        const Deliverable* named = nullptr;
        std::size_t looked = 0;
        for (const auto& component : contract_.components)
            for (const auto& deliverable : component.deliverables) {
                if (++looked > kMaxDeliverables) return {};
                if (!says(line, deliverable.title)) continue;
                if (named) return {};
                named = &deliverable;
            }
        const auto due = named ? dayOf(named->due) : std::nullopt;
        if (!due || last.first <= *due) return {};
        return inQuotes(named->title) + " is planned for " + inQuotes(last.words) +
               " and due by the end of " + longDay(*due);
    }

    const Contract& contract_;
    const Bounds bounds_;
    std::size_t dates_ = 0, count_ = 0;
    std::vector<std::string> told_;
    std::string place_;
};

}

Finding dates(const Requirement& requirement, std::span<const Passage> passages, const Contract& contract)
{
    Faults faults(contract);
    for (const auto& passage : passages)
        for (std::size_t at = passage.begin; at < passage.end; ++at) {
            const Block& block = passage.document->blocks[at];
            if (block.kind != Block::Kind::Table)
                faults.take(block.text, passage, at, block.kind == Block::Kind::ListItem);
            for (const auto& row : block.rows) {
                std::string line;
                for (const auto& cell : row)
                    line += cell.text + " | ";
                faults.take(line, passage, at, true);
            }
        }
    if (!faults.none()) return unmet(requirement, faults.place(), faults.told());
    if (faults.dates() == 0)
        return met(requirement, "no date is given, so that none can contradict the contract");
    return met(requirement, {});
}

}
