#include "check.h"

#include "power.h"
#include "record.h"

#include <algorithm>
#include <set>

namespace remit::test {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto kPatience = 3s; // for a command that finds what another one left behind

std::string ended(const Ran& ran)
{
    return "ended with " + std::to_string(ran.status) + ", saying: " + (ran.err.empty() ? ran.out : ran.err);
}

// One line that ends as a sentence does.
bool isSentence(const std::string& text)
{
    return text.size() > 2 && text.find('\n') == text.size() - 1 && text.find(' ') != std::string::npos &&
           (text.ends_with(".\n") || text.ends_with("?\n"));
}

class Check {
public:
    Check(const Scene& scene, const fs::path& program, const fs::path& folder, const Ran& ran,
          Reading reading)
        : scene_(scene), program_(program), folder_(folder), record_(folder / kRecord), ran_(ran),
          reading_(reading)
    {
    }

    Checked all()
    {
        told();
        const int added = found("afterwards");
        const bool acknowledged = ran_.out == scene_.receipt;
        if (acknowledged && added == 0) breach(Breach::Lost, "was acknowledged and is not there");
        for (const auto& words : unsafe(ran_.points, folder_, acknowledged))
            breach(Breach::Lost, words);
        if (added >= 0) again(added == 1);
        locks();
        vault();
        readable();
        remains();
        return std::move(checked_);
    }

private:
    void breach(Breach kind, std::string words) { checked_.findings.push_back({kind, std::move(words)}); }

    void told()
    {
        checked_.said = ran_.err;
        for (std::size_t at; (at = checked_.said.find(folder_.string() + "/")) != std::string::npos;)
            checked_.said.erase(at, folder_.string().size() + 1);
        if (ran_.killed()) return;
        if (ran_.status == 0) {
            if (ran_.out != scene_.receipt) breach(Breach::Told, "ended with 0 without the whole receipt");
            if (!ran_.err.empty()) breach(Breach::Told, "ended with 0 and complained: " + ran_.err);
        } else if (ran_.status != 2) {
            breach(Breach::Told, ended(ran_));
        } else if (!isSentence(ran_.err)) {
            breach(Breach::Told, "did not say in one sentence what was wrong: " + ran_.err);
        } else {
            // The record is not damaged, was not there before, and the reason is known.
            for (const auto* wrong : {"damaged", "already", "no reason", "altered", "missing"})
                if (ran_.err.find(wrong) != std::string::npos)
                    breach(Breach::Told, "was told something else than what happened: " + ran_.err);
        }
    }

    // How many entries the command has added, 0 or 1; less if something is wrong with them.
    int found(const std::string& when)
    {
        if (scene_.kind.empty()) return foundMe(when);
        const auto entries = entriesIn(record_);
        if (!entries) return half(when + " the record cannot be read: " + entries.error().text());
        if (entries->size() < scene_.events.size()) return half(when + " an entry from before is missing");
        for (std::size_t i = 0; i < scene_.events.size(); ++i)
            if ((*entries)[i].entry.facts.event.str() != scene_.events[i])
                return half(when + " an entry from before is another one");
        const std::size_t added = entries->size() - scene_.events.size();
        if (added > 1) {
            breach(Breach::Twice, when + " it is there " + std::to_string(added) + " times");
            return -1;
        }
        if (added == 1 && !isWhole(entries->back())) return half(when + " the entry is not as it was given");
        return static_cast<int>(added);
    }

    // The command that says who records adds no entry; it is there or not all the same.
    int foundMe(const std::string& when)
    {
        const auto ledger = Ledger::open(record_);
        if (!ledger) return half(when + " the record cannot be read: " + ledger.error().text());
        const auto me = ledger->whoAmI();
        if (!me) return half(when + " who records cannot be read: " + me.error().text());
        if (me->str() == kOther) return 1;
        return me->str() == kMe ? 0 : half(when + " \"" + me->str() + "\" records");
    }

    int half(std::string words)
    {
        breach(Breach::Half, std::move(words));
        return -1;
    }

    bool isWhole(const FoundEntry& found) const
    {
        if (kindOf(found.entry.event.deed) != scene_.kind || found.files.size() != scene_.files.size())
            return false;
        for (const auto& name : scene_.files)
            if (std::find(found.files.begin(), found.files.end(), bytesOf(folder_ / name)) ==
                found.files.end())
                return false;
        return true;
    }

    // The same command, and nothing goes wrong this time: records what was not recorded, and nothing twice.
    void again(bool there)
    {
        const Ran ran = runWatched(typed(program_, scene_.words, folder_));
        // What the first one left behind may not be on disk either.
        auto both = ran_.points;
        both.insert(both.end(), ran.points.begin(), ran.points.end());
        for (const auto& words : unsafe(both, folder_, ran.status == 0))
            breach(Breach::Lost, "after the same command again " + words);
        const bool locked =
            ran.err.find("locked") != std::string::npos || ran.err.find(".lock") != std::string::npos;
        if (ran.took > kPatience || locked)
            breach(Breach::Locked, "the same command again took " + std::to_string(ran.took.count()) +
                                       " ms and " + ended(ran));
        else if (!there && (ran.status != 0 || ran.out != scene_.receipt))
            breach(Breach::Stuck, "was not recorded, and the same command again " + ended(ran));
        else if (there && !mayEnd(ran))
            breach(Breach::Stuck, "was recorded, and the same command again " + ended(ran));
        if (found("after the same command again") == 0 && ran.status == 0)
            breach(Breach::Lost, "the same command again was acknowledged and is not there");
    }

