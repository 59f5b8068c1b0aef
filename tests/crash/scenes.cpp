#include "scenes.h"

#include "record.h"

#include <cstdlib>
#include <iostream>

namespace remit::test {

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

Words in(Words words, const std::string& by, const std::string& clock)
{
    words.insert(words.begin(), {"-C", kRecord});
    words.insert(words.end(), {"--by", by, "--clock", clock});
    return words;
}

const Words kNew = {"new", "terms", kRecord, "--as", kMe, "--clock", "2022-08-01T09:00"};
const Words kHandIn = in({"submit", "plan", "../plan.md", "--annex", "../annex.bin", "--as-is"}, "provider",
                         "2022-08-15T10:00");
const Words kAccept =
    in({"review", "plan", "--accept", "--reason", "Good enough."}, "desk", "2022-08-16T10:00");
const Words kComment = in({"review", "plan", "--comment", "Name the sources."}, "desk", "2022-08-16T10:00");

// By a folder that both sides can reach: the provider has a copy and hands in from there.
const Words kShare = {"-C", kRecord, "sync", "../shared", "--clock", "2022-08-14T10:00"};
const Words kJoin = {"join", "shared", "--in", "copy", "--as", "provider"};
const Words kHandInThere = {"-C",      "copy",         "submit",  "plan",    "../plan.md",
                            "--annex", "../annex.bin", "--as-is", "--clock", "2022-08-15T10:00"};
const Words kSendThere = {"-C", "copy", "sync", "../shared", "--clock", "2022-08-15T10:05"};
const Words kNote = in({"note", "visit", "--on", "2022-08-10", "--with", "GOV-03", "--outcome",
                        "Two interviews.", "--file", "../annex.bin", "--file", "../plan.md"},
                       "provider", "2022-08-11T10:00");

const Words kAmend =
    in({"amend", "--schedule", "../other", "--reason", "More countries."}, "provider", "2022-08-15T10:00");
const Words kSuspend = in({"suspend", "--from", "2022-08-20", "--reason", "Travel is not possible."},
                          "provider", "2022-08-15T10:00");
const Words kInvoice =
    in({"invoice", "fee", "--number", "17", "--document", "../annex.bin"}, "provider", "2022-08-16T10:00");

[[noreturn]] void stop(const Scene& scene, const Words& words, const Ran& ran)
{
    std::cerr << scene.name << ": remit";
    for (const auto& word : words)
        std::cerr << " " << word;
    std::cerr << "\nended with " << ran.status << ":\n" << ran.out << ran.err;
    std::exit(2);
}

}

