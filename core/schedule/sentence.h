#pragma once

#include "contract/payment.h"
#include "contract/term.h"
#include "schedule/complaints.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Due dates as sentences: "10 working days after plan is accepted". Their grammar is that of
// docs/schedule-format.md; what they come to is worked out in state/deadline.h.
namespace remit::schedule {

// What is wrong with a sentence, to be complained of at its place.
struct Fault {
    Says says;
    std::vector<std::string> filledIn; // one to three
};

using SentenceReading = std::variant<decltype(Term::meaning), Fault>;
SentenceReading readSentence(std::string_view text);

// "10 working days", "1 month".
using PeriodReading = std::variant<Period, Fault>;
PeriodReading readPeriodText(std::string_view text);

// "invoice", "certified", "plan accepted", "plan handed in": what a payment follows.
using ConditionReading = std::variant<Payment::Condition, Fault>;
ConditionReading readPaymentCondition(std::string_view text);

}
