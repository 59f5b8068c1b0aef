#include "state/concerns.h"

#include "base/words.h"
#include "state/deadline.h"
#include "state/facts.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace remit {

namespace {

// Work that needs a day with others is known by these words of its title, alone or in the plural. Words for
// work that the provider does at times of its own, such as "interviews", are none.
constexpr std::array<std::string_view, 8> kAppointments = {
    "briefing", "call", "conference", "discussion", "meeting", "presentation", "seminar", "workshop"};
// They belong to no name of a thing, so a quotation is not begun or ended with them.
constexpr std::array<std::string_view, 22> kSmallWords = {
    "a",  "an", "and", "are", "as",   "at",  "by",   "for", "from", "in",    "is",
    "it", "of", "on",  "or",  "that", "the", "this", "to",  "will", "which", "with"};

template <std::size_t n>
bool isOneOf(const std::array<std::string_view, n>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

struct Word {
    std::string_view text; // as written
    std::string small;     // in small letters
    bool follows = false;  // nothing but spaces are between it and the word before
};

// The words of `text`: letters, other alphabets' included.
std::vector<Word> wordsOf(std::string_view text)
{
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    };
    std::vector<Word> words;
    bool follows = false;
    for (std::size_t i = 0; i < text.size();) {
        if (!isLetter(text[i])) {
            follows = follows && (text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t');
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && isLetter(text[i]))
            ++i;
        Word word{text.substr(begin, i - begin), {}, follows};
        for (const char c : word.text)
            word.small += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        words.push_back(std::move(word));
        follows = true;
    }
    return words;
}

// What `text` calls a draft, in its own words: "final draft report"; empty if it calls nothing so. To draft
// something is no draft, and neither a small word nor the one with which the sentence begins belongs to it.
std::string draftIn(std::string_view text)
{
    const std::vector<Word> words = wordsOf(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].small != "draft") continue;
        const Word* next = i + 1 < words.size() && words[i + 1].follows ? &words[i + 1] : nullptr;
        if (next && (next->small == "a" || next->small == "an" || next->small == "the")) continue;
        std::string called(words[i].text);
        if (next && !isOneOf(kSmallWords, next->small)) called += " " + std::string(next->text);
        const Word* before = i > 0 && words[i].follows ? &words[i - 1] : nullptr;
        if (before && before->text == before->small && !isOneOf(kSmallWords, before->small))
            called = std::string(before->text) + " " + called;
        return called;
    }
    return {};
}

bool isAppointment(std::string_view title)
{
    const std::vector<Word> words = wordsOf(title);
    return std::any_of(words.begin(), words.end(), [](const Word& word) {
        std::string_view one = word.small;
        if (one.ends_with('s')) one.remove_suffix(1);
        return isOneOf(kAppointments, one);
    });
}

// Gathers what there is to say of one contract.
class Concerns {
public:
    Concerns(const Contract& contract, const Zone& zone)
        : contract_(contract), zone_(zone), nothing_(contract),
          deadlines_(contract, nothing_, zone, Instant())
    {
        for (const Deliverable* each : contract.deliverables())
            if (const auto dated = each->internal ? std::nullopt : day(deadlines_.of(each->id.str())))
                table_.push_back({each, deadlines_.of(each->id.str()).deadline->end, *dated});
        std::stable_sort(table_.begin(), table_.end(),
                         [](const Row& a, const Row& b) { return a.end < b.end; });
        if (contract.completes) completion_ = day(deadlines_.completion());
    }

    std::vector<Concern> all() &&
    {
        daysOff();
        for (const auto& [key, assumption] : contract_.assumed)
            question(assumption.place, key + " is assumed: " + assumption.reason);
        answers();
        draftAtTheEnd();
        appointments();
        payments();
        std::stable_sort(concerns_.begin(), concerns_.end(), [](const Concern& a, const Concern& b) {
            return std::tie(a.kind, a.place.line, a.place.column) <
                   std::tie(b.kind, b.place.line, b.place.column);
        });
        return std::move(concerns_);
    }

private:
    // A deliverable of the contract's own table.
    struct Row {
        const Deliverable* deliverable;
        Instant end;
        LocalDay day;
    };

    void add(Concern::Kind kind, const Place& place, std::string what)
    {
        concerns_.push_back({kind, place, std::move(what)});
    }
    void question(const Place& place, std::string what)
    {
        add(Concern::Kind::Question, place, std::move(what));
    }

    // The last day on time; none where it is not known, or another in each zone that the contract may mean.
    std::optional<LocalDay> day(const Due& due) const
    {
        if (!due.deadline) return {};
        if (due.deadline->day || due.deadline->earliest) return due.deadline->day;
        const auto local = zone_.local(due.deadline->end - std::chrono::seconds(1));
        return local ? std::optional(local->day) : std::nullopt;
    }

    void daysOff()
    {
        for (const auto& part : contract_.parts())
            if (part.due && !std::holds_alternative<Term::EveryMonth>(part.due->meaning))
                dayOff(std::string(part.title) + " is due on", *part.due, deadlines_.of(part.id));
        if (contract_.completes)
            dayOff("the services are to be completed by", *contract_.completes, deadlines_.completion());
        if (contract_.ends) dayOff("the contract ends on", *contract_.ends, deadlines_.end());
    }