std::vector<Scene> scenes()
{
    const auto scene = [](std::string name, std::vector<Words> before, Words words, std::string kind,
                          std::vector<std::string> files) {
        return Scene{std::move(name),
                     std::move(before),
                     std::move(words),
                     std::move(kind),
                     std::move(files),
                     {},
                     {},
                     {},
                     {}};
    };
    return {
        scene("new", {}, kNew, "open", {"terms/schedule.toml", "terms/people.toml", "terms/terms.md"}),
        scene("as", {kNew}, {"-C", kRecord, "as", kOther}, "", {}),
        scene("submit", {kNew}, kHandIn, "submit", {"plan.md", "annex.bin"}),
        scene("submit in place of one that waits", {kNew, kHandIn},
              in({"submit", "plan", "../better.md", "--as-is"}, "provider", "2022-08-15T11:00"), "submit",
              {"better.md"}),
        scene("withdraw", {kNew, kHandIn},
              in({"withdraw", "plan", "--reason", "The wrong file."}, "provider", "2022-08-15T11:00"),
              "withdraw", {}),
        scene("review: comment", {kNew, kHandIn}, kComment, "review", {}),
        scene("review: accept, comment carried", {kNew, kHandIn},
              in({"review", "plan", "--accept", "--reason", "Good enough.", "--comment", "Give an example.",
                  "--carry", "final"},
                 "desk", "2022-08-16T10:00"),
              "review", {}),
        scene("review: request changes", {kNew, kHandIn},
              in({"review", "plan", "--request-changes", "--comment", "Add a timeline.", "--file",
                  "../better.md"},
                 "desk", "2022-08-16T10:00"),
              "review", {"better.md"}),
        scene("reopen", {kNew, kHandIn, kAccept},
              in({"reopen", "plan", "--reason", "The terms were amended."}, "desk", "2022-08-17T10:00"),
              "reopen", {}),
        scene("retract", {kNew, kHandIn, kComment},
              in({"retract", "3", "--reason", "Said of another file."}, "desk", "2022-08-17T10:00"),
              "retract", {}),
        scene("note", {kNew},
              in({"note", "visit", "--on", "2022-08-10", "--with", "GOV-03", "--outcome", "Two interviews."},
                 "provider", "2022-08-11T10:00"),
              "note", {}),
        scene("sync: receive", {kNew, kShare, kJoin, kHandInThere, kSendThere},
              {"-C", kRecord, "sync", "../shared", "--clock", "2022-08-15T11:00"}, "submit",
              {"plan.md", "annex.bin"}),
        scene(
            "appoint", {kNew},
            in({"appoint", "office", "second", "--as", "deputy", "--name", "Second", "--from", "2022-08-15"},
               "desk", "2022-08-15T10:00"),
            "appoint", {}),
        scene("note with files", {kNew}, kNote, "note", {"annex.bin", "plan.md"}),
        scene("erase", {kNew, kNote},
              in({"erase", "2", "note-1", "--reason", "Consent was withdrawn."}, "provider",
                 "2022-08-12T10:00"),
              "erase", {}),
        scene("amend", {kNew}, kAmend, "amend", {"other/schedule.toml"}),
        scene("agree to other terms", {kNew, kAmend}, in({"agree"}, "desk", "2022-08-16T10:00"), "agree", {}),
        scene("suspend", {kNew}, kSuspend, "suspend", {}),
        scene("agree to a suspension", {kNew, kSuspend}, in({"agree"}, "desk", "2022-08-16T10:00"), "agree",
              {}),
        scene("resume", {kNew, kSuspend},
              in({"resume", "--on", "2022-08-29"}, "provider", "2022-08-22T10:00"), "resume", {}),
        scene("notify", {kNew},
              in({"notify", "plan", "--expected", "2022-08-20"}, "provider", "2022-08-15T10:00"), "notify",
              {}),
        scene("hand-over", {kNew}, in({"hand-over", "register", "../annex.bin"}, "desk", "2022-08-15T10:00"),
              "hand-over", {"annex.bin"}),
        scene("certify", {kNew}, in({"certify", "fee"}, "desk", "2022-08-16T10:00"), "certify", {}),
        scene("invoice", {kNew}, kInvoice, "invoice", {}),
        scene("pay", {kNew, kInvoice},
              in({"pay", "fee", "--amount", "400.00 USD"}, "desk", "2022-08-17T10:00"), "pay", {}),
    };
}

Typed typed(const fs::path& program, const Words& words, const fs::path& folder)
{
    Typed typed{{program.string()}, folder};
    typed.words.insert(typed.words.end(), words.begin(), words.end());
    return typed;
}

void copy(const Scene& scene, const fs::path& to)
{
    fs::remove_all(to);
    fs::copy(scene.folder, to, fs::copy_options::recursive);
}

void prepare(Scene& scene, const fs::path& program, const fs::path& place)
{
    scene.folder = place / "prepared";
    fs::create_directories(scene.folder);
    fs::create_directories(scene.folder / "shared");
    writeContract(scene.folder / "terms", {"plan", "final"});
    writeContract(scene.folder / "other", {"plan", "final", "more"});
    write(scene.folder / "plan.md", "# Plan\n\n## Methodology\n\nWe ask, and write down what is said.\n");
    write(scene.folder / "better.md",
          "# Plan\n\n## Methodology\n\nWe ask twice.\n\n## Timeline\n\nTwo weeks.\n");
    write(scene.folder / "annex.bin", noise(24'000, 1)); // more than git writes at once
    for (const auto& words : scene.before)
        if (const Ran ran = run(typed(program, words, scene.folder)); ran.status != 0)
            stop(scene, words, ran);
    const auto entries = entriesIn(scene.folder / kRecord);
    if (!entries) {
        std::cerr << scene.name << ": " << entries.error().text() << "\n";
        std::exit(2);
    }
    for (const auto& each : *entries)
        scene.events.push_back(each.entry.facts.event.str());

    const fs::path trial = place / "trial";
    copy(scene, trial);
    const Ran ran = runWatched(typed(program, scene.words, trial));
    if (ran.status != 0 || ran.out.empty() || !ran.err.empty()) stop(scene, scene.words, ran);
    scene.receipt = ran.out;
    scene.points = ran.points;
    fs::remove_all(trial);
}

}
