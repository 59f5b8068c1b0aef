#include "host/host.h"

#include "base/canonical.h"
#include "base/words.h"
#include "host/asking.h"
#include "host/library.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace remit {

namespace fs = std::filesystem;

namespace {

// So many files may be the death of the child that reads them before the rest is given up.
constexpr std::size_t kMaxDeadly = 4;

// What goes after "the phase outline": how the child died that it was asked in.
std::string died(const ChildEnd& end)
{
    return quotable(end.words, 500) + (end.stage.empty() ? "" : " while " + quotable(end.stage, 300));
}

// The one finding that there is where a phase could not answer; `why` goes after its name.
Examination unchecked(const PhaseId& phase, std::string version, const std::string& why)
{
    Finding finding{"phase", Level::Must, Verdict::Unknown, "What phase " + phase.str() + " asks for",
                    {},      {}};
    finding.remark =
        "The phase " + phase.str() + " " + why + "; what it should have checked could not be checked";
    return {phase, std::move(version), {}, {presentable(std::move(finding))}};
}

std::vector<Examination::Against> against(const Asked& asked)
{
    std::vector<Examination::Against> all;
    for (const auto* accepted : asked.accepted)
        all.push_back({accepted->deliverable, accepted->handIn});
    return all;
}

// Whether `stage` is that of reading one of the files.
bool isReading(const Asked& asked, const std::string& stage)
{
    const auto reads = [&](const auto&... accepted) {
        return [&stage, &accepted...](const GivenFile& file) {
            return readingStage(file, accepted...) == stage;
        };
    };
    return std::any_of(asked.question.files.begin(), asked.question.files.end(), reads()) ||
           std::any_of(asked.accepted.begin(), asked.accepted.end(), [&](const GivenAccepted* accepted) {
               return std::any_of(accepted->files.begin(), accepted->files.end(), reads(*accepted));
           });
}

ChildLimits childLimitsOf(const Host::Limits& limits)
{
    return {limits.wall, limits.memoryBytes, canonical::kMaxBytes};
}

// Asks in a child. A file that its reader dies of is left out, and the rest asked again.
ChildEnd ask(Asked& asked, const Host::Limits& limits, std::string (*work)(const Asked&, const Stage&))
{
    for (;;) {
        auto end = inChild(childLimitsOf(limits), [&](const Stage& stage) { return work(asked, stage); });
        if (end.kind == ChildEnd::Kind::Answered || asked.deadly.size() == kMaxDeadly ||
            !isReading(asked, end.stage))
            return end;
        asked.deadly.emplace(end.stage, end.words);
    }
}

// What is wrong with the `expects` of every deliverable of the phase; fails if it could not be asked.
Result<std::vector<Complaint>> complaintsOf(const FoundPhase& found, const Contract& contract,
                                            const Host::Limits& limits)
{
    const ChildEnd end = inChild(childLimitsOf(limits),
                                 [&](const Stage& stage) { return askComplaints(contract, found, stage); });
    if (end.kind != ChildEnd::Kind::Answered) return Error{died(end)};
    return decodeComplaints(end.answer);
}

// What goes after "is not installed": the name that was meant, or those there are.
std::string instead(const std::string& id, const std::vector<std::string>& usable)
{
    if (auto near = didYouMean(id, usable); !near.empty()) return near;
    return usable.empty() ? "; no phase is installed" : "; installed are " + listed(usable);
}

std::vector<std::string> usableIds(const std::vector<FoundPhase>& phases)
{
    std::vector<std::string> ids;
    for (const auto& phase : phases)
        if (phase.refused.empty()) ids.push_back(phase.id.str());
    return ids;
}

// The folders without those that are another by a second name.
std::vector<fs::path> eachOnce(const std::vector<fs::path>& folders)
{
    std::vector<fs::path> once;
    std::set<fs::path> real;
    for (const auto& folder : folders) {
        std::error_code missing;
        const auto path = fs::canonical(folder, missing);
        if (real.insert(missing ? folder : path).second) once.push_back(folder);
    }
    return once;
}

// What lies in a folder, by name. Fails if it cannot be read.
Result<std::vector<fs::path>> filesIn(const fs::path& folder)
{
    std::error_code failed;
    std::vector<fs::path> files;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed))
        files.push_back(at->path());
    if (failed) return Error{"the folder of phases cannot be read: " + failed.message(), folder.string()};
    std::sort(files.begin(), files.end());
    return files;
}

// Of several files for one phase none may win without a word: which one answers would depend on the order of
// the folders.
void refuseAsOneOf(FoundPhase& found, const std::vector<fs::path>& files)
{
    std::vector<std::string> others;
    for (const auto& file : files)
        if (file != found.file) others.push_back(quotable(file.string(), 4096));
    if (others.empty()) return;
    found.refused += (found.refused.empty() ? "" : "; it ") +
                     ("is there more than once, also as " + listed(others)) +
                     ", and none of them is used; leave only one";
}

}

Host::Host(std::vector<fs::path> folders, Limits limits) : folders_(eachOnce(folders)), limits_(limits) {}

