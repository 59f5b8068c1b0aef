#include "ledger/event.h"

#include "base/unicode.h"
#include "ledger/codec.h"
#include "ledger/fields.h"

#include <array>

namespace remit {

namespace {

using ledger::decode;
using ledger::textOf;

constexpr std::array<std::string_view, 20> kKinds = {"open",    "submit",  "withdraw",  "review", "reopen",
                                                     "retract", "note",    "hand-over", "amend",  "agree",
                                                     "appoint", "notify",  "suspend",   "resume", "erase",
                                                     "invoice", "certify", "pay",       "attest", "close"};
static_assert(kKinds.size() == std::variant_size_v<Deed>);

constexpr std::array<std::string_view, 12> kRoles = {"clean",     "changes-shown", "annex",  "answers",
                                                     "commented", "schedule",      "people", "desk",
                                                     "terms",     "calendar",      "signed", "token"};
constexpr std::array<std::string_view, 4> kDecisions = {"comment", "accept", "request-changes", "reject"};

constexpr std::array<std::string_view, 4> kCapacities = {"holder", "deputy", "in-charge", "none"};

template <class T, std::size_t N>
std::optional<T> among(const std::array<std::string_view, N>& words, std::string_view word)
{
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return {};
    return static_cast<T>(found - words.begin());
}

// Whether it says no more than that it is the `number`th file of a note, and of what kind.
bool isNeutral(std::string_view name, std::size_t number)
{
    const std::string bare = "note-" + std::to_string(number);
    if (!name.starts_with(bare)) return false;
    const std::string_view ending = name.substr(bare.size());
    constexpr std::size_t kMostEnding = 5;
    return ending.empty() ||
           (ending.front() == '.' && ending.size() > 1 && ending.size() <= 1 + kMostEnding &&
            std::all_of(ending.begin() + 1, ending.end(),
                        [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }));
}

// What a note brings is no part of the record.
Result<void> keptApart(const Event& event, const Note& note)
{
    if (!event.files.empty())
        return Error{"the files of a note are kept apart: they are in [[kept]], not in [[file]]"};
    for (std::size_t i = 0; i < note.kept.size(); ++i)
        if (!isNeutral(note.kept[i].name, i + 1))
            return Error{"a file of a note is called \"note-" + std::to_string(i + 1) +
                         "\" and, after a point, its kind"};
    return {};
}

Result<void> wellMade(const Event& event)
{
    const bool first = std::holds_alternative<Open>(event.deed);
    if (first && event.seen) return Error{"\"seen-number\" does not belong in the first event"};
    if (!first && !event.seen) return Error{"\"seen-number\" is missing"};
    if (event.onBehalfOf == event.by) return Error{"\"for\" names the party of \"by\""};
    if (const auto* note = std::get_if<Note>(&event.deed))
        if (const auto kept = keptApart(event, *note); !kept) return kept.error();
    std::vector<std::string> names;
    for (const auto& file : event.files)
        names.push_back(file.name);
    return distinctNames(names);
}

bool isUtf8(const canonical::Fields& fields)
{
    return std::all_of(fields.begin(), fields.end(), [](const auto& field) {
        const auto& texts = field.second.texts;
        return remit::isUtf8(field.second.text) &&
               std::all_of(texts.begin(), texts.end(), [](const auto& text) { return remit::isUtf8(text); });
    });
}

}

std::string_view kindOf(const Deed& deed)
{
    return kKinds[deed.index()];
}

namespace ledger {

std::optional<Deed> deedOf(std::string_view kind)
{
    const auto make = []<std::size_t... I>(std::size_t index, std::index_sequence<I...>)
    {
        Deed deed;
        (void)((I == index && (deed.emplace<I>(), true)) || ...);
        return deed;
    };
    const auto index = among<std::size_t>(kKinds, kind);
    if (!index) return {};
    return make(*index, std::make_index_sequence<std::variant_size_v<Deed>>());
}

}

std::string encode(const Event& event)
{
    return canonical::write(textOf(event));
}

Result<Event> decodeEvent(std::string_view bytes)
{
    auto event = decode<Event>(bytes);
    if (!event) return event;
    if (const auto made = wellMade(*event); !made) return made.error();
    return event;
}

std::string encode(const EntryFacts& entry)
{
    return canonical::write(textOf(entry));
}

Result<EntryFacts> decodeEntry(std::string_view bytes)
{
    auto entry = decode<EntryFacts>(bytes);
    if (!entry) return entry;
    if ((entry->number == EntryNumber(1)) == entry->after.has_value())
        return Error{entry->after ? "\"after\" does not belong in the first entry" : "\"after\" is missing"};
    return entry;
}

Result<void> writable(const Event& event)
{
    const canonical::Text text = textOf(event);
    bool valid = isUtf8(text.fields);
    for (const auto& table : text.tables)
        valid = valid && isUtf8(table.fields);
    if (!valid) return Error{"A text is not valid text (UTF-8)."};
    const auto read = decodeEvent(canonical::write(text));
    if (!read) return Error{read.error().what};
    if (*read != event) return Error{"The event cannot be written as it is."};
    return {};
}

std::string_view word(FileRole role)
{
    return kRoles[static_cast<std::size_t>(role)];
}

std::optional<FileRole> roleOf(std::string_view word)
{
    return among<FileRole>(kRoles, word);
}

std::string_view word(Decision decision)
{
    return kDecisions[static_cast<std::size_t>(decision)];
}

std::optional<Decision> decisionOf(std::string_view word)
{
    return among<Decision>(kDecisions, word);
}

std::string_view word(Capacity capacity)
{
    return kCapacities[static_cast<std::size_t>(capacity)];
}

std::optional<Capacity> capacityOf(std::string_view word)
{
    return among<Capacity>(kCapacities, word);
}

}
