#include "app/files.h"

#include "base/words.h"
#include "document/document.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace remit::app {

namespace fs = std::filesystem;

namespace {

Instant savedAt(const fs::path& path)
{
    std::error_code ignored;
    const auto written = fs::last_write_time(path, ignored);
    const auto system = std::chrono::file_clock::to_sys(written);
    return Instant(std::chrono::floor<std::chrono::seconds>(system));
}

// Word writes "~$" over the first two characters of a long name and before a short one; LibreOffice
// ".~lock.NAME#".
std::string programThatHasOpen(const fs::path& path)
{
    const std::string name = path.filename().string();
    const auto beside = [&](const std::string& other) {
        std::error_code ignored;
        return fs::exists(path.parent_path() / other, ignored);
    };
    if (beside("~$" + name) || (name.size() > 2 && beside("~$" + name.substr(2)))) return "Word";
    if (beside(".~lock." + name + "#")) return "LibreOffice";
    return {};
}

// `typed` is the path as it was given, for what is said of it.
Result<std::string> bytesOf(const fs::path& path, const std::string& typed)
{
    std::error_code error;
    const auto status = fs::status(path, error);
    if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory)
        return Error{"The file cannot be read: " + error.message(), typed};
    if (!fs::exists(status)) return Error{"There is no such file", typed};
    if (fs::is_directory(status)) return Error{"This is a folder; name the file in it", typed};
    if (!fs::is_regular_file(status)) return Error{"This is no ordinary file", typed};
    const auto size = fs::file_size(path, error);
    if (!error && size == 0)
        return Error{"The file is empty (0 bytes); if a program still has it open, save it first", typed};
    if (!error && size > kMaxDocumentBytes)
        return Error{
            "The file is larger than " + std::to_string(kMaxDocumentBytes >> 20) +
                " MiB; hand in a smaller one (pictures can be compressed in the program that made it)",
            typed};
    std::ifstream in(path, std::ios::binary);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!in || !in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return Error{std::string("The file cannot be read: ") + std::strerror(errno), typed};
    return bytes;
}

}

Result<void> load(const fs::path& folder, const std::vector<std::string>& paths, FileRole role,
                  std::vector<LoadedFile>& files)
{
    std::vector<std::string> names;
    std::size_t total = 0;
    for (const auto& other : files) {
        names.push_back(other.file.artefact.name);
        total += other.file.artefact.bytes.size();
    }
    for (const auto& typed : paths) {
        const fs::path path = folder / typed;
        const std::string name = path.filename().string();
        if (name.starts_with("~$") || name.starts_with(".~lock."))
            return Error{"This is not the document but what a program leaves beside it while it is open; "
                         "name the document",
                         typed};
        auto bytes = bytesOf(path, typed);
        if (!bytes) return bytes.error();
        const auto stored = storedName(name);
        if (!stored) return stored.error();
        names.push_back(name);
        total += bytes->size();
        if (total > kMaxHandInBytes)
            return Error{"Together the files are larger than " + std::to_string(kMaxHandInBytes >> 20) +
                         " MiB"};
        files.push_back({{{name, *std::move(bytes)}, role}, path, savedAt(path), programThatHasOpen(path)});
    }
    return distinctNames(names);
}

std::vector<Proposal::File> contents(const std::vector<LoadedFile>& files)
{
    std::vector<Proposal::File> all;
    for (const auto& each : files)
        all.push_back(each.file);
    return all;
}

Result<void> writeOut(const fs::path& folder, const std::string& name, std::string_view bytes)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return Error{"The folder cannot be made: " + error.message(), folder.string()};
    const fs::path to = folder / name;
    if (fs::exists(to, error))
        return Error{"There is a file of that name already; nothing was written over it", to.string()};
    std::ofstream out(to, std::ios::binary);
    if (!out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush())
        return Error{"The file cannot be written; is the disk full?", to.string()};
    return {};
}

Result<void> writeNew(const fs::path& file, std::string_view bytes, const std::string& typed)
{
    std::error_code error;
    if (fs::exists(file, error))
        return Error{"There is a file of that name already; nothing was written over it", typed};
    std::ofstream out(file, std::ios::binary);
    if (!out)
        return Error{"The file cannot be made; is there such a folder, and may you write there?", typed};
    if (out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush()) return {};
    fs::remove(file, error);
    return Error{"The file cannot be written; is the disk full?", typed};
}

namespace {

// "Mon 15 Aug 2022"
std::string dayOf(Instant instant, const Zone& zone)
{
    const std::string time = shortTime(instant, zone);
    return time.substr(0, time.rfind(','));
}

}

std::vector<std::string> warnings(const std::vector<LoadedFile>& files, const Zone& zone)
{
    std::vector<std::string> all;
    for (const auto& each : files)
        if (!each.openIn.empty())
            all.push_back(each.openIn + " has \"" + quotable(each.file.artefact.name) +
                          "\" open; what is handed in was last saved at " + clockTime(each.saved, zone) +
                          " (" + dayOf(each.saved, zone) + ")");
    return all;
}

}
