#include "schedule/sentence.h"

#include "base/time.h"
#include "base/words.h"

#include <algorithm>
#include <array>

namespace remit::schedule {

namespace {

using Words = std::vector<std::string>;

constexpr int kMostCounted = 1000; // of days, weeks or months

Words split(std::string_view text)
{
    Words words;
    for (std::size_t begin = text.find_first_not_of(' '); begin != text.npos;) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(' ', end);
    }
    return words;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNumber(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), isDigit);
}

bool isDateSpelling(std::string_view text)
{
    return LocalDay::parse(text.substr(0, 10)) && (text.size() == 10 || text[10] == 'T' || text[10] == ' ');
}

bool isMonthName(std::string_view word)
{
    static constexpr std::array<std::string_view, 12> kMonths = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    std::string lower(word.substr(0, word.find_first_of(".,")));
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower.size() >= 3 && std::any_of(kMonths.begin(), kMonths.end(),
                                            [&](std::string_view month) { return month.starts_with(lower); });
}

std::string dayName(std::chrono::weekday day)
{
    static constexpr const char* kNames[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                             "Thursday", "Friday", "Saturday"};
    return kNames[day.c_encoding()];
}

// "Monday", "mon".
std::optional<std::chrono::weekday> weekdayOf(std::string_view word)
{
    std::string lower(word);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    for (unsigned i = 0; i < 7; ++i) {
        std::string name = dayName(std::chrono::weekday(i));
        name.front() = static_cast<char>(name.front() - 'A' + 'a');
        if (lower == name || (lower.size() == 3 && name.starts_with(lower))) return std::chrono::weekday(i);
    }
    return {};
}

// Reads a sentence word by word. The first thing that does not fit is the fault.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text), words_(split(text)) {}

    SentenceReading due()
    {
        Term::Relative relative;
        decltype(Term::meaning) meaning;
        if (skip({"with"})) {
            Term::With with;
            if (!id(with.id, "the id of a deliverable")) return *fault_;
            meaning = with;
        } else if (skip({"end", "of", "month"})) {
            Term::EndOfMonth end;
            if (!count(end.month)) return *fault_;
            meaning = end;
        } else if (skip({"last", "working", "day", "of", "every", "month"})) {
            meaning = Term::EveryMonth{};
        } else if (beginsWithCount()) {
            if (!period(relative.period) || !oneOf({"after", "before"})) return *fault_;
            relative.before = words_[at_ - 1] == "before";
            if (!anchor(relative.from)) return *fault_;
            meaning = relative;
        } else if (words_.size() == 2 && weekdayOf(words_[0]) && LocalDay::parse(words_[1])) {
            return dayWithItsName(*weekdayOf(words_[0]), *LocalDay::parse(words_[1]));
        } else {
            return faultOfOther();
        }
        return ended() ? SentenceReading(meaning) : *fault_;
    }

    PeriodReading periodAlone()
    {
        Period read;
        if (words_.empty() || !isNumber(words_.front()))
            return Fault{Says::PeriodUnknown, {std::string(text_)}};
        if (!period(read) || !ended()) return *fault_;
        return read;
    }

    ConditionReading payment()
    {
        using What = Payment::Condition::What;
        if (words_ == Words{"invoice"}) return Payment::Condition{What::Invoiced, {}};
        if (words_ == Words{"certified"}) return Payment::Condition{What::Certified, {}};
        const bool accepted = words_.size() == 2 && words_[1] == "accepted";
        const bool handedIn = words_.size() == 3 && words_[1] == "handed" && words_[2] == "in";
        const auto id = accepted || handedIn ? DeliverableId::of(words_[0]) : Error{};
        if (!id) return Fault{Says::PaymentAfter, {std::string(text_)}};
        return Payment::Condition{accepted ? What::Accepted : What::HandedIn, *id};
    }

