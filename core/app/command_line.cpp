#include "app/command_line_words.h"
#include "app/commands.h"
#include "base/words.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <ostream>

namespace remit::app {

namespace {

// Options that several commands share, each said once.
void addJson(CLI::App& command, bool& json)
{
    command.add_flag("--json", json, "For machines (docs/json.md)");
}

void addAsOf(CLI::App& command, std::string& asOf)
{
    command.add_option("--as-of", asOf,
                       "As it was then: 2022-09-05T09:00, on the contract's clocks, or with an offset");
}

void addRecording(CLI::App& command, Recording& recording)
{
    command.add_option("--by", recording.by, "The party that records, instead of who this copy records for");
    command.add_option("--for", recording.onBehalfOf, "The party whose deed it is, if another's");
    command.add_option("--at", recording.at, "When it happened, if it is entered later");
    command.add_option("--clock", recording.clock,
                       "For tests and demonstrations: a time instead of the clock's; it is shown as such");
}

// The number of a revision, as remit log shows it.
const CLI::Validator kRevisionNumber(
    [](std::string& word) {
        const bool digits =
            !word.empty() && word.size() < 7 && word.find_first_not_of("0123456789") == std::string::npos;
        return digits && word != "0" ? std::string()
                                     : "\"" + quotable(word) + "\" is no number of a revision, such as 2";
    },
    "");

void addReason(CLI::App& command, std::string& reason)
{
    command.add_option("--reason", reason, "Why");
}

// An option that may be given several times, each time with one value: what follows it is something else.
void addEach(CLI::App& command, const std::string& name, std::vector<std::string>& values,
             const std::string& what)
{
    command.add_option(name, values, what)->expected(1)->take_all()->allow_extra_args(false);
}

void addDeliverable(CLI::App& command, std::string& id)
{
    command.add_option("deliverable", id, "Its id, such as outline")->required();
}

// The command line: what can be typed, and the function that runs once it has been.
class CommandLine {
public:
    explicit CommandLine(const World& world) : world_(world)
    {
        app_.require_subcommand(1);
        app_.set_version_flag("--version", std::string("remit ") + REMIT_VERSION);
        app_.add_option("-C", folder_, "Run as if started in that folder");
    }

    int run(int count, const char* const* words)
    {
        if (const int status = addCommands(commandIn(count, words)); status != kWell) return status;
        try {
            app_.parse(count, words);
        } catch (const CLI::ParseError& error) {
            return said(error);
        }
        if (!folder_.empty()) {
            world_.folder = world_.folder / folder_;
            std::error_code ignored;
            if (!std::filesystem::is_directory(world_.folder, ignored)) {
                world_.err << folder_ << ": There is no such folder.\n";
                return kNotDone;
            }
        }
        return chosen_();
    }

private:
    // Adds the command `name`, whose arguments are an `Arguments`; the caller adds its options to what comes
    // back.
    template <class Arguments>
    std::pair<CLI::App&, Arguments&> command(const std::string& name, const std::string& what)
    {
        auto arguments = std::make_shared<Arguments>();
        CLI::App& made = *app_.add_subcommand(name, what);
        made.callback(
            [this, arguments] { chosen_ = [this, arguments] { return app::run(world_, *arguments); }; });
        return {made, *arguments};
    }

    void addNew()
    {
        auto [open, newly] = command<NewArguments>("new", "Open a record");
        open.add_option("schedule", newly.schedule, "The folder of the contract's files")->required();
        open.add_option("folder", newly.folder, "Where; without it, a folder of the contract's id");
        open.add_option("--as", newly.as, "The party you are");
        open.add_option("--at", newly.at, "When it happened, if it is entered later");
        open.add_option("--clock", newly.clock,
                        "For tests and demonstrations: a time instead of the clock's; it is shown as such");
    }

    void addAs()
    {
        auto [as, who] = command<AsArguments>("as", "Say or set who this copy records for");
        as.add_option("party", who.party, "Its id");
    }

    void addStatus()
    {
        auto [status, standing] = command<StatusArguments>("status", "Where everything stands");
        addAsOf(status, standing.asOf);
        addJson(status, standing.json);
    }

    void addShow()
    {
        auto [show, shown] =
            command<ShowArguments>("show", "What a deliverable must contain; a revision of it");
        addDeliverable(show, shown.deliverable);
        show.add_option("revision", shown.revision, "Its number; without it, what is expected")
            ->check(kRevisionNumber);
        show.add_option("--to", shown.to, "Copy the revision's files into that folder");
        show.add_option("--schedule", shown.schedule, "Outside a record: the folder of the contract's files");
        addJson(show, shown.json);
    }

    void addLog()
    {
        auto [log, logged] = command<LogArguments>("log", "What happened, oldest first");
        log.add_option("deliverable", logged.deliverable, "Its id; without it, everything");
        addAsOf(log, logged.asOf);
        addJson(log, logged.json);
    }

