#include "check.h"
#include "record.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <sys/mman.h>
#include <thread>

// Kills Remit at each system call by which a recording command changes anything, and makes each of these
// calls fail; after each, holds the record against what must be true of it.
//
//     test-crash [--sample] [--only PART] [--all] [PROGRAM]
//
// --sample: some of the points, always the same, for ./test. --only: of commands and points, those that
// contain PART. --all: every finding and every message, not the first of its kind. Ends with 1 if there was a
// finding.
namespace remit::test {

namespace {

namespace fs = std::filesystem;

struct Asked {
    bool sample = false;
    bool all = false;
    std::string only;
    fs::path program = REMIT_PROGRAM;
};

struct Trial {
    const Scene* scene;
    const Point* at;
    Fault fault;

    std::string words() const
    {
        return scene->name + ": " + std::string(test::words(fault)) + " \"" + at->call + "\" (" +
               std::to_string(at->time) + ")";
    }
};

// Killed after a call is killed before the next: nothing changes in between. So that is left for the last
// one, and for the receipt.
std::vector<Fault> faultsAt(const Scene& scene, const Point& point)
{
    std::vector<Fault> faults = {Fault::KilledBefore, Fault::NoSpace, Fault::Full,
                                 Fault::Broken,       Fault::Gone,    Fault::Interrupted};
    if (point.writes) faults.push_back(Fault::Short);
    if (point == scene.points.back() || point.call == "write standard output")
        faults.push_back(Fault::KilledAfter);
    return faults;
}

// The calls that decide whether something is recorded and told.
bool decides(const Point& point)
{
    for (const auto* part : {"refs/heads/main", "remit/", "standard output", "record/.git-new-… ->"})
        if (point.call.find(part) != std::string::npos) return true;
    return false;
}

std::vector<Trial> trialsOf(const std::vector<Scene>& scenes, const Asked& asked)
{
    std::vector<Trial> trials;
    std::size_t nth = 0;
    for (const auto& scene : scenes)
        for (const auto& point : scene.points)
            for (const Fault fault : faultsAt(scene, point)) {
                const Trial trial{&scene, &point, fault};
                ++nth;
                // Every 97th of all, and of those that decide every seventh.
                if (asked.sample && nth % 97 != 0 && !(decides(point) && nth % 7 == 0)) continue;
                if (trial.words().find(asked.only) == std::string::npos) continue;
                trials.push_back(trial);
            }
    return trials;
}

// What the workers say, a line each: a letter for what it is, and the words.
struct Tally {
    long injected = 0;
    long missed = 0; // the point was not reached: one folder of objects less was to be made
    std::map<Breach, std::vector<std::string>> findings;
    std::map<std::string, long> remains;
    std::map<std::string, long> borne;       // faults after which the command ended well all the same
    std::map<std::string, std::string> said; // and where it was first

