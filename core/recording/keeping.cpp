#include "recording/keeping.h"

#include "base/words.h"
#include "evidence/sha256.h"

#include <algorithm>

namespace remit::recording {

Result<std::vector<Apart>> setApart(Event& event, const std::vector<Artefact>& files)
{
    std::vector<Apart> apart;
    if (files.empty()) return apart;
    Note& note = std::get<Note>(event.deed);
    for (const auto& file : files) {
        if (const auto can = storedName(file.name); !can) return can.error();
        const auto salt = randomHex(Fingerprint::Bytes().size());
        if (!salt) return salt.error();
        apart.push_back({Fingerprint::of(*salt)->bytes(), file.name, file.bytes});
        note.kept.push_back({neutralName(apart.size(), file.name), file.bytes.size(), salted(apart.back())});
    }
    return apart;
}

bool keeps(const Ledger& ledger, const Note& note, const std::vector<Artefact>& files)
{
    return std::equal(note.kept.begin(), note.kept.end(), files.begin(), files.end(),
                      [&](const Kept& said, const Artefact& file) {
                          const auto kept = ledger.kept(said);
                          return kept && *kept && (*kept)->name == file.name && (*kept)->bytes == file.bytes;
                      });
}

Result<std::optional<Fingerprint>> erasedBy(const Deed& deed, const Record& record)
{
    std::optional<Fingerprint> erased;
    const auto* erase = std::get_if<Erase>(&deed);
    const Entry* from = erase ? record.entry(erase->event) : nullptr;
    if (!from) return erased;
    const auto* note = std::get_if<Note>(&from->event.deed);
    if (!note)
        return refused(quotable(erase->name) +
                       " is part of the record and stays as long as it does. To found the "
                       "record anew without it: remit new DIR --from OLD --without " +
                       std::to_string(number(from->facts.number)) + ":" + quotable(erase->name));
    for (const auto& file : note->kept)
        if (file.name == erase->name) erased = file.hmac;
    return erased;
}

}
