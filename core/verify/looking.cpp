#include "verify/looking.h"

#include "contract/requirement.h"
#include "evidence/sha256.h"

#include <algorithm>

namespace remit {

namespace {

constexpr std::size_t kAtATime = 64; // entries; to wake a thread for each would cost more than the looking

std::optional<std::string> textOf(const std::optional<ObjectId>& id, Objects::Reader& reader)
{
    const auto object = id ? reader.read(*id) : nullptr;
    return object ? std::optional(object->bytes) : std::nullopt;
}

}

Looking::Looking(const Objects& objects, const std::vector<Entry>& entries, const SignatureCheck& signatures)
    : objects_(objects), entries_(entries), signatures_(signatures), erased_(erasedIn(entries)),
      looked_(entries.size())
{
}

void Looking::add(EntryObjects objects)
{
    const std::lock_guard lock(queue_);
    waiting_.push_back(std::move(objects));
    if (waiting_.size() % kAtATime == 0) came_.notify_one();
}

void Looking::end()
{
    const std::lock_guard lock(queue_);
    ended_ = true;
    came_.notify_all();
}

// Some of those that wait; none once there are no more.
Looking::Some Looking::next()
{
    std::unique_lock lock(queue_);
    came_.wait(lock, [&] { return ended_ || waiting_.size() >= kAtATime; });
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kAtATime));
    Some some{taken_, {std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end)}};
    waiting_.erase(waiting_.begin(), end);
    taken_ += some.second.size();
    return some;
}

void Looking::run()
{
    Objects::Reader reader(objects_);
    while (true) {
        const auto [first, some] = next();
        if (some.empty()) return;
        for (std::size_t i = 0; i < some.size(); ++i)
            looked_[first + i] = look(first + i, some[i], reader);
    }
}

std::vector<Looked> Looking::take()
{
    verifyKeeper();
    looked_.resize(taken_);
    return std::move(looked_);
}

Looked Looking::look(std::size_t i, const EntryObjects& objects, Objects::Reader& reader)
{
    Looked looked;
    files(i, objects, reader, looked);
    findings(i, objects, reader, looked);
    signatures(i, objects, reader, looked);
    return looked;
}

void Looking::files(std::size_t i, const EntryObjects& objects, Objects::Reader& reader, Looked& looked)
{
    const Entry& entry = entries_[i];
    for (std::size_t each = 0; each < entry.event.files.size(); ++each) {
        const FileRecord& file = entry.event.files[each];
        if (objects.files[each] == ObjectId{} && erased_.contains({entry.facts.event, file.name})) continue;
        const auto known = fingerprint(objects.files[each], reader);
        if (known && known->size == file.size && known->sha256 == file.sha256) continue;
        looked.breaks.push_back(
            {entry.folder + "/files/" + file.name, "has been altered: it is not the file that was recorded"});
    }
}

void Looking::findings(std::size_t i, const EntryObjects& objects, Objects::Reader& reader,
                       Looked& looked) const
{
    const Entry& entry = entries_[i];
    if (!entry.facts.findings || entry.findingsLeftOut) return;
    const auto bytes = textOf(objects.findings, reader);
    const auto examination = bytes && sha256(*bytes) == *entry.facts.findings
                                 ? decodeExamination(*bytes)
                                 : Error{"has been altered: it is not what was recorded"};
    if (examination)
        looked.openMusts = examination->openMusts();
    else
        looked.breaks.push_back({entry.folder + "/findings.toml", examination.error().what});
}

void Looking::signatures(std::size_t i, const EntryObjects& objects, Objects::Reader& reader, Looked& looked)
{
    const Entry& entry = entries_[i];
    const auto author = signatures_.ofEvent(entry, textOf(objects.eventSignature, reader));
    if (!author) looked.breaks.push_back({entry.folder + "/event.toml", author.error().what});
    looked.signedByAuthor = author && *author;
    looked.named = author && !*author;
    const auto keeper = signatures_.ofEntry(entry, textOf(objects.entrySignature, reader));
    if (!keeper) looked.breaks.push_back({entry.folder + "/entry.toml", keeper.error().what});
    if (!keeper || !*keeper) return;
    looked.signedByKeeper = true;
    const std::lock_guard lock(known_);
    KeeperSigned& newest = keeperNewest_[(*keeper)->blob];
    if (i >= newest.entry) newest = {i, *objects.entrySignature};
}

// What a file's bytes come to, worked out once; no value if there is no such file.
std::optional<Looking::Known> Looking::fingerprint(const ObjectId& id, Objects::Reader& reader)
{
    {
        const std::lock_guard lock(known_);
        if (const auto found = fingerprints_.find(id); found != fingerprints_.end()) return found->second;
    }
    const auto object = reader.read(id);
    if (!object || object->kind != Objects::Kind::Blob) return {};
    const Known known{object->bytes.size(), sha256(object->bytes)};
    const std::lock_guard lock(known_);
    fingerprints_.emplace(id, known);
    return known;
}

// The newest entry under each of the keeper's keys is signed; those before it are in its chain.
void Looking::verifyKeeper()
{
    Objects::Reader reader(objects_);
    for (const auto& [key, newest] : keeperNewest_) {
        const Entry& entry = entries_[newest.entry];
        const auto text = textOf(newest.signature, reader);
        if (const auto own = signatures_.verifyEntry(entry, text.value_or("")); !own)
            looked_[newest.entry].breaks.push_back({entry.folder + "/entry.toml", own.error().what});
    }
}

}
