#include "model/player.h"
#include "model/steps.h"
#include "support/support.h"

#include "app/commands.h"
#include "host/host.h"
#include "support/support.h"
#include "verify/verify.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace remit::model {

namespace fs = std::filesystem;

namespace {

// What was said, on one line: lines are broken for terminals anywhere.
std::string oneLine(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

bool says(const std::string& text, const std::string& words)
{
    return oneLine(text).find(words) != std::string::npos;
}

// The order of open comments is promised nowhere.
void sortComments(Json& json)
{
    if (json.is_object() && json.contains("comments"))
        std::sort(json["comments"].begin(), json["comments"].end());
}

std::string inWords(const std::set<int>& statuses)
{
    std::string out;
    for (const int status : statuses)
        out += (out.empty() ? "" : " or ") + std::to_string(status);
    return out;
}

}

Player::Player(const Setting& setting) : setting_(setting), model_(setting, kOpened)
{
    const auto files = model_.terms().files();
    for (const auto& [name, bytes] : files)
        test::write(folder_ / ("terms/" + name), bytes);
    for (const auto& each : documents())
        test::write(folder_ / ("r/" + each.name), each.bytes);
    const std::vector<std::string> open = {"new",     "terms",         "r", "--as", model_.terms().opener,
                                           "--clock", written(kOpened)};
    std::ostringstream about;
    about << "# approvals = " << model_.terms().approvals.size()
          << " posts; keeper = " << (model_.terms().keeperIsNamed ? model_.terms().keeper : "not named")
          << "; due-soon = " << model_.terms().dueSoonDays << "; files as in tests/model/terms.cpp\n";
    transcript_ = about.str() + line(open) + "\ncd r\n";
    const Said said =
        remit({"-C", "..", "new", "terms", "r", "--as", model_.terms().opener, "--clock", written(kOpened)},
              kOpened);
    if (said.status != 0) throw std::runtime_error(transcript_ + said.err);
}

Said Player::remit(const std::vector<std::string>& words, Seconds now) const
{
    std::vector<const char*> pointers = {"remit"};
    for (const auto& word : words)
        pointers.push_back(word.c_str());
    std::istringstream in;
    std::ostringstream out, err;
    const auto clock = [now] { return Instant(std::chrono::sys_seconds(std::chrono::seconds(now))); };
    const auto phases = [] {
        return Result(std::unique_ptr<Phases>(new Host(std::vector<fs::path>{test::phases()})));
    };
    const app::World world{folder_ / "r", phases, clock, false, in, out, err};
    const int status = app::runCommandLine(world, static_cast<int>(pointers.size()), pointers.data());
    return {status, out.str(), err.str()};
}

std::string Player::tip() const
{
    std::ifstream in(folder_ / "r/.git/refs/heads/main");
    std::string id;
    std::getline(in, id);
    return id;
}

std::string Player::play(const Command& command)
{
    transcript_ += line(words(command));
    if (!command.clock && command.kind != "as")
        transcript_ += "    # the clock shows " + written(command.now);
    transcript_ += '\n';
    const std::string before = tip();
    const Answer expected = model_.play(command);
    const Said said = remit(words(command), command.now);
    recorded_ = !expected.again;
    refused_ = !expected.statuses.contains(0);
    const std::string what = "\n  " + said.out + said.err;
    if (!expected.statuses.contains(said.status))
        return "exit status " + std::to_string(said.status) + "; the model has " +
               inWords(expected.statuses) + what;
    if (refused_ && said.err.empty() && !says(said.out, "Nothing was handed in."))
        return "nothing was said of why" + what;
    const bool moved = tip() != before;
    if (moved == expected.again)
        return std::string(moved ? "something" : "nothing") + " was recorded; the model has it otherwise" +
               what;
    if (expected.entry != 0 && !says(said.out, "entry " + std::to_string(expected.entry) + " "))
        return "the model has entry " + std::to_string(expected.entry) + what;
    if (expected.revision != 0 &&
        !says(said.out, "revision " + std::to_string(expected.revision) + " handed in"))
        return "the model has revision " + std::to_string(expected.revision) + what;
    return {};
}

std::string Player::compare(const std::vector<std::string>& words, Seconds now, int status,
                            const Json& expected) const
{
    const Said said = remit(words, now);
    const std::string asked = line(words) + "    # the clock shows " + written(now) + "\n  ";
    Json json = Json::parse(said.out, nullptr, false), wanted = expected;
    if (!wanted.is_null() && !json.is_discarded()) {
        sortComments(json);
        sortComments(wanted);
        if (const auto found = difference(wanted, json); !found.empty()) return asked + found;
    }
    if (said.status != status)
        return asked + "ended with " + std::to_string(said.status) + "; the model has " +
               std::to_string(status) + "\n  " + said.err;
    return !wanted.is_null() && json.is_discarded() ? asked + "is no JSON: " + said.out : std::string();
}

std::string Player::readings(const Command& last, int choice)
{
    const Terms& terms = model_.terms();
    const Standing& standing = model_.now();
    const Seconds now = last.now;
    const Json status = model::status(terms, standing, now);
    if (auto found = compare({"status", "--json"}, now, status["late"] ? 1 : 0, status); !found.empty())
        return found;
    if (auto found = compare({"log", "--json"}, now, 0, log(standing)); !found.empty()) return found;
    // Where nothing came of it, these two say all; now and then the others are asked all the same.
    if (!recorded_ && choice % 4 != 0) return {};
    const std::size_t work =
        terms.place(last.about).value_or(static_cast<std::size_t>(choice) % terms.deliverables.size());
    const std::string& id = terms.deliverables[work].id;
    const auto& revisions = standing.works[work].revisions;
    const int number = static_cast<int>(revisions.size()) - choice % 2;
    if (number >= 1) {
        const Revision& shown = revisions[static_cast<std::size_t>(number) - 1];
        if (auto found = compare({"show", id, std::to_string(number), "--json"}, now, 0,
                                 model::revision(terms, work, shown));
            !found.empty())
            return found;
    } else if (auto found = compare({"show", id, std::to_string(revisions.size() + 1)}, now, 2, {});
               !found.empty()) {
        return found;
    }
    const auto carriedTo = terms.place(last.carryTo);
    if (recorded_ && (carriedTo || choice % 3 != 0))
        if (auto found = compare({"show", carriedTo ? last.carryTo : id, "--json"}, now, 0,
                                 brief(terms, standing, carriedTo.value_or(work)));
            !found.empty())
            return found;
    switch (choice % 4) {
    case 0:
        return compare({"log", id, "--json"}, now, 0, log(standing, id));
    case 1:
        return compare({"explain", id, "--json"}, now, 0, explain(terms, standing, work, now));
    default:
        return earlier(now, choice);
    }
}

std::string Player::earlier(Seconds now, int choice) const
{
    const auto& entries = model_.now().entries;
    Seconds time = entries[static_cast<std::size_t>(choice) % entries.size()].received;
    if (choice % 7 == 1)
        time -= 1; // what came in that second is not there yet; before the opening there is nothing
    if (choice % 7 == 2) time += 100;
    const Standing* then = model_.asOf(time);
    const std::string typed = choice % 3 == 0 && isShownOnce(time) ? writtenLocally(time) : written(time);
    const bool asksLog = choice % 2 == 0;
    const std::vector<std::string> words = {asksLog ? "log" : "status", "--as-of", typed, "--json"};
    if (!then) return compare(words, now, 2, {});
    if (asksLog) return compare(words, now, 0, log(*then));
    const Json status = model::status(model_.terms(), *then, time);
    return compare(words, now, status["late"] ? 1 : 0, status);
}

std::string Player::whole()
{
    const std::vector<std::string> environment = {"PATH=/usr/bin:/bin", "LC_ALL=C", "HOME=/nonexistent"};
    const fs::path record = folder_ / "r";
    const auto git = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "/usr/bin/git");
        return test::run(words, record, environment);
    };
    const auto checked = git({"fsck", "--strict", "--no-dangling"});
    if (checked.status != 0 || !(checked.out + checked.err).empty())
        return "git fsck is not content: " + checked.out + checked.err;
    const auto counted = git({"rev-list", "--count", "main"});
    if (counted.out != std::to_string(model_.now().entries.size()) + "\n")
        return "git counts " + oneLine(counted.out) + "; the model has " +
               std::to_string(model_.now().entries.size()) + " entries";
    const auto verified = verify(record);
    if (!verified || !verified->breaks.empty())
        return "it does not verify: " +
               (verified ? verified->breaks.front().where + ": " + verified->breaks.front().what
                         : verified.error().text());
    const Seconds now = model_.now().entries.back().received;
    const auto& deliverables = model_.terms().deliverables;
    for (std::size_t i = 0; i < deliverables.size(); ++i)
        if (auto found = compare({"show", deliverables[i].id, "--json"}, now, 0,
                                 brief(model_.terms(), model_.now(), i));
            !found.empty())
            return found;
    // A copy holds nothing but the objects: what it says comes from the record alone.
    if (git({"clone", "--quiet", "--bare", ".", "../copy/.git"}).status != 0)
        return "git cannot copy the record";
    for (const std::string command : {"status", "log"}) {
        const std::vector<std::string> words = {command, "--json"};
        std::vector<std::string> there = {"-C", "../copy"};
        there.insert(there.end(), words.begin(), words.end());
        const Said here = remit(words, now), copied = remit(there, now);
        if (here.status != copied.status || here.out != copied.out)
            return "a copy answers otherwise:\n" + here.out + here.err + copied.out + copied.err;
    }
    return {};
}

}
