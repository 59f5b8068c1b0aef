#include "schedule/schedule.h"

#include "schedule/draft.h"
#include "schedule/toml_door.h"

#include <fstream>

namespace remit {

namespace {

namespace fs = std::filesystem;

// Reads at most one byte more than `limit`, so that an endless file is no trouble.
Result<std::string> bytesOf(const fs::path& file, std::size_t limit)
{
    std::error_code code;
    if (!fs::is_regular_file(file, code)) return Error{"this is no file that can be read", file.string()};
    std::ifstream in(file, std::ios::binary);
    std::string bytes(limit + 1, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!in && !in.eof()) return Error{"the file cannot be read; may you open it?", file.string()};
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit)
        return Error{"the file is larger than " + std::to_string(limit >> 20) +
                         " MiB, more than Remit keeps of it",
                     file.string()};
    bytes.shrink_to_fit();
    return bytes;
}

struct Named {
    std::string name;
    std::size_t limit;
};

// The files that schedule.toml names; none if it cannot be read that far, which reading it will say.
std::vector<Named> filesNamed(const std::string& scheduleBytes)
{
    schedule::Complaints unsaid({});
    const schedule::Source source{"schedule.toml", unsaid};
    const auto table = schedule::parseToml(scheduleBytes, source);
    if (!table) return {};
    std::vector<Named> named;
    named.push_back({(*table)["contract"]["terms"].value_or(std::string()), kMaxTermsBytes});
    if (const auto* calendars = (*table)["calendar"].as_array())
        for (const auto& calendar : *calendars)
            if (calendar.is_table() && named.size() <= kMaxCalendars)
                named.push_back({(*calendar.as_table())["file"].value_or(std::string()), kMaxCalendarBytes});
    return named;
}

// A link could lead anywhere; what lies elsewhere is none of the contract's files.
bool liesIn(const fs::path& folder, const fs::path& file)
{
    std::error_code code;
    const fs::path home = fs::canonical(folder, code);
    if (code) return false;
    const fs::path real = fs::canonical(file, code);
    return !code && real.parent_path() == home;
}

}

Result<ScheduleFiles> loadSchedule(const fs::path& path)
{
    std::error_code code;
    const bool isFile = path.filename() == "schedule.toml" && !fs::is_directory(path, code);
    const fs::path folder = isFile ? path.parent_path() : path;
    const fs::path place = folder.empty() ? fs::path(".") : folder;
    if (!fs::exists(place / "schedule.toml", code))
        return Error{fs::exists(path, code) ? "there is no schedule.toml here; give the folder of a "
                                              "contract, such as schedules/iom-smp-2022"
                                            : "there is no such folder or file",
                     path.string()};

    ScheduleFiles files;
    files.folder = folder.string();
    const auto add = [&](const std::string& name, std::size_t limit) -> Result<void> {
        if (!fs::exists(place / name, code)) return {};
        if (!liesIn(place, place / name))
            return Error{"the file lies outside the contract's folder; put it there",
                         (place / name).string()};
        auto bytes = bytesOf(place / name, limit);
        if (!bytes) return bytes.error();
        files.files.push_back({name, std::move(*bytes)});
        return {};
    };
    for (const char* name : {"schedule.toml", "people.toml", "desk.toml"})
        if (const auto added = add(name, kMaxScheduleBytes); !added) return added.error();

    for (const auto& [name, limit] : filesNamed(files.files.front().bytes))
        if (schedule::isTermsName(name) && !files.bytes(name))
            if (const auto added = add(name, limit); !added) return added.error();
    return files;
}

}
