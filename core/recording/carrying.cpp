#include "recording/carrying.h"

#include "base/words.h"
#include "recording/amending.h"

#include <algorithm>
#include <map>

namespace remit::recording {

namespace {

// "7:report.docx" -> 7 and "report.docx"; 0 if no entry is named.
std::pair<long, std::string> split(const std::string& typed)
{
    const std::size_t digits = typed.find_first_not_of("0123456789");
    constexpr std::size_t kMostDigits = 9;
    if (digits == 0 || digits > kMostDigits || digits == std::string::npos || typed[digits] != ':')
        return {0, typed};
    return {std::stol(typed.substr(0, digits)), typed.substr(digits + 1)};
}

bool isErased(const std::vector<Erase>& erased, const Entry& entry, const std::string& name)
{
    return std::any_of(erased.begin(), erased.end(), [&](const Erase& each) {
        return each.event == entry.facts.event && each.name == name;
    });
}

// What this copy's vault has of the files of a note, for that of the new one.
Result<std::vector<Apart>> keptOf(const Ledger& old, const Entry& entry)
{
    std::vector<Apart> kept;
    if (const auto* note = std::get_if<Note>(&entry.event.deed))
        for (const auto& each : note->kept) {
            auto file = old.kept(each);
            if (!file) return file.error();
            if (*file) kept.push_back(**std::move(file));
        }
    return kept;
}

// Lets the draft have the signatures that the entry has.
Result<void> signAsBefore(Draft& draft, const Ledger& old, const Entry& entry)
{
    auto signatures = old.signatures(entry);
    if (!signatures) return signatures.error();
    if (signatures->event) draft.signature = *std::move(signatures->event);
    if (signatures->entry)
        draft.sign = [text = *std::move(signatures->entry)](std::string_view) -> Result<std::string> {
            return text;
        };
    return {};
}

}

Result<std::vector<Erase>> erasing(const Record& record, const std::string& typed, const std::string& reason)
{
    const auto [wanted, name] = split(typed);
    std::map<Fingerprint, long> bytes; // and an entry that has them
    for (const auto& entry : record.entries)
        for (const auto& file : entry.event.files)
            if (file.name == name && (wanted == 0 || number(entry.facts.number) == wanted))
                bytes.emplace(file.sha256, number(entry.facts.number));
    if (bytes.empty())
        return Error{"No entry of the old record has a file \"" + quotable(typed) + "\"; see: remit log"};
    if (bytes.size() > 1)
        return Error{"Several entries have a file \"" + quotable(name) +
                         "\", and not the same one; say which, such as: --without " +
                         std::to_string(bytes.begin()->second) + ":" + quotable(name),
                     {},
                     Trouble::Usage};
    std::vector<Erase> erased;
    for (const auto& entry : record.entries)
        for (const auto& file : entry.event.files)
            if (file.sha256 == bytes.begin()->first) erased.push_back({entry.facts.event, file.name, reason});
    return erased;
}

Result<Draft> carried(const Ledger& old, const Record& record, const Entry& entry,
                      const std::vector<Erase>& erased)
{
    Draft draft;
    draft.event = entry.event;
    draft.facts = entry.facts;
    draft.home = entry.folder.substr(0, entry.folder.find("/record/"));
    draft.carriedTo = carriedTo(entry.event, record.facts);
    draft.words = inWords(entry.event, entry.facts.event, *record.contract, record.facts);
    draft.author = nameOf(*record.contract, entry.event.by);
    const bool effect = entry.facts.withoutEffect.empty();
    draft.inUse = effect && (std::holds_alternative<Submit>(entry.event.deed) ||
                             std::holds_alternative<Open>(entry.event.deed));
    const auto& before = record.facts.events.at(entry.facts.event).erased;
    bool whole = !entry.findingsLeftOut;
    for (const auto& file : entry.event.files) {
        if (before.contains(file.name) || isErased(erased, entry, file.name)) {
            draft.files.push_back({file.name, {}, true});
            whole = false;
            continue;
        }
        auto bytes = old.file(entry, file.name);
        if (!bytes) return bytes.error();
        draft.files.push_back({file.name, *std::move(bytes)});
    }
    if (whole) {
        auto findings = old.findings(entry);
        if (!findings) return findings.error();
        draft.findings = *std::move(findings);
    }
    if (effect) {
        auto contract = filesToPutInUse(old, record, entry.event.deed);
        if (!contract) return contract.error();
        draft.contract = *std::move(contract);
    }
    auto kept = keptOf(old, entry);
    if (!kept) return kept.error();
    draft.kept = *std::move(kept);
    if (const auto same = signAsBefore(draft, old, entry); !same) return same.error();
    return draft;
}

}
