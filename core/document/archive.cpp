#include "document/archive.h"

#include "base/words.h"
#include "document/document.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace remit {

namespace {

// Real documents unpack to some ten times their size; a small file that makes more than this of itself, and
// much of it, was made to.
constexpr std::size_t kMaxRatio = 200;
constexpr std::size_t kHarmlessBytes = 16u << 20;

struct Closed {
    void operator()(archive* a) const noexcept { archive_read_free(a); }
};
using Reader = std::unique_ptr<archive, Closed>;

Error damaged()
{
    return {"the file is damaged or incomplete; save it again in Word, and copy or download it anew"};
}

Error tooLarge()
{
    return {"the file unpacks to far more than a document holds; it is not opened. Save it again in Word"};
}

// The reader that goes by the table of contents at the end, as office programs do; the one that goes from
// the front may see other members.
Result<Reader> start(std::string_view bytes)
{
    Reader reader(archive_read_new());
    if (!reader || archive_read_support_format_zip_seekable(reader.get()) != ARCHIVE_OK ||
        archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        return damaged();
    return reader;
}

// Moves to the next member; nullptr after the last.
Result<archive_entry*> nextMember(archive* reader)
{
    archive_entry* entry = nullptr;
    switch (archive_read_next_header(reader, &entry)) {
    case ARCHIVE_EOF:
        return static_cast<archive_entry*>(nullptr);
    case ARCHIVE_OK:
    case ARCHIVE_WARN:
        return entry; // warns of names it cannot convert
    default:
        return damaged();
    }
}

// Empty for a name that is no text; Office parts have none such.
std::string nameOf(archive_entry* entry)
{
    const char* name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    return name ? lowerCase(name) : std::string();
}

// Appends the member's content to `to`; `room` is what may still be unpacked.
Result<void> unpackMember(archive* reader, std::size_t room, std::string& to)
{
    for (;;) {
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(reader, &block, &size, &offset);
        if (status == ARCHIVE_EOF) return {};
        if (status != ARCHIVE_OK) return damaged();
        if (size > room - to.size()) return tooLarge();
        to.append(static_cast<const char*>(block), size);
    }
}

// Counts entries of the table of contents without taking it apart, so that a file of millions costs nothing.
bool tooManyEntries(std::string_view bytes)
{
    constexpr std::string_view kSignature = "PK\1\2";
    std::size_t entries = 0;
    for (auto at = bytes.find(kSignature); at != bytes.npos; at = bytes.find(kSignature, at + 4))
        if (++entries > kMaxArchiveEntries) return true;
    return false;
}

}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

Result<Archive> Archive::open(std::string_view bytes)
{
    if (tooManyEntries(bytes))
        return Error{"the file holds more than " + std::to_string(kMaxArchiveEntries) +
                     " parts, which no document needs; it is not opened. Save it again in Word"};
    auto reader = start(bytes);
    if (!reader) return reader.error();
    Archive opened(bytes);
    for (;;) {
        const auto entry = nextMember(reader->get());
        if (!entry) return entry.error();
        if (!*entry) return opened;
        if (archive_entry_is_encrypted(*entry))
            return Error{"the file is encrypted with a password; save it without a password"};
        const std::string name = nameOf(*entry);
        if (!name.empty() && !opened.names_.insert(name).second)
            return Error{"the file holds two parts named " + quotable(name) +
                         ", of which programs show either; save it again in Word"};
    }
}

Result<std::map<std::string, std::string>> Archive::unpack(const std::set<std::string>& names) const
{
    auto reader = start(bytes_);
    if (!reader) return reader.error();
    const std::size_t limit =
        std::min(kMaxUnpackedBytes, std::max(kHarmlessBytes, kMaxRatio * bytes_.size()));
    std::size_t unpacked = 0;
    std::map<std::string, std::string> parts;
    for (;;) {
        const auto entry = nextMember(reader->get());
        if (!entry) return entry.error();
        if (!*entry) return parts;
        const std::string name = nameOf(*entry);
        if (!names.count(name)) continue;
        const auto done = unpackMember(reader->get(), limit - unpacked, parts[name]);
        if (!done) return done.error();
        unpacked += parts[name].size();
    }
}

}
