#include "phase/requirements.h"

#include "base/words.h"

namespace remit::outline {

constexpr std::string_view kChapters = "chapters";

// An outline shows the report's structure: its chapters, and a place for every topic.
class Outline : public Phase {
public:
    Result<std::vector<Requirement>> brief(const Context& context) const override
    {
        Brief brief(context);
        if (const auto least = chaptersAtLeast(context); least > 0)
            brief.add({std::string(kChapters), Level::Must,
                       "At least " + count(least, "chapter") + ", each with its heading",
                       Requirement::Own{}});
        brief.sections();
        brief.topics();
        if (const auto section = planSection(context); !section.empty()) brief.itemsOf("plan", section);
        brief.answers();
        return brief.done();
    }

    std::vector<Finding> examine(const Submission& submission, const Context& context,
                                 std::span<const Requirement> own) const override
    {
        std::vector<Finding> findings;
        for (const auto& requirement : own)
            if (requirement.id == kChapters)
                findings.push_back(enoughChapters(requirement, submission, context));
            else if (requirement.id == kItemsKept)
                findings.push_back(itemsKept(requirement, submission, context, "plan", planSection(context)));
            else
                findings.push_back(answers(requirement, submission, context));
        return findings;
    }

private:
    static std::size_t chaptersAtLeast(const Context& context)
    {
        return static_cast<std::size_t>(context.expects.wholeNumber("chapters-at-least", 0));
    }

    // The section of the accepted plan whose list items the outline takes up.
    static std::string planSection(const Context& context) { return context.expects.text("plan-items-in"); }

    static Finding enoughChapters(const Requirement& requirement, const Submission& submission,
                                  const Context& context)
    {
        std::vector<std::string> titles;
        for (const auto& document : submission.files)
            for (const auto heading : chapters(document))
                titles.push_back(quotable(document.blocks[heading].text));
        const auto least = chaptersAtLeast(context);
        if (titles.size() >= least) return met(requirement);
        return unmet(requirement, {},
                     (titles.empty() ? "there is no chapter"
                                     : "there " + std::string(titles.size() == 1 ? "is " : "are ") +
                                           count(titles.size(), "chapter") + " (" + listed(titles) + ")") +
                         "; " + std::to_string(least) +
                         " are asked for, each under a heading of the topmost level");
    }
};

}

REMIT_PHASE(remit::outline::Outline)
