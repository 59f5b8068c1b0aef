#include "document/zip.h"

#include <algorithm>
#include <locale.h>

namespace remit {

std::optional<ZipReader> ZipReader::start(std::string_view bytes)
{
    ZipReader reader(archive_read_new());
    if (!reader.reader_ || archive_read_support_format_zip_seekable(reader.reader_.get()) != ARCHIVE_OK ||
        archive_read_open_memory(reader.reader_.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        return {};
    return reader;
}

bool ZipReader::ended(Trouble trouble)
{
    trouble_ = trouble;
    return false;
}

ZipLocale::ZipLocale()
{
    // Made once and kept: to make one costs more than to read most members.
    static const locale_t kUtf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    before_ = kUtf8 ? ::uselocale(kUtf8) : nullptr;
}

ZipLocale::~ZipLocale()
{
    if (before_) ::uselocale(before_);
}

bool ZipReader::next()
{
    const ZipLocale utf8;
    switch (archive_read_next_header(reader_.get(), &member_)) {
    case ARCHIVE_EOF:
        return false;
    case ARCHIVE_OK:
    case ARCHIVE_WARN: // of names it cannot convert
        return true;
    default:
        return ended(Trouble::Damaged);
    }
}

std::string ZipReader::name() const
{
    const ZipLocale utf8;
    const char* name = archive_entry_pathname_utf8(member_);
    if (!name) name = archive_entry_pathname(member_);
    return name ? name : "";
}

bool ZipReader::isEncrypted() const
{
    return archive_entry_is_encrypted(member_) != 0;
}

bool ZipReader::unpack(std::size_t most, std::string& to)
{
    for (;;) {
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(reader_.get(), &block, &size, &offset);
        if (status == ARCHIVE_EOF) return true;
        if (status != ARCHIVE_OK) return ended(Trouble::Damaged);
        if (to.size() > most || size > most - to.size()) return ended(Trouble::TooLarge);
        to.append(static_cast<const char*>(block), size);
    }
}

std::size_t zipMembers(std::string_view bytes, std::size_t most)
{
    constexpr std::string_view kSignature = "PK\1\2";
    std::size_t members = 0;
    for (auto at = bytes.find(kSignature); at != bytes.npos && members <= most;
         at = bytes.find(kSignature, at + 4))
        ++members;
    return members;
}

std::size_t mostUnpacked(std::size_t size, std::size_t most)
{
    constexpr std::size_t kMostRatio = 200;
    constexpr std::size_t kHarmless = 16u << 20;
    return std::min(most, std::max(kHarmless, kMostRatio * size));
}

}
