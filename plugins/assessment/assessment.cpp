#include "phase/requirements.h"
#include "register.h"

#include "base/words.h"

#include <algorithm>

namespace remit::assessment {

constexpr std::string_view kItemised = "literature-itemised";

// An assessment reviews the literature, names the stakeholders and the issues between them, and takes stock
// of the tools there are.
class Assessment : public Phase {
public:
    Result<std::vector<Requirement>> brief(const Context& context) const override
    {
        Brief brief(context);
        brief.sections();
        brief.section("literature");
        const std::string literature = context.expects.text("literature");
        if (!literature.empty())
            brief.add({std::string(kItemised), Level::Must,
                       "A table, list or sub-headings in the section \"" + literature + "\", item by item",
                       Requirement::Own{}});
        addReviewed(context, brief, literature);
        brief.places("stakeholders", "stakeholder", Level::Must);
        addRegister(context, brief);
        brief.places("issues", "issue", Level::Should);
        brief.section("tools");
        brief.answers();
        return brief.done();
    }

    std::vector<Finding> examine(const Submission& submission, const Context& context,
                                 std::span<const Requirement> own) const override
    {
        std::vector<Finding> findings;
        for (const auto& requirement : own)
            if (requirement.id == kItemised)
                findings.push_back(itemised(requirement, submission, context));
            else if (requirement.id == kRegister)
                findings.push_back(registered(requirement, submission, context));
            else
                findings.push_back(answers(requirement, submission, context));
        return findings;
    }

private:
    // What was read is given for each stakeholder; `literature-by-stakeholder` says how much it matters.
    static void addReviewed(const Context& context, Brief& brief, const std::string& literature)
    {
        const std::string key = "literature-by-stakeholder";
        const std::string said = context.expects.text(key);
        const auto level = said.empty() ? Level::Should : levelOf(said);
        if (!level) context.expects.complain(key, "is none of must, should and may");
        if (!level || literature.empty()) return;
        for (const auto& stakeholder : context.expects.texts("stakeholders"))
            brief.add({requirementId("literature-on", stakeholder), *level,
                       "Literature on the stakeholder \"" + stakeholder +
                           "\": a row, item or sub-heading in the section \"" + literature + "\"",
                       Requirement::Topic{{stakeholder}, {literature}}});
    }

    static void addRegister(const Context& context, Brief& brief)
    {
        const auto columns = context.expects.texts(kRegister);
        if (columns.empty()) return;
        const bool named = !context.expects.texts("stakeholders").empty();
        brief.add({std::string(kRegister), Level::Must,
                   "A register with " + count(columns.size(), "column") + ", " + listed(columns) +
                       (named ? ", a row for each stakeholder" : "") + ", and no cell of them left empty",
                   Requirement::Own{}});
    }

    static Finding itemised(const Requirement& requirement, const Submission& submission,
                            const Context& context)
    {
        const std::string literature = context.expects.text("literature");
        const auto passages = sectionsOf(submission.files, {literature}, context);
        if (passages.empty())
            return unmet(requirement, {},
                         "there is no section \"" + literature +
                             "\"; add one with a table or list of what was reviewed");
        const auto isItem = [](const Block& block) {
            return block.kind == Block::Kind::Table || block.kind == Block::Kind::ListItem ||
                   block.kind == Block::Kind::Heading;
        };
        for (const auto& passage : passages) {
            const auto blocks = passage.blocks().subspan(1); // without its own heading
            if (std::any_of(blocks.begin(), blocks.end(), isItem)) return met(requirement);
        }
        return unmet(
            requirement, passages.front().place(),
            "there is running text only; give what was reviewed as a table or list, or under sub-headings");
    }
};

}

REMIT_PHASE(remit::assessment::Assessment)
