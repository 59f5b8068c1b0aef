#include "model/model.h"

#include <algorithm>

namespace remit::model {

namespace {

constexpr int kNo = 1, kNotDone = 2, kUsage = 64; // docs/commands.md, Exit status

bool isBlank(const std::string& text)
{
    return text.find_first_not_of(' ') == std::string::npos;
}

std::vector<File> filesOf(const Command& command)
{
    std::vector<File> files;
    for (const auto& given : command.files)
        if (const Document* known = document(given.name))
            files.push_back({known->name, known->bytes.size(), known->sha256, given.role});
    // The record keeps them in the order of the options' roles, whatever the order they were typed in.
    const std::vector<std::string> roles = {"clean", "changes-shown", "annex", "answers", "commented"};
    std::stable_sort(files.begin(), files.end(), [&](const File& a, const File& b) {
        return std::find(roles.begin(), roles.end(), a.role) < std::find(roles.begin(), roles.end(), b.role);
    });
    return files;
}

}

// The statuses of what is amiss.
struct Model::Wrongs {
    std::set<int> statuses;
    void add(int status) { statuses.insert(status); }
    bool none() const { return statuses.empty(); }
};

// What a command comes to once names are looked up.
struct Model::Deed {
    std::string by;
    std::string party;
    Seconds reading = 0; // what its clock shows
    std::optional<std::size_t> work;
    std::string decision;
    const Revision* revision = nullptr; // that is reviewed or withdrawn
    const Entry* target = nullptr;      // that is taken back
    std::string place;
    std::string words; // all that makes it this deed, but for its time
};

bool Work::waits() const
{
    return !revisions.empty() && revisions.back().withdrawnBy == 0 && revisions.back().decision.empty();
}

Model::Model(const Setting& setting, Seconds opened) : terms_(setting), me_(terms_.opener)
{
    now_.works.resize(terms_.deliverables.size());
    Entry open;
    open.number = 1;
    open.kind = "open";
    open.by = open.party = terms_.opener;
    open.at = open.received = opened;
    open.clock = "given";
    open.place = "contract";
    const auto files = terms_.files();
    for (const std::string role : {"schedule", "people", "desk", "terms"}) {
        const auto file = files.find(role == "terms" ? "terms.md" : role + ".toml");
        if (file != files.end()) open.files.push_back({file->first, file->second.size(), {}, role});
    }
    now_.entries.push_back(open);
    before_.emplace_back();
    history_.push_back(now_);
}

const Standing* Model::asOf(Seconds time) const
{
    const Standing* found = nullptr;
    for (const auto& each : history_)
        if (each.entries.back().received <= time) found = &each;
    return found;
}

Answer Model::play(const Command& command)
{
    if (command.kind == "as") {
        if (!terms_.party(command.by)) return {{kUsage}, 0, 0, true};
        me_ = command.by;
        return {{0}, 0, 0, true};
    }
    Deed deed;
    Wrongs wrongs = misspelt(command, deed);
    if (const Entry* said = wrongs.none() ? saidBefore(command, deed) : nullptr) {
        const int revision = command.kind == "submit" ? now_.works[*deed.work].revisions.back().number : 0;
        return {{0}, said->number, revision, true};
    }
    for (const int status : forbidden(command, deed).statuses)
        wrongs.add(status);
    if (!wrongs.none()) return {wrongs.statuses, 0, 0, true};
    Entry entry = append(command, deed);
    const int revision = apply(command, deed, entry);
    now_.entries.push_back(entry);
    history_.push_back(now_);
    return {{0}, entry.number, revision, false};
}

// What is wrong with the words alone, and with what they name.
Model::Wrongs Model::misspelt(const Command& command, Deed& deed) const
{
    Wrongs wrongs;
    deed.by = command.by.empty() ? me_ : command.by;
    deed.party = command.onBehalfOf.empty() ? deed.by : command.onBehalfOf;
    for (const auto& party : {deed.by, deed.party})
        if (!terms_.party(party)) wrongs.add(kUsage);
    deed.reading = command.clock ? command.clock->time : command.now;
    if (deed.reading > command.now) wrongs.add(kUsage);
    if (command.at && command.at->time > deed.reading) wrongs.add(kUsage);
    for (const auto& file : command.files)
        if (!document(file.name)) wrongs.add(kNotDone);

    if (command.kind == "note") {
        if (!terms_.activity(command.about)) wrongs.add(kNotDone);
        if (command.on > localDay(deed.reading)) wrongs.add(kUsage);
        deed.place = command.about;
    } else if (command.kind == "retract") {
        const auto count = static_cast<int>(now_.entries.size());
        if (command.entry < 1 || command.entry > count)
            wrongs.add(kNotDone);
        else
            deed.target = &now_.entries[static_cast<std::size_t>(command.entry) - 1];
        if (deed.target) deed.place = deed.target->place;
    } else {
        deed.work = terms_.place(command.about);
        if (!deed.work) wrongs.add(kNotDone);
        deed.place = command.about;
    }

    const bool reviews = command.kind == "review";
    if (reviews) {
        if (command.decisions.size() > 1) wrongs.add(kUsage);
        if (command.decisions.empty() && command.comments.empty()) wrongs.add(kUsage);
        for (const auto& comment : command.comments)
            if (isBlank(comment)) wrongs.add(kUsage);
        deed.decision = command.decisions.empty() ? "comment" : *command.decisions.begin();
        if (!command.carryTo.empty() && !terms_.place(command.carryTo)) wrongs.add(kNotDone);
        if (!command.carryTo.empty() && command.comments.empty()) wrongs.add(kUsage);
    }
    if (deed.work && (reviews || command.kind == "withdraw")) {
        const auto& revisions = now_.works[*deed.work].revisions;
        const auto newest = static_cast<int>(revisions.size());
        const int number = command.revision.value_or(newest);
        if (number > newest) wrongs.add(kNotDone);
        if (newest == 0)
            wrongs.add(kNo); // there is nothing to decide on
        else if (number <= newest)
            deed.revision = &revisions[static_cast<std::size_t>(number) - 1];
    }

    std::string& words = deed.words;
    const auto say = [&](const std::string& text) { words += text + '|'; };
    for (const auto& text : {command.kind, deed.by, deed.party, command.about, deed.decision, command.reason,
                             command.remark, command.on, command.outcome})
        say(text);
    if (deed.revision) say("revision " + std::to_string(deed.revision->number));
    if (deed.target) say("entry " + std::to_string(deed.target->number));
    for (const auto& comment : command.comments)
        say(comment + " to " + command.carryTo);
    for (const auto& person : command.people)
        say("with " + person);
    for (const auto& file : filesOf(command))
        say(file.role + " " + file.name);
    // To hand in knowing of what is open is another deed than to hand in what is all there.
    if (command.kind == "submit" && deed.work && mustsOpen(command, *deed.work)) say("as it is");
    return wrongs;
}

// What the contract, the roles and the state do not let happen.
Model::Wrongs Model::forbidden(const Command& command, const Deed& deed) const
{
    Wrongs wrongs;
    const Party* by = terms_.party(deed.by);
    const Party* party = terms_.party(deed.party);
    if (!by || !party) return wrongs;
    if (deed.by != deed.party && deed.by != terms_.keeper && by->side != party->side) wrongs.add(kNo);
    if (by->side == "observer" || party->side == "observer") wrongs.add(kNo); // they record nothing
    const std::string& kind = command.kind;
    const auto may = [&](const char* right) {
        if (!terms_.may(deed.party, right)) wrongs.add(kNo);
    };
    const Work* work = deed.work ? &now_.works[*deed.work] : nullptr;
    if (kind == "submit") {
        may("submit");
        if (work && !work->takesHandIns()) wrongs.add(kNo);
        if (work && !command.asIs && mustsOpen(command, *deed.work)) wrongs.add(kNo);
    } else if (kind == "withdraw") {
        may("withdraw");
        if (work && !work->waits()) wrongs.add(kNo);
        if (deed.revision && terms_.party(deed.revision->by)->side != party->side) wrongs.add(kNo);
    } else if (kind == "review") {
        may("review");
        reviewForbidden(command, deed, wrongs);
    } else if (kind == "reopen") {
        may("review");
        if (!terms_.approvals.empty() && !terms_.approves(deed.party)) wrongs.add(kNo);
        if (work && work->takesHandIns()) wrongs.add(kNo); // not accepted, or reopened already
        if (isBlank(command.reason)) wrongs.add(kNo);
    } else if (kind == "retract") {
        retractForbidden(command, deed, wrongs);
    } else if (kind == "note") {
        may("note");
        if (isBlank(command.outcome)) wrongs.add(kNo);
        for (const auto& person : command.people)
            if (person != "GOV-03" && person != "EMP-1") wrongs.add(kNo); // the only codes that are typed
    }
    return wrongs;
}

void Model::reviewForbidden(const Command& command, const Deed& deed, Wrongs& wrongs) const
{
    if (!deed.revision) return;
    const Work& work = now_.works[*deed.work];
    if (!work.waits() || deed.revision != &work.revisions.back()) wrongs.add(kNo);
    const bool decides = deed.decision != "comment", accepts = deed.decision == "accept";
    if (decides && !terms_.approvals.empty()) {
        if (!terms_.approves(deed.party)) wrongs.add(kNo);
        if (accepts && !isWanted(*deed.revision, deed.party)) wrongs.add(kNo);
    }
    // Nobody decides on what they handed in, nor records the decision, but who keeps the record.
    if (deed.revision->by == deed.party || (deed.revision->by == deed.by && deed.by != terms_.keeper))
        wrongs.add(kNo);
    if (deed.decision == "request-changes" && command.comments.empty()) wrongs.add(kNo);
    if (deed.decision == "reject" && isBlank(command.reason)) wrongs.add(kNo);
    if (accepts && deed.revision->mustsOpen && isBlank(command.reason)) wrongs.add(kNo);
    const auto to = terms_.place(command.carryTo);
    if (to && (!accepts || *to <= *deed.work || !now_.works[*to].takesHandIns())) wrongs.add(kNo);
}

void Model::retractForbidden(const Command& command, const Deed& deed, Wrongs& wrongs) const
{
    if (!deed.target) return;
    const Entry& target = *deed.target;
    const std::set<std::string> kinds = {"review", "reopen", "note", "withdraw"};
    if (!kinds.contains(target.kind) || target.takenBackBy != 0 || target.party != deed.party ||
        isBlank(command.reason))
        wrongs.add(kNo);
    // Whatever came later about that deliverable or one after it, and still counts, rests on it.
    const auto about = terms_.place(target.deliverable);
    for (const auto& entry : now_.entries)
        if (const auto other = terms_.place(entry.deliverable);
            about && other && entry.number > target.number && entry.takenBackBy == 0 && *other >= *about)
            wrongs.add(kNo);
}

// The entry that says the very same, if it is the newest at its place: the command's answer was lost, and it
// was given again.
const Entry* Model::saidBefore(const Command& command, const Deed& deed) const
{
    if (!kTellsRepeats) return nullptr;
    // Before anything is handed in, the check is asked; without --as-is that is the end.
    if (command.kind == "submit" && !command.asIs && mustsOpen(command, *deed.work)) return nullptr;
    const auto found = std::find_if(now_.entries.rbegin(), now_.entries.rend(),
                                    [&](const Entry& entry) { return entry.place == deed.place; });
    if (found == now_.entries.rend() || found->deed != deed.words) return nullptr;
    return !command.at || command.at->time == found->at ? &*found : nullptr;
}

// Whether something that must be there is not, or cannot be told.
bool Model::mustsOpen(const Command& command, std::size_t place) const
{
    const Deliverable& terms = terms_.deliverables[place];
    std::set<std::string> wanted = terms.sections;
    if (!terms.reads.empty()) {
        const Work& earlier = now_.works[*terms_.place(terms.reads)];
        if (earlier.accepted == 0 && terms.keepsChapters) return true;
        if (earlier.accepted != 0) {
            const Revision& accepted = earlier.revisions[static_cast<std::size_t>(earlier.accepted) - 1];
            const Document& kept = *document(accepted.files.front().name);
            // Nobody can tell what would have been taken from it.
            if (!kept.opens) return true;
            if (terms.keepsChapters) wanted.insert(kept.chapters.begin(), kept.chapters.end());
        }
    }
    const Document* given = document(command.files.front().name);
    if (!given || !given->opens) return true;
    return !std::includes(given->chapters.begin(), given->chapters.end(), wanted.begin(), wanted.end());
}

Entry Model::append(const Command& command, const Deed& deed) const
{
    Entry entry;
    entry.number = static_cast<int>(now_.entries.size()) + 1;
    entry.kind = command.kind;
    entry.by = deed.by;
    entry.party = deed.party;
    entry.at = command.at ? command.at->time : deed.reading;
    // Time does not run backwards in a record.
    const Seconds last = now_.entries.back().received;
    entry.received = std::max(last, deed.reading);
    entry.clock = deed.reading < last ? "behind" : command.clock ? "given" : "keeper";
    entry.place = deed.place;
    if (deed.work) entry.deliverable = command.about;
    entry.files = filesOf(command);
    entry.deed = deed.words;
    return entry;
}

// Returns the number of the revision that a hand-in makes.
int Model::apply(const Command& command, const Deed& deed, Entry& entry)
{
    before_.push_back(deed.work ? now_.works[*deed.work] : Work{});
    Work* work = deed.work ? &now_.works[*deed.work] : nullptr;
    if (command.kind == "submit") {
        Revision made;
        made.number = static_cast<int>(work->revisions.size()) + 1;
        made.entry = entry.number;
        made.by = deed.party;
        made.at = entry.at;
        made.received = entry.received;
        made.clock = entry.clock;
        made.mustsOpen = mustsOpen(command, *deed.work);
        made.asIs = made.mustsOpen;
        made.remark = command.remark;
        made.files = entry.files;
        work->revisions.push_back(made);
        return made.number;
    }
    if (command.kind == "withdraw") work->revisions.back().withdrawnBy = entry.number;
    if (command.kind == "review") applyReview(command, deed, entry);
    if (command.kind == "reopen") work->reopened = true;
    if (command.kind == "retract") {
        Entry& target = now_.entries[static_cast<std::size_t>(command.entry) - 1];
        target.takenBackBy = entry.number;
        if (const auto about = terms_.place(target.deliverable)) {
            // A comment keeps its number for ever: nobody else's is called so.
            const int comments = now_.works[*about].comments;
            now_.works[*about] = before_[static_cast<std::size_t>(target.number) - 1];
            now_.works[*about].comments = comments;
        }
    }
    return 0;
}

void Model::applyReview(const Command& command, const Deed& deed, Entry& entry)
{
    Work& work = now_.works[*deed.work];
    Revision& revision = work.revisions.back();
    Review review{entry.number, deed.party, deed.decision, entry.received, command.reason, {}};
    for (const auto& text : command.comments)
        review.comments.push_back({++work.comments, text, command.carryTo});
    entry.comments = review.comments;
    entry.carriedTo = command.carryTo;
    revision.reviews.push_back(review);
    if (deed.decision == "comment" || (deed.decision == "accept" && !allHaveAccepted(revision))) return;
    revision.decision = deed.decision;
    if (deed.decision != "accept") return;
    work.accepted = revision.number;
    work.reopened = false;
}

bool Model::holds(const std::string& party, const std::string& post) const
{
    const auto& posts = terms_.party(party)->posts;
    return std::find(posts.begin(), posts.end(), post) != posts.end();
}

// Whether whoever holds that post has accepted; one may hold several.
bool Model::hasAccepted(const Revision& revision, const std::string& post) const
{
    return std::any_of(revision.reviews.begin(), revision.reviews.end(), [&](const Review& review) {
        return review.decision == "accept" && holds(review.by, post);
    });
}

// Each post that the contract names has accepted.
bool Model::allHaveAccepted(const Revision& revision) const
{
    return std::all_of(terms_.approvals.begin(), terms_.approvals.end(),
                       [&](const std::string& post) { return hasAccepted(revision, post); });
}

// Whether the party holds a post whose acceptance is still missing.
bool Model::isWanted(const Revision& revision, const std::string& party) const
{
    return std::any_of(terms_.approvals.begin(), terms_.approvals.end(), [&](const std::string& post) {
        return holds(party, post) && !hasAccepted(revision, post);
    });
}

}
