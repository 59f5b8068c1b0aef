#include "record.h"
#include "run.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <random>
#include <sstream>

// Many who record at once: eight processes hand in two hundred deliverables of one record, and eight quarrel
// over the same two. What was acknowledged is in the record once with its bytes, what was refused is not, and
// nothing else is.
//
//     test-crowd [PROGRAM]
//
// Ends with 1 if that does not hold, or if fewer than 190 of the two hundred were acknowledged.
namespace remit::test {

namespace {

namespace fs = std::filesystem;

constexpr int kProcesses = 8;

// One command of one process. Its mark stands in what it records and in nothing else.
struct Deed {
    std::vector<std::string> words;
    std::string mark;
};

// How it ended; written down by the process that did it, for the one that counts.
struct Done {
    std::string mark;
    int status = 0;
    std::string said;
};

std::string numbered(const std::string& name, int number)
{
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
    return name + digits;
}

class Crowd {
public:
    Crowd(fs::path program, std::string name, const std::vector<std::string>& deliverables)
        : program_(std::move(program)), name_(std::move(name)), record_(scratch_.path() / "record")
    {
        writeContract(scratch_.path() / "terms", deliverables);
        must({"new", "terms", "record", "--as", "desk"});
    }

    // Done before the crowd comes; it has to succeed.
    void must(const std::vector<std::string>& words)
    {
        const Ran ran = type(words);
        if (ran.status == 0) return;
        wrong(words.front() + " ended with " + std::to_string(ran.status) + ": " + ran.out + ran.err);
    }

    fs::path file(const std::string& mark, std::string_view bytes) const
    {
        const fs::path path = scratch_.path() / "files" / (mark + ".md");
        write(path, bytes);
        return path;
    }

    // Each list is one process's, done one after the other.
    void record(const std::vector<std::vector<Deed>>& lists)
    {
        const auto before = entriesIn(record_);
        before_ = before ? before->size() : 0;
        const auto begun = std::chrono::steady_clock::now();
        std::vector<std::function<void()>> works;
        for (std::size_t i = 0; i < lists.size(); ++i)
            works.push_back([this, &list = lists[i], out = scratch_.path() / ("done-" + std::to_string(i))] {
                std::ostringstream said;
                for (const auto& deed : list) {
                    const Ran ran = type(deed.words);
                    std::string words = ran.status == 0 ? "" : ran.err.empty() ? ran.out : ran.err;
                    std::replace(words.begin(), words.end(), '\n', ' ');
                    said << deed.mark << ' ' << ran.status << ' ' << words << '\n';
                }
                write(out, said.str());
            });
        if (!atOnce(works)) wrong("a process came to no end");
        took_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        for (std::size_t i = 0; i < lists.size(); ++i) {
            std::istringstream in(bytesOf(scratch_.path() / ("done-" + std::to_string(i))));
            for (Done done; in >> done.mark >> done.status && std::getline(in, done.said);)
                done_.push_back(done);
        }
    }

    // Holds the record against what the processes were told. Returns how many deeds were acknowledged.
    long held()
    {
        const auto entries = entriesIn(record_);
        if (!entries) {
            wrong("the record cannot be read: " + entries.error().text());
            return 0;
        }
        std::map<std::string, int> times; // a mark is in the record
        for (std::size_t i = before_; i < entries->size(); ++i)
            ++times[markOf((*entries)[i])];
        std::map<std::string, int> failures;
        long acknowledged = 0, refused = 0;
        for (const auto& done : done_) {
            const int found = times.contains(done.mark) ? times[done.mark] : 0;
            if (done.status == 0)
                ++acknowledged;
            else if (done.status == 1)
                ++refused;
            else
                ++failures[std::to_string(done.status) + ":" + done.said];
            if (done.status == 0 && found != 1)
                wrong(done.mark + " was acknowledged and is there " + std::to_string(found) + " times");
            if (done.status != 0 && found != 0)
                wrong(done.mark + " ended with" + done.said + " and is there");
            if (done.status < 0 || done.status > 2)
                wrong(done.mark + " ended with " + std::to_string(done.status));
            times.erase(done.mark);
        }
        for (const auto& [mark, count] : times)
            wrong("\"" + mark + "\" is in the record and nobody did it");
        if (const std::string complaint = gitComplains(record_); !complaint.empty()) wrong(complaint);
        if (const Ran log = type({"-C", "record", "log"}); log.status != 0) wrong("remit log: " + log.err);
        for (const auto& [words, count] : failures)
            std::cout << "  " << count << " ended with " << words << "\n";
        std::cout << "crowd: " << name_ << ": " << done_.size() << " tried, " << acknowledged
                  << " acknowledged, " << refused << " refused, " << entries->size() - before_
                  << " recorded, " << wrongs_ << " wrong; " << static_cast<int>(took_ + 0.5) << " s\n";
        return acknowledged;
    }

