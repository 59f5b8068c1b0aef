#pragma once

#include "contract/contract.h"

#include <filesystem>
#include <string>
#include <vector>

namespace remit {

// A contract's files by name, as found in a folder or in a record: "schedule.toml", "people.toml",
// "desk.toml" (may be missing), and the terms of reference and files of holidays under the names that
// schedule.toml gives.
struct ScheduleFiles {
    struct File {
        std::string name;
        std::string bytes;
    };
    std::string folder; // said before each file's name in complaints; may be empty
    std::vector<File> files;

    const std::string* bytes(std::string_view name) const;
};

constexpr std::size_t kMaxScheduleBytes = 4u << 20; // of one TOML file
constexpr std::size_t kMaxTermsBytes = 16u << 20;   // of the terms of reference
constexpr std::size_t kMaxCalendarBytes = 1u << 20; // of one file of holidays
constexpr std::size_t kMaxCalendars = 50;
constexpr std::size_t kMaxDeliverables = 100'000;

// Reads the files of a contract from `path`: a folder that holds schedule.toml, or that file itself.
// Fails if there is no schedule.toml, if a file is too large, or if a file is a link that leads out of the
// folder. A file that is missing or a name with folders in it is left for readSchedule to complain of.
Result<ScheduleFiles> loadSchedule(const std::filesystem::path& path);

// A contract, or everything that is wrong with its files, in the order of the files and lines.
struct ScheduleReading {
    Contract contract; // meaningful only if there are no complaints
    std::vector<Complaint> complaints;
};

// Reads and checks `files` (docs/schedule-format.md). What only a phase can check, the keys of `expects`, is
// left to the host.
ScheduleReading readSchedule(const ScheduleFiles& files);

}
