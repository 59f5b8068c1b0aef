#include "model/answers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace remit::model {

namespace {

constexpr Seconds kDay = 24 * 3600;
const char* const kAnything = "(anything)"; // there is something to say; the model does not know the words

Json filesOf(const std::vector<File>& files)
{
    Json out = Json::array();
    for (const auto& file : files) {
        Json one = {{"name", file.name}, {"size", file.size}, {"role", file.role}};
        if (!file.sha256.empty()) one["sha256"] = file.sha256;
        out.push_back(one);
    }
    return out;
}

Json commentsOf(const std::vector<Comment>& comments)
{
    Json out = Json::array();
    for (const auto& comment : comments) {
        Json one = {{"number", comment.number}, {"text", comment.text}};
        if (!comment.carriedTo.empty()) one["carried-to"] = comment.carriedTo;
        out.push_back(one);
    }
    return out;
}

// The deliverable with the date that its own does not give: ten days from Monday to Friday after the outline
// was accepted, that day not counted.
Deliverable dated(const Terms& terms, const Standing& standing, std::size_t place)
{
    Deliverable deliverable = terms.deliverables[place];
    const Work& outline = standing.works[1];
    if (place != 2 || outline.accepted == 0) return deliverable;
    const Seconds accepted =
        outline.revisions[static_cast<std::size_t>(outline.accepted) - 1].reviews.back().received;
    Seconds day = dayOf(accepted);
    for (int left = 10; left > 0;) {
        ++day;
        const Seconds weekday = (day + 4) % 7; // 1970 began on a Thursday
        left -= weekday != 0 && weekday != 6;
    }
    deliverable.end = endOfDay(day);
    deliverable.day = localDay(*deliverable.end - 1);
    return deliverable;
}

Json dueOf(const Deliverable& deliverable)
{
    if (!deliverable.end) return {{"why-not-known", kAnything}};
    Json out = {{"before", written(*deliverable.end)}};
    if (!deliverable.day.empty()) out["day"] = deliverable.day;
    return out;
}

Json timing(const char* word, Seconds late = 0)
{
    return {{"timing", word}, {"late-seconds", late}};
}

Json timingOf(const Deliverable& deliverable, const Revision& handIn)
{
    if (!deliverable.end) return timing("not-known");
    if (handIn.received < *deliverable.end) return timing("in-time");
    return timing("late", handIn.received - *deliverable.end);
}

Json timingOfAbsence(const Terms& terms, const Deliverable& deliverable, Seconds asOf)
{
    if (!deliverable.end) return timing("not-known");
    const Seconds left = *deliverable.end - asOf;
    if (left <= 0) return timing("overdue", -left);
    return timing(left <= terms.dueSoonDays * kDay ? "due-soon" : "in-time");
}

// Whether it counts as handed in: what was replaced shares the fate of what replaced it.
bool counts(const Work& work, std::size_t index)
{
    const Revision& revision = work.revisions[index];
    if (!revision.decision.empty()) return true;
    if (revision.withdrawnBy != 0) return false;
    return index + 1 == work.revisions.size() || counts(work, index + 1);
}

Json firstHandIn(const Terms& terms, const Standing& standing, std::size_t place, Seconds asOf)
{
    const Deliverable deliverable = dated(terms, standing, place);
    const Work& work = standing.works[place];
    for (std::size_t i = 0; i < work.revisions.size(); ++i)
        if (counts(work, i)) return timingOf(deliverable, work.revisions[i]);
    return timingOfAbsence(terms, deliverable, asOf);
}

std::string stageOf(const Work& work)
{
    if (work.waits()) return "under-review";
    for (auto each = work.revisions.rbegin(); each != work.revisions.rend(); ++each) {
        if (each->decision == "request-changes") return "changes-requested";
        if (each->decision == "reject") return "rejected";
        if (each->decision == "accept") return work.reopened ? "reopened" : "accepted";
    }
    return "awaited";
}

Json revisionOf(const Terms& terms, const Revision& revision)
{
    Json out = {{"revision", revision.number},
                {"entry", revision.entry},
                {"by", revision.by},
                {"at", written(revision.at)},
                {"received", written(revision.received)},
                {"clock", revision.clock},
                {"own-clock", terms.party(terms.keeper)->side == terms.party(revision.by)->side},
                {"as-is", revision.asIs},
                {"files", filesOf(revision.files)}};
    if (!revision.remark.empty()) out["remark"] = revision.remark;
    if (revision.withdrawnBy != 0) out["withdrawn-by-entry"] = revision.withdrawnBy;
    out["reviews"] = Json::array();
    for (const auto& review : revision.reviews) {
        Json one = {{"entry", review.entry},
                    {"by", review.by},
                    {"decision", review.decision},
                    {"received", written(review.received)},
                    {"comments", commentsOf(review.comments)}};
        if (!review.reason.empty()) one["reason"] = review.reason;
        out["reviews"].push_back(one);
    }
    return out;
}

// The entry that decided on a revision: its last review.
int decidedBy(const Revision& revision)
{
    return revision.reviews.empty() ? 0 : revision.reviews.back().entry;
}

Json openComments(const Terms& terms, const Standing& standing, std::size_t place)
{
    Json out = Json::array();
    const Work& work = standing.works[place];
    if (!work.takesHandIns()) return out;
    const std::string& id = terms.deliverables[place].id;
    const auto add = [&](std::size_t from, const Revision& revision, const Comment& comment) {
        out.push_back({{"from", terms.deliverables[from].id},
                       {"revision", revision.number},
                       {"number", comment.number},
                       {"text", comment.text}});
    };
    // What was carried here before this was accepted is dealt with.
    const int dealtWith =
        work.accepted == 0 ? 0 : decidedBy(work.revisions[static_cast<std::size_t>(work.accepted) - 1]);
    for (std::size_t from = 0; from < place; ++from)
        for (const auto& revision : standing.works[from].revisions)
            for (const auto& review : revision.reviews)
                for (const auto& comment : review.comments)
                    if (comment.carriedTo == id && revision.decision == "accept" &&
                        decidedBy(revision) > dealtWith)
                        add(from, revision, comment);
    for (const auto& revision : work.revisions)
        for (const auto& review : revision.reviews)
            for (const auto& comment : review.comments)
                if (revision.number > work.accepted &&
                    (comment.carriedTo.empty() || &revision != &work.revisions.back() || !work.waits()))
                    add(place, revision, comment);
    return out;
}

}

