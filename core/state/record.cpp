#include "state/record.h"

#include "base/words.h"
#include "evidence/sha256.h"
#include "state/snapshot.h"
#include "state/terms_in_force.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace remit {

const Entry* Record::entry(EntryNumber n) const
{
    const auto found =
        std::lower_bound(entries.begin(), entries.end(), n,
                         [](const Entry& entry, EntryNumber wanted) { return entry.facts.number < wanted; });
    return found != entries.end() && found->facts.number == n ? &*found : nullptr;
}

const Entry* Record::entry(const EventId& event) const
{
    const auto found = facts.events.find(event);
    return found == facts.events.end() ? nullptr : entry(found->second.entry);
}

namespace {

// What every reading begins with.
struct Basis {
    std::string record; // its identity
    ScheduleFiles terms;
    std::unique_ptr<const Contract> contract;
    Zone zone;
    std::vector<Entry> entries; // of the contract's own home
};

Result<Basis> readBasis(const Ledger& ledger)
{
    auto entries = ledger.entries({std::string(kContractHome)});
    if (!entries) return entries.error();
    auto terms = filesInUse(ledger, *entries);
    if (!terms) return terms.error();
    auto contract = contractOf(*terms, *entries);
    if (!contract) return contract.error();
    auto zone = Zone::find(contract->clocks());
    if (!zone) return zone.error();
    const std::string record = entries->front().event.record;
    return Basis{record, *std::move(terms), std::make_unique<const Contract>(*std::move(contract)),
                 *std::move(zone), *std::move(entries)};
}

// Where the record of a deliverable, activity or input lies; empty if the contract has none of that id.
template <class Id>
std::string homeIn(const Contract& contract, const Id& id)
{
    const Component* component = contract.componentOf(id);
    return component ? component->id.str() + "/" + id.str() : std::string();
}

// Entries, and what they come to.
struct Folded {
    std::vector<Entry> entries;
    Facts facts;
};

// Holds the marks of what was carried to what the reviews say, both ways.
Result<void> marked(const std::set<CarriedMark>& marks, const Folded& whole)
{
    std::set<CarriedMark> said;
    for (const auto& entry : whole.entries)
        if (entry.facts.withoutEffect.empty())
            for (const auto& home : carriedTo(entry.event, whole.facts))
                said.emplace(entry.folder, home);
    for (const auto& [review, home] : said)
        if (!marks.contains({review, home}))
            return Error{"carried comments to " + home +
                             ", and the mark of it is missing there; the record was "
                             "altered",
                         review};
    for (const auto& [review, home] : marks)
        if (!said.contains({review, home}))
            return Error{"carried no comments to " + home +
                             ", and is marked there as if it had; the record was "
                             "altered",
                         review};
    return {};
}

// What the check said of a hand-in is there, or went with a file of it that was erased.
Result<void> findingsThere(const Folded& read)
{
    for (const auto& entry : read.entries)
        if (entry.findingsLeftOut && read.facts.events.at(entry.facts.event).erased.empty())
            return Error{"lacks what the check said of it; the record was altered", entry.folder};
    return {};
}

Result<Folded> foldWhole(const Contract& contract, Result<WholeRecord> read)
{
    if (!read) return read.error();
    auto facts = fold(contract, read->entries);
    if (!facts) return facts.error();
    Folded whole{std::move(read->entries), *std::move(facts)};
    if (const auto holds = marked(read->marks, whole); !holds) return holds.error();
    if (const auto there = findingsThere(whole); !there) return there.error();
    return whole;
}

// The folders whose records hold what is wanted. Adds to the scope the deliverables that carried comments to
// what is in it.
Result<std::set<std::string>> homesOf(const Ledger& ledger, const Contract& contract, Scope& scope)
{
    std::set<std::string> homes{std::string(kContractHome)};
    const Facts places(contract, scope);
    std::set<std::string> carrying;
    for (const auto& id : scope.activities)
        homes.insert(places.homeOf(id));
    for (const auto& id : scope.inputs)
        homes.insert(places.homeOf(id));
    for (const auto& id : scope.payments)
        homes.insert(homeOf(id));
    for (const auto& id : scope.deliverables) {
        homes.insert(places.homeOf(id));
        auto from = ledger.carriedFrom(places.homeOf(id));
        if (!from) return from.error();
        carrying.merge(*from);
    }
    for (const auto& home : carrying) {
        const auto id = DeliverableId::of(home.substr(home.find('/') + 1));
        if (!id || homeIn(contract, *id) != home)
            return Error{
                "is said to have carried comments, and the contract has no such deliverable there; the "
                "record was altered",
                home};
        scope.deliverables.insert(*id);
    }
    homes.merge(carrying);
    return homes;
}

// Reads what `scope` has, to which it adds (see homesOf).
Result<Folded> readPart(const Ledger& ledger, const Contract& contract, Scope& scope)
{
    const auto homes = homesOf(ledger, contract, scope);
    if (!homes) return homes.error();
    auto entries = ledger.entries(*homes);
    if (!entries) return entries.error();
    auto facts = fold(contract, *entries, scope);
    if (!facts) return facts.error();
    Folded part{*std::move(entries), *std::move(facts)};
    if (const auto there = findingsThere(part); !there) return there.error();
    return part;
}

Result<Record> recordOf(Basis&& basis, Scope scope, Result<Folded>&& read)
{
    if (!read) return read.error();
    return Record{std::move(basis.contract), std::move(basis.terms), std::move(scope),
                  std::move(read->entries),  std::move(read->facts), std::move(basis.zone)};
}

}