    void take(const Trial& trial, const Ran& ran, const Checked& checked)
    {
        ++injected;
        std::set<Breach> counted; // each once for a trial
        for (const auto& finding : checked.findings)
            if (counted.insert(finding.breach).second)
                findings[finding.breach].push_back(trial.words() + ": " + finding.words);
        for (const auto& part : checked.remains)
            ++remains[part];
        if (ran.status == 0) ++borne[std::string(test::words(trial.fault)) + " " + trial.at->call];
        if (!checked.said.empty()) said.emplace(checked.said, trial.words());
    }
};

std::string onOneLine(std::string text)
{
    while (text.ends_with('\n'))
        text.pop_back();
    std::replace(text.begin(), text.end(), '\n', '|');
    return text;
}

void save(const Tally& tally, const fs::path& file)
{
    std::ostringstream out;
    out << "i " << tally.injected << " faults\nm " << tally.missed << " missed\n";
    for (const auto& [breach, list] : tally.findings)
        for (const auto& words : list)
            out << "f " << static_cast<int>(breach) << " " << onOneLine(words) << "\n";
    for (const auto& [part, count] : tally.remains)
        out << "r " << count << " " << part << "\n";
    for (const auto& [words, count] : tally.borne)
        out << "b " << count << " " << words << "\n";
    for (const auto& [words, where] : tally.said)
        out << "s 1 " << onOneLine(words) << " [" << where << "]\n";
    write(file, out.str());
}

void add(Tally& tally, const fs::path& file)
{
    std::istringstream in(bytesOf(file));
    char what = 0;
    long number = 0;
    while (in >> what >> number) {
        std::string words;
        std::getline(in >> std::ws, words);
        const std::size_t where = words.rfind(" [");
        if (what == 'i') tally.injected += number;
        if (what == 'm') tally.missed += number;
        if (what == 'f') tally.findings[static_cast<Breach>(number)].push_back(words);
        if (what == 'r') tally.remains[words] += number;
        if (what == 'b') tally.borne[words] += number;
        if (what == 's') tally.said.emplace(words.substr(0, where), words.substr(where));
    }
}

// The next trial to be done, shared by the workers.
std::atomic<std::size_t>& sharedCounter()
{
    void* const page = ::mmap(nullptr, sizeof(std::atomic<std::size_t>), PROT_READ | PROT_WRITE,
                              MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) std::exit(2);
    return *new (page) std::atomic<std::size_t>(0);
}

void work(const std::vector<Trial>& trials, std::atomic<std::size_t>& next, const fs::path& program,
          const fs::path& place)
{
    Tally tally;
    const fs::path folder = place / "trial";
    for (std::size_t i = next++; i < trials.size(); i = next++) {
        const Trial& trial = trials[i];
        copy(*trial.scene, folder);
        const Ran ran = runWatched(typed(program, trial.scene->words, folder), *trial.at, trial.fault);
        if (ran.reached)
            tally.take(
                trial, ran,
                check(*trial.scene, program, folder, ran, i % 2 == 0 ? Reading::Log : Reading::Status));
        else
            ++tally.missed;
    }
    save(tally, place / "tally");
}

void print(const Tally& tally, const std::vector<Trial>& trials, bool all)
{
    constexpr std::size_t kShown = 3; // of a kind
    for (const auto& [breach, list] : tally.findings) {
        std::cout << "\n" << word(breach) << ": " << list.size() << "\n";
        for (std::size_t i = 0; i < list.size() && (all || i < kShown); ++i)
            std::cout << "  " << list[i] << "\n";
        if (!all && list.size() > kShown) std::cout << "  … and more (--all)\n";
    }
    if (all)
        for (const auto& [words, count] : tally.borne)
            std::cout << "borne " << count << " times: " << words << "\n";
    if (all)
        for (const auto& [words, where] : tally.said)
            std::cout << "said: " << words << "\n     " << where << "\n";
    if (!tally.remains.empty()) std::cout << "\nlying about in .git:";
    for (const auto& [part, count] : tally.remains)
        std::cout << " " << counted(count) << " " << part;
    if (!tally.remains.empty()) std::cout << "\n";

    std::set<const Point*> points;
    std::set<const Scene*> commands;
    for (const auto& trial : trials) {
        points.insert(trial.at);
        commands.insert(trial.scene);
    }
    std::cout << "crash points tried: " << counted(static_cast<long>(points.size())) << " in "
              << commands.size() << " commands; faults injected: " << counted(tally.injected);
    for (const Breach breach : kBreaches) {
        const auto found = tally.findings.find(breach);
        const std::size_t count = found == tally.findings.end() ? 0 : found->second.size();
        std::cout << "; " << word(breach) << ": " << counted(static_cast<long>(count));
    }
    std::cout << "\n";
}

int crash(const Asked& asked)
{
    const Scratch scratch;
    std::vector<Scene> prepared = scenes();
    for (std::size_t i = 0; i < prepared.size(); ++i)
        prepare(prepared[i], asked.program, scratch.path() / ("scene-" + std::to_string(i)));
    const std::vector<Trial> trials = trialsOf(prepared, asked);

    std::atomic<std::size_t>& next = sharedCounter();
    std::vector<std::function<void()>> works;
    std::vector<fs::path> places;
    for (unsigned i = 0; i < std::max(2u, std::thread::hardware_concurrency()); ++i) {
        places.push_back(scratch.path() / ("worker-" + std::to_string(i)));
        fs::create_directories(places.back());
        works.push_back([&, place = places.back()] { work(trials, next, asked.program, place); });
    }
    const bool well = atOnce(works);
    Tally tally;
    for (const auto& place : places)
        add(tally, place / "tally");
    print(tally, trials, asked.all);
    if (!well || tally.injected == 0) {
        std::cout << "The trials came to no end.\n";
        return 2;
    }
    return tally.findings.empty() ? 0 : 1;
}

}

}

int main(int count, char** words)
{
    remit::test::Asked asked;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--sample")
            asked.sample = true;
        else if (word == "--all")
            asked.all = true;
        else if (word == "--only" && i + 1 < count)
            asked.only = words[++i];
        else if (!word.starts_with("-") && i + 1 == count)
            asked.program = word;
        else {
            std::cerr << "test-crash [--sample] [--only PART] [--all] [PROGRAM]\n";
            return 64;
        }
    }
    if (!remit::test::canWatch()) {
        std::cout << "skipped: system calls are not followed on this processor yet\n";
        return 77;
    }
    return remit::test::crash(asked);
}
