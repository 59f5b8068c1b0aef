#include "dates.h"
#include "times.h"

#include "phase/requirements.h"

#include "base/words.h"

namespace remit::plan {

// A plan says how the work will be done, what it needs, and when each step is taken.
class Plan : public Phase {
public:
    Result<std::vector<Requirement>> brief(const Context& context) const override
    {
        Brief brief(context);
        brief.sections();
        const std::string timeline = context.expects.text("timeline");
        const Wordings within = timeline.empty() ? Wordings{} : Wordings{timeline};
        brief.places("steps", "step", Level::Must, within);
        if (context.expects.flag(kTimes, false)) addTimes(context, brief);
        if (context.expects.flag(kDates, false))
            brief.add({std::string(kDates), Level::Should,
                       "Dates that exist, run forward, and fit those of the contract", Requirement::Own{}});
        brief.table("table-columns", within);
        brief.answers();
        return brief.done();
    }

    std::vector<Finding> examine(const Submission& submission, const Context& context,
                                 std::span<const Requirement> own) const override
    {
        std::vector<Finding> findings;
        for (const auto& requirement : own)
            if (requirement.id == kTimes)
                findings.push_back(times(requirement, timeline(submission, context), context));
            else if (requirement.id == kDates)
                findings.push_back(datesIn(timeline(submission, context), requirement, context));
            else
                findings.push_back(answers(requirement, submission, context));
        return findings;
    }

private:
    static void addTimes(const Context& context, Brief& brief)
    {
        if (context.expects.texts("steps").empty())
            context.expects.complain(kTimes, "needs the steps that are to have them: add \"steps\"");
        brief.add({std::string(kTimes), Level::Must, "For each step, its time: a duration or a date",
                   Requirement::Own{}});
    }

    // Where the times stand: in the sections that the schedule calls the timeline, without their headings; if
    // it names none, anywhere.
    static std::vector<Passage> timeline(const Submission& submission, const Context& context)
    {
        std::vector<Passage> passages;
        const std::string title = context.expects.text("timeline");
        if (title.empty()) {
            for (const auto& document : submission.files)
                passages.push_back({&document, 0, document.blocks.size(), submission.files.size() > 1});
            return passages;
        }
        passages = sectionsOf(submission.files, {title}, context);
        for (auto& passage : passages)
            ++passage.begin;
        return passages;
    }

    static Finding datesIn(const std::vector<Passage>& timeline, const Requirement& requirement,
                           const Context& context)
    {
        if (!timeline.empty()) return dates(requirement, timeline, context);
        return unknown(requirement, "there is no section " + inQuotes(context.expects.text("timeline")) +
                                        " to look for dates in");
    }
};

}

REMIT_PHASE(remit::plan::Plan)
