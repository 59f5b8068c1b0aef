#pragma once

#include "contract/requirement.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How a phase is tested: given this document, expect these findings. The phase is asked as Remit asks it,
// from its built library, in a child process under limits. No framework for tests is needed, and any can be
// used:
//
//     #include "remit/testing.h"
//
//     using namespace remit::testing;
//
//     int main()
//     {
//         const Given minutes = Given().expects(R"(sections = ["decisions", "next steps"])");
//         Expect expect;
//         expect(minutes.document("# Decisions\n\n# Next steps\n"), {});
//         expect(minutes.document("# Decisions\n"), {unmet("section-next-steps").saying("is missing")});
//         return expect.status();
//     }
//
// remit_add_phase_test() builds such a test, and tells it which phase is meant.
// REQUIRES: the test has one thread.
namespace remit::testing {

// A small contract around one deliverable, and what is handed in. Each call returns another Given with one
// thing more, so that one can be the beginning of many. What is wrong with what it is given shows as a
// finding "phase" of examine() and brief(), and in complaints().
class Given {
public:
#ifdef REMIT_TESTED_PHASE
    // The phase that remit_add_phase_test() names.
    Given() : Given(std::filesystem::path(REMIT_TESTED_PHASE)) {}
#endif
    // The phase of this file, "…/minutes.so". The schedule of the contract has one deliverable, of this
    // phase.
    explicit Given(std::filesystem::path plugin);

    // What the schedule says under [component.deliverable.expects], as TOML.
    Given expects(std::string_view toml) const;
    // What else schedule.toml says, beginning with a table of its own: [[topics]].
    Given schedule(std::string_view toml) const;
    // What desk.toml says: [synonyms].
    Given desk(std::string_view toml) const;

    // A deliverable of `phase` stands before this one in the schedule, and nothing of it is accepted yet.
    // After accepted(): the accepted one stands before this one.
    Given earlier(std::string_view phase) const;
    // The same, and this document of it was accepted. The phase sees it if it READS that phase.
    Given accepted(std::string_view phase, std::string bytes, std::string name = "accepted.md") const;
    // A comment waits for an answer; the first is number 1.
    Given comment(std::string text) const;
    // Work was noted: `on` is the day, "2036-09-12"; people are codes.
    Given noted(std::string_view activity, std::string_view on, std::vector<std::string> people,
                std::string outcome) const;

    // A file that is handed in, by its bytes. What kind of document it is, is seen by its content.
    Given document(std::string bytes, std::string name = "document.md") const;
    // The same, a file on the disk: "sample.docx". remit_add_phase_test() has the test run where it is
    // written.
    Given file(const std::filesystem::path& path) const;
    // A file that is handed in as answers to comments.
    Given answers(std::string bytes, std::string name = "answers.md") const;

    // What Remit would find: remit check.
    Examination examine() const;
    // What it would ask for, not yet checked: remit show.
    Examination brief() const;
    // What it would complain of: remit lint. "expects:2:1: …", lines counted in what expects() was given.
    std::vector<std::string> complaints() const;

private:
    struct File {
        std::string name;
        std::string bytes;
        bool answers = false;
    };
    struct Before {
        std::string phase;
        std::vector<File> files; // accepted; none: nothing is
    };
    struct Note {
        std::string activity;
        std::string on;
        std::vector<std::string> people;
        std::string outcome;
    };
    class Asked; // what all of this is to the host

    std::filesystem::path plugin_;
    std::string expects_, schedule_, desk_;
    std::vector<Before> before_;
    std::vector<std::string> comments_;
    std::vector<Note> notes_;
    std::vector<File> files_;
    std::vector<std::string> unread_; // files on the disk that could not be read, with the reason
};

// What is expected of one requirement.
struct Expectation {
    std::string requirement; // its id
    Verdict verdict = Verdict::Met;
    bool asked = true;
    std::string remark = {}; // a part of it
    std::string place = {};  // a part of it
    std::optional<Level> level = {};

    Expectation saying(std::string part) const;
    Expectation at(std::string part) const;
    Expectation as(Level weight) const;
};
Expectation met(std::string requirement);
Expectation unmet(std::string requirement);
Expectation unknown(std::string requirement);
Expectation notAsked(std::string requirement);

// How the findings differ from what is expected, in lines for people; empty if they do not. A finding that is
// not named is expected to be met.
std::string difference(const Examination& examination, const std::vector<Expectation>& expected);

// Holds phases to expectations. What differs is said at once, on the error output, with the place in the test
// (which `file` and `line` are without being given) and all that was found.
class Expect {
public:
    // Examines; see difference().
    void operator()(const Given& given, const std::vector<Expectation>& expected,
                    const char* file = __builtin_FILE(), int line = __builtin_LINE());
    // The brief asks for exactly these requirements, in this order.
    void asks(const Given& given, const std::vector<std::string>& requirements,
              const char* file = __builtin_FILE(), int line = __builtin_LINE());
    // There is a complaint with this part; empty: there is none at all.
    void complains(const Given& given, std::string_view part, const char* file = __builtin_FILE(),
                   int line = __builtin_LINE());

    // The exit status of the test, with a last line that counts: 0 if there were expectations, and all were
    // met; else 1.
    int status() const;

private:
    void hold(const std::string& difference, const char* file, int line);

    int held_ = 0;
    int failed_ = 0;
};

}