private:
    // "Monday 2022-09-05": the day, if it is one of that name.
    static SentenceReading dayWithItsName(std::chrono::weekday named, LocalDay day)
    {
        if (day.weekday() == named) return Term::Day{day};
        return Fault{Says::WeekdayOther, {day.str(), dayName(day.weekday()), dayName(named)}};
    }

    bool skip(std::initializer_list<std::string_view> wanted)
    {
        if (words_.size() - at_ < wanted.size() ||
            !std::equal(wanted.begin(), wanted.end(), words_.begin() + static_cast<std::ptrdiff_t>(at_)))
            return false;
        at_ += wanted.size();
        return true;
    }

    // "10 working days …" and not "21 August 2022".
    bool beginsWithCount() const
    {
        return !words_.empty() && isNumber(words_[0]) && !(words_.size() > 1 && isMonthName(words_[1]));
    }

    static std::string anyOf(Words words)
    {
        for (auto& word : words)
            word = '"' + word + '"';
        return listed(words, "or");
    }

    bool breaksOff(std::string follows)
    {
        fault_ = Fault{Says::SentenceBreaksOff, {std::string(text_), std::move(follows)}};
        return false;
    }

    bool notUnderstood(const Words& known)
    {
        std::string near = didYouMean(words_[at_], known);
        if (near.empty() && !known.empty()) near = "; " + anyOf(known) + " can stand here";
        fault_ = Fault{Says::SentenceWord, {quotable(words_[at_]), std::string(text_), near}};
        return false;
    }

    bool oneOf(const Words& known)
    {
        if (at_ == words_.size()) return breaksOff(anyOf(known));
        if (std::find(known.begin(), known.end(), words_[at_]) == known.end()) return notUnderstood(known);
        ++at_;
        return true;
    }

    bool count(int& count)
    {
        if (at_ == words_.size()) return breaksOff("a number");
        const std::string& word = words_[at_];
        if (!isNumber(word)) return notUnderstood({});
        const auto value = word.substr(std::min(word.find_first_not_of('0'), word.size()));
        if (value.empty() || value.size() > 4 || std::stoi(value) > kMostCounted) {
            fault_ = Fault{Says::CountOutOfRange, {std::string(text_), word}};
            return false;
        }
        count = std::stoi(value);
        ++at_;
        return true;
    }

    bool period(Period& period)
    {
        if (!count(period.count)) return false;
        if (skip({"working"})) {
            period.unit = Period::Unit::WorkingDays;
            return oneOf({"days", "day"});
        }
        static const Words kUnits = {"day", "days", "week", "weeks", "month", "months"};
        static const Words kNames = {"working days", "days", "weeks", "months"};
        if (at_ == words_.size()) return breaksOff(anyOf(kNames));
        const auto unit = std::find(kUnits.begin(), kUnits.end(), words_[at_]);
        if (unit == kUnits.end()) return notUnderstood(kNames);
        static constexpr Period::Unit kMeant[] = {Period::Unit::Days, Period::Unit::Weeks,
                                                  Period::Unit::Months};
        period.unit = kMeant[(unit - kUnits.begin()) / 2];
        ++at_;
        return true;
    }

    bool id(std::string& id, std::string follows)
    {
        if (at_ == words_.size()) return breaksOff(std::move(follows));
        id = words_[at_++];
        return true;
    }

    bool anchor(Anchor& anchor)
    {
        if (skip({"start"}) || skip({"open"})) {
            anchor.what = words_[at_ - 1] == "start" ? Anchor::What::Start : Anchor::What::Open;
            return true;
        }
        if (!id(anchor.id, "what it counts from: an id, \"start\" or \"open\"")) return false;
        if (at_ == words_.size()) return true;
        if (!oneOf({"is"})) return false;
        if (skip({"accepted"})) {
            anchor.what = Anchor::What::Accepted;
            return true;
        }
        if (!oneOf({"handed", "accepted"}) || !oneOf({"in", "over"})) return false;
        anchor.what = words_[at_ - 1] == "in" ? Anchor::What::HandedIn : Anchor::What::HandedOver;
        return true;
    }

    bool ended() { return at_ == words_.size() || notUnderstood({}); }

    // No form begins like this; what was it meant to be?
    Fault faultOfOther()
    {
        const std::string text(text_);
        static const Words kVague = {"mid", "early", "late", "beginning", "middle", "soon"};
        const bool digit = std::any_of(text.begin(), text.end(), isDigit);
        const bool month = std::any_of(words_.begin(), words_.end(), isMonthName);
        const std::string first = words_.empty() ? "" : words_.front();
        if (isDateSpelling(text)) return {Says::DateQuoted, {text}};
        if (digit && text.find(':') != text.npos) return {Says::TimeSpelling, {text}};
        if (isDigit(text.front()) && text.find_first_of("/.-") != text.npos)
            return {Says::DateSpelling, {text}};
        if (month ||
            std::find(kVague.begin(), kVague.end(), first.substr(0, first.find('-'))) != kVague.end())
            return {digit ? Says::DateSpelling : Says::DateVague, {text}};
        static const Words kBeginnings = {"with", "end", "last"};
        if (!nearest(first, kBeginnings).empty() && words_.size() > 1) {
            for (const auto& form :
                 {Words{"end", "of", "month"}, Words{"last", "working", "day", "of", "every", "month"},
                  Words{"with"}}) {
                if (nearest(first, kBeginnings) != form.front()) continue;
                for (const auto& word : form)
                    if (!oneOf({word})) return *fault_;
            }
        }
        return {Says::SentenceUnknown, {text}};
    }

    std::string_view text_;
    Words words_;
    std::size_t at_ = 0;
    std::optional<Fault> fault_;
};

}

SentenceReading readSentence(std::string_view text)
{
    return Reader(text).due();
}

PeriodReading readPeriodText(std::string_view text)
{
    return Reader(text).periodAlone();
}

ConditionReading readPaymentCondition(std::string_view text)
{
    return Reader(text).payment();
}

}
