#pragma once

#include "ledger/ledger.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

// A record as it lies there, read without the program under test.
namespace remit::test {

struct FoundEntry {
    Entry entry;
    std::vector<std::string> files; // their bytes, each held against its fingerprint
};

// Every entry with the bytes of its files, oldest first; none where there is no record. Fails on one that
// cannot be read whole.
Result<std::vector<FoundEntry>> entriesIn(const std::filesystem::path& record);

// What git says against the repository; empty if nothing.
std::string gitComplains(const std::filesystem::path& record);

// The ids of all objects that git reaches from main.
std::vector<std::string> objectsOf(const std::filesystem::path& record);

// A contract's files in `folder`: a client ("desk"), a provider ("provider"), an activity ("visit"), and
// deliverables of these ids.
void writeContract(const std::filesystem::path& folder, const std::vector<std::string>& deliverables);

std::string bytesOf(const std::filesystem::path& file);
void write(const std::filesystem::path& file, std::string_view bytes);

// Text that does not pack well, the same in every run.
std::string noise(std::size_t bytes, unsigned seed);

// A new folder in memory, where the system has one, so that a thousand records cost nothing. It goes with the
// object.
class Scratch {
public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    int owner_; // a forked child does not remove it
};

// Does each work in a process of its own, all at the same time, and waits for them. Returns whether all ended
// well.
bool atOnce(const std::vector<std::function<void()>>& works);

// "12,345"
std::string counted(long number);

}