std::vector<FoundPhase> Host::phases() const
{
    std::vector<FoundPhase> all;
    std::map<PhaseId, std::vector<fs::path>> files;
    for (const auto& folder : folders_) {
        const auto there = filesIn(folder);
        if (!there) {
            all.push_back({{}, folder, {}, {}, {}, false, there.error().what});
            continue;
        }
        for (const auto& file : *there) {
            all.push_back(inspected(file));
            if (const auto& id = all.back().id; !id.empty()) files[id].push_back(file);
        }
    }
    for (auto& found : all)
        if (!found.id.empty()) refuseAsOneOf(found, files[found.id]);
    return all;
}

std::vector<FoundPhase> Host::tried() const
{
    auto all = phases();
    for (auto& found : all) {
        if (!found.refused.empty()) continue;
        const ChildEnd end = inChild(childLimitsOf(limits_), [&](const Stage& stage) {
            stage("loading");
            const auto phase = loaded(found);
            return phase ? std::string() : phase.error().what;
        });
        found.refused = end.kind == ChildEnd::Kind::Answered ? quotable(end.answer, 500) : died(end);
    }
    return all;
}

FoundPhase Host::find(const PhaseId& id) const
{
    std::vector<fs::path> files;
    std::string unread;
    for (const auto& folder : folders_) {
        const auto file = folder / (id.str() + ".so");
        std::error_code ignored;
        if (fs::exists(fs::symlink_status(file, ignored)))
            files.push_back(file);
        else if (const auto others = filesIn(folder); !others)
            unread += "; " + folder.string() + ": " + others.error().what;
    }
    if (files.empty()) return {id, {}, {}, {}, {}, false, "is not installed" + unread};
    FoundPhase found = inspected(files.front());
    refuseAsOneOf(found, files);
    return found;
}

Result<Examination> Host::brief(const Question& question) const
{
    const PhaseId& id = question.deliverable.phase;
    const FoundPhase found = find(id);
    if (!found.refused.empty()) return Error{"the phase " + id.str() + " " + found.refused};
    Asked asked = remit::asked(question, found);
    for (const auto* accepted : asked.accepted)
        asked.takenApart.add(accepted->files);
    const ChildEnd end = ask(asked, limits_, askBrief);
    if (end.kind != ChildEnd::Kind::Answered) return Error{"the phase " + id.str() + " " + died(end)};
    auto answer = decodeAnswer(end.answer);
    if (!answer) return answer.error();
    return Examination{id, found.version, against(asked), std::move(answer->findings), {}};
}

Examination Host::examine(const Question& question) const
{
    const PhaseId& id = question.deliverable.phase;
    const FoundPhase found = find(id);
    if (!found.refused.empty()) return unchecked(id, {}, found.refused);
    Asked asked = remit::asked(question, found);
    asked.takenApart.add(question.files);
    for (const auto* accepted : asked.accepted)
        asked.takenApart.add(accepted->files);
    const ChildEnd end = ask(asked, limits_, askExamination);
    if (end.kind != ChildEnd::Kind::Answered) return unchecked(id, found.version, died(end));
    auto answer = decodeAnswer(end.answer);
    if (!answer)
        return unchecked(id, found.version, "could not say what it asks for: " + answer.error().text());
    return {id, found.version, against(asked), std::move(answer->findings), std::move(answer->besides)};
}

Result<Comparison> Host::compare(const GivenFile& before, const GivenFile& after) const
{
    const ChildLimits limits{limits_.wall, limits_.memoryBytes, kMaxUnpackedBytes};
    TakenApart apart;
    apart.add(std::span(&before, 1));
    apart.add(std::span(&after, 1));
    const ChildEnd end =
        inChild(limits, [&](const Stage& stage) { return askComparison(before, after, apart, stage); });
    if (end.kind != ChildEnd::Kind::Answered) return Error{"the reader " + died(end)};
    return decodeComparisonAnswer(end.answer);
}

std::vector<Complaint> Host::complaints(const Contract& contract) const
{
    std::map<PhaseId, std::vector<const Deliverable*>> byPhase;
    for (const auto* deliverable : contract.deliverables())
        if (!deliverable->phase.str().empty()) byPhase[deliverable->phase].push_back(deliverable);
    const auto usable = usableIds(phases());
    std::vector<Complaint> all;
    for (const auto& [id, deliverables] : byPhase) {
        const FoundPhase found = find(id);
        const auto complaints =
            found.refused.empty()
                ? complaintsOf(found, contract, limits_)
                : Error{found.refused + (found.file.empty() ? instead(id.str(), usable) : std::string())};
        if (complaints)
            all.insert(all.end(), complaints->begin(), complaints->end());
        else
            for (const auto* deliverable : deliverables)
                all.push_back(
                    {deliverable->place, "the phase \"" + id.str() + "\" " + complaints.error().what});
    }
    std::stable_sort(all.begin(), all.end(), [](const Complaint& a, const Complaint& b) {
        return std::tie(a.place.file, a.place.line, a.place.column) <
               std::tie(b.place.file, b.place.line, b.place.column);
    });
    return all;
}

}

remit::Phases* remitPhases(const std::vector<std::filesystem::path>& folders)
{
    return new remit::Host(folders);
}
