#include "model/steps.h"

#include <rapidcheck.h>

#include <algorithm>

namespace remit::model {

namespace {

constexpr int kChoices = 240;
constexpr Seconds kHour = 3600, kDay = 24 * kHour;

// The element that a choice falls on; the first is what choices shrink to, and counts `first` times.
template <class T>
T pick(int choice, std::size_t first, const std::vector<T>& others, T plainest)
{
    const std::size_t all = first + others.size();
    const std::size_t index = static_cast<std::size_t>(choice) * all / kChoices;
    return index < first ? plainest : others[index - first];
}

std::string text(int choice, std::size_t first, const std::vector<std::string>& others, std::string plainest)
{
    return pick<std::string>(choice, first, others, std::move(plainest));
}

rc::Gen<Step> steps()
{
    const auto choice = [](int Step::*member) { return rc::gen::set(member, rc::gen::inRange(0, kChoices)); };
    return rc::gen::build<Step>(choice(&Step::kind), choice(&Step::about), choice(&Step::who),
                                choice(&Step::onBehalf), choice(&Step::passes), choice(&Step::clock),
                                choice(&Step::at), choice(&Step::words), choice(&Step::decision),
                                choice(&Step::comments), choice(&Step::carry), choice(&Step::which),
                                choice(&Step::extra), choice(&Step::query));
}

rc::Gen<Setting> settings()
{
    return rc::gen::build<Setting>(rc::gen::set(&Setting::approvals, rc::gen::inRange(0, 3)),
                                   rc::gen::set(&Setting::keeper, rc::gen::inRange(0, 3)),
                                   rc::gen::set(&Setting::opener, rc::gen::inRange(0, 2)),
                                   rc::gen::set(&Setting::reminders, rc::gen::inRange(0, 2)));
}

// A deadline's first late second, or the last one in time, if that is still to come in the record.
Seconds edge(const Model& model, Seconds now, Seconds before)
{
    for (const auto& deliverable : model.terms().deliverables)
        if (deliverable.end && *deliverable.end - before > model.now().entries.back().received)
            return *deliverable.end - before;
    return now + kHour;
}

Seconds goOn(int choice, const Model& model, Seconds now)
{
    enum { Hour, None, Second, Hours, Day, Back, DayBack, Edge, BeforeEdge };
    switch (pick<int>(choice, 6, {None, None, Second, Hours, Hours, Day, Back, DayBack, Edge, BeforeEdge},
                      Hour)) {
    case None:
        return now;
    case Second:
        return now + 1;
    case Hours:
        return now + 7 * kHour;
    case Day:
        return now + kDay;
    case Back:
        return now - kHour;
    case DayBack:
        return now - kDay;
    case Edge:
        return edge(model, now, 0);
    case BeforeEdge:
        return edge(model, now, 1);
    default:
        return now + kHour;
    }
}

// One of the ways in which a time can be typed.
Typed typed(Seconds time, int choice)
{
    const std::string local = writtenLocally(time);
    if (choice % 3 == 1 && isShownOnce(time)) return {time, local};
    if (choice % 3 == 2) {
        std::string offset = written(time + 3 * kHour);
        offset.replace(offset.size() - 1, 1, "+03:00");
        return {time, offset};
    }
    return {time, written(time)};
}

// The deliverables that such a command can be about as things stand.
std::vector<std::string> fitting(const std::string& kind, const Model& model)
{
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < model.now().works.size(); ++i) {
        const Work& work = model.now().works[i];
        const bool fits = kind == "submit"   ? work.takesHandIns()
                          : kind == "reopen" ? !work.takesHandIns()
                                             : work.waits();
        if (fits) ids.push_back(model.terms().deliverables[i].id);
    }
    return ids;
}

// The newest entry of a kind that can be taken back, if there is one.
int retractable(const Model& model)
{
    const auto& entries = model.now().entries;
    for (auto each = entries.rbegin(); each != entries.rend(); ++each)
        if (each->takenBackBy == 0 && each->kind != "submit" && each->kind != "retract" &&
            each->kind != "open")
            return each->number;
    return 0;
}

// Where nothing can be reviewed, reopened or taken back, mostly something else is done that leads there.
std::string chooseKind(int choice, const std::string& kind, const Model& model)
{
    const std::set<std::string> needs = {"withdraw", "review", "reopen"};
    const bool inVain =
        kind == "retract" ? retractable(model) == 0 : needs.contains(kind) && fitting(kind, model).empty();
    if (!inVain || choice % 4 == 3) return kind;
    return fitting("review", model).empty() ? "submit" : "review";
}

std::string chooseDeliverable(int choice, const std::string& kind, const Model& model)
{
    auto ids = fitting(kind, model);
    if (choice % 4 == 3 && kind == "review") // what was replaced, withdrawn or decided on, too
        for (std::size_t i = 0; i < model.now().works.size(); ++i)
            if (!model.now().works[i].revisions.empty()) ids.push_back(model.terms().deliverables[i].id);
    if (ids.empty() || choice % 10 == 9) return text(choice, 1, {"outline", "draft", "plam"}, "plan");
    return ids[static_cast<std::size_t>(choice) % ids.size()];
}

// Who can decide next on what waits.
std::string nextApprover(const std::string& about, const Model& model)
{
    const auto place = model.terms().place(about);
    if (!place || !model.now().works[*place].waits()) return "head-one";
    for (const auto& review : model.now().works[*place].revisions.back().reviews)
        if (review.by == "head-one" && review.decision == "accept") return "manager-one";
    return "head-one";
}

// The entry to be taken back: mostly the newest that can be, else any, or one that is not there.
int chooseEntry(int choice, const Model& model)
{
    const auto newest = static_cast<int>(model.now().entries.size());
    const int back = pick<int>(choice, 14, {0, 1, 2, 4, 7, -1}, -2);
    const int likely = retractable(model);
    return back == -2 && likely != 0 ? likely : std::max(0, newest - back);
}

// Who records: mostly `plainest`, now and then another, nobody in particular, or the keeper for them.
void choosePeople(const Step& step, const Model& model, const std::string& plainest,
                  const std::vector<std::string>& others, std::size_t weight, Command& command)
{
    command.by = text(step.who, weight, others, plainest);
    enum { Oneself, Unsaid, ByKeeper, ForHead, ForPartner, ForNobody };
    switch (pick<int>(step.onBehalf, 28,
                      {Unsaid, ByKeeper, ByKeeper, ByKeeper, ForHead, ForPartner, ForNobody}, Oneself)) {
    case Unsaid:
        command.by.clear();
        break;
    case ByKeeper:
        command.onBehalfOf = command.by;
        command.by = model.terms().keeper;
        break;
    case ForHead:
        command.onBehalfOf = "head-one";
        break;
    case ForPartner:
        command.onBehalfOf = "partner";
        break;
    case ForNobody:
        command.onBehalfOf = "nobody";
        break;
    default:
        break;
    }
}

void chooseTimes(const Step& step, const Model& model, Command& command)
{
    enum { Given, Clock, Earlier, Long, Edge, ToCome };
    const Seconds now = command.now;
    switch (pick<int>(step.clock, 16, {Clock, Clock, Earlier, Long, Edge, ToCome}, Given)) {
    case Given:
        command.clock = typed(now, step.clock);
        break;
    case Earlier:
        command.clock = typed(now - kHour, step.clock);
        break;
    case Long:
        command.clock = typed(now - 3 * kDay, step.clock);
        break;
    case Edge:
        command.clock = typed(std::min(edge(model, now, step.clock % 2), now), step.clock);
        break;
    case ToCome:
        command.clock = typed(now + 1, step.clock);
        break;
    default:
        break;
    }
    const Seconds reading = command.clock ? command.clock->time : now;
    enum { Unsaid, Before, Days, Same, After };
    switch (pick<int>(step.at, 16, {Before, Days, Same, After}, Unsaid)) {
    case Before:
        command.at = typed(reading - kHour, step.at);
        break;
    case Days:
        command.at = typed(reading - 5 * kDay, step.at);
        break;
    case Same:
        command.at = typed(reading, step.at);
        break;
    case After:
        command.at = typed(reading + 1, step.at);
        break;
    default:
        break;
    }
}

const std::string& reason(const Step& step)
{
    static const std::vector<std::string> all = {"as agreed", "it was a mistake", "", " "};
    return all[static_cast<std::size_t>(pick<int>(step.words, 10, {1, 1, 1, 2, 3}, 0))];
}

void chooseReview(const Step& step, const Model& model, Command& command)
{
    const std::string decision = text(step.decision, 5,
                                      {"comment", "comment", "comment", "comment", "request-changes",
                                       "request-changes", "request-changes", "reject", "reject", "two"},
                                      "accept");
    if (decision == "two")
        command.decisions = {"accept", "reject"};
    else if (decision != "comment")
        command.decisions = {decision};
    const std::vector<std::string> texts = {"Name the sources.", "Add a chapter.", "Give an example."};
    const bool needsComments = decision == "comment" || decision == "request-changes";
    const int count = needsComments ? pick<int>(step.comments, 10, {2, 2, 3, 0}, 1)
                                    : pick<int>(step.comments, 6, {1, 1, 2, 3}, 0);
    for (int i = 0; i < count; ++i)
        command.comments.push_back(texts[static_cast<std::size_t>(step.comments + i) % texts.size()]);
    if (step.comments % 50 == 49) command.comments.push_back(" ");
    // Mostly what can be carried is.
    const std::size_t nowhere = decision == "accept" && count > 0 ? 4 : 100;
    command.carryTo = text(step.carry, nowhere, {"draft", "draft", "draft", "outline", "plan", "plam"}, "");
    if (step.words % 2 == 0 || decision == "reject") command.reason = reason(step);
    const auto work = model.terms().place(command.about);
    const int newest = work ? static_cast<int>(model.now().works[*work].revisions.size()) : 1;
    int number = pick<int>(step.which, 14, {newest, newest - 1, newest - 1, newest + 1, 1}, 0);
    // Where nothing waits, mostly an older one is tried.
    if (work && newest > 0 && !model.now().works[*work].waits() && step.which % 4 != 0)
        number = 1 + step.which % newest;
    if (number > 0) command.revision = number;
    if (step.extra % 12 == 11) command.files = {{"annex.md", "commented"}};
}

void chooseHandIn(const Step& step, Command& command)
{
    command.files.push_back(
        {text(step.which, 8,
              {"longer.md", "longer.md", "longer.md", "poor.md", "poor.md", "broken.docx", "missing.md"},
              "good.md"),
         "clean"});
    const std::string role = text(step.extra, 8, {"annex", "changes-shown", "answers"}, "");
    if (!role.empty()) command.files.push_back({"annex.md", role});
    command.asIs = step.words % 5 != 0;
    if (step.words % 4 == 3) command.remark = "with the dates";
}

// What was recorded last, as somebody types it again who did not see the answer, or nearly so.
Command again(const Step& step, const Model& model, const Command& recorded, Seconds now)
{
    Command command = recorded;
    command.now = now;
    command.clock = typed(now, step.clock);
    enum { AsBefore, Unsaid, Same, Earlier };
    const Seconds at = model.now().entries.back().at;
    switch (pick<int>(step.at, 4, {Unsaid, Same, Same, Earlier}, AsBefore)) {
    case Unsaid:
        command.at.reset();
        break;
    case Same:
        command.at = typed(at, step.at);
        break;
    case Earlier:
        command.at = typed(at - 1, step.at);
        break;
    default:
        break;
    }
    switch (pick<int>(step.extra, 8, {1, 2, 3}, 0)) {
    case 1:
        if (command.kind == "submit") command.asIs = !command.asIs;
        break;
    case 2:
        (command.kind == "submit" ? command.remark
         : command.kind == "note" ? command.outcome
                                  : command.reason) += " again";
        break;
    case 3:
        command.by = command.kind == "submit" ? "partner" : "director";
        break;
    default:
        break;
    }
    return command;
}

}

