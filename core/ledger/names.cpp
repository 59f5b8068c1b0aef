#include "base/unicode.h"
#include "base/words.h"
#include "ledger/event.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace remit {

namespace {

// Names that Windows gives to devices, whatever extension follows, and that SharePoint keeps for itself.
bool isReserved(std::string_view name)
{
    constexpr std::array<std::string_view, 6> kDevices = {"con", "prn", "aux", "nul", "conin$", "conout$"};
    const std::string lower = lowerCase(name);
    std::string stem = lower.substr(0, lower.find('.'));
    stem.erase(stem.find_last_not_of(' ') + 1);
    if (std::find(kDevices.begin(), kDevices.end(), stem) != kDevices.end()) return true;
    // The superscript digits count as digits here: COM¹ is a port as well.
    const bool port = stem.starts_with("com") || stem.starts_with("lpt");
    const std::string_view which = std::string_view(stem).substr(std::min<std::size_t>(3, stem.size()));
    if (port && ((which.size() == 1 && which[0] >= '0' && which[0] <= '9') || which == "\u00B9" ||
                 which == "\u00B2" || which == "\u00B3"))
        return true;
    return lower == "desktop.ini" || lower.starts_with("~$");
}

// Names that the record itself has a use for: the folders beside the files in use, and git's own files, also
// under the short names that Windows makes of them ("git~1", "gi7eba~1").
bool belongsToRecord(std::string_view name)
{
    const std::string lower = lowerCase(name);
    return lower == "record" || lower == "carried" ||
           (lower.starts_with("gi") && lower.find('~') != std::string::npos);
}

// Whether `name` begins with a character that some file systems pass over, so that the next one comes first:
// U+200C to U+200F, U+202A to U+202E, U+206A to U+206F, U+FEFF.
bool beginsUnseen(std::string_view name)
{
    const auto within = [&](std::string_view first, std::string_view last) {
        const std::string_view begin = name.substr(0, 3);
        return begin >= first && begin <= last;
    };
    return within("\u200C", "\u200F") || within("\u202A", "\u202E") || within("\u206A", "\u206F") ||
           within("\uFEFF", "\uFEFF");
}

std::string withoutForbiddenCharacters(std::string_view name)
{
    constexpr std::string_view kForbidden = "\"*:<>?|";
    std::string mended;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        const bool laterControl =
            byte == 0xC2 && i + 1 < name.size() && static_cast<unsigned char>(name[i + 1]) < 0xA0;
        if (laterControl) ++i; // U+0080 to U+009F are two bytes
        const bool forbidden =
            laterControl || byte < 0x20 || byte == 0x7F || kForbidden.find(name[i]) != std::string::npos;
        mended += forbidden ? '_' : name[i];
    }
    return mended;
}

// Cuts `name` to the bytes that the record allows, between two characters, and keeps its extension.
std::string cut(const std::string& name)
{
    if (name.size() <= kMaxStoredBytes) return name;
    constexpr std::size_t kLongestExtension = 20;
    const std::size_t dot = name.rfind('.');
    const bool extended = dot != std::string::npos && name.size() - dot <= kLongestExtension;
    const std::string extension = extended ? name.substr(dot) : std::string();
    std::size_t end = kMaxStoredBytes - extension.size();
    const auto continues = [&](std::size_t i) {
        return (static_cast<unsigned char>(name[i]) & 0xC0) == 0x80;
    };
    while (continues(end))
        --end;
    return name.substr(0, end) + extension;
}

}

Result<std::string> storedName(std::string_view name)
{
    const auto error = [&](std::string_view trouble) {
        return Error{"The file name \"" + quotable(name) + "\" " + std::string(trouble)};
    };
    if (name.empty()) return Error{"A file has no name."};
    if (name.size() > kMaxNameBytes)
        return error("is longer than " + std::to_string(kMaxNameBytes) +
                     " bytes; give the file a shorter one.");
    if (!isUtf8(name)) return error("is not valid text (UTF-8); give the file another one.");
    if (name == "." || name == ".." || name.find_first_of("/\\") != std::string_view::npos)
        return error("would lead out of the file's own folder; give only the name of the file.");
    std::string mended = withoutForbiddenCharacters(name);
    if (mended.front() == '.' || mended.front() == ' ' || beginsUnseen(mended) || isReserved(mended) ||
        belongsToRecord(mended))
        mended.insert(0, "_");
    mended = cut(mended);
    if (mended.back() == '.' || mended.back() == ' ') mended.back() = '_';
    return mended;
}

std::string neutralName(std::size_t number, std::string_view given)
{
    // An ending of any other kind may be a person's name: "interview.Ramirez".
    static const std::set<std::string_view> kKinds = {
        "aac",  "bmp",  "csv", "doc",  "docx", "eml",  "flac", "gif",  "heic", "htm",
        "html", "jpeg", "jpg", "json", "m4a",  "md",   "mov",  "mp3",  "mp4",  "msg",
        "odp",  "ods",  "odt", "ogg",  "opus", "pdf",  "png",  "ppt",  "pptx", "rtf",
        "tif",  "tiff", "txt", "wav",  "webm", "webp", "xls",  "xlsx", "xml",  "zip"};
    const std::string bare = "note-" + std::to_string(number);
    const std::size_t dot = given.rfind('.');
    const std::string ending = dot == std::string_view::npos ? "" : lowerCase(given.substr(dot + 1));
    return kKinds.contains(ending) ? bare + "." + ending : bare;
}

Result<void> distinctNames(const std::vector<std::string>& names)
{
    std::map<std::string, std::string_view> seen;
    for (const auto& name : names) {
        const auto stored = storedName(name);
        if (!stored) return stored.error();
        if (names.size() == 1) break; // nothing to be equal to, and folding takes longer than all the rest
        const auto [other, isNew] = seen.emplace(folded(*stored), name);
        if (!isNew)
            return Error{"The files \"" + quotable(other->second) + "\" and \"" + quotable(name) +
                         "\" would be one file in the record; give one of them another name."};
    }
    return {};
}

}
