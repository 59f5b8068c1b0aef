#include "app/common.h"

#include "base/unicode.h"
#include "base/words.h"
#include "evidence/signing.h"
#include "report/layout.h"
#include "state/keys.h"

#include <algorithm>
#include <ostream>

namespace remit::app {

int fail(const World& world, const Error& error)
{
    world.err << error.text() << (error.text().ends_with('.') || error.text().ends_with('?') ? "\n" : ".\n");
    switch (error.trouble) {
    case Trouble::Refused:
        return kContractSaysNo;
    case Trouble::Usage:
        return kUsage;
    case Trouble::Failed:
    case Trouble::Moved:
        return kNotDone;
    }
    return kNotDone;
}

Wanted everything()
{
    return [](const Contract&) { return Scope{}; };
}

Wanted contractAlone()
{
    return [](const Contract&) { return Scope{false, {}, {}}; };
}

Wanted storiesOf(const std::vector<std::string>& deliverables)
{
    return [deliverables](const Contract& contract) {
        Scope scope{false, {}, {}};
        for (const auto& typed : deliverables)
            if (const auto id = DeliverableId::of(typed); id && contract.deliverable(*id))
                scope.deliverables.insert(*id);
        return scope;
    };
}

Wanted deadlineOf(const std::string& deliverable)
{
    return [stories = storiesOf({deliverable})](const Contract& contract) {
        Scope scope = stories(contract);
        addWhatDeadlinesRestOn(contract, scope);
        return scope;
    };
}

Wanted historyOf(const std::string& deliverable)
{
    return [stories = storiesOf({deliverable})](const Contract& contract) {
        Scope scope{false, {}, {}};
        addWhatDeadlinesRestOn(contract, scope);
        scope.deliverables.merge(stories(contract).deliverables);
        return scope;
    };
}

Wanted workOn(const std::string& activity)
{
    return [activity](const Contract& contract) {
        Scope scope{false, {}, {}};
        if (const auto id = ActivityId::of(activity); id && contract.activity(*id))
            scope.activities.insert(*id);
        return scope;
    };
}

Wanted owed(const std::string& input)
{
    return [input](const Contract& contract) {
        Scope scope{false, {}, {}};
        if (const auto id = InputId::of(input); id && contract.input(*id)) scope.inputs.insert(*id);
        return scope;
    };
}

Result<Opened> openRecord(const World& world, const Wanted& wanted, const std::string& asOf)
{
    const auto zones = Zone::prepare(); // ended when this returns: who asks a phase then is alone
    auto ledger = Ledger::open(world.folder);
    if (!ledger) return ledger.error();
    // The terms of an earlier time may rest on other stories than those of today.
    auto record = readRecord(*ledger, asOf.empty() ? wanted : everything());
    if (!record) return record.error();
    Instant at = world.now();
    if (!asOf.empty()) {
        const auto instant = time(asOf, record->zone);
        if (!instant) return instant.error();
        at = *instant;
        record = until(*ledger, *std::move(record), at);
        if (!record) return record.error();
    }
    return Opened{*std::move(ledger), *std::move(record), at};
}

Result<Seen> standingsAsOf(const World& world, const std::string& asOf)
{
    if (!asOf.empty()) {
        auto opened = openRecord(world, everything(), asOf);
        if (!opened) return opened.error();
        Record& record = opened->record;
        return Seen{{std::move(record.contract), std::move(record.facts), std::move(record.zone)},
                    opened->asOf};
    }
    const auto zones = Zone::prepare();
    const auto ledger = Ledger::open(world.folder);
    if (!ledger) return ledger.error();
    auto standings = readStandings(*ledger);
    if (!standings) return standings.error();
    return Seen{*std::move(standings), world.now()};
}

Result<std::vector<Waiting>> waitingHere(const World& world)
{
    const auto folder = Ledger::folderOf(world.folder);
    if (!folder) return folder.error();
    return Outbox::of(*folder).waiting();
}

Result<const Deliverable*> deliverable(const Contract& contract, const std::string& id)
{
    const auto wanted = DeliverableId::of(id);
    const Deliverable* found = wanted ? contract.deliverable(*wanted) : nullptr;
    if (found) return found;
    const auto known = contract.deliverableIds();
    const std::string near = didYouMean(id, known);
    return Error{"The contract has no deliverable \"" + quotable(id) + "\"" +
                 (near.empty() && known.size() <= 12 ? "; it has " + listed(known) : near)};
}

Result<const Entry*> entryTyped(const Record& record, long typed)
{
    if (const Entry* entry = record.entry(EntryNumber{typed})) return entry;
    return Error{"There is no entry " + std::to_string(typed) + "; the newest is " +
                 std::to_string(number(record.entries.back().facts.number)) + ". See: remit log"};
}

Result<Contract> contractOf(const World& world, const std::string& schedule)
{
    auto files = loadSchedule(world.folder / schedule);
    if (!files) return files.error();
    return contractOf(*std::move(files), schedule);
}

Result<Contract> contractOf(ScheduleFiles files, const std::string& schedule)
{
    files.folder = schedule;
    auto reading = readSchedule(files);
    if (reading.complaints.empty()) return std::move(reading.contract);
    const std::size_t more = reading.complaints.size() - 1;
    return Error{reading.complaints.front().text() +
                 (more > 0 ? " (and " + std::to_string(more) + " more)" : "") +
                 ". The whole list: remit lint " + schedule};
}

Result<Instant> time(const std::string& text, const Zone& zone)
{
    if (const auto instant = Instant::parse(text)) return *instant;
    // Local: reading it as if in UTC checks its form.
    std::string whole = text.size() == 10 ? text + "T00:00Z" : text + "Z";
    const auto shown = Instant::parse(whole);
    if (!shown)
        return Error{"\"" + quotable(text, 40) +
                         "\" is no time: write 2022-09-06T09:00 (on the contract's clocks) or "
                         "2022-09-06T09:00:00+02:00",
                     {},
                     Trouble::Usage};
    const auto midnight = std::chrono::floor<std::chrono::days>(shown->value());
    auto instant = zone.at({LocalDay(std::chrono::year_month_day(midnight)), shown->value() - midnight});
    if (!instant) return Error{instant.error().what, {}, Trouble::Usage};
    return instant;
}

Result<Clock> clockOf(const World& world, const std::string& given, const Zone& zone)
{
    if (given.empty()) return Clock([now = world.now] { return ClockReading{now(), false}; });
    const auto instant = time(given, zone);
    if (!instant) return instant.error();
    // A time to come would be that of every later entry, for a record's time never runs backwards.
    if (*instant > world.now())
        return Error{"The time given with --clock is still to come (" + longTime(*instant, zone) + ")",
                     {},
                     Trouble::Usage};
    return Clock([at = *instant] { return ClockReading{at, true}; });
}

Result<std::string> words(const std::string& typed, const std::string& option)
{
    const auto first = typed.find_first_not_of(" \t\r\n"), last = typed.find_last_not_of(" \t\r\n");
    if (first == std::string::npos)
        return Error{option + " needs words: " + option + " \"…\"", {}, Trouble::Usage};
    return typed.substr(first, last - first + 1);
}

std::string quotedForShell(const std::string& text)
{
    const std::string plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

Result<PartyId> party(const Contract& contract, const std::string& id)
{
    const auto wanted = PartyId::of(id);
    if (wanted && contract.party(*wanted)) return *wanted;
    std::vector<std::string> known;
    for (const auto& each : contract.parties)
        known.push_back(each.id.str());
    const std::string near = didYouMean(id, known);
    return Error{"The contract has no party \"" + quotable(id) + "\"" +
                     (near.empty() ? "; it has " + listed(known) : near),
                 {},
                 Trouble::Usage};
}

Sign signer(const std::filesystem::path& key)
{
    if (key.empty()) return {};
    return [key](std::string_view bytes) { return sign(bytes, key); };
}

Result<std::filesystem::path> keyOf(const World& world, const std::string& typed, const Contract& contract,
                                    const People& people, const PartyId& party, EntryNumber n)
{
    // As it was named, so that a link that is turned to another key is followed.
    const auto file = std::filesystem::absolute(world.folder / typed).lexically_normal();
    if (!isUtf8(file.string()))
        return Error{"The name of the key's file is not in UTF-8; give it another one", {}, Trouble::Usage};
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored))
        return Error{"There is no such file", quotable(typed, 300), Trouble::Usage};
    const auto key = publicKeyOf(file);
    if (!key) return key.error();
    if (const auto signs = signsFor(contract, people, party, n, *key); !signs)
        return refused("This key " + signs.error().what + "; a new one is introduced with: remit appoint " +
                       party.str() + " --key FILE");
    return file;
}

