#include "phase/requirements.h"

#include "base/words.h"

namespace remit::outline {

constexpr std::string_view kChapters = "chapters";
constexpr std::string_view kLines = "chapter-lines";

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
        if (context.expects.flag(kLines, false))
            brief.add({std::string(kLines), Level::Should,
                       "Under each chapter's heading a line on what it will hold", Requirement::Own{}});
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
            else if (requirement.id == kLines)
                findings.push_back(lineOnEach(requirement, submission, context));
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
            for (const auto heading : reportChapters(document, context))
                titles.push_back(quotable(document.blocks[heading].text));
        const auto least = chaptersAtLeast(context);
        if (titles.size() >= least) return met(requirement, "these: " + someOf(titles));
        return unmet(requirement, {},
                     (titles.empty() ? "there is no chapter"
                                     : "there " + std::string(titles.size() == 1 ? "is " : "are ") +
                                           count(titles.size(), "chapter") + " (" + listed(titles) + ")") +
                         "; " + std::to_string(least) +
                         " are asked for, each under a heading of the topmost level");
    }

    // Sub-headings, items and tables say what a chapter will hold as well as sentences do.
    static Finding lineOnEach(const Requirement& requirement, const Submission& submission,
                              const Context& context)
    {
        std::vector<std::string> bare;
        std::string first;
        for (const auto& document : submission.files)
            for (const auto heading : reportChapters(document, context)) {
                if (sectionEnd(document, heading) > heading + 1) continue;
                if (bare.empty())
                    first = Passage{&document, heading, heading + 1, submission.files.size() > 1}.place();
                bare.push_back(inQuotes(document.blocks[heading].text));
            }
        if (bare.empty()) return met(requirement);
        return unmet(requirement, std::move(first),
                     "nothing stands under " + someOf(bare) + "; say in a line what " +
                         (bare.size() == 1 ? "the chapter" : "each of these chapters") + " will hold");
    }
};

}

REMIT_PHASE(remit::outline::Outline)
