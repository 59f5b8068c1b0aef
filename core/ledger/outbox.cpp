#include "ledger/outbox.h"

#include "base/canonical.h"
#include "base/words.h"
#include "evidence/sha256.h"
#include "ledger/disk.h"
#include "ledger/layout.h"

#include <algorithm>
#include <charconv>

namespace remit {

namespace {

namespace fs = std::filesystem;
using ledger::kEventFile;

// Of what is being put there: nobody takes it for an event.
constexpr std::string_view kUnfinished = "new-";
constexpr std::string_view kRemoved = "old-";
constexpr std::string_view kSentFile = "sent";
constexpr std::string_view kPlaceFile =
    "place"; // in the order in which they were made; their clocks may not tell
constexpr std::string_view kFilesFolder = "files";
constexpr std::size_t kMostWaiting = 10'000;
constexpr std::size_t kMostPlaceBytes = 20;

std::string signatureFile()
{
    return std::string(kEventFile) + std::string(ledger::kSignature);
}

Error notWhole(const fs::path& folder, const std::string& why)
{
    return {"This does not hold what was to be sent any more (" + why +
                "); move the folder away and enter the deed again",
            folder.lexically_normal().string()};
}

Result<std::string> needed(const fs::path& file, std::size_t most)
{
    auto bytes = disk::read(file, most);
    if (!bytes) return bytes.error();
    if (!*bytes) return Error{file.filename().string() + " is missing"};
    return **std::move(bytes);
}

Error unreadable(const fs::path& folder, const std::error_code& error)
{
    return {"The folder could not be read (" + error.message() + ")", folder.lexically_normal().string()};
}

}

Result<Waiting> Outbox::read(const fs::path& folder) const
{
    const auto bytes = needed(folder / kEventFile, canonical::kMaxBytes);
    if (!bytes) return notWhole(folder, bytes.error().what);
    auto event = decodeEvent(*bytes);
    if (!event) return notWhole(folder, event.error().text());
    Waiting waiting{*std::move(event), sha256(*bytes), {}, {}, 0};
    if (folder.filename() != waiting.id.str()) return notWhole(folder, "it was altered");
    const auto signature = disk::read(folder / signatureFile(), kMaxTextBytes);
    if (!signature) return notWhole(folder, signature.error().what);
    waiting.signature = signature->value_or(std::string());
    const auto place = needed(folder / kPlaceFile, kMostPlaceBytes);
    if (!place) return notWhole(folder, place.error().what);
    std::from_chars(place->data(), place->data() + place->size(), waiting.place);
    const auto sent = disk::read(folder / kSentFile, kMaxNameBytes);
    if (sent && *sent)
        if (const auto when = Instant::parse(**sent)) waiting.sent = *when;
    return waiting;
}

Result<std::vector<Waiting>> Outbox::waiting() const
{
    std::vector<Waiting> all;
    std::error_code error;
    if (!fs::exists(fs::symlink_status(folder_, error))) return all;
    if (!fs::is_directory(fs::symlink_status(folder_, error)))
        return Error{"This is no folder", folder_.string()};
    for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name.starts_with(kUnfinished) || name.starts_with(kRemoved)) continue;
        if (all.size() == kMostWaiting)
            return Error{"More than " + count(kMostWaiting, "deed") + " wait to be sent; that cannot be",
                         folder_.lexically_normal().string()};
        auto one = read(at->path());
        if (!one) return one.error();
        all.push_back(*std::move(one));
    }
    if (error) return unreadable(folder_, error);
    std::sort(all.begin(), all.end(), [](const Waiting& a, const Waiting& b) {
        return std::tie(a.place, a.id) < std::tie(b.place, b.id);
    });
    return all;
}

Result<std::vector<Artefact>> Outbox::files(const Waiting& waiting) const
{
    const fs::path folder = folder_ / waiting.id.str();
    std::vector<Artefact> files;
    for (const auto& file : waiting.event.files) {
        const auto stored = storedName(file.name);
        if (!stored) return notWhole(folder, stored.error().what);
        auto bytes = needed(folder / kFilesFolder / *stored, file.size);
        if (!bytes) return notWhole(folder, bytes.error().what);
        if (sha256(*bytes) != file.sha256) return notWhole(folder, quotable(file.name) + " was altered");
        files.push_back({file.name, *std::move(bytes)});
    }
    return files;
}

Result<void> Outbox::put(const Turn&, const Event& event, const std::string& signature,
                         const std::vector<Artefact>& files) const
{
    if (const auto can = writable(event); !can) return can.error();
    const std::string bytes = encode(event);
    const fs::path place = folder_ / sha256(bytes).str();
    std::error_code error;
    if (fs::exists(fs::symlink_status(place, error))) return {};
    if (const auto made = disk::makeFolder(folder_); !made) return made.error();
    disk::Scaffold::clear(folder_, kUnfinished);
    const auto scaffold = disk::Scaffold::make(folder_, kUnfinished);
    if (!scaffold) return scaffold.error();
    const auto before = waiting();
    if (!before) return before.error();
    const std::uint64_t next = before->empty() ? 1 : before->back().place + 1;
    std::map<fs::path, std::string> written{{scaffold->path() / kEventFile, bytes},
                                            {scaffold->path() / kPlaceFile, std::to_string(next)}};
    if (!signature.empty()) written.emplace(scaffold->path() / signatureFile(), signature);
    if (!files.empty())
        if (const auto made = disk::makeFolder(scaffold->path() / kFilesFolder); !made) return made.error();
    for (const auto& file : files) {
        const auto stored = storedName(file.name);
        if (!stored) return stored.error();
        written.emplace(scaffold->path() / kFilesFolder / *stored, file.bytes);
    }
    if (const auto done = disk::write(written, {}); !done) return done.error();
    return disk::rename(scaffold->path(), place);
}

Result<void> Outbox::noteSent(const Turn&, const std::vector<Waiting>& waiting, Instant when) const
{
    for (const auto& each : waiting)
        if (const auto noted = disk::write(folder_ / each.id.str() / kSentFile, when.str()); !noted)
            return noted.error();
    return {};
}

Result<void> Outbox::remove(const Turn&, const EventId& id) const
{
    // Moved aside first: what is there is whole, or nothing.
    std::error_code error;
    const fs::path place = folder_ / id.str(), aside = folder_ / (std::string(kRemoved) + id.str());
    if (!fs::exists(fs::symlink_status(place, error))) return {};
    fs::remove_all(aside, error);
    fs::rename(place, aside, error);
    if (error)
        return Error{"could not be taken away (" + error.message() + ")", place.lexically_normal().string()};
    fs::remove_all(aside, error);
    return {};
}

}
