#include "host/library.h"

#include "base/words.h"
#include "phase/plugin.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QPluginLoader>

#include <algorithm>

namespace remit {

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
        static_cast<std::size_t>(reads.size()) > kMaxReads)
        return "does not say its title, its version and what it reads; build it with remit_add_phase()";
    for (const auto& entry : reads) {
        const auto phase = PhaseId::of(entry.toString().toStdString());
        if (!phase) return "reads a phase that cannot be: " + phase.error().what;
        found.reads.push_back(*phase);
    }
    return {};
}

std::string readFile(FoundPhase& found)
{
    const bool named = found.file.extension() == kEnding;
    auto id = PhaseId::of(found.file.stem().string());
    if (named && id) found.id = *id;
    std::error_code ignored;
    // Anything else, such as a pipe, might keep whoever opens it waiting.
    if (!std::filesystem::is_regular_file(found.file, ignored)) return "is no file";
    if (std::filesystem::file_size(found.file, ignored) == 0) return "is empty"; // Qt prints a warning
    if (!named) return "is no phase: its name does not end in " + std::string(kEnding);
    if (!id) return "cannot be a phase: " + id.error().what;

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
                     " cannot be loaded: " + quotable(loader.errorString().toStdString(), 300)};
    auto phase = plugin->phase();
    if (!phase) return Error{"the phase " + found.id.str() + " is there, but makes nothing"};
    return phase;
}

}
