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
        const auto columns = context.expects.texts("table-columns");
        if (!columns.empty()) brief.add(table(columns, within));
        brief.answers();
        return brief.done();
    }

    std::vector<Finding> examine(const Submission& submission, const Context& context,
                                 std::span<const Requirement> own) const override
    {
        std::vector<Finding> findings;
        for (const auto& requirement : own)
            findings.push_back(answers(requirement, submission, context));
        return findings;
    }

private:
    static Requirement table(const std::vector<std::string>& titles, const Wordings& within)
    {
        Requirement::Table table{{}, 1, within};
        for (const auto& title : titles)
            table.columns.push_back({title});
        return {"table", Level::Must, "A table with the columns " + listed(titles), std::move(table)};
    }
};

}

REMIT_PHASE(remit::plan::Plan)
