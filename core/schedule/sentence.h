#pragma once

#include "schedule/complaints.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// Due dates as sentences: "10 working days after plan is accepted". Their grammar is that of
// docs/schedule-format.md; this version reads it and does not compute with it.
namespace remit::schedule {

// What a sentence counts from, or points to.
struct Anchor {
    enum class What { Due, Accepted, HandedIn, HandedOver };
    std::string id;
    What what = What::Due;
    bool with = false; // "with ID": due at the same time
};

// What is wrong with a sentence, to be complained of at its place.
struct Fault {
    Says says;
    std::vector<std::string> filledIn; // one to three
};

// A sentence that can be read: what it rests on, if it is something of the schedule.
using SentenceReading = std::variant<std::optional<Anchor>, Fault>;

SentenceReading readSentence(std::string_view text);

// "10 working days", "1 month". Returns what is wrong with it, if anything.
std::optional<Fault> faultOfPeriod(std::string_view text);

// "invoice", "plan accepted", "plan handed in": what a payment follows.
SentenceReading readPaymentCondition(std::string_view text);

}