Result<Record> readRecord(const Ledger& ledger)
{
    return readRecord(ledger, [](const Contract&) { return Scope{}; });
}

Result<Record> readRecord(const Ledger& ledger, const Wanted& wanted)
{
    auto basis = readBasis(ledger);
    if (!basis) return basis.error();
    Scope scope = wanted(*basis->contract);
    auto read =
        scope.whole ? foldWhole(*basis->contract, ledger.whole()) : readPart(ledger, *basis->contract, scope);
    return recordOf(*std::move(basis), std::move(scope), std::move(read));
}

Result<Record> readRecord(const Ledger& ledger, const Objects& objects)
{
    auto basis = readBasis(ledger);
    if (!basis) return basis.error();
    auto read = foldWhole(*basis->contract, ledger.whole(objects));
    return recordOf(*std::move(basis), Scope{}, std::move(read));
}

namespace {

// The ids of everything whose records lie in `homes`; no value if anything else does.
std::optional<Scope> scopeOf(const Contract& contract, const std::set<std::string>& homes)
{
    Scope scope{false, {}, {}};
    for (const auto& home : homes) {
        if (home == kContractHome) continue; // which every reading reads
        const std::string name = home.substr(home.find('/') + 1);
        const auto payment = PaymentId::of(name);
        const auto input = InputId::of(name);
        const auto deliverable = DeliverableId::of(name);
        const auto activity = ActivityId::of(name);
        if (deliverable && homeIn(contract, *deliverable) == home)
            scope.deliverables.insert(*deliverable);
        else if (activity && homeIn(contract, *activity) == home)
            scope.activities.insert(*activity);
        else if (input && homeIn(contract, *input) == home)
            scope.inputs.insert(*input);
        else if (payment && homeOf(*payment) == home)
            scope.payments.insert(*payment);
        else
            return {};
    }
    return scope;
}

// Puts the stories in `newer` in place of the same ones in `standing`.
void bringUpToDate(Standing& standing, const Scope& scope, Facts&& newer)
{
    for (auto& story : newer.stories)
        *standing.story(story.deliverable->id) = std::move(story);
    for (auto& input : newer.inputs)
        *standing.input(input.input->id) = std::move(input);
    for (auto& payment : newer.payments)
        *standing.payment(payment.payment->id) = std::move(payment);
    std::erase_if(standing.carried, [&](const CarriedFacts& each) { return scope.has(each.from); });
    std::erase_if(standing.notes, [&](const NoteFacts& each) { return scope.has(each.activity); });
    std::move(newer.carried.begin(), newer.carried.end(), std::back_inserter(standing.carried));
    std::move(newer.notes.begin(), newer.notes.end(), std::back_inserter(standing.notes));
    const auto byEntry = [](const auto& a, const auto& b) { return a.entry < b.entry; };
    std::stable_sort(standing.carried.begin(), standing.carried.end(), byEntry);
    std::stable_sort(standing.notes.begin(), standing.notes.end(), byEntry);
}

// The fingerprint of the schedule among a contract's files.
std::string scheduleOf(const ScheduleFiles& terms)
{
    const std::string* schedule = terms.bytes("schedule.toml");
    return schedule ? sha256(*schedule).str() : std::string();
}

// What is remembered, brought up to date; no value if that will not do. `read` comes to how many entries it
// took.
std::optional<Standing> fromMemory(const Ledger& ledger, const Basis& basis, std::size_t& read)
{
    const Contract& contract = *basis.contract;
    constexpr std::size_t kMostSince = 500; // from here on the whole is nearly as quick
    auto snapshot = decodeSnapshot(ledger.remembered(), contract);
    if (!snapshot || snapshot->origin != ledger.origin() || snapshot->standing.record != basis.record ||
        snapshot->schedule != scheduleOf(basis.terms))
        return {};
    const auto homes = ledger.homesSince(snapshot->position, kMostSince);
    if (!homes || !*homes) return {};
    auto agreed = fold(contract, basis.entries, Scope{false, {}, {}});
    if (!agreed) return {};
    snapshot->standing.amendments = std::move(agreed->amendments);
    snapshot->standing.schedule = agreed->schedule;
    snapshot->standing.opening = std::move(agreed->opening);
    snapshot->standing.people = std::move(agreed->people);
    snapshot->standing.suspensions = std::move(agreed->suspensions);
    if ((*homes)->empty()) return std::move(snapshot->standing);
    auto scope = scopeOf(contract, **homes);
    if (!scope) return {};
    auto newer = readPart(ledger, contract, *scope);
    if (!newer) return {};
    read = newer->entries.size();
    bringUpToDate(snapshot->standing, *scope, std::move(newer->facts));
    return std::move(snapshot->standing);
}

}

