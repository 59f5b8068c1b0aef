#include "document/archive.h"

#include "base/words.h"
#include "document/document.h"
#include "document/zip.h"

namespace remit {

namespace {

Error damaged()
{
    return {"the file is damaged or incomplete; save it again in the program that made it, and copy or "
            "download it anew"};
}

Error tooLarge()
{
    return {"the file unpacks to far more than a document holds; it is not opened. Save it again in the "
            "program that made it"};
}

Error of(ZipReader::Trouble trouble)
{
    return trouble == ZipReader::Trouble::TooLarge ? tooLarge() : damaged();
}

}

Result<Archive> Archive::open(std::string_view bytes)
{
    if (zipMembers(bytes, kMaxArchiveEntries) > kMaxArchiveEntries)
        return Error{
            "the file holds more than " + std::to_string(kMaxArchiveEntries) +
            " parts, which no document needs; it is not opened. Save it again in the program that made it"};
    auto reader = ZipReader::start(bytes);
    if (!reader) return damaged();
    Archive opened(bytes);
    while (reader->next()) {
        if (reader->isEncrypted())
            return Error{"the file is encrypted with a password; save it without a password"};
        const std::string name = lowerCase(reader->name());
        if (!name.empty() && !opened.names_.insert(name).second)
            return Error{"the file holds two parts named " + quotable(name) +
                         ", of which programs show either; save it again in the program that made it"};
    }
    if (reader->trouble()) return of(*reader->trouble());
    return opened;
}

Result<std::map<std::string, std::string>> Archive::unpack(const std::set<std::string>& names) const
{
    auto reader = ZipReader::start(bytes_);
    if (!reader) return damaged();
    std::size_t room = mostUnpacked(bytes_.size(), kMaxUnpackedBytes);
    std::map<std::string, std::string> parts;
    while (reader->next()) {
        const std::string name = lowerCase(reader->name());
        if (!names.count(name)) continue;
        std::string& part = parts[name];
        const std::size_t before = part.size();
        if (!reader->unpack(before + room, part)) return of(*reader->trouble());
        room -= part.size() - before;
    }
    if (reader->trouble()) return of(*reader->trouble());
    return parts;
}

}
