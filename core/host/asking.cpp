#include "host/asking.h"

#include "base/words.h"
#include "document/besides.h"
#include "host/library.h"
#include "host/unread.h"
#include "phase/requirements.h"

#include <algorithm>
#include <set>

namespace remit {

namespace {

constexpr std::size_t kMaxRequirements = 2000;

using Requirements = std::vector<Requirement>;

Finding opened(const GivenFile& file, std::string remark)
{
    return {"opens",   Level::Must,      Verdict::Unknown, "A file that can be opened",
            file.name, std::move(remark)};
}

// Reads a file, unless it was the death of an earlier child.
Result<Document> read(const Asked& asked, const GivenFile& file, const std::string& at, const Stage& stage)
{
    const auto dead = asked.deadly.find(at);
    if (dead != asked.deadly.end())
        return Error{"cannot be read: the reader " + dead->second +
                     "; open it where it was made, save it anew and try again"};
    stage(at);
    return asked.takenApart.read(file);
}

// What was accepted, and for each file of it that could not be read a finding: what the brief takes from it
// is missing there, and that must not look like a document without faults.
struct Accepted {
    std::vector<AcceptedDocument> documents;
    std::vector<Finding> unread;
};

Finding unread(const GivenFile& file, const AcceptedDocument& of, const std::string& why)
{
    return {"opens-accepted",
            Level::Must,
            Verdict::Unknown,
            "What was accepted earlier can be opened",
            {},
            file.name + " of the accepted \"" + of.deliverable->title + "\" (revision " +
                std::to_string(of.revision) +
                ") could not be read, so what rests on it could not be checked: " + why};
}

Accepted readAccepted(const Asked& asked, const Stage& stage)
{
    Accepted accepted;
    for (const auto* given : asked.accepted) {
        AcceptedDocument document;
        document.deliverable = asked.question.contract.deliverable(given->deliverable);
        document.revision = given->revision;
        document.handIn = given->handIn;
        for (const auto& file : given->files) {
            if (file.answers) continue;
            auto content = read(asked, file, readingStage(file, *given), stage);
            if (content)
                document.files.push_back(*std::move(content));
            else
                accepted.unread.push_back(unread(file, document, content.error().what));
        }
        accepted.documents.push_back(std::move(document));
    }
    return accepted;
}

Context contextOf(const Asked& asked, std::vector<AcceptedDocument> accepted)
{
    const auto& question = asked.question;
    return {question.contract,
            question.deliverable,
            question.deliverable.expects,
            std::move(accepted),
            asked.earlier,
            question.comments,
            asked.phase.notes ? question.notes : std::vector<NotedWork>()};
}

// All wordings of the topics that rest on an assumption.
Wordings provisionalWordings(const Contract& contract)
{
    Wordings all;
    for (const auto& list : contract.topicLists)
        for (const auto& topic : list.topics)
            if (topic.provisional)
                for (auto& wording : wordings(topic))
                    all.push_back(std::move(wording));
    return all;
}

// The wordings by which a requirement may name a topic.
std::vector<const Wordings*> subjects(const Requirement& requirement)
{
    if (const auto* section = std::get_if<Requirement::Section>(&requirement.kind))
        return {&section->title, &section->within};
    if (const auto* topic = std::get_if<Requirement::Topic>(&requirement.kind))
        return {&topic->topic, &topic->within};
    if (const auto* list = std::get_if<Requirement::List>(&requirement.kind)) return {&list->within};
    if (const auto* table = std::get_if<Requirement::Table>(&requirement.kind)) return {&table->within};
    return {};
}

bool overlap(const Wordings& some, const Wordings& others)
{
    return std::any_of(some.begin(), some.end(), [&](const std::string& one) {
        return std::any_of(others.begin(), others.end(),
                           [&](const std::string& other) { return says(one, other) && says(other, one); });
    });
}

// An assumption obliges nobody: what asks for a provisional topic, in whichever of its wordings, is a
// *should* at most, whatever the phase says; but a chapter of the accepted outline was agreed on.
void lowerProvisional(Requirements& requirements, const Contract& contract)
{
    const Wordings provisional = provisionalWordings(contract);
    for (auto& requirement : requirements)
        for (const auto* wordings : subjects(requirement))
            if (requirement.level == Level::Must && !requirement.agreed && overlap(*wordings, provisional))
                requirement.level = Level::Should;
}

// What a phase gives as a level or verdict may be any number.
bool isOne(Level level)
{
    return level >= Level::Must && level <= Level::May;
}
bool isOne(Verdict verdict)
{
    return verdict >= Verdict::Met && verdict <= Verdict::Unknown;
}

Result<void> check(const Requirements& requirements)
{
    if (requirements.size() > kMaxRequirements)
        return Error{"asks for more than " + std::to_string(kMaxRequirements) + " things"};
    std::set<std::string> ids;
    for (const auto& requirement : requirements) {
        if (!isId(requirement.id)) return Error{"\"" + quotable(requirement.id) + "\" is no id"};
        if (!isOne(requirement.level)) return Error{"\"" + requirement.id + "\" has no level that there is"};
        if (!ids.insert(requirement.id).second)
            return Error{"two requirements have the id \"" + requirement.id + "\""};
    }
    return {};
}

// What the schedule asks for itself, after what the phase does.
void addSchedules(Requirements& requirements, const Context& context)
{
    Brief brief(context);
    for (auto& requirement : requirements)
        brief.add(std::move(requirement));
    for (const auto& requirement : context.deliverable.requirements)
        brief.add(requirement);
    requirements = brief.done();
}

Result<Requirements> briefOf(const Phase& phase, const Context& context, const FoundPhase& found)
{
    auto brief = phase.brief(context);
    const auto complaints = context.expects.complaints();
    if (!complaints.empty()) return Error{complaints.front().what, complaints.front().place.str()};
    if (!brief) return brief;
    if (const auto sound = check(*brief); !sound)
        return Error{"the brief of the phase " + found.id.str() + " is faulty: " + sound.error().what};
    addSchedules(*brief, context);
    lowerProvisional(*brief, context.contract);
    return brief;
}

Finding unjudged(const Requirement& requirement, std::string remark)
{
    return {requirement.id, requirement.level, Verdict::Unknown, requirement.words, {}, std::move(remark)};
}

// The phase's answers to `own` by id, and what is wrong with them as answers.
struct OwnAnswers {
    std::map<std::string, Finding> byId;
    std::string nonsense;
};

OwnAnswers askOwn(const Phase& phase, const Submission& submission, const Context& context,
                  const Requirements& own)
{
    OwnAnswers answers;
    std::set<std::string> known;
    for (const auto& requirement : own)
        known.insert(requirement.id);
    for (auto& finding : phase.examine(submission, context, own))
        if (!known.contains(finding.requirement))
            answers.nonsense =
                "it answered \"" + quotable(finding.requirement) + "\", which it was not asked";
        else if (const auto id = finding.requirement; !answers.byId.emplace(id, std::move(finding)).second)
            answers.nonsense = "it answered \"" + id + "\" twice; only the first answer counts";
    return answers;
}

// The answer of a phase, in the words and with the level of the requirement itself.
Finding ownFinding(const Requirement& requirement, const OwnAnswers& answers)
{
    const auto found = answers.byId.find(requirement.id);
    if (found == answers.byId.end()) return unjudged(requirement, "the phase gave no answer");
    if (!isOne(found->second.verdict))
        return unjudged(requirement, "the phase gave an answer that makes no sense");
    Finding finding = unjudged(requirement, found->second.remark);
    finding.verdict = found->second.verdict;
    finding.place = found->second.place;
    if (finding.verdict != Verdict::Met && finding.remark.empty())
        finding.remark = "the phase gave no reason";
    return finding;
}

struct HandIn {
    Submission submission;
    std::vector<std::string> unopened; // the names of files, each of which is a finding
    std::vector<Finding> findings;
};

HandIn readHandIn(const Asked& asked, const Stage& stage)
{
    HandIn handIn;
    auto& [submission, unopened, findings] = handIn;
    for (const auto& file : asked.question.files) {
        auto document = read(asked, file, readingStage(file), stage);
        if (file.answers)
            submission.answers.push_back({file.name, document ? std::optional(*document) : std::nullopt});
        else if (document)
            submission.files.push_back(*std::move(document));
        else {
            findings.push_back(opened(file, document.error().what));
            unopened.push_back(quotable(file.name));
        }
    }
    return handIn;
}

std::vector<Finding> judgedAll(const Phase& phase, const Requirements& requirements, const HandIn& handIn,
                               const Context& context)
{
    const auto& submission = handIn.submission;
    const auto isOwn = [](const Requirement& requirement) {
        return requirement.awaits.empty() && std::holds_alternative<Requirement::Own>(requirement.kind);
    };
    Requirements own;
    std::copy_if(requirements.begin(), requirements.end(), std::back_inserter(own), isOwn);
    const OwnAnswers answers = askOwn(phase, submission, context, own);
    auto judged = judge(requirements, submission.files, context.contract.synonyms);
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < requirements.size(); ++i) {
        const Requirement& requirement = requirements[i];
        if (!requirement.awaits.empty())
            findings.push_back(unjudged(requirement, requirement.awaits));
        else
            findings.push_back(
                unlessUnread(isOwn(requirement) ? ownFinding(requirement, answers) : std::move(judged[i]),
                             requirement, submission, handIn.unopened));
    }
    if (!answers.nonsense.empty())
        findings.push_back({"phase",
                            Level::Must,
                            Verdict::Unknown,
                            "Answers to what was asked",
                            {},
                            "the phase does not keep to its brief: " + answers.nonsense});
    return findings;
}

Result<Examination> briefed(const Asked& asked, const Stage& stage)
{
    auto accepted = readAccepted(asked, stage);
    const Context context = contextOf(asked, std::move(accepted.documents));
    stage("loading");
    const auto phase = loaded(asked.phase);
    if (!phase) return phase.error();
    stage("giving its brief");
    const auto requirements = briefOf(**phase, context, asked.phase);
    if (!requirements) return requirements.error();
    Examination examination{asked.phase.id, asked.phase.version, {}, std::move(accepted.unread)};
    for (const auto& requirement : *requirements)
        examination.findings.push_back(unjudged(requirement, requirement.awaits));
    return examination;
}

Result<Examination> examined(const Asked& asked, const Stage& stage)
{
    Examination examination{asked.phase.id, asked.phase.version, {}, {}};
    auto& findings = examination.findings;
    HandIn handIn = readHandIn(asked, stage);
    findings = std::move(handIn.findings);
    for (const auto& file : handIn.submission.files)
        for (auto& each : besides(file))
            examination.besides.push_back(std::move(each));
    auto accepted = readAccepted(asked, stage);
    findings.insert(findings.end(), accepted.unread.begin(), accepted.unread.end());
    const Context context = contextOf(asked, std::move(accepted.documents));
    stage("loading");
    const auto phase = loaded(asked.phase);
    if (!phase) return phase.error();
    stage("giving its brief");
    const auto requirements = briefOf(**phase, context, asked.phase);
    if (!requirements) return requirements.error();
    if (handIn.submission.files.empty()) {
        const std::string why = handIn.unopened.empty() ? "no file was given" : "no file could be opened";
        for (const auto& requirement : *requirements)
            findings.push_back(unjudged(requirement, "could not be checked: " + why));
        return examination;
    }
    stage("examining");
    const auto judged = judgedAll(**phase, *requirements, handIn, context);
    findings.insert(findings.end(), judged.begin(), judged.end());
    return examination;
}

}

Asked asked(const Question& question, const FoundPhase& phase)
{
    Asked asked{question, phase, {}, {}, {}};
    std::map<DeliverableId, const GivenAccepted*> given;
    for (const auto& accepted : question.accepted)
        given.emplace(accepted.deliverable, &accepted);
    for (const auto* deliverable : question.contract.deliverables()) {
        if (deliverable->id == question.deliverable.id) break;
        if (std::find(phase.reads.begin(), phase.reads.end(), deliverable->phase) == phase.reads.end())
            continue;
        asked.earlier[deliverable->phase] = deliverable;
        if (const auto found = given.find(deliverable->id); found != given.end())
            asked.accepted.push_back(found->second);
    }
    return asked;
}

std::string readingStage(const GivenFile& file)
{
    return "reading " + quotable(file.name, 200);
}

std::string readingStage(const GivenFile& file, const GivenAccepted& accepted)
{
    return readingStage(file) + " of " + accepted.deliverable.str() + " " + std::to_string(accepted.revision);
}

std::string askBrief(const Asked& asked, const Stage& stage)
{
    return encodeAnswer(briefed(asked, stage));
}

std::string askExamination(const Asked& asked, const Stage& stage)
{
    return encodeAnswer(examined(asked, stage));
}

}
