#include "ledger/vault.h"

#include "base/canonical.h"
#include "evidence/sha256.h"
#include "ledger/disk.h"

#include <algorithm>
#include <map>

namespace remit {

Fingerprint salted(const Apart& file)
{
    return hmacSha256(file.salt, {file.name, std::string_view("\0", 1), file.bytes});
}

namespace ledger {

namespace {

namespace fs = std::filesystem;

constexpr const char* kEntering = "entering"; // names those whose entry is on its way

// A file begins with its salt and its name in the record's spelling, which has no empty line; then comes one,
// and then its bytes.
constexpr std::string_view kEnd = "\n\n";
constexpr std::size_t kMostHead =
    8u << 10; // a name has 1,000 bytes, at most six of which each is written with
constexpr std::size_t kMostEntering = kMaxFiles * 128;

canonical::Value valueOf(std::string text)
{
    canonical::Value value;
    value.text = std::move(text);
    return value;
}

std::string textOf(const Apart& file)
{
    return canonical::write(
               {{{"salt", valueOf(Fingerprint(file.salt).str())}, {"name", valueOf(file.name)}}, {}}) +
           "\n" + file.bytes;
}

std::optional<Apart> apartOf(std::string_view text)
{
    const std::size_t end = text.substr(0, kMostHead).find(kEnd);
    if (end == std::string_view::npos) return {};
    const auto head = canonical::read(text.substr(0, end + 1));
    if (!head || !head->tables.empty() || head->fields.size() != 2 || head->fields[0].first != "salt" ||
        head->fields[1].first != "name")
        return {};
    const auto salt = Fingerprint::of(head->fields[0].second.text);
    const std::string& name = head->fields[1].second.text;
    if (!salt || !storedName(name)) return {};
    return Apart{salt->bytes(), name, std::string(text.substr(end + kEnd.size()))};
}

std::string textOf(const Vault::Entering& entering)
{
    canonical::Value files;
    files.kind = canonical::Value::Kind::Texts;
    for (const auto& file : entering.files)
        files.texts.push_back(file.str());
    return canonical::write({{{"home", valueOf(entering.home)}, {"files", std::move(files)}}, {}});
}

std::optional<Vault::Entering> enteringOf(std::string_view text)
{
    const auto read = canonical::read(text);
    if (!read || !read->tables.empty() || read->fields.size() != 2 || read->fields[0].first != "home" ||
        read->fields[1].first != "files")
        return {};
    Vault::Entering entering{read->fields[0].second.text, {}};
    for (const auto& each : read->fields[1].second.texts) {
        const auto file = Fingerprint::of(each);
        if (!file) return {};
        entering.files.push_back(*file);
    }
    return entering;
}

}

Result<std::optional<Apart>> Vault::find(const Kept& file) const
{
    const fs::path path = folder_ / file.hmac.str();
    if (const auto own = disk::ownFolder(folder_); !own || !*own) {
        if (!own) return own.error();
        return std::optional<Apart>();
    }
    const auto text = disk::read(path, file.size + kMostHead);
    if (!text) return text.error();
    if (!*text) return std::optional<Apart>();
    auto apart = apartOf(**text);
    if (!apart || apart->bytes.size() != file.size || salted(*apart) != file.hmac)
        return Error{"has been altered: it is not the file that was noted", path.lexically_normal().string()};
    return apart;
}

Result<std::vector<std::string>> Vault::names() const
{
    std::vector<std::string> names;
    const auto own = disk::ownFolder(folder_);
    if (!own) return own.error();
    if (!*own) return names;
    std::error_code error;
    for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error))
        names.push_back(at->path().filename().string());
    if (error)
        return Error{"could not be read (" + error.message() + ")", folder_.lexically_normal().string()};
    std::sort(names.begin(), names.end());
    return names;
}

Result<void> Vault::add(const std::string& home, const std::vector<Apart>& files) const
{
    if (const auto made = disk::makeOwnFolder(folder_); !made) return made;
    Entering entering{home, {}};
    std::map<fs::path, std::string> texts;
    for (const auto& file : files) {
        entering.files.push_back(salted(file));
        texts.emplace(folder_ / entering.files.back().str(), textOf(file));
    }
    // Before them, so that nothing can lie here that nobody looks at again.
    if (const auto noted = disk::writeOwn({{folder_ / kEntering, textOf(entering)}}); !noted) return noted;
    return disk::writeOwn(texts);
}

Result<std::optional<Vault::Entering>> Vault::entering() const
{
    const fs::path path = folder_ / kEntering;
    const auto own = disk::ownFolder(folder_);
    if (!own) return own.error();
    if (!*own) return std::optional<Entering>();
    const auto text = disk::read(path, kMostEntering);
    if (!text) return text.error();
    if (!*text) return std::optional<Entering>();
    auto entering = enteringOf(**text);
    // What a power cut left of it; then none of the files was begun.
    if (!entering) return std::optional<Entering>();
    return entering;
}

void Vault::settled() const
{
    std::error_code ignored;
    fs::remove(folder_ / kEntering, ignored);
}

Result<void> Vault::remove(const Fingerprint& file) const
{
    const auto own = disk::ownFolder(folder_);
    if (!own) return own.error();
    if (!*own) return {};
    return disk::remove(folder_ / file.str());
}

}

}