    // What is due with another is so on the other's day, of which it is said.
    void dayOff(const std::string& what, const Term& term, const Due& due)
    {
        const auto found = day(due);
        if (!found || contract_.calendar.isWorkingDay(*found) ||
            std::holds_alternative<Term::With>(term.meaning))
            return;
        add(Concern::Kind::Warning, term.place,
            what + " " + longDay(*found) + ", which is no working day" +
                contract_.calendar.holidayInBrackets(*found) +
                ", and nothing in the contract moves it; agree which day counts");
    }

    void answers()
    {
        if (!contract_.review.within) return;
        const Row* later = nullptr; // the one after `row`
        const Row* next = nullptr;  // the first of a later day
        for (auto row = table_.rbegin(); row != table_.rend(); later = &*row++) {
            if (later && later->day > row->day) next = later;
            const Instant handedIn = row->end - std::chrono::seconds(1);
            if (const auto by =
                    day(deadlines_.after(handedIn, *contract_.review.within, "review.within", {})))
                answer(*row, *by, next);
        }
    }

    void answer(const Row& row, LocalDay by, const Row* next)
    {
        std::vector<std::string> trouble;
        const long left = next ? contract_.calendar.between(by, next->day) : 0;
        if (next && left < contract_.answerLeaves) {
            const std::string about = next->deliverable->title + " (due on " + longDay(next->day) + ")";
            trouble.push_back(by > next->day ? "is later than " + about
                              : left == 0    ? "leaves no working day to " + about
                                          : "leaves " + count(static_cast<std::size_t>(left), "working day") +
                                                " to " + about);
        }
        if (completion_ && by > *completion_)
            trouble.push_back("is after completion (" + longDay(*completion_) + ")");
        if (trouble.empty()) return;
        const bool assumed = contract_.assumption("review.within");
        add(assumed ? Concern::Kind::Question : Concern::Kind::Warning, row.deliverable->due.place,
            "an answer to " + row.deliverable->title + " within " + contract_.review.within->str() +
                " comes by " + longDay(by) + ", which " + listed(trouble) + "; " +
                (assumed ? "review.within is assumed, so ask by when the client will answer"
                         : "agree on an earlier answer or on another date"));
    }

    void payments()
    {
        if (contract_.payments.empty())
            return question({contract_.place.file, 0, 0},
                            "there are no payment terms; ask what is paid, when and after what, "
                            "and write it under [[payment]]");
        whoMay();
        Percent parts;
        std::int64_t amounts = 0;
        for (const auto& payment : contract_.payments)
            if (const auto* part = std::get_if<Percent>(&payment.share))
                parts.hundredths += part->hundredths;
            else
                amounts = together({amounts, {}}, {std::get<Money>(payment.share).minor, {}}).minor;
        const Place& last = contract_.payments.back().place;
        if (parts.hundredths > 0 && !contract_.value)
            question(
                last,
                "the payments are parts of the value of the contract, which is not given; ask what it is, "
                "and write it as value");
        const auto& value = contract_.value;
        const bool gap =
            value ? amounts + part(parts, *value).minor < value->minor : parts.hundredths < 10'000;
        if (gap && (value || amounts == 0))
            question(last,
                     "the payments do not come to the value of the contract; ask when the rest is paid");
    }

    // Each step of a payment needs somebody who may take it.
    void whoMay()
    {
        const auto& all = contract_.payments;
        const auto isNeeded = [&](Payment::Condition::What what) {
            return std::any_of(all.begin(), all.end(), [&](const Payment& each) { return each.needs(what); });
        };
        const auto nobody = [&](Side side, Right right) {
            return std::none_of(contract_.posts.begin(), contract_.posts.end(),
                                [&](const Post& post) { return post.side == side && post.allows(right); });
        };
        const auto ask = [&](const std::string& what, Right right) {
            question(all.front().place, "nobody may " + what + "; give a post the right \"" +
                                            std::string(word(right)) + "\" (people.toml)");
        };
        if (isNeeded(Payment::Condition::What::Certified) && nobody(Side::Client, Right::Certify))
            ask("certify payments", Right::Certify);
        if (isNeeded(Payment::Condition::What::Invoiced) && nobody(Side::Provider, Right::Invoice))
            ask("send invoices", Right::Invoice);
        if (nobody(Side::Client, Right::Pay)) ask("record payments", Right::Pay);
    }

    // Changes to what is handed in on the last day can only be made after it.
    void draftAtTheEnd()
    {
        if (table_.empty() || completion_ != table_.back().day) return;
        const Deliverable& last = *table_.back().deliverable;
        std::string draft = draftIn(last.title);
        if (draft.empty()) draft = draftIn(last.description);
        if (draft.empty()) return;
        question(last.due.place,
                 last.title + ", the last deliverable, is due on the day of completion, " +
                     longDay(*completion_) + ", and its text says " + inQuotes(draft) +
                     ": no change to it could be asked for and made before completion; ask whether a "
                     "final version follows, and by when");
    }

    void appointments()
    {
        for (const auto& component : contract_.components)
            for (const auto& each : component.activities)
                if (!each.due && isAppointment(each.title))
                    question(each.place, each.title + " has no date; others take part in it, so agree on a "
                                                      "day and write it as due");
    }

    const Contract& contract_;
    const Zone& zone_;
    const Standing nothing_; // has happened
    const Deadlines deadlines_;
    std::vector<Row> table_; // those with a date, by it
    std::optional<LocalDay> completion_;
    std::vector<Concern> concerns_;
};

}

std::string Concern::text() const
{
    return place.str() + (kind == Kind::Warning ? ": warning: " : ": question: ") + what;
}

std::vector<Concern> concerns(const Contract& contract, const Zone& zone)
{
    return Concerns(contract, zone).all();
}

}
