#include "state/concerns.h"

#include "base/words.h"
#include "state/deadline.h"
#include "state/facts.h"

#include <algorithm>
#include <array>

namespace remit {

namespace {

// Words of titles that mean a day on which people meet.
constexpr std::array<std::string_view, 8> kAppointments = {
    "discussion", "meeting", "workshop", "presentation", "conference", "seminar", "hearing", "call"};

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    bool within = false;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        const bool letter = c >= 'a' && c <= 'z';
        if (letter && !within) words.emplace_back();
        if (letter) words.back() += c;
        within = letter;
    }
    return words;
}

bool isAppointment(const Activity& activity)
{
    const auto words = wordsOf(activity.title);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::any_of(kAppointments.begin(), kAppointments.end(), [&](std::string_view each) {
            return word == each || word == std::string(each) + "s";
        });
    });
}

// "final draft report": the words of `text` around "draft"; empty if it has none.
std::string aroundDraft(const std::string& text)
{
    const std::size_t at = text.find("draft ");
    if (at == std::string::npos) return {};
    const std::size_t before = text.find_last_of(' ', at < 2 ? 0 : at - 2);
    const std::size_t begin = before == std::string::npos ? 0 : before + 1;
    const std::size_t end = std::min(text.find_first_of(" .,;", at + 6), text.size());
    return text.substr(begin, end - begin);
}

class Gathering {
public:
    Gathering(const Contract& contract, const Zone& zone)
        : contract_(contract), calendar_(contract.calendar), zone_(zone), nothing_(contract),
          deadlines_(contract, nothing_, zone, Instant())
    {
    }

    std::vector<Concern> all()
    {
        restDays();
        for (const auto& [key, reason] : contract_.assumed)
            add(Concern::Kind::Question, placeOf(key), key + " is assumed: " + reason);
        table();
        for (std::size_t i = 0; i < table_.size(); ++i)
            answer(i);
        lastOne();
        appointments();
        if (contract_.payments.empty())
            add(Concern::Kind::Question, {}, "there are no payment terms: nothing says what is paid when");
        std::stable_partition(concerns_.begin(), concerns_.end(),
                              [](const Concern& each) { return each.kind == Concern::Kind::Warning; });
        return std::move(concerns_);
    }

private:
    // A deliverable of the contract's own table with the day it is due on.
    struct Dated {
        const Deliverable* deliverable;
        LocalDay due;
    };

    void add(Concern::Kind kind, Place place, std::string what)
    {
        if (place.file.empty()) place = {"schedule.toml", 0, 0};
        concerns_.push_back({kind, std::move(place), std::move(what)});
    }

    void restDay(const std::string& title, const Term& term, const Due& due)
    {
        if (!due.deadline || !due.deadline->day || std::holds_alternative<Term::With>(term.meaning)) return;
        const LocalDay day = *due.deadline->day;
        if (calendar_.isWorkingDay(day)) return;
        const Holiday* holiday = calendar_.holiday(day);
        add(Concern::Kind::Warning, term.place,
            title + " is due on " + longDay(day) + ", which is no working day" +
                (holiday && !holiday->name.empty() ? " (" + holiday->name + ")" : "") +
                "; nothing moves it to one");
    }

    void restDays()
    {
        for (const auto& component : contract_.components) {
            for (const auto& each : component.deliverables)
                restDay(each.title, each.due, deadlines_.of(each));
            for (const auto& each : component.inputs)
                if (each.due) restDay(each.title, *each.due, deadlines_.of(each));
            for (const auto& each : component.activities)
                if (each.due) restDay(each.title, *each.due, deadlines_.of(each));
        }
        if (contract_.completes)
            restDay("The completion of the services", *contract_.completes, deadlines_.completion());
    }

    // Where what is assumed stands: the date, or the deliverable itself.
    Place placeOf(const std::string& key) const
    {
        const auto id = DeliverableId::of(key.substr(0, key.find('.')));
        const Deliverable* deliverable = id ? contract_.deliverable(*id) : nullptr;
        if (!deliverable) return {};
        return key.ends_with(".due") ? deliverable->due.place : deliverable->place;
    }

    void table()
    {
        for (const auto* each : contract_.deliverables()) {
            const Due due = each->internal ? Due{} : deadlines_.of(*each);
            if (due.deadline && due.deadline->day) table_.push_back({each, *due.deadline->day});
        }
        std::stable_sort(table_.begin(), table_.end(),
                         [](const Dated& a, const Dated& b) { return a.due < b.due; });
        if (contract_.completes && deadlines_.completion().deadline)
            completes_ = deadlines_.completion().deadline->day;
    }

    // What the client's answer to the deliverable at `i`, handed in on its day, leaves to the work.
    void answer(std::size_t i)
    {
        if (!contract_.review.within) return;
        const auto [deliverable, due] = table_[i];
        const auto noon = zone_.at({due, std::chrono::hours(12)});
        if (!noon) return;
        const Due by = deadlines_.after(*noon, *contract_.review.within, "review.within", deliverable->title);
        if (!by.deadline || !by.deadline->day) return;
        const LocalDay answered = *by.deadline->day;
        const bool assumed = contract_.assumption("review.within");
        const auto kind = assumed ? Concern::Kind::Question : Concern::Kind::Warning;
        const std::string said = "the answer to " + deliverable->title +
                                 ", handed in on its day, may take until " + longDay(answered) + " (" +
                                 contract_.review.within->str() + (assumed ? ", assumed)" : ")");
        if (completes_ && answered > *completes_) {
            add(kind, deliverable->due.place,
                said + ", after the services are to be completed on " + longDay(*completes_));
            return;
        }
        if (i + 1 == table_.size()) return;
        const auto [next, nextDue] = table_[i + 1];
        const long left = calendar_.between(answered, nextDue);
        if (left < contract_.answerLeaves)
            add(kind, deliverable->due.place,
                said + ", which leaves " + count(static_cast<std::size_t>(left), "working day") + " to " +
                    next->title);
    }

    // No request for changes to the last deliverable could be met in time.
    void lastOne()
    {
        if (table_.empty() || !completes_ || table_.back().due != *completes_) return;
        const Deliverable& last = *table_.back().deliverable;
        const std::string draft = aroundDraft(last.description);
        add(Concern::Kind::Question, last.due.place,
            last.title +
                " is due on the day on which the services are to be completed, so nothing leaves time for "
                "changes to it" +
                (draft.empty() ? ""
                               : "; its text calls it a \"" + draft + "\": does another version follow?"));
    }

    void appointments()
    {
        for (const auto& component : contract_.components)
            for (const auto& activity : component.activities)
                if (!activity.due && isAppointment(activity))
                    add(Concern::Kind::Question, activity.place,
                        activity.title + " needs a day that suits several, and has no date");
    }

    const Contract& contract_;
    const Calendar& calendar_;
    const Zone& zone_;
    Standing nothing_; // has happened
    Deadlines deadlines_;
    std::vector<Dated> table_;
    std::optional<LocalDay> completes_;
    std::vector<Concern> concerns_;
};

}

std::string Concern::text() const
{
    return place.str() + ": " + (kind == Kind::Warning ? "warning: " : "question: ") + what;
}

std::vector<Concern> concerns(const Contract& contract, const Zone& zone)
{
    return Gathering(contract, zone).all();
}

}