EntryNumber nextEntry(const Ledger& ledger)
{
    return EntryNumber(number(ledger.tip().number) + 1);
}

Result<Author> author(const World& world, const Opened& opened, const Recording& recording)
{
    const Contract& contract = *opened.record.contract;
    Author author;
    std::string by = recording.by;
    if (by.empty()) {
        const auto me = opened.ledger.whoAmI();
        if (!me) return me.error();
        by = me->str();
    }
    if (by.empty())
        return Error{
            "Nobody has said who records here. Say it once with: remit as PARTY", {}, Trouble::Usage};
    const auto who = party(contract, by);
    if (!who) return who.error();
    author.by = *who;
    if (!recording.onBehalfOf.empty()) {
        const auto other = party(contract, recording.onBehalfOf);
        if (!other) return other.error();
        author.onBehalfOf = *other;
    }
    if (!recording.at.empty()) {
        const auto at = time(recording.at, opened.record.zone);
        if (!at) return at.error();
        author.at = *at;
    }
    auto clock = clockOf(world, recording.clock, opened.record.zone);
    if (!clock) return clock.error();
    author.clock = *std::move(clock);
    for (auto [party, sign] : {std::pair(author.by, &author.signers.author),
                               std::pair(opened.record.facts.keeper, &author.signers.keeper)}) {
        const auto file = opened.ledger.keyFile(party);
        if (!file) return file.error();
        *sign = signer(*file);
    }
    return author;
}