Json status(const Terms& terms, const Standing& standing, Seconds asOf)
{
    Json deliverables = Json::array();
    int accepted = 0;
    bool late = false;
    for (std::size_t i = 0; i < standing.works.size(); ++i) {
        const Deliverable deliverable = dated(terms, standing, i);
        const Work& work = standing.works[i];
        const Json first = firstHandIn(terms, standing, i, asOf);
        late = late || first["timing"] == "late" || first["timing"] == "overdue";
        accepted += work.accepted != 0;
        const std::string stage = stageOf(work);
        Json one = {{"id", deliverable.id},
                    {"phase", deliverable.phase},
                    {"internal", false},
                    {"stage", stage},
                    {"due", dueOf(deliverable)},
                    {"first-hand-in", first},
                    {"accepted-hand-in", timing("not-known")},
                    {"waiting-for", stage == "under-review" ? "client" : "provider"},
                    {"assumed", Json::object()},
                    {"revisions", Json::array()}};
        if (stage == "accepted") one["waiting-for"] = nullptr;
        if (work.accepted != 0)
            one["accepted-hand-in"] =
                timingOf(deliverable, work.revisions[static_cast<std::size_t>(work.accepted) - 1]);
        for (const auto& revision : work.revisions)
            one["revisions"].push_back(revisionOf(terms, revision));
        deliverables.push_back(one);
    }
    return {{"contract", "study"}, {"zone", "Europe/Zurich"}, {"as-of", written(asOf)},
            {"late", late},        {"accepted", accepted},    {"deliverables", deliverables}};
}

Json log(const Standing& standing, const std::string& only)
{
    Json entries = Json::array();
    for (const auto& entry : standing.entries) {
        if (!only.empty() && entry.kind != "open" && entry.place != only && entry.carriedTo != only) continue;
        Json one = {{"entry", entry.number},   {"kind", entry.kind},
                    {"by", entry.by},          {"for", entry.party},
                    {"at", written(entry.at)}, {"received", written(entry.received)},
                    {"clock", entry.clock},    {"files", filesOf(entry.files)}};
        if (entry.kind == "review") one["comments"] = commentsOf(entry.comments);
        if (!entry.deliverable.empty()) one["deliverable"] = entry.deliverable;
        if (entry.takenBackBy != 0) one["taken-back-by-entry"] = entry.takenBackBy;
        entries.push_back(one);
    }
    return {{"entries", entries}};
}

Json explain(const Terms& terms, const Standing& standing, std::size_t work, Seconds asOf)
{
    const Deliverable deliverable = dated(terms, standing, work);
    return {{"id", deliverable.id},
            {"due", dueOf(deliverable)},
            {"first-hand-in", firstHandIn(terms, standing, work, asOf)},
            {"assumed", Json::object()}};
}

Json brief(const Terms& terms, const Standing& standing, std::size_t work)
{
    const Deliverable deliverable = dated(terms, standing, work);
    return {{"id", deliverable.id},
            {"phase", deliverable.phase},
            {"due", dueOf(deliverable)},
            {"comments", openComments(terms, standing, work)}};
}

Json revision(const Terms& terms, std::size_t work, const Revision& revision)
{
    Json out = revisionOf(terms, revision);
    out["deliverable"] = terms.deliverables[work].id;
    out["examination"] = {{"phase", terms.deliverables[work].phase}};
    return out;
}

std::string difference(const Json& expected, const Json& said, const std::string& path)
{
    static const std::set<std::string> ifs = {
        "before",        "day",   "why-not-known", "completes",   "remark",   "withdrawn-by-entry",
        "reason",        "place", "carried-to",    "deliverable", "comments", "taken-back-by-entry",
        "without-effect"};
    if (expected == kAnything) return {};
    const bool alike = expected.is_object() ? said.is_object() : expected.is_array() && said.is_array();
    if (!alike)
        return expected == said ? std::string()
                                : path + ": " + said.dump() + " was said; the model has " + expected.dump();
    if (expected.is_array()) {
        if (expected.size() != said.size())
            return path + ": " + std::to_string(said.size()) + " were said; the model has " +
                   std::to_string(expected.size()) + ": " + said.dump() + " / " + expected.dump();
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (auto found = difference(expected[i], said[i], path + "/" + std::to_string(i)); !found.empty())
                return found;
        return {};
    }
    for (const auto& [key, value] : expected.items()) {
        if (!said.contains(key)) return path + "/" + key + " was not said; the model has " + value.dump();
        if (auto found = difference(value, said[key], path + "/" + key); !found.empty()) return found;
    }
    for (const auto& [key, value] : said.items())
        if (ifs.contains(key) && !expected.contains(key))
            return path + "/" + key + ": " + value.dump() + " was said; the model has nothing";
    return {};
}

}