    void addExplain()
    {
        auto [explain, explained] = command<ExplainArguments>("explain", "How a deadline came about");
        addDeliverable(explain, explained.deliverable);
        addAsOf(explain, explained.asOf);
        addJson(explain, explained.json);
    }

    void addDue()
    {
        auto [due, owed] = command<DueArguments>("due", "Who owes what, and when, of both sides");
        addAsOf(due, owed.asOf);
        addJson(due, owed.json);
    }

    void addPhases()
    {
        auto [phases, all] =
            command<PhasesArguments>("phases", "The phases there are, and whether each can be used");
        addJson(phases, all.json);
    }

    void addCheck()
    {
        auto [check, checked] = command<CheckArguments>("check", "Would this pass?");
        addDeliverable(check, checked.deliverable);
        check.add_option("files", checked.files, "The document, as it would be handed in")->required();
        addEach(check, "--answers", checked.answers, "A file of answers to comments");
        check.add_option("--schedule", checked.schedule,
                         "Outside a record: the folder of the contract's files");
        addJson(check, checked.json);
    }

    void addSubmit()
    {
        auto [submit, handedIn] = command<SubmitArguments>("submit", "Hand a deliverable in");
        addDeliverable(submit, handedIn.deliverable);
        submit.add_option("files", handedIn.files, "The document")->required();
        addEach(submit, "--changes-shown", handedIn.changesShown, "The document with its changes shown");
        addEach(submit, "--annex", handedIn.annexes, "A file beside the document");
        addEach(submit, "--answers", handedIn.answers, "A file of answers to comments");
        submit.add_option("--remark", handedIn.remark, "Words to go with it");
        submit.add_flag("--as-is", handedIn.asIs, "Hand it in whatever the check says");
        addRecording(submit, handedIn.recording);
    }

    void addWithdraw()
    {
        auto [withdraw, withdrawn] =
            command<WithdrawArguments>("withdraw", "Take a hand-in back before it is decided on");
        addDeliverable(withdraw, withdrawn.deliverable);
        addReason(withdraw, withdrawn.reason);
        addRecording(withdraw, withdrawn.recording);
    }

    void addNote()
    {
        auto [note, noted] = command<NoteArguments>("note", "Note work that is no document");
        note.add_option("activity", noted.activity, "Its id, such as consultations")->required();
        note.add_option("--on", noted.on, "The day: 2022-09-12")->required();
        note.add_option("--outcome", noted.outcome, "What came of it; no names of people")->required();
        addEach(note, "--with", noted.people, "Who took part, by code: GOV-03");
        addEach(note, "--file", noted.files, "Not in this version");
        addRecording(note, noted.recording);
    }

    void addReview()
    {
        auto [review, reviewed] =
            command<ReviewArguments>("review", "Comment, accept, request changes or reject");
        addDeliverable(review, reviewed.deliverable);
        review.add_option("revision", reviewed.revision, "Its number; without it, the newest")
            ->check(kRevisionNumber);
        addEach(review, "--comment", reviewed.comments, "A comment; may be given several times");
        review.add_flag("--accept", reviewed.accept, "Accept it");
        review.add_flag("--request-changes", reviewed.requestChanges,
                        "Ask for changes; the comments say which");
        review.add_flag("--reject", reviewed.reject, "Reject it; the reason says why");
        review.add_option("--carry", reviewed.carryTo,
                          "A later deliverable in which the comments are to be dealt with");
        addReason(review, reviewed.reason);
        addEach(review, "--file", reviewed.files, "A file to go with it, such as the commented document");
        addRecording(review, reviewed.recording);
    }

    void addReopen()
    {
        auto [reopen, reopened] =
            command<ReopenArguments>("reopen", "Ask for a new revision of what was accepted");
        addDeliverable(reopen, reopened.deliverable);
        addReason(reopen, reopened.reason);
        addRecording(reopen, reopened.recording);
    }

    void addRetract()
    {
        auto [retract, retracted] =
            command<RetractArguments>("retract", "Take back an entry of one's own that nothing rests on");
        retract.add_option("entry", retracted.entry, "Its number in remit log")->required();
        addReason(retract, retracted.reason);
        addRecording(retract, retracted.recording);
    }

    void addAmend()
    {
        auto [amend, amended] = command<AmendArguments>("amend", "Propose another date, or other terms");
        amend.add_option("parts", amended.parts, "Deliverables, inputs or activities, each with its --due");
        addEach(amend, "--due", amended.due,
                "The new date, such as 2022-09-12; one for each of them in turn");
        amend.add_option("--completes", amended.completes, "Another date for the completion of the services");
        amend.add_option("--ends", amended.ends, "Another end of the contract");
        amend.add_option("--schedule", amended.schedule,
                         "For any other change: the folder of a whole new schedule");
        addReason(amend, amended.reason);
        addEach(amend, "--signed", amended.signedPapers, "The signed paper");
        addRecording(amend, amended.recording);
    }

    void addAgree()
    {
        auto [agree, agreed] =
            command<AgreeArguments>("agree", "Agree to what the other side proposed: it is in force then");
        agree.add_option("entry", agreed.entry, "Its number in remit log; without it, the one that waits");
        addEach(agree, "--signed", agreed.signedPapers, "The signed paper");
        addRecording(agree, agreed.recording);
    }

