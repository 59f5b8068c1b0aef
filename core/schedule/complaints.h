#pragma once

#include "base/result.h"
#include "contract/expects.h"

#include <cstddef>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Everything the readers of a contract's files can say, in one place (complaints.cpp), and the list in which
// they say it. A test holds that each of these sentences is said by some file of tests/schedule/must-fail.
namespace remit::schedule {

enum class Says {
    // the files
    FileMissing,
    FileEmpty,
    FileTooLarge,
    LineTooLong,
    NotUtf8,
    KeyTooManyParts,
    NestedTooDeep,
    MoreComplaints,
    // TOML
    SyntaxTwice,
    SyntaxEnd,
    SyntaxNoValue,
    SyntaxLine,
    SyntaxCurlyQuotes,
    SyntaxText,
    SyntaxFlag,
    SyntaxNoSuchDate,
    SyntaxDate,
    SyntaxUnquoted,
    SyntaxList,
    SyntaxOther,
    // keys and values
    KeyUnknown,
    KeyMissing,
    WrongType,
    TextEmpty,
    TextUnprintable,
    TextTooLong,
    WordUnknown,
    NumberOutOfRange,
    ListedTwice,
    ListEmpty,
    IdMalformed,
    IdReserved,
    IdTwice,
    // schedule.toml
    FormatNewer,
    FormatUnknown,
    ZoneUnknown,
    DayEnds,
    TermsElsewhere,
    TermsMissing,
    TermsEmpty,
    EndsBeforeCompletes,
    DeliverablesNone,
    DeliverablesTooMany,
    TopicTwice,
    ExpectsValue,
    RequirementNothing,
    RequirementApart,
    TopicsUnknown,
    AssumedUnknown,
    PaymentAfter,
    AmountUnknown,
    AmountNothing,
    ShareUnknown,
    SharesTooMuch,
    CurrencyOther,
    LatePerDay,
    ValueMissing,
    MoneyAssumed,
    // calendars
    CalendarUnknown,
    CalendarsTooMany,
    CalendarElsewhere,
    CalendarMissing,
    WeekendWhole,
    HolidayText,
    HolidaysTooMany,
    HolidayRulesTooMany,
    CalendarNone,
    CalendarCutOff,
    CalendarEnd,
    EventUndated,
    EventLine,
    EventTime,
    EventEnds,
    EventPart,
    EventForEver,
    EventRule,
    EventStart,
    // dates and sentences
    DateQuoted,
    DateSpelling,
    DateVague,
    TimeSpelling,
    TimeWithoutDay,
    TimeFraction,
    YearTooLate,
    YearTooEarly,
    PeriodUnknown,
    CountOutOfRange,
    SentenceUnknown,
    SentenceWord,
    SentenceBreaksOff,
    WeekdayOther,
    EveryMonthOnce,
    StartUnknown,
    AnchorUnknown,
    AnchorKind,
    AnchorUndated,
    AnchorItself,
    AnchorCircle,
    // people.toml
    PostUnknown,
    PostOfOtherSide,
    ApprovalSide,
    ApprovalRight,
    ApprovalsNone,
    QuorumTooLarge,
    QuorumInOrder,
    KeeperUnknown,
    KeyMalformed,
    KeyShared,
    JudgeInOwnCause,
    SideMissing,
};

// A sentence as it stands in the list, with %1, %2, … where it is filled in.
struct Saying {
    Says says;
    std::string_view words;
};
std::span<const Saying> sayings();

// The complaints of one reading. A file that is wrong in every line gets kMostComplaints of them and one that
// says how many more there are.
class Complaints {
public:
    static constexpr std::size_t kMostComplaints = 1000;

    // `files`: in the order in which their complaints are to stand.
    explicit Complaints(std::vector<std::string> files);

    // What is filled in may come from outside: it is made fit to be shown.
    void add(const Place& place, Says says, std::initializer_list<std::string_view> filledIn = {});

    // What kept a file from being read and is no fault of the contract's, hence not in the list of sentences.
    void add(const Place& place, const Error& error);

    // ". Did you mean …?" or, if nothing is near, the words that are known ("; known: a, b and c"), if few.
    // Looking for the nearest is given up after some thousand words in all, so that reading stays linear;
    // whoever gathers the words for the purpose asks first.
    bool canSuggest() const { return wordsToCompare_ > 0; }
    std::string suggestion(std::string_view word, std::span<const std::string> known);

    bool empty() const { return list_.empty(); }
    // In the order of the files and lines.
    std::vector<Complaint> inOrder() &&;

private:
    std::map<std::string, std::size_t> order_;
    std::vector<Complaint> list_;
    std::size_t unsaid_ = 0;
    std::size_t wordsToCompare_ = 50'000;
};

// Where the readers of one file say what is wrong with it.
struct Source {
    std::string file; // as complaints name it
    Complaints& complaints;

    Place at(int line, int column) const { return {file, line, column}; }
};

}