Result<LocalDay> dayTyped(const std::string& text)
{
    const auto day = LocalDay::parse(text);
    if (!day) return Error{day.error().what, {}, Trouble::Usage};
    return *day;
}

Result<LocalDay> today(const Record& record, const Author& author)
{
    const auto local = record.zone.local(author.clock().now);
    if (!local) return local.error();
    return local->day;
}

Proposal proposal(const Author& author, Deed deed, std::vector<Proposal::File> files)
{
    return {author.by, author.onBehalfOf, author.at, std::move(deed), std::move(files), author.signers};
}

void tell(const World& world, const Record& record, const Recorded& recorded)
{
    const EntryFacts& facts = recorded.entry.facts;
    const Event& event = recorded.entry.event;
    const auto* submit = std::get_if<Submit>(&event.deed);
    const std::string what =
        recorded.isWaiting && submit // it gets the number of a revision when it is received
            ? record.contract->titleOf(submit->deliverable.str()) + ", handed in by " +
                  nameOf(*record.contract, event.party())
            : recorded.words;
    world.out << terminal::wrapped(what + (what.ends_with('.') ? "" : "."), 0);
    if (recorded.isWaiting) {
        const std::string keeper = nameOf(*record.contract, record.facts.keeper);
        world.out << terminal::wrapped(
            (recorded.before
                 ? "This waits to be received already and was not entered twice: entered by your clock on "
                 : "Entered by your clock on ") +
                longTime(event.at, record.zone) + ", and not yet received: it counts once " + keeper +
                ", who keeps the record, has received it. Next: remit send",
            0);
        return;
    }
    if (event.at < facts.received && facts.clock != EntryFacts::Clock::Behind)
        world.out << terminal::wrapped("It happened on " + longTime(event.at, record.zone) + ", as entered.",
                                       0);
    world.out << terminal::wrapped(
        (recorded.before ? "This is recorded already and was not recorded twice: entry "
                         : "Recorded as entry ") +
            std::to_string(number(facts.number)) + " on " + longTime(facts.received, record.zone) +
            (facts.clock == EntryFacts::Clock::Given    ? ", a time that was given"
             : facts.clock == EntryFacts::Clock::Behind ? ", the time of the entry before "
                                                          "(the clock here is behind)"
                                                        : "") +
            (recorded.entry.signedByAuthor ? "; signed." : "."),
        0);
}

}
