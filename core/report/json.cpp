#include "report/json.h"
#include "report/json_parts.h"

namespace remit::json {

namespace {

const char* stageWord(Stage stage)
{
    switch (stage) {
    case Stage::Awaited:
        return "awaited";
    case Stage::UnderReview:
        return "under-review";
    case Stage::ChangesRequested:
        return "changes-requested";
    case Stage::Rejected:
        return "rejected";
    case Stage::Accepted:
        return "accepted";
    case Stage::Reopened:
        return "reopened";
    }
    return "";
}

const char* clockWord(EntryFacts::Clock clock)
{
    switch (clock) {
    case EntryFacts::Clock::Keeper:
        return "keeper";
    case EntryFacts::Clock::Given:
        return "given";
    case EntryFacts::Clock::Behind:
        return "behind";
    }
    return "";
}

Json dueOf(const Term& term, const Due& due)
{
    Json out = {{"written", term.written}};
    if (!due.deadline) {
        out["why-not-known"] = due.why;
        return out;
    }
    out["before"] = due.deadline->end.str();
    if (due.deadline->earliest) out["earliest"] = due.deadline->earliest->str();
    if (due.deadline->target) out["target"] = true;
    if (due.deadline->day) out["day"] = due.deadline->day->str();
    out["rules"] = due.deadline->rules;
    return out;
}

Json files(const std::vector<FileRecord>& records)
{
    Json out = Json::array();
    for (const auto& file : records)
        out.push_back({{"name", file.name},
                       {"size", file.size},
                       {"sha256", file.sha256.str()},
                       {"role", word(file.role)}});
    return out;
}

Json comments(const std::vector<CommentFacts>& all)
{
    Json out = Json::array();
    for (const auto& each : all) {
        Json one = {{"number", each.number}, {"text", each.comment.text}};
        if (!each.comment.place.empty()) one["place"] = each.comment.place;
        if (each.comment.carriedTo) one["carried-to"] = each.comment.carriedTo->str();
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<CommentFacts> numbered(const ReviewDeed& review, const EventFacts& facts)
{
    std::vector<CommentFacts> all;
    for (const auto& comment : review.comments)
        all.push_back({facts.firstComment + static_cast<int>(all.size()), comment});
    return all;
}

// Puts into `out` for which posts of others somebody acted.
void addActing(Json& out, const Actor& actor)
{
    for (const auto& [post, capacity] : actor.acting)
        out["acting"].push_back({{"post", post.str()}, {"capacity", word(capacity)}});
}

Json revisionOf(const Overview& overview, const RevisionFacts& revision)
{
    const Evidence what = evidence(overview.contract, overview.standing, revision);
    Json out = {{"revision", revision.number},
                {"entry", number(revision.entry)},
                {"event", revision.event.str()},
                {"by", revision.by.party.str()},
                {"at", revision.at.str()},
                {"received", revision.received.str()},
                {"clock", clockWord(revision.clock)},
                {"own-clock", what.ownClock},
                {"as-is", revision.asIs},
                {"files", files(revision.files)}};
    addActing(out, revision.by);
    if (!revision.remark.empty()) out["remark"] = revision.remark;
    if (revision.withdrawn) out["withdrawn-by-entry"] = number(*revision.withdrawn);
    out["reviews"] = Json::array();
    for (const auto& review : revision.reviews) {
        Json one = {{"entry", number(review.entry)},
                    {"by", review.by.party.str()},
                    {"decision", word(review.decision)},
                    {"received", review.received.str()},
                    {"comments", comments(review.comments)}};
        addActing(one, review.by);
        if (!review.reason.empty()) one["reason"] = review.reason;
        out["reviews"].push_back(std::move(one));
    }
    return out;
}

Json examinationOf(const Examination& examination)
{
    Json out = {
        {"phase", examination.phase.str()}, {"version", examination.version}, {"findings", Json::array()}};
    for (const auto& finding : examination.findings)
        out["findings"].push_back({{"requirement", finding.requirement},
                                   {"level", word(finding.level)},
                                   {"verdict", word(finding.verdict)},
                                   {"words", finding.words},
                                   {"place", finding.place},
                                   {"remark", finding.remark}});
    return out;
}

Json assumed(const Contract& contract, const std::vector<std::string>& keys)
{
    Json out = Json::object();
    for (const auto& key : keys)
        out[key] = *contract.assumption(key);
    return out;
}

// Who entered the terms, and whether the other side agreed to them.
Json termsOf(const OpeningFacts& opening)
{
    Json out = {{"entry", number(opening.entry)}, {"entered-by", opening.by.party.str()}};
    if (opening.agreed) {
        out["agreed-by"] = opening.agreedBy.party.str();
        out["agreed-by-entry"] = number(*opening.agreed);
    }
    return out;
}

Json approvalsOf(const Approvals& so)
{
    Json out = {{"needed", so.needed}, {"given", Json::array()}, {"waiting-for", Json::array()}};
    for (const auto& post : so.given)
        out["given"].push_back(post.str());
    for (const auto& post : so.turn())
        out["waiting-for"].push_back(post.str());
    return out;
}

Json deliverableOf(const Overview& overview, const DeliverableState& state)
{
    const Deliverable& deliverable = state.deliverable();
    Json out = {{"id", deliverable.id.str()},
                {"title", deliverable.title},
                {"phase", deliverable.phase.str()},
                {"internal", deliverable.internal},
                {"stage", stageWord(state.stage)},
                {"due", dueOf(deliverable.due, *state.due)},
                {"first-hand-in", punctuality(state.firstHandIn)},
                {"accepted-hand-in", punctuality(state.acceptedHandIn)},
                {"waiting-for", state.waitingFor ? Json(word(*state.waitingFor)) : Json(nullptr)},
                {"assumed", assumed(overview.contract, state.assumed)},
                {"revisions", Json::array()}};
    for (const auto& revision : state.story->revisions)
        out["revisions"].push_back(revisionOf(overview, revision));
    if (state.stage == Stage::UnderReview && !overview.contract.review.approvals.empty())
        out["approvals"] = approvalsOf(approvals(overview.contract, *state.newest));
    if (state.silence) out["accepted-by-silence"] = state.silence->str();
    if (state.answer) {
        out["answer"] = periodOf(*state.answer);
        out["answered"] = punctuality(state.answered);
    }
    if (state.correction) {
        out["correction"] = periodOf(*state.correction);
        out["corrected"] = punctuality(state.corrected);
    }
    if (const auto& notified = state.story->notified) {
        out["notified"] = {{"entry", number(notified->entry)}, {"by", notified->by.party.str()}};
        if (notified->expected) out["notified"]["expected"] = notified->expected->str();
        if (!notified->obstacle.empty()) out["notified"]["obstacle"] = notified->obstacle;
    }
    return out;
}

Json inputOf(const InputState& state)
{
    const Input& input = *state.story->input;
    Json out = {
        {"id", input.id.str()}, {"title", input.title}, {"handed-over", punctuality(state.handedOver)}};
    out["due"] = input.due ? dueOf(*input.due, *state.due) : Json{{"why-not-known", state.due->why}};
    if (state.given)
        out["given"] = {{"entry", number(state.given->entry)}, {"at", state.given->received.str()}};
    if (state.received)
        out["received"] = {{"entry", number(state.received->entry)}, {"at", state.received->received.str()}};
    return out;
}

Json amendmentOf(const AmendmentFacts& amendment)
{
    Json out = {{"entry", number(amendment.entry)},
                {"by", amendment.by.party.str()},
                {"reason", amendment.amend.reason},
                {"changes", Json::array()}};
    for (const auto& change : amendment.amend.changes)
        out["changes"].push_back(
            {{"subject", change.subject}, {"key", change.key}, {"from", change.from}, {"to", change.to}});
    if (amendment.agreed) {
        out["agreed-by-entry"] = number(*amendment.agreed);
        out["in-force"] = amendment.inForce.str();
    }
    return out;
}

Json suspensionOf(const SuspensionFacts& suspension)
{
    Json out = {{"entry", number(suspension.entry)},
                {"by", suspension.by.party.str()},
                {"from", suspension.from.str()},
                {"reason", suspension.reason},
                {"counts", suspension.counts()}};
    if (suspension.until) out["until"] = suspension.until->str();
    return out;
}

}

std::string status(const Overview& overview, const State& state, const std::vector<Waiting>& waiting)
{
    const Contract& contract = overview.contract;
    Json out = {{"contract", contract.id.str()},      {"title", contract.title},
                {"record", overview.standing.record}, {"zone", contract.zone},
                {"as-of", state.asOf.str()},          {"late", state.anyLate()},
                {"accepted", state.accepted},         {"deliverables", Json::array()}};
    out["terms"] = termsOf(overview.standing.opening);
    if (state.completion) out["completes"] = dueOf(*contract.completes, *state.completion);
    if (state.end) {
        out["ends"] = dueOf(*contract.ends, state.end->due);
        out["ends"]["over"] = state.end->over;
    }
    for (const auto& each : state.deliverables)
        out["deliverables"].push_back(deliverableOf(overview, each));
    out["inputs"] = Json::array();
    for (const auto& each : state.inputs)
        out["inputs"].push_back(inputOf(each));
    out["payments"] = paymentsOf(state);
    if (const auto late = lateDelivery(contract, state, overview.zone)) out["late-delivery"] = lateOf(*late);
    out["amendments"] = Json::array();
    for (const auto& each : overview.standing.amendments)
        out["amendments"].push_back(amendmentOf(each));
    out["suspensions"] = Json::array();
    for (const auto& each : overview.standing.suspensions)
        out["suspensions"].push_back(suspensionOf(each));
    out["not-received"] = Json::array();
    for (const auto& each : waiting)
        out["not-received"].push_back({{"event", each.id.str()},
                                       {"kind", kindOf(each.event.deed)},
                                       {"by", each.event.party().str()},
                                       {"at", each.event.at.str()},
                                       {"signed", !each.signature.empty()},
                                       {"sent", each.sent ? Json(each.sent->str()) : Json()}});
    return printed(out);
}

std::string due(const Overview& overview, Instant asOf, const std::vector<Owed>& all)
{
    static constexpr const char* kWhat[] = {"hand-in",   "correction", "decision",    "input",  "work",
                                            "agreement", "invoice",    "certificate", "payment"};
    Json out = {{"contract", overview.contract.id.str()},
                {"as-of", asOf.str()},
                {"terms", termsOf(overview.standing.opening)},
                {"owed", Json::array()}};
    for (const auto& each : all) {
        Json one = {{"what", kWhat[static_cast<int>(each.what)]},
                    {"side", word(each.side)},
                    {"for", each.who},
                    {"title", each.title},
                    {"absence", punctuality(each.absence)}};
        if (!each.id.empty()) one["id"] = each.id;
        if (each.amount) one["amount"] = each.amount->str();
        if (each.entry) one["entry"] = number(*each.entry);
        if (each.revision > 0) one["revision"] = each.revision;
        if (each.remind) one["remind"] = each.remind->str();
        if (!each.due.deadline)
            one["why-not-known"] = each.due.why;
        else
            one["before"] = each.due.deadline->end.str();
        out["owed"].push_back(std::move(one));
    }
    return printed(out);
}

std::string log(const Record& record, const Story* only)
{
    Json out = {{"record", record.facts.record}, {"entries", Json::array()}};
    for (const auto& entry : record.entries) {
        const EventFacts& facts = record.facts.events.at(entry.facts.event);
        if (only && !concerns(entry, record.facts, only->deliverable->id)) continue;
        Json one = {{"entry", number(entry.facts.number)},
                    {"event", entry.facts.event.str()},
                    {"kind", facts.kind},
                    {"by", entry.event.by.str()},
                    {"for", entry.event.party().str()},
                    {"at", entry.event.at.str()},
                    {"received", entry.facts.received.str()},
                    {"clock", clockWord(entry.facts.clock)},
                    {"words", inWords(entry.event, entry.facts.event, *record.contract, record.facts)},
                    {"files", files(entry.event.files)}};
        if (const auto* review = std::get_if<ReviewDeed>(&entry.event.deed))
            one["comments"] = comments(numbered(*review, facts));
        addActing(one, facts.by);
        if (facts.deliverable) one["deliverable"] = facts.deliverable->str();
        if (facts.retracted) one["taken-back-by-entry"] = number(*facts.retracted);
        if (!entry.facts.withoutEffect.empty()) one["without-effect"] = entry.facts.withoutEffect;
        out["entries"].push_back(std::move(one));
    }
    return printed(out);
}

std::string explain(const Record& record, const DeliverableState& state)
{
    return printed({{"id", state.deliverable().id.str()},
                    {"due", dueOf(state.deliverable().due, *state.due)},
                    {"terms", termsOf(record.facts.opening)},
                    {"first-hand-in", punctuality(state.firstHandIn)},
                    {"assumed", assumed(*record.contract, state.assumed)}});
}

std::string brief(const Standing& standing, const Deliverable& deliverable, const Due& due,
                  const std::vector<OpenComment>& comments, const Examination& brief)
{
    Json out = {{"id", deliverable.id.str()},         {"title", deliverable.title},
                {"phase", deliverable.phase.str()},   {"description", deliverable.description},
                {"due", dueOf(deliverable.due, due)}, {"requirements", Json::array()},
                {"comments", Json::array()}};
    if (!standing.record.empty()) out["terms"] = termsOf(standing.opening);
    for (const auto& requirement : brief.findings)
        out["requirements"].push_back({{"id", requirement.requirement},
                                       {"level", word(requirement.level)},
                                       {"words", requirement.words},
                                       {"awaits", requirement.remark}});
    for (const auto& comment : comments)
        out["comments"].push_back({{"from", comment.from.str()},
                                   {"revision", comment.revision},
                                   {"number", comment.number},
                                   {"text", comment.text}});
    return printed(out);
}

std::string revision(const Record& record, const Story& story, const RevisionFacts& revision,
                     const Examination& examination)
{
    Json out = revisionOf(record.overview(), revision);
    out["deliverable"] = story.deliverable->id.str();
    out["examination"] = examinationOf(examination);
    return printed(out);
}

std::string findings(const Deliverable& deliverable, const Examination& examination)
{
    Json out = examinationOf(examination);
    out["deliverable"] = deliverable.id.str();
    out["besides"] = examination.besides;
    return printed(out);
}

}