    void addSuspend()
    {
        auto [suspend, suspended] = command<SuspendArguments>("suspend", "Stop the clocks of both sides");
        suspend.add_option("--from", suspended.from, "The first day that does not count")->required();
        addReason(suspend, suspended.reason);
        addRecording(suspend, suspended.recording);
    }

    void addResume()
    {
        auto [resume, resumed] = command<ResumeArguments>("resume", "End a suspension");
        resume.add_option("--on", resumed.on, "The day on which the work goes on; without it, today");
        addRecording(resume, resumed.recording);
    }

    void addNotify()
    {
        auto [notify, notified] =
            command<NotifyArguments>("notify", "Announce an expected date or an obstacle; it moves nothing");
        addDeliverable(notify, notified.deliverable);
        notify.add_option("--expected", notified.expected, "The day by which it is expected");
        notify.add_option("--obstacle", notified.obstacle, "What stands in the way");
        addRecording(notify, notified.recording);
    }

    void addHandOver()
    {
        auto [handOver, handed] = command<HandOverArguments>(
            "hand-over", "Record what the client owes as handed over or, by the provider, as received");
        handOver.add_option("input", handed.input, "Its id, such as literature")->required();
        handOver.add_option("files", handed.files, "The files, if there are any");
        handOver.add_option("--remark", handed.remark, "Words to go with it");
        addRecording(handOver, handed.recording);
    }

    void addLint()
    {
        auto [lint, linted] =
            command<LintArguments>("lint", "What is wrong with a contract's files, and what to ask about it");
        lint.add_option("schedules", linted.schedules, "Folders of contracts' files")->required();
        addJson(lint, linted.json);
    }

    struct Command {
        std::string_view name;
        void (CommandLine::*add)();
    };
    static constexpr Command kCommands[] = {{"new", &CommandLine::addNew},
                                            {"as", &CommandLine::addAs},
                                            {"status", &CommandLine::addStatus},
                                            {"due", &CommandLine::addDue},
                                            {"show", &CommandLine::addShow},
                                            {"log", &CommandLine::addLog},
                                            {"explain", &CommandLine::addExplain},
                                            {"phases", &CommandLine::addPhases},
                                            {"check", &CommandLine::addCheck},
                                            {"submit", &CommandLine::addSubmit},
                                            {"withdraw", &CommandLine::addWithdraw},
                                            {"note", &CommandLine::addNote},
                                            {"review", &CommandLine::addReview},
                                            {"reopen", &CommandLine::addReopen},
                                            {"retract", &CommandLine::addRetract},
                                            {"amend", &CommandLine::addAmend},
                                            {"agree", &CommandLine::addAgree},
                                            {"suspend", &CommandLine::addSuspend},
                                            {"resume", &CommandLine::addResume},
                                            {"notify", &CommandLine::addNotify},
                                            {"hand-over", &CommandLine::addHandOver},
                                            {"lint", &CommandLine::addLint}};

    // The first word that is no option; empty if there is none.
    static std::string_view commandIn(int count, const char* const* words)
    {
        int at = 1;
        while (at < count && std::string_view(words[at]) == "-C")
            at += 2;
        return at >= count || words[at][0] == '-' ? std::string_view() : words[at];
    }

    // Adds the command that is wanted, which takes a part of the time that adding all of them would; all of
    // them where none is, for the help. Of a word that is no command CLI11 would only say that something is
    // missing.
    int addCommands(std::string_view wanted)
    {
        for (const auto& [name, add] : kCommands)
            if (wanted.empty() || wanted == name) (this->*add)();
        if (wanted.empty() || !app_.get_subcommands([](const CLI::App*) { return true; }).empty())
            return kWell;
        std::vector<std::string> names;
        for (const auto& command : kCommands)
            names.emplace_back(command.name);
        const std::string near = didYouMean(std::string(wanted), names);
        world_.err << "remit has no command \"" << quotable(wanted) << "\"" << (near.empty() ? "." : near)
                   << " All commands: remit --help\n";
        return kUsage;
    }

    int said(const CLI::ParseError& error)
    {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))
            return app_.exit(error, world_.out, world_.err);
        const auto chosen = app_.get_subcommands();
        CLI::App& command = chosen.empty() ? app_ : *chosen.front();
        const std::string help = chosen.empty() ? "remit --help" : "remit " + command.get_name() + " --help";
        const std::string words = inWords(error, command, chosen.empty());
        world_.err << words << (words.ends_with('?') ? "" : ".") << " See: " << help << "\n";
        return kUsage;
    }

    World world_;
    CLI::App app_{
        "Remit keeps the deliverables of a contract: what is due, what was handed in, what was decided.",
        "remit"};
    std::string folder_;
    std::function<int()> chosen_;
};

}

int runCommandLine(World world, int count, const char* const* words)
{
    return CommandLine(world).run(count, words);
}

}
