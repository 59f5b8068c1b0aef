#include "host/library.h"

#include "base/words.h"
#include "phase/plugin.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QPluginLoader>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <link.h>

namespace remit {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kEnding = ".so";
constexpr std::string_view kInterface = REMIT_PHASE_IID;
constexpr std::string_view kInterfaceName = kInterface.substr(0, kInterface.find('/') + 1);
constexpr std::size_t kMaxTitle = 200;
constexpr std::size_t kMaxReads = 100;

// Qt takes a relative path for the name of a library somewhere else.
QString qtPath(const std::filesystem::path& file)
{
    return QFile::decodeName(std::filesystem::absolute(file).c_str());
}

std::string line(const QJsonValue& value)
{
    return quotable(value.toString().toStdString(), kMaxTitle);
}

// Fills in what the author said in remit_add_phase(). Returns why it does not do.
std::string readMetadata(const QJsonObject& metadata, FoundPhase& found)
{
    found.title = line(metadata[QLatin1String("title")]);
    found.version = line(metadata[QLatin1String("version")]);
    const auto reads = metadata[QLatin1String("reads")].toArray();
    if (found.title.empty() || found.version.empty() || !metadata[QLatin1String("reads")].isArray() ||
        !metadata[QLatin1String("notes")].isBool() || static_cast<std::size_t>(reads.size()) > kMaxReads)
        return "does not say its title, its version and what it reads; build it with remit_add_phase()";
    for (const auto& entry : reads) {
        const auto phase = PhaseId::of(entry.toString().toStdString());
        if (!phase) return "reads a phase that cannot be: " + phase.error().what;
        found.reads.push_back(*phase);
    }
    found.notes = metadata[QLatin1String("notes")].toBool();
    return {};
}

// Why a file cannot be read; empty if it can.
std::string unreadable(const fs::path& file)
{
    std::error_code failed;
    const auto status = fs::status(file, failed);
    if (fs::is_symlink(fs::symlink_status(file)) && !fs::exists(status))
        return "is a link that leads nowhere";
    // Anything else, such as a pipe, might keep whoever opens it waiting.
    if (!fs::is_regular_file(status)) return "is no file";
    if (fs::file_size(file, failed) == 0) return "is empty"; // Qt prints a warning
    if (!std::ifstream(file, std::ios::binary)) return "cannot be read: " + std::string(::strerror(errno));
    return {};
}

// The first bytes of a library or program (ELF), if it is one.
struct Head {
    ElfW(Ehdr) fields{};
    bool elf = false;
    bool whole = false;
};

Head headOf(const fs::path& file)
{
    Head head;
    std::ifstream in(file, std::ios::binary);
    in.read(reinterpret_cast<char*>(&head.fields), sizeof head.fields);
    const auto got = in.gcount();
    head.elf = got >= SELFMAG && std::memcmp(head.fields.e_ident, ELFMAG, SELFMAG) == 0;
    head.whole = got == sizeof head.fields;
    return head;
}

// Why a file cannot be a library that this program loads; empty if it may be one. Qt takes a file that was
// cut short for whole as long as it finds the metadata, and loading it is the death of who does.
std::string unfit(const fs::path& file)
{
    static const Head own = headOf("/proc/self/exe");
    const Head head = headOf(file);
    if (!head.elf) return {}; // whatever it is, it holds no metadata
    if (head.whole && (head.fields.e_ident[EI_CLASS] != own.fields.e_ident[EI_CLASS] ||
                       head.fields.e_ident[EI_DATA] != own.fields.e_ident[EI_DATA] ||
                       head.fields.e_machine != own.fields.e_machine))
        return "was built for another kind of computer";
    std::error_code failed;
    const std::uint64_t size = fs::file_size(file, failed), table = head.fields.e_shoff,
                        tableSize = std::uint64_t{head.fields.e_shnum} * head.fields.e_shentsize;
    // The table of its sections is the last thing in a library.
    if (failed || !head.whole || table > size || tableSize > size - table)
        return "is cut short or damaged; copy it anew";
    return {};
}

// The reason in what Qt says: "Cannot load library FILE: (reason)".
std::string reasonIn(const std::string& said)
{
    const auto open = said.find(": (");
    if (open == said.npos || said.back() != ')') return said;
    return said.substr(open + 3, said.size() - open - 4);
}

std::string readFile(FoundPhase& found)
{
    const bool named = found.file.extension() == kEnding;
    auto id = PhaseId::of(found.file.stem().string());
    if (named && id) found.id = *id;
    if (auto why = unreadable(found.file); !why.empty()) return why;
    if (!named) return "is no phase: its name does not end in " + std::string(kEnding);
    if (!id) return "cannot be a phase: " + id.error().what;

    if (auto why = unfit(found.file); !why.empty()) return why;
    const QJsonObject said = QPluginLoader(qtPath(found.file)).metaData();
    if (said.isEmpty()) return "is no phase plugin; it holds something else, or is damaged";
    const std::string interface = said[QLatin1String("IID")].toString().toStdString();
    if (interface.substr(0, kInterfaceName.size()) != kInterfaceName) return "is a plugin of another program";
    if (interface != kInterface) return "was built for another version of Remit; rebuild it";
    return readMetadata(said[QLatin1String("MetaData")].toObject(), found);
}

}

FoundPhase inspected(const std::filesystem::path& file)
{
    FoundPhase found;
    found.file = file;
    found.refused = readFile(found);
    return found;
}

Result<std::unique_ptr<Phase>> loaded(const FoundPhase& found)
{
    QPluginLoader loader(qtPath(found.file));
    loader.setLoadHints(QLibrary::PreventUnloadHint);
    const auto* plugin = qobject_cast<PhasePlugin*>(loader.instance());
    if (!plugin)
        return Error{"the phase " + found.id.str() +
                     " cannot be loaded: " + quotable(reasonIn(loader.errorString().toStdString()), 300)};
    auto phase = plugin->phase();
    if (!phase) return Error{"the phase " + found.id.str() + " is there, but makes nothing"};
    return phase;
}

}
