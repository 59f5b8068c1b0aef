#include "hand_in.h"

#include "time_words.h"

#include "base/words.h"
#include "document/judge.h"

#include <algorithm>
#include <unordered_set>

namespace remit::plan {

namespace {

using Words = std::unordered_set<std::string_view>;

// What may stand beside a title where it is handed in. A final or draft version is another than the one that
// is due, unless the title has the word.
const Words kHandingIn = {
    "submit",     "submission", "submitted", "submits",    "hand",        "handed",    "handing",   "in",
    "deliver",    "delivery",   "delivered", "delivering", "deliverable", "due",       "deadline",  "version",
    "send",       "sent",       "d",         "the",        "a",           "an",        "of",        "to",
    "by",         "on",         "for",       "and",        "until",       "no",        "nr",        "is",
    "will",       "be",         "date",      "planned",    "expected",    "target",    "proposed",  "prevue",
    "prevista",   "latest",     "at",        "remise",     "remettre",    "livraison", "livrable",  "depot",
    "soumission", "echeance",   "du",        "de",         "la",          "le",        "les",       "des",
    "l",          "au",         "a",         "entrega",    "entregar",    "producto",  "presentar", "plazo",
    "fecha",      "del",        "el",        "los",        "las",         "abgabe",    "der",       "des"};
// Stems of what is done with a deliverable and is no hand-in of it.
constexpr std::array<std::string_view, 24> kOtherDoings = {
    "comment",     "revis",   "review", "approv",   "accept", "feedback", "discuss", "valid",
    "present",     "correct", "pay",    "invoice",  "prepar", "draft",    "final",   "clear",
    "commentaire", "relect",  "approb", "paiement", "pago",   "aprob",    "consult", "observacion"};

std::string bare(std::string word)
{
    if (word.size() > 3 && word.back() == 's') word.pop_back();
    return word;
}

bool isNumeric(const std::string& word)
{
    return word.find_first_not_of("0123456789") == word.npos;
}

bool isHandingIn(const std::string& word)
{
    return kHandingIn.contains(word);
}

template <std::size_t N>
bool beginsWithOne(const std::vector<std::string>& words, const std::array<std::string_view, N>& stems)
{
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::any_of(stems.begin(), stems.end(), [&](auto stem) { return word.starts_with(stem); });
    });
}

// Whether a column has the days of hand-ins, as far as its head says: "Due date", but not "Payment date".
bool isOfHandIns(std::string_view head)
{
    const auto words = wordsOf(head);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return isHandingIn(word) || isBesideTimes(word) || headOf(word, false) == Head::Times;
    });
}

// Whether what stands in that column is done on the days of its row.
bool isOfDoings(std::string_view head)
{
    static const Words kDoings = {"activity", "activities", "step", "steps",       "task",     "tasks",
                                  "action",   "actions",    "what", "etape",       "activite", "activites",
                                  "tache",    "actividad",  "paso", "actividades", "tarea"};
    const auto words = wordsOf(head);
    return std::any_of(words.begin(), words.end(), [](const auto& word) { return kDoings.contains(word); });
}

// The number before everything else, or of the deliverable: "2. Work plan", "Deliverable 2: Work plan".
bool isOwnNumber(const std::vector<std::string>& words, std::size_t at)
{
    static const Words kNumbered = {"deliverable", "d", "no", "nr", "livrable", "producto"};
    return isNumeric(words[at]) && (at == 0 || isNumeric(words[at - 1]) || kNumbered.contains(words[at - 1]));
}

// The day on which the deliverable is to be handed in by that entry: its only date, the end of its only
// range, or what stands under the head of an end. In a row the cell has nothing else.
const WrittenDate* plannedFor(const Entry& entry)
{
    const WrittenDate* planned = nullptr;
    for (const auto& part : entry.parts) {
        if (part.dates.empty()) continue;
        const bool ends = planned && entry.row && isEnd(part.head);
        if (planned && !ends) return nullptr;
        if (part.dates.size() > 2 || (part.dates.size() == 2 && !part.dates[1].ends)) return nullptr;
        if (entry.row && (!saysOnlyTimes(part) || !isOfHandIns(part.head))) return nullptr;
        planned = &part.dates.back();
    }
    return planned && planned->reading == WrittenDate::Reading::Days ? planned : nullptr;
}

}

bool isOfPayment(const Entry& entry)
{
    constexpr std::array<std::string_view, 6> kPayment = {"payment", "paiement", "pago",
                                                          "invoice", "facture",  "factura"};
    return std::any_of(entry.parts.begin(), entry.parts.end(),
                       [&](const Part& part) { return beginsWithOne(wordsOf(part.text), kPayment); });
}

HandIns::HandIns(const Contract& contract)
{
    for (const Deliverable* deliverable : contract.deliverables()) {
        const auto due = dueDayOf(contract, *deliverable);
        if (!due) continue;
        for (const auto& wording : widened({deliverable->title}, contract.synonyms)) {
            Bare words;
            for (auto& word : wordsOf(wording))
                if (!isHandingIn(word)) words.insert(bare(std::move(word)));
            HandIn& handIn = handIns_.try_emplace(std::move(words), HandIn{deliverable, *due}).first->second;
            if (handIn.deliverable != deliverable) handIn.deliverable = nullptr;
        }
    }
}

// The one deliverable that these words name, if they say nothing but that it is handed in.
const HandIns::HandIn* HandIns::named(const std::vector<std::string>& words) const
{
    Bare said;
    for (std::size_t at = 0; at < words.size(); ++at)
        if (!isHandingIn(words[at]) && !isOwnNumber(words, at)) said.insert(bare(words[at]));
    const auto found = said.empty() ? handIns_.end() : handIns_.find(said);
    return found == handIns_.end() || !found->second.deliverable ? nullptr : &found->second;
}

const HandIns::HandIn* HandIns::namedIn(const Entry& entry) const
{
    if (!entry.row) {
        std::vector<std::string> words;
        for (const auto& part : entry.parts)
            for (auto& word : wordsBesideDates(part))
                words.push_back(std::move(word));
        return named(words);
    }
    const HandIn* found = nullptr;
    for (const auto& part : entry.parts) {
        const auto words = wordsBesideDates(part);
        if (const HandIn* const one = named(words)) {
            if (found && found->deliverable != one->deliverable) return nullptr;
            found = one;
        } else if (beginsWithOne(words, kOtherDoings) || (!isBlank(part.text) && isOfDoings(part.head))) {
            return nullptr;
        }
    }
    return found;
}

std::string HandIns::late(const Entry& entry) const
{
    const WrittenDate* const planned = plannedFor(entry);
    if (!planned) return {};
    const HandIn* const handIn = namedIn(entry);
    if (!handIn || planned->first <= handIn->due.last) return {};
    return inQuotes(handIn->deliverable->title) + " is planned for " + inQuotes(planned->words) +
           " and due " + handIn->due.words;
}

}
