#include "verify/kept.h"

#include "ledger/outbox.h"

#include <set>

namespace remit {

void verifyKept(const Ledger& ledger, Verified& verified)
{
    std::set<std::string> known;
    for (const auto& file : verified.kept) {
        known.insert(file.hmac.str());
        const bool amiss = file.where == KeptFile::Where::Damaged || file.where == KeptFile::Where::NotErased;
        if (amiss && verified.breaks.size() < kMostBreaks)
            verified.breaks.push_back(
                {file.name + " of entry " + std::to_string(number(file.note)), file.words});
    }
    if (const auto waiting = Outbox::of(ledger.folder()).waiting())
        for (const auto& each : *waiting)
            if (const auto* note = std::get_if<Note>(&each.event.deed))
                for (const auto& file : note->kept)
                    known.insert(file.hmac.str());
    const auto names = ledger.vault();
    if (!names && verified.breaks.size() < kMostBreaks)
        verified.breaks.push_back({names.error().where, names.error().what});
    if (!names) return;
    for (const auto& name : *names)
        if (!known.contains(name)) verified.strays.push_back(name);
}

}