Result<Standings> readStandings(const Ledger& ledger, std::size_t worthIt)
{
    auto basis = readBasis(ledger);
    if (!basis) return basis.error();
    const Contract& contract = *basis->contract;
    std::size_t read = 0;
    auto standing = fromMemory(ledger, *basis, read);
    if (!standing) {
        auto whole = foldWhole(contract, ledger.whole());
        if (!whole) return whole.error();
        read = whole->entries.size();
        standing = std::move(whole->facts);
    }
    if (read >= worthIt) {
        Snapshot snapshot{ledger.origin(), ledger.tip().position, scheduleOf(basis->terms),
                          *std::move(standing)};
        ledger.remember(encode(snapshot));
        standing = std::move(snapshot.standing);
    }
    return Standings{std::move(basis->contract), *std::move(standing), std::move(basis->zone)};
}

namespace {

// Puts the terms that were in force by the entries left in `record` in place of those of today.
Result<void> termsThen(const Ledger& ledger, Record& record)
{
    auto files = filesThen(ledger, record.entries);
    if (!files) return files.error();
    auto contract = contractOf(*files, record.entries);
    if (!contract) return contract.error();
    auto zone = Zone::find(contract->clocks());
    if (!zone) return zone.error();
    record.contract = std::make_unique<const Contract>(*std::move(contract));
    record.terms = *std::move(files);
    record.zone = *std::move(zone);
    return {};
}

// Whether the contract may be another one since: by its terms, or its parties.
bool changesContract(const Entry& entry)
{
    return std::holds_alternative<Agree>(entry.event.deed) ||
           std::holds_alternative<Appoint>(entry.event.deed);
}

}

Result<Record> until(const Ledger& ledger, Record record, Instant asOf)
{
    const Instant opened = record.entries.front().facts.received;
    // `received` never runs backwards, so what came until then is a beginning of the record.
    const auto later = std::find_if(record.entries.begin(), record.entries.end(),
                                    [&](const Entry& entry) { return entry.facts.received > asOf; });
    if (later == record.entries.end()) return record;
    if (later == record.entries.begin())
        return Error{"This record was opened on " + longTime(opened, record.zone) +
                     ", after the time asked for"};
    const bool changedSince = std::any_of(later, record.entries.end(), changesContract);
    record.entries.erase(later, record.entries.end());
    if (changedSince)
        if (auto then = termsThen(ledger, record); !then) return then.error();
    auto facts = fold(*record.contract, record.entries, record.scope);
    if (!facts) return facts.error();
    record.facts = *std::move(facts);
    return record;
}

void addWhatDeadlinesRestOn(const Contract& contract, Scope& scope)
{
    std::unordered_map<std::string_view, const Term*> terms;
    for (const auto& part : contract.parts())
        terms[part.id] = part.due;
    if (contract.completes) terms["contract.completes"] = &*contract.completes;
    if (contract.ends) terms["contract.ends"] = &*contract.ends;
    std::vector<std::string> toFollow{"contract.completes", "contract.ends"};
    for (const auto& id : scope.deliverables)
        toFollow.push_back(id.str());
    std::set<std::string> followed;
    while (!toFollow.empty()) {
        const auto found = terms.find(toFollow.back());
        toFollow.pop_back();
        const auto anchor = found != terms.end() && found->second ? found->second->anchor() : std::nullopt;
        if (!anchor || anchor->id.empty()) continue;
        // A date that rests on another's needs that one's term alone; what happened is in a story, and does
        // not rest on when it was due.
        if (!anchor->isEvent()) {
            if (followed.insert(anchor->id).second) toFollow.push_back(anchor->id);
            continue;
        }
        if (const auto id = DeliverableId::of(anchor->id); id && contract.deliverable(*id))
            scope.deliverables.insert(*id);
        else if (const auto input = InputId::of(anchor->id); input && contract.input(*input))
            scope.inputs.insert(*input);
    }
}

}