    // What is there already is told again, or refused. A second record in one folder is none of the state's
    // business: that refusal is an error.
    bool mayEnd(const Ran& ran) const
    {
        if (ran.status == 0) return ran.err.empty();
        const bool occupied =
            scene_.kind == "open" && ran.err.find("a record here already") != std::string::npos;
        return (ran.status == 1 || (ran.status == 2 && occupied)) && isSentence(ran.err);
    }

    // A lock that is still there may stop what comes next.
    void locks()
    {
        std::error_code ignored;
        bool any = false;
        for (const auto& file : fs::recursive_directory_iterator(folder_, ignored))
            any = any || file.path().extension() == ".lock";
        if (!any) return;
        const Ran ran = run(typed(program_,
                                  {"-C", kRecord, "note", "visit", "--on", "2022-08-10", "--outcome",
                                   "Something else.", "--by", "provider", "--clock", "2022-08-18T10:00"},
                                  folder_));
        if (ran.status != 0 || ran.took > kPatience)
            breach(Breach::Locked, "another command then " + ended(ran));
    }

    // What is said to be erased is gone, and what belongs to no entry has been cleared.
    void vault()
    {
        const auto ledger = Ledger::open(record_);
        const auto whole = ledger ? ledger->whole() : Result<WholeRecord>(ledger.error());
        if (!whole) return;
        std::map<std::pair<EventId, std::string>, std::string> known;
        for (const auto& entry : whole->entries)
            if (const auto* note = std::get_if<Note>(&entry.event.deed))
                for (const auto& file : note->kept)
                    known[{entry.facts.event, file.name}] = file.hmac.str();
        std::set<std::string> rightly;
        for (const auto& entry : whole->entries)
            if (const auto* erase = std::get_if<Erase>(&entry.event.deed))
                known.erase({erase->event, erase->name});
        for (const auto& [ignored, name] : known)
            rightly.insert(name);
        const auto names = ledger->vault();
        if (!names) return breach(Breach::Stuck, names.error().text());
        for (const auto& name : *names)
            if (name != "entering" && !rightly.contains(name))
                breach(Breach::Litter, name + " is left in the vault");
    }

    void readable()
    {
        if (!fs::exists(record_ / ".git")) return;
        if (const std::string complaint = gitComplains(record_); !complaint.empty())
            breach(Breach::Unclean, complaint);
        const bool log = reading_ == Reading::Log;
        const Ran read = run(typed(program_, {"-C", kRecord, log ? "log" : "status"}, folder_));
        // What is late by now is told with 1.
        if (read.status > (log ? 0 : 1) || read.out.empty() || !read.err.empty())
            breach(Breach::Stuck, (log ? "remit log " : "remit status ") + ended(read));
        if (scene_.kind == "open" && ran_.out == scene_.receipt) {
            const Ran as = run(typed(program_, {"-C", kRecord, "as"}, folder_));
            if (as.status != 0) breach(Breach::Told, "said who records there, but remit as " + ended(as));
        }
    }

    // Nothing but .git belongs into the record's folder; what lies about in there is only counted.
    void remains()
    {
        std::error_code ignored;
        for (const auto& file : fs::directory_iterator(record_, ignored))
            if (file.path().filename() != ".git")
                breach(Breach::Litter, file.path().filename().string() + " is left in the record's folder");
        for (const auto& file : fs::recursive_directory_iterator(record_ / ".git", ignored)) {
            const std::string name = file.path().filename();
            for (const auto* part : {"tmp_object", ".new-", ".lock", "_git2_"})
                if (name.find(part) != std::string::npos) {
                    checked_.remains.push_back(part);
                    break;
                }
        }
    }

    const Scene& scene_;
    const fs::path& program_;
    const fs::path& folder_;
    const fs::path record_;
    const Ran& ran_;
    const Reading reading_;
    Checked checked_;
};

}

std::string word(Breach breach)
{
    switch (breach) {
    case Breach::Lost:
        return "acknowledged and lost";
    case Breach::Twice:
        return "twice";
    case Breach::Half:
        return "half";
    case Breach::Locked:
        return "locks";
    case Breach::Stuck:
        return "stuck";
    case Breach::Unclean:
        return "not clean";
    case Breach::Told:
        return "told wrongly";
    case Breach::Litter:
        return "left behind";
    }
    return {};
}

Checked check(const Scene& scene, const fs::path& program, const fs::path& folder, const Ran& ran,
              Reading reading)
{
    return Check(scene, program, folder, ran, reading).all();
}

}
