#include "schedule/complaints.h"

#include "base/words.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>

namespace remit::schedule {

namespace {

constexpr std::array kSayings = {
    Saying{Says::FileMissing, "there is no %1; a contract needs schedule.toml, people.toml and the terms of "
                              "reference, side by side in one folder"},
    Saying{Says::FileEmpty, "the file is empty; docs/schedule-format.md shows what belongs into it"},
    Saying{Says::FileTooLarge,
           "the file is larger than %1 MiB, more than any schedule needs; is it the right "
           "file?"},
    Saying{Says::LineTooLong, "the line is longer than %1 KiB; break it into several"},
    Saying{Says::NotUtf8,
           "the line holds bytes that are no UTF-8 text; save the file with the encoding UTF-8"},
    Saying{Says::KeyTooManyParts, "a key of more than %1 parts joined by dots; no key of a contract has that "
                                  "many"},
    Saying{Says::NestedTooDeep,
           "lists and tables lie more than %1 deep in each other; no value of a contract "
           "needs that"},
    Saying{Says::MoreComplaints, "there are %1 more complaints; mend those above first"},

    Saying{Says::SyntaxTwice, "\"%1\" is given a second time here; keep one of the two"},
    Saying{Says::SyntaxEnd, "the file ends inside a text or a list that is never closed; look above for a "
                            "missing quotation mark or bracket"},
    Saying{Says::SyntaxNoValue, "nothing stands after \"%1 =\"; give a value or leave the line out"},
    Saying{Says::SyntaxLine, "this line is neither a value nor a heading: write key = \"text\", or a heading "
                             "such as [contract] or [[component]]"},
    Saying{Says::SyntaxCurlyQuotes,
           "the quotation marks after \"%1 =\" are typographic; write straight ones: "
           "\"text\""},
    Saying{Says::SyntaxText,
           "the text after \"%1 =\" is not written as it must be: between two \" on one line, "
           "with \\\" for a quotation mark and \\\\ for a backslash inside, and nothing behind "
           "it"},
    Saying{Says::SyntaxFlag, "\"%1\" is either true or false, in small letters and without quotes"},
    Saying{Says::SyntaxNoSuchDate, "\"%1\" is a day or time that does not exist"},
    Saying{Says::SyntaxDate,
           "\"%1\" is no date as it must be written: year, month and day as 2022-08-21, with "
           "a time as 2022-08-21T16:30:00, without quotes"},
    Saying{Says::SyntaxUnquoted, "\"%1\" needs quotation marks around it"},
    Saying{Says::SyntaxList,
           "the list after \"%1 =\" is not written as it must be: [\"one\", \"two\"], with a "
           "comma between"},
    Saying{Says::SyntaxOther,
           "the value after \"%1 =\" is none that can be read: write \"text\", a date such as "
           "2022-08-21, a whole number, true or false, or a list in [ ]"},

    Saying{Says::KeyUnknown, "\"%1\" is not a key of %2%3"},
    Saying{Says::KeyMissing, "%1 has no \"%2\"; add %3"},
    Saying{Says::WrongType, "\"%1\" must be %2"},
    Saying{Says::TextEmpty, "\"%1\" is empty; fill it in or leave the line out"},
    Saying{Says::TextUnprintable,
           "\"%1\" holds a character that cannot be shown, such as an escape or a line "
           "break; take it out"},
    Saying{Says::TextTooLong,
           "\"%1\" has more than %2 bytes; say it shorter, the long form belongs into the terms "
           "of reference"},
    Saying{Says::WordUnknown, "\"%1\" is not one of the words that \"%2\" can have%3"},
    Saying{Says::NumberOutOfRange, "\"%1\" can be a whole number from %2 to %3 only"},
    Saying{Says::ListedTwice, "\"%1\" stands twice in \"%2\"; once is enough"},
    Saying{Says::ListEmpty, "%1 has no %2; add at least one"},
    Saying{Says::IdMalformed, "\"%1\" is no id: use 1 to 64 of a-z, 0-9 and \"-\", with a letter or digit at "
                              "both ends"},
    Saying{Says::IdReserved,
           "\"%1\" has a meaning of its own in a contract and cannot be an id; choose another"},
    Saying{Says::IdTwice,
           "\"%1\" is already the id of the %2 in line %3; each id is given once, whatever it is "
           "the id of"},

    Saying{Says::FormatNewer,
           "the schedule is written in format %1 and this version of Remit reads format 1; "
           "read it with a newer version"},
    Saying{Says::FormatUnknown, "there is no format %1; write format = 1"},
    Saying{Says::ZoneUnknown, "the time zone \"%1\" is not known; write it by region and city, as in "
                              "\"Europe/Zurich\""},
    Saying{Says::DayEnds, "\"%1\" is no time at which a day ends; write hours and minutes from \"00:01\" to "
                          "\"24:00\""},
    Saying{Says::TermsElsewhere, "\"%1\" cannot hold the terms of reference; give the name of a file beside "
                                 "schedule.toml, without folders"},
    Saying{Says::TermsMissing,
           "the terms of reference are said to be in \"%1\", and there is no such file beside "
           "schedule.toml"},
    Saying{Says::TermsEmpty, "the terms of reference in \"%1\" are empty; put their text there"},
    Saying{Says::EndsBeforeCompletes,
           "the contract ends on %1, before its services are completed on %2; swap "
           "them or mend one"},
    Saying{Says::DeliverablesNone, "the schedule has no deliverable; add a [[component]] and a "
                                   "[[component.deliverable]]"},
    Saying{Says::DeliverablesTooMany,
           "the schedule has more than %1 deliverables; this version keeps no more"},
    Saying{Says::TopicTwice,
           "\"%1\" is already a topic of this list, in line %2; each topic has its own title"},
    Saying{Says::ExpectsValue,
           "\"%1\" is of a kind that no phase reads; give a text, a whole number, true or "
           "false, or a list of these"},
    Saying{Says::RequirementNothing,
           "this [[component.deliverable.requirement]] asks for nothing; add a line such as section = "
           "\"Budget\" or free-of = [\"placeholders\"]"},
    Saying{Says::RequirementApart, "\"%1\" and \"%2\" do not belong in one requirement; write two"},
    Saying{Says::TopicsUnknown, "there is no [[topics]] with the id \"%1\"%2"},
    Saying{Says::AssumedUnknown, "\"%1\" names nothing that stands in this schedule%2"},
    Saying{Says::PaymentAfter,
           "\"%1\" is nothing that a payment can follow; write \"invoice\", \"certified\", or an id with "
           "what happened to it, as in \"plan accepted\""},
    Saying{Says::AmountUnknown,
           "\"%1\" is no amount; write the number, with a point before the cents, and the currency, "
           "as in \"10000.00 USD\""},
    Saying{Says::AmountNothing, "this is an amount of nothing; write what it is, or leave the line out"},
    Saying{
        Says::ShareUnknown,
        "\"%1\" is neither a part nor an amount; write a part of the contract's value, as in \"%2\", or an "
        "amount, as in \"4000.00 EUR\""},
    Saying{Says::SharesTooMuch,
           "with this payment all of them come to more than the value of the contract; mend their shares"},
    Saying{Says::CurrencyOther,
           "%1 is another currency than %2 in line %3; a contract is kept in one currency"},
    Saying{Says::LatePerDay,
           "\"%1\" is not what a day can cost; write \"0.3 × V/d\" (V is the contract's value, d its "
           "\"days\"), a part of the value, as in \"%2\", or an amount, as in \"50.00 USD\""},
    Saying{Says::ValueMissing,
           "this is worked out from the value of the contract, which is not given; add to "
           "[contract]: value = \"10000.00 USD\""},
    Saying{Says::MoneyAssumed,
           "\"%1\" is assumed, and what late delivery costs rests on it; no amount rests on an "
           "assumption, so agree on it first or leave [late-delivery] out"},

    Saying{Says::CalendarUnknown, "there is no [[calendar]] with the id \"%1\"%2"},
    Saying{Says::CalendarsTooMany, "there are more than %1 calendars; this version keeps no more"},
    Saying{Says::CalendarElsewhere, "\"%1\" cannot hold holidays; give the name of an .ics file beside "
                                    "schedule.toml, without folders"},
    Saying{Says::CalendarMissing,
           "the holidays are said to be in \"%1\", and there is no such file beside schedule.toml"},
    Saying{Says::WeekendWhole, "this leaves no working day in a week; take a day out of \"weekend\""},
    Saying{
        Says::HolidayText,
        "\"%1\" is no holiday as it must be written: year, month and day, and its name after a space, as in "
        "\"2022-09-08 Jeûne genevois\""},
    Saying{Says::HolidaysTooMany,
           "the calendars have more than %1 holidays from here on; no contract needs that "
           "many, take some out"},
    Saying{Says::HolidayRulesTooMany,
           "the calendars have more than %1 rules, or several that lead nowhere; mend or leave out some"},
    Saying{Says::CalendarNone, "this is no calendar, which begins with BEGIN:VCALENDAR; export it anew as "
                               "iCalendar (.ics)"},
    Saying{Says::CalendarCutOff,
           "the calendar breaks off: what begins with BEGIN:%1 in line %2 has no end; export it anew"},
    Saying{Says::CalendarEnd,
           "END:%1 stands where BEGIN:%2 of line %3 must end first; export the calendar anew"},
    Saying{Says::EventUndated,
           "the holiday \"%1\" has no day; add a line such as DTSTART;VALUE=DATE:20230501"},
    Saying{Says::EventLine, "this line of the holiday \"%1\" cannot be read: %2"},
    Saying{Says::EventTime, "the holiday \"%1\" has a time of day, and a holiday is a whole day; write it as "
                            "DTSTART;VALUE=DATE:20230501 or take it out"},
    Saying{Says::EventEnds, "the holiday \"%1\" does not last a day; DTEND is the day after its last"},
    Saying{Says::EventPart, "the holiday \"%1\" has %2, which this version does not read; use EXDATE for a "
                            "day that falls out and "
                            "RDATE for one that comes in"},
    Saying{
        Says::EventForEver,
        "the holiday \"%1\" recurs for ever; give its rule an UNTIL, up to 2037, after which Remit computes "
        "nothing"},
    Saying{Says::EventRule,
           "the rule of the holiday \"%1\" says \"%2\"; holidays recur YEARLY or MONTHLY, with BYMONTH, "
           "BYMONTHDAY and BYDAY, or WEEKLY or DAILY, with BYDAY; all with INTERVAL, and COUNT or UNTIL"},
    Saying{
        Says::EventStart,
        "the rule of the holiday \"%1\" does not give its first day, %2; let DTSTART be a day that the rule "
        "gives"},

    Saying{Says::DateQuoted, "\"%1\" is a date written as a text; write it without the quotation marks"},
    Saying{Says::DateSpelling,
           "\"%1\" is no date that can be read without guessing; write year, month and day "
           "as 2022-08-21, without quotes"},
    Saying{Says::DateVague, "\"%1\" names no single day; write the last day that is still on time, as in "
                            "2022-12-15"},
    Saying{Says::TimeSpelling,
           "\"%1\" is no time that can be read; write the day and the time of 24 hours as "
           "2022-08-21T13:00:00, without quotes"},
    Saying{Says::TimeWithoutDay, "\"%1\" has a time and no day; write both, as in 2022-08-21T13:00:00"},
    Saying{Says::TimeFraction,
           "\"%1\" has a fraction of a second; whole seconds are as fine as a deadline gets"},
    Saying{Says::YearTooLate,
           "\"%1\" lies in the year %2, and this version cannot work out dates after 2037"},
    Saying{Says::YearTooEarly, "\"%1\" lies in the year %2; a contract's dates begin with 1970"},
    Saying{Says::PeriodUnknown,
           "\"%1\" is no period: write a number and working days, days, weeks or months, as "
           "in \"10 working days\""},
    Saying{Says::CountOutOfRange, "\"%1\" counts %2; a period can be from 1 to 1000"},
    Saying{Says::SentenceUnknown,
           "\"%1\" is no due date that can be read; write a date such as 2022-08-21 or a "
           "sentence such as \"10 working days after plan is accepted\", \"2 weeks before "
           "final\", \"end of month 3\" or \"with first-draft\""},
    Saying{Says::SentenceWord, "\"%1\" is not understood in \"%2\"%3"},
    Saying{Says::SentenceBreaksOff, "\"%1\" breaks off; %2 must follow"},
    Saying{Says::WeekdayOther, "%1 is a %2, not a %3; correct the day or the date"},
    Saying{
        Says::EveryMonthOnce,
        "\"%1\" recurs, and what is handed in or over is so once; write one of them for each of its dates"},
    Saying{Says::StartUnknown,
           "it counts from the start of the contract, which is not given; add to [contract]: "
           "starts = 2022-08-01, the day it starts"},
    Saying{Says::AnchorUnknown, "\"%1\" is no deliverable, input or activity of this schedule%2"},
    Saying{Says::AnchorKind,
           "\"%1\" is the id of %2, which is never %3; a deliverable is handed in and accepted, "
           "an input is handed over"},
    Saying{Says::AnchorUndated,
           "\"%1\" has no due date of its own, so nothing can be due by it; give it one"},
    Saying{Says::AnchorItself, "\"%1\" is due by its own date; name another, or give a day"},
    Saying{Says::AnchorCircle, "these due dates wait for each other in a circle: %1; give one of them a day"},

    Saying{Says::PostUnknown, "\"%1\" is no post of people.toml%2"},
    Saying{Says::PostOfOtherSide, "the post \"%1\" is on the side %2, and this party on the side %3; a party "
                                  "holds posts of its own side only"},
    Saying{Says::ApprovalSide, "the post \"%1\" is on the side %2; who approves is on the side client"},
    Saying{Says::ApprovalRight,
           "the post \"%1\" may not \"review\" (people.toml), so it can approve nothing; add "
           "the right or name another post"},
    Saying{Says::ApprovalsNone,
           "\"%1\" says how \"approvals\" count, and there are none; name the posts that must accept, or "
           "leave it out"},
    Saying{Says::QuorumTooLarge,
           "it takes %1 to accept, and \"approvals\" names %2; ask for fewer, or name more posts"},
    Saying{Says::QuorumInOrder,
           "in the order listed each waits for those before it, so all %1 of \"approvals\" have to accept; "
           "leave out \"quorum\" or \"order\""},
    Saying{Says::KeeperUnknown, "the keeper \"%1\" is no party of people.toml%2"},
    Saying{Says::KeyMalformed, "\"%1\" is no public SSH key; paste the line of the .pub file, as in "
                               "\"ssh-ed25519 AAAA…\""},
    Saying{Says::KeyShared, "this key already belongs to the party \"%1\"; a key of two parties would prove "
                            "neither of them"},
    Saying{Says::JudgeInOwnCause,
           "the %1 \"%2\" may both \"submit\" and \"review\"; who hands in does not decide "
           "on it"},
    Saying{Says::SideMissing,
           "there is no party on the side %1; add a [[party]], or nobody could act for that "
           "side"},
};

constexpr bool inTheOrderOfSays()
{
    for (std::size_t i = 0; i < kSayings.size(); ++i)
        if (static_cast<std::size_t>(kSayings[i].says) != i) return false;
    return kSayings.size() == static_cast<std::size_t>(Says::SideMissing) + 1;
}
static_assert(inTheOrderOfSays());

std::string filled(std::string_view words, std::initializer_list<std::string_view> filledIn)
{
    constexpr std::size_t kLongest = 400;
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] != '%') {
            text += words[i];
            continue;
        }
        const auto which = static_cast<std::size_t>(words[++i] - '1');
        assert(which < filledIn.size());
        text += quotable(filledIn.begin()[which], kLongest);
    }
    return text;
}

}

