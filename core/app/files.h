#pragma once

#include "recording/recording.h"

#include <filesystem>
#include <string>
#include <vector>

namespace remit::app {

constexpr std::size_t kMaxHandInBytes = 500u << 20; // of all files of one deed

// A file as it is on disk.
struct LoadedFile {
    Proposal::File file;
    std::filesystem::path path;
    Instant saved;      // when it was last saved
    std::string openIn; // the program that has it open, "Word" or "LibreOffice"; empty if none seems to
};

// Reads `paths`, relative to `folder`, as files of `role`, and adds them to `files`. Fails, in one sentence,
// on a file that is not there, cannot be read, is empty, too large, a program's lock file, or bears the name
// of one already there.
Result<void> load(const std::filesystem::path& folder, const std::vector<std::string>& paths, FileRole role,
                  std::vector<LoadedFile>& files);

// The files alone, for a proposal.
std::vector<Proposal::File> contents(const std::vector<LoadedFile>& files);

// Writes a file of that name into `folder`, which is made if missing. Never over another file.
Result<void> writeOut(const std::filesystem::path& folder, const std::string& name, std::string_view bytes);

// Writes a file that is not there yet; leaves none behind if it cannot. `typed` is the path as it was given.
Result<void> writeNew(const std::filesystem::path& file, std::string_view bytes, const std::string& typed);

// What there is to know before handing them in: Word has it open, and what would be handed in was last saved
// at 16:12.
std::vector<std::string> warnings(const std::vector<LoadedFile>& files, const Zone& zone);

}