rc::Gen<Trial> trials()
{
    // Of the generator's sizes only the length of a trial is one: the choices are as varied in the first.
    constexpr int kLongest = 120;
    const auto varied = rc::gen::resize(rc::kNominalSize, steps());
    return rc::gen::build<Trial>(
        rc::gen::set(&Trial::setting, rc::gen::resize(rc::kNominalSize, settings())),
        rc::gen::set(&Trial::steps,
                     rc::gen::resize(kLongest, rc::gen::container<std::vector<Step>>(varied))));
}

Command command(const Step& step, const Model& model, const Command& recorded, Seconds& now)
{
    now = goOn(step.passes, model, now);
    Command command;
    const std::string kind =
        text(step.kind, 6,
             {"review", "review", "review", "review", "review", "review", "review", "withdraw", "withdraw",
              "retract", "retract", "retract", "reopen", "reopen", "note", "note", "again", "again", "as"},
             "submit");
    if (kind == "again" && !recorded.kind.empty()) return again(step, model, recorded, now);
    command.now = now;
    command.kind = chooseKind(step.extra, kind == "again" ? "submit" : kind, model);
    command.about = chooseDeliverable(step.about, command.kind, model);
    if (command.kind == "as") {
        command.by = text(step.who, 1, {"provider", "head-one", "nobody"}, "desk");
        return command;
    }
    if (command.kind == "submit") {
        choosePeople(step, model, "provider", {"partner", "partner", "helper", "desk", "head-one", "nobody"},
                     20, command);
        chooseHandIn(step, command);
    } else if (command.kind == "withdraw") {
        choosePeople(step, model, "provider", {"desk", "partner", "head-one", "nobody"}, 12, command);
        if (step.words % 2 == 1) command.reason = reason(step);
    } else if (command.kind == "review") {
        choosePeople(step, model, nextApprover(command.about, model),
                     {"manager-one", "director", "director", "adviser-one", "provider", "desk"}, 14, command);
        chooseReview(step, model, command);
    } else if (command.kind == "reopen") {
        choosePeople(step, model, "head-one",
                     {"manager-one", "director", "adviser-one", "provider", "nobody"}, 8, command);
        command.reason = reason(step);
    } else if (command.kind == "retract") {
        const auto& entries = model.now().entries;
        command.entry = chooseEntry(step.which, model);
        const int known = std::clamp(command.entry, 1, static_cast<int>(entries.size()));
        const auto at = static_cast<std::size_t>(known) - 1;
        choosePeople(step, model, entries[at].party, {"head-one", "provider", "director", "nobody"}, 16,
                     command);
        command.reason = reason(step);
        command.about.clear();
    } else {
        command.about = text(step.about, 4, {"talks", "talks", "talks", "plan"}, "kick-off");
        choosePeople(step, model, "provider", {"head-one", "desk", "auditor-one", "partner", "nobody"}, 5,
                     command);
        command.outcome =
            text(step.words, 6, {"Nothing came of it.", "Nothing came of it.", " "}, "Two interviews.");
        const std::vector<std::string> people = {"", "GOV-03", "EMP-1", "Maria"};
        const std::string& with = people[static_cast<std::size_t>(step.extra) % people.size()];
        if (!with.empty()) command.people.push_back(with);
    }
    chooseTimes(step, model, command);
    if (command.kind == "note") {
        const Seconds reading = command.clock ? command.clock->time : now;
        command.on = localDay(reading + pick<int>(step.which, 8, {-1, -4, 1}, 0) * kDay);
    }
    return command;
}

}