std::span<const Saying> sayings()
{
    return kSayings;
}

Complaints::Complaints(std::vector<std::string> files)
{
    for (auto& file : files)
        order_.emplace(std::move(file), order_.size());
}

void Complaints::add(const Place& place, Says says, std::initializer_list<std::string_view> filledIn)
{
    add(place, Error{filled(kSayings[static_cast<std::size_t>(says)].words, filledIn)});
}

void Complaints::add(const Place& place, const Error& error)
{
    if (list_.size() == kMostComplaints) {
        ++unsaid_;
        return;
    }
    list_.push_back({place, error.what});
}

std::string Complaints::suggestion(std::string_view word, std::span<const std::string> known)
{
    constexpr std::size_t kFew = 12;
    if (known.size() > wordsToCompare_) {
        wordsToCompare_ = 0;
        return {};
    }
    wordsToCompare_ -= known.size();
    std::string near = didYouMean(word, known);
    if (!near.empty() || known.empty() || known.size() > kFew) return near;
    return "; known: " + listed(known);
}

std::vector<Complaint> Complaints::inOrder() &&
{
    const auto key = [this](const Complaint& complaint) {
        const auto file = order_.find(complaint.place.file);
        // Files without a place of their own, those of holidays, come last and by name.
        return std::tuple(file == order_.end() ? order_.size() : file->second,
                          file == order_.end() ? std::string_view(complaint.place.file) : std::string_view(),
                          complaint.place.line, complaint.place.column);
    };
    std::stable_sort(list_.begin(), list_.end(),
                     [&](const Complaint& a, const Complaint& b) { return key(a) < key(b); });
    if (unsaid_ > 0) {
        const auto saying = kSayings[static_cast<std::size_t>(Says::MoreComplaints)].words;
        list_.push_back({list_.back().place, filled(saying, {std::to_string(unsaid_)})});
    }
    return std::move(list_);
}

}
