#include "document/parts.h"

#include "base/unicode.h"
#include "base/words.h"
#include "document/archive.h"
#include "document/zip.h"

#include <set>
#include <vector>

namespace remit {

namespace {

struct Freed {
    void operator()(archive* a) const noexcept { archive_write_free(a); }
    void operator()(archive_entry* e) const noexcept { archive_entry_free(e); }
};
using Writer = std::unique_ptr<archive, Freed>;
using Member = std::unique_ptr<archive_entry, Freed>;

Error notMade()
{
    return {"The archive could not be made: there is not enough memory"};
}

Result<void> add(archive* writer, const std::string& name, const std::string& bytes, Instant when)
{
    const Member member(archive_entry_new());
    if (!member) return notMade();
    archive_entry_set_pathname_utf8(member.get(), name.c_str());
    archive_entry_set_filetype(member.get(), AE_IFREG);
    archive_entry_set_perm(member.get(), 0644);
    archive_entry_set_size(member.get(), static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_mtime(member.get(), when.value().time_since_epoch().count(), 0);
    if (archive_write_header(writer, member.get()) != ARCHIVE_OK) return notMade();
    for (std::size_t done = 0; done < bytes.size();) {
        const la_ssize_t written = archive_write_data(writer, bytes.data() + done, bytes.size() - done);
        if (written <= 0) return notMade();
        done += static_cast<std::size_t>(written);
    }
    return {};
}

la_ssize_t append(archive*, void* to, const void* bytes, std::size_t size)
{
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

Result<std::string> zip(const Parts& parts, Instant when)
{
    const ZipLocale utf8;
    std::string out; // outlives the writer, which writes its last bytes when it goes
    const Writer writer(archive_write_new());
    if (!writer || archive_write_set_format_zip(writer.get()) != ARCHIVE_OK ||
        archive_write_set_options(writer.get(), "hdrcharset=UTF-8") < ARCHIVE_WARN ||
        archive_write_set_bytes_in_last_block(writer.get(), 1) != ARCHIVE_OK ||
        archive_write_open(writer.get(), &out, nullptr, append, nullptr) != ARCHIVE_OK)
        return notMade();
    for (const auto& [name, bytes] : parts)
        if (const auto added = add(writer.get(), name, bytes, when); !added) return added.error();
    if (archive_write_close(writer.get()) != ARCHIVE_OK) return notMade();
    return out;
}

// Whether a file of that name stays in the folder that it is unpacked in, on every system.
bool isPlain(const std::string& name)
{
    constexpr std::size_t kMostBytes = 1'000;
    if (name.empty() || name.size() > kMostBytes || !isUtf8(name)) return false;
    if (name.find_first_of("\\:") != name.npos || name.find('\0') != name.npos) return false;
    for (std::size_t from = 0; from <= name.size();) {
        const std::size_t end = std::min(name.find('/', from), name.size());
        const std::string_view folder = std::string_view(name).substr(from, end - from);
        if (folder.empty() || folder == "." || folder == "..") return false;
        from = end + 1;
    }
    return true;
}

Error damaged()
{
    return {"This is no zip archive, or a damaged one; ask for it again"};
}

Result<Parts> unzip(std::string_view bytes)
{
    const Error tooMuch{"This unpacks to more than " + count(kMostPartBytes >> 20, "MiB", "MiB") + " or " +
                        count(kMostParts, "file") + ", or to far more than its size; it is not opened"};
    if (zipMembers(bytes, kMostParts) > kMostParts) return tooMuch;
    auto reader = ZipReader::start(bytes);
    if (!reader) return damaged();
    std::size_t room = mostUnpacked(bytes.size(), kMostPartBytes);
    Parts parts;
    std::set<std::string> names;
    while (reader->next()) {
        const std::string name = reader->name();
        if (name.ends_with('/')) continue; // a folder; its files say where they lie
        if (!isPlain(name))
            return Error{"This holds a file named " + inQuotes(name) + ", which no packet has"};
        if (!names.insert(lowerCase(name)).second)
            return Error{"This holds two files named " + inQuotes(name) + ", of which programs show either"};
        if (reader->isEncrypted()) return Error{"This is encrypted with a password; ask for it without one"};
        std::string& part = parts[name];
        if (!reader->unpack(room, part))
            return reader->trouble() == ZipReader::Trouble::TooLarge ? tooMuch : damaged();
        room -= part.size();
    }
    if (reader->trouble()) return damaged();
    return parts;
}

}

}

void remitZip(const remit::Parts& parts, remit::Instant when, remit::Result<std::string>& to)
{
    to = remit::zip(parts, when);
}

void remitUnzip(std::string_view bytes, remit::Result<remit::Parts>& to)
{
    to = remit::unzip(bytes);
}