    void wrong(const std::string& words)
    {
        ++wrongs_;
        std::cout << "  wrong: " << words << "\n";
    }
    bool well() const { return wrongs_ == 0; }

private:
    Ran type(const std::vector<std::string>& words) const
    {
        Typed typed{{program_.string()}, scratch_.path()};
        typed.words.insert(typed.words.end(), words.begin(), words.end());
        return run(typed);
    }

    // The mark in an entry; empty if its bytes are not those that were given with it.
    std::string markOf(const FoundEntry& found) const
    {
        const Event& event = found.entry.event;
        if (const auto* review = std::get_if<ReviewDeed>(&event.deed))
            return review->comments.empty() ? review->reason : review->comments.front().text;
        if (const auto* withdraw = std::get_if<Withdraw>(&event.deed)) return withdraw->reason;
        if (const auto* reopen = std::get_if<Reopen>(&event.deed)) return reopen->reason;
        if (const auto* note = std::get_if<Note>(&event.deed)) return note->outcome;
        if (event.files.size() != 1 || found.files.size() != 1) return {};
        const fs::path name = event.files.front().name;
        return found.files.front() == bytesOf(scratch_.path() / "files" / name) ? name.stem().string() : "";
    }

    const Scratch scratch_;
    const fs::path program_;
    const std::string name_;
    const fs::path record_;
    std::size_t before_ = 0;
    std::vector<Done> done_;
    double took_ = 0;
    int wrongs_ = 0;
};

Deed handIn(const Crowd& crowd, const std::string& deliverable, const std::string& mark)
{
    const std::string text = "# " + mark + "\n\n## Methodology\n\n" + mark + " in its own words.\n";
    return {{"-C", "record", "submit", deliverable, crowd.file(mark, text), "--as-is", "--by", "provider"},
            mark};
}

// Two hundred deliverables, none handed in by two.
bool handInAll(const fs::path& program)
{
    constexpr int kEach = 25, kEnough = 190;
    std::vector<std::string> deliverables;
    for (int i = 0; i < kProcesses * kEach; ++i)
        deliverables.push_back(numbered("report-", i));
    Crowd crowd(program, "200 deliverables, 8 processes", deliverables);
    std::vector<std::vector<Deed>> lists(kProcesses);
    for (std::size_t i = 0; i < deliverables.size(); ++i)
        lists[i % kProcesses].push_back(
            handIn(crowd, deliverables[i], numbered("file-", static_cast<int>(i))));
    crowd.record(lists);
    if (crowd.held() < kEnough) crowd.wrong("fewer than " + std::to_string(kEnough) + " were acknowledged");
    return crowd.well();
}

// Whoever hands in, withdraws, decides and reopens meets what somebody else did a moment ago: most is
// refused, and that is right.
bool quarrel(const fs::path& program)
{
    constexpr int kEach = 15;
    Crowd crowd(program, "2 deliverables, 8 processes", {"plan", "final"});
    for (const std::string about : {"plan", "final"})
        crowd.must(handIn(crowd, about, "first-" + about).words);
    std::vector<std::vector<Deed>> lists(kProcesses);
    std::minstd_rand random(8); // the same deeds in every run, in an order that nobody chose
    for (int i = 0; i < kProcesses * kEach; ++i) {
        const std::string about = random() / 64 % 3 == 0 ? "final" : "plan", mark = numbered("deed-", i);
        const std::vector<std::vector<std::string>> ways = {
            {"review", about, "--comment", mark, "--by", "desk"},
            {"review", about, "--request-changes", "--comment", mark, "--by", "desk"},
            {"review", about, "--accept", "--reason", mark, "--by", "desk"},
            {"reopen", about, "--reason", mark, "--by", "desk"},
            {"withdraw", about, "--reason", mark, "--by", "provider"},
            {"note", "visit", "--on", "2022-08-10", "--outcome", mark, "--by", "provider"},
        };
        auto& list = lists[static_cast<std::size_t>(i % kProcesses)];
        const std::size_t way = random() / 64 % (ways.size() + 2);
        if (way >= ways.size()) {
            list.push_back(handIn(crowd, about, mark));
            continue;
        }
        list.push_back({{"-C", "record"}, mark});
        list.back().words.insert(list.back().words.end(), ways[way].begin(), ways[way].end());
    }
    crowd.record(lists);
    if (crowd.held() == 0) crowd.wrong("nothing was acknowledged");
    return crowd.well();
}

}

}

int main(int count, char** words)
{
    const std::filesystem::path program = count > 1 ? words[1] : REMIT_PROGRAM;
    const bool all = remit::test::handInAll(program);
    const bool once = remit::test::quarrel(program);
    return all && once ? 0 : 1;
}
