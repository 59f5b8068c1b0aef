#include "app/command_line.h"

namespace remit::app {

namespace {

void addNew(Commands& line)
{
    auto [open, newly] = line.command<NewArguments>("new", "Open a record");
    open.add_option("schedule", newly.schedule,
                    "The folder of the contract's files; with --from, that of the new record")
        ->required();
    open.add_option("folder", newly.folder, "Where; without it, a folder of the contract's id");
    open.add_option("--as", newly.as, "The party you are");
    open.add_option("--key", newly.key, "The file of the key that you sign with");
    auto* const from =
        open.add_option("--from", newly.from, "An old record, to found it anew without a file");
    open.add_option("--without", newly.without, "The file: its name, or 7:report.docx for that of entry 7")
        ->needs(from);
    open.add_option("--reason", newly.reason, "Why it has to go")->needs(from);
    open.add_option("--at", newly.at, "When it happened, if it is entered later");
    open.add_option("--clock", newly.clock,
                    "For tests and demonstrations: a time instead of the clock's; it is shown as such");
}

void addAs(Commands& line)
{
    auto [as, who] = line.command<AsArguments>("as", "Say or set who this copy records for");
    as.add_option("party", who.party, "Its id");
    as.add_option("--key", who.key, "The file of the key that they sign with, such as ~/.ssh/id_ed25519");
}

void addStatus(Commands& line)
{
    auto [status, standing] = line.command<StatusArguments>("status", "Where everything stands");
    addAsOf(status, standing.asOf);
    addJson(status, standing.json);
}

void addDue(Commands& line)
{
    auto [due, owed] = line.command<DueArguments>("due", "Who owes what, and when, of both sides");
    addAsOf(due, owed.asOf);
    addJson(due, owed.json);
}

void addShow(Commands& line)
{
    auto [show, shown] = line.command<ShowArguments>(
        "show", "What a deliverable must contain; a revision of it; the notes of an activity");
    addDeliverable(show, shown.deliverable);
    show.add_option("revision", shown.revision, "Its number; without it, what is expected")
        ->check(revisionNumber());
    show.add_option("--to", shown.to, "Copy its files into that folder");
    show.add_option("--schedule", shown.schedule, "Outside a record: the folder of the contract's files");
    addJson(show, shown.json);
}

void addDiff(Commands& line)
{
    auto [diff, compared] =
        line.command<DiffArguments>("diff", "What changed from one revision of a deliverable to another");
    addDeliverable(diff, compared.deliverable);
    diff.add_option("before", compared.before, "The older; without it, the newest but one")
        ->check(revisionNumber());
    auto* const after = diff.add_option("after", compared.after, "The newer; without it, the newest")
                            ->check(revisionNumber());
    addEach(diff, "--with", compared.with, "A file that was not handed in, instead of the newer");
    diff.get_option("--with")->excludes(after);
    auto* const page = diff.add_option("--page", compared.page,
                                       "Write a page, both side by side, to that file: changes.html");
    addJson(diff, compared.json);
    page->excludes(diff.get_option("--json"));
}

void addLog(Commands& line)
{
    auto [log, logged] = line.command<LogArguments>("log", "What happened, oldest first");
    log.add_option("deliverable", logged.deliverable, "Its id; without it, everything");
    addAsOf(log, logged.asOf);
    addJson(log, logged.json);
}

void addExplain(Commands& line)
{
    auto [explain, explained] = line.command<ExplainArguments>("explain", "How a deadline came about");
    addDeliverable(explain, explained.deliverable);
    addAsOf(explain, explained.asOf);
    addJson(explain, explained.json);
}

void addPhases(Commands& line)
{
    auto [phases, all] =
        line.command<PhasesArguments>("phases", "The phases there are, and whether each can be used");
    addJson(phases, all.json);
}

void addCheck(Commands& line)
{
    auto [check, checked] = line.command<CheckArguments>("check", "Would this pass?");
    addDeliverable(check, checked.deliverable);
    check.add_option("files", checked.files, "The document, as it would be handed in")->required();
    addEach(check, "--answers", checked.answers, "A file of answers to comments");
    check.add_option("--schedule", checked.schedule, "Outside a record: the folder of the contract's files");
    addJson(check, checked.json);
}

void addAudit(Commands& line)
{
    auto [audit, audited] = line.command<AuditArguments>("audit", "What an auditor will ask");
    addAsOf(audit, audited.asOf);
    addJson(audit, audited.json);
}

void addVerify(Commands& line)
{
    auto [verify, verified] = line.command<VerifyArguments>("verify", "Has anything been altered?");
    addEach(verify, "--against", verified.against,
            "A packet, such as a receipt, or a server's address, that it has to agree with");
    addJson(verify, verified.json);
}

void addPage(Commands& line)
{
    auto [page, made] =
        line.command<PageArguments>("page", "One page of everything, for somebody who has no copy");
    page.add_option("--for", made.reader, "The party that it is made for")->required();
    page.add_option("--to", made.to, "The file that it is written to, such as status.html")->required();
    addAsOf(page, made.asOf);
}

void addLint(Commands& line)
{
    auto [lint, linted] = line.command<LintArguments>(
        "lint", "What is wrong with a contract's files, and what to ask about it");
    lint.add_option("schedules", linted.schedules, "Folders of contracts' files")->required();
    addJson(lint, linted.json);
}

constexpr Command kReadingCommands[] = {
    {"new", addNew},       {"as", addAs},       {"status", addStatus}, {"due", addDue},
    {"show", addShow},     {"diff", addDiff},   {"log", addLog},       {"explain", addExplain},
    {"phases", addPhases}, {"check", addCheck}, {"audit", addAudit},   {"verify", addVerify},
    {"lint", addLint},     {"page", addPage},
};

}

std::span<const Command> readingCommands()
{
    return kReadingCommands;
}

}
