#include "phase/requirements.h"

#include "base/words.h"
#include "document/meaning.h"

namespace remit::final {

// What a text does without naming it: it defines, recommends or gives an example.
Wordings saying(const std::string& word)
{
    static const std::vector<Wordings> kSaid = {
        {"definition", "defined", "means", "refers to", "understood as"},
        {"recommendation", "recommend", "recommended", "should"},
        {"example", "instance", "such as", "e.g.", "case study"},
    };
    for (const auto& wordings : kSaid)
        if (sameMeaning(word, wordings.front())) return wordings;
    return {word};
}

// The final report keeps what the draft had, treats every topic in full, and is clean to be published.
class Final : public Phase {
public:
    Result<std::vector<Requirement>> brief(const Context& context) const override
    {
        Brief brief(context);
        if (context.expects.flag("draft", true)) brief.chaptersOf("drafts");
        brief.sections();
        brief.topics();
        addEach(context, brief);
        if (context.expects.has("recommendations-at-least")) brief.list("recommendations");
        if (const auto section = recommendationsIn(context); !section.empty())
            brief.itemsOf("drafts", section);
        brief.length();
        brief.answers(Level::Must); // nothing comes after it that could answer them
        if (context.expects.flag("clean", true))
            brief.add({"clean", Level::Must,
                       "A clean file: no tracked changes, comments, hidden text or placeholders",
                       Requirement::Clean{
                           {Flaw::TrackedChanges, Flaw::Comments, Flaw::HiddenText, Flaw::Placeholders}}});
        return brief.done();
    }

    std::vector<Finding> examine(const Submission& submission, const Context& context,
                                 std::span<const Requirement> own) const override
    {
        std::vector<Finding> findings;
        for (const auto& requirement : own)
            findings.push_back(requirement.id == kItemsKept ? itemsKept(requirement, submission, context,
                                                                        "drafts", recommendationsIn(context))
                                                            : answers(requirement, submission, context));
        return findings;
    }

private:
    static std::string recommendationsIn(const Context& context)
    {
        return context.expects.text("recommendations-in");
    }

    // What every topic's section must have: definitions, recommendations, examples.
    static void addEach(const Context& context, Brief& brief)
    {
        const auto words = context.expects.texts("each");
        for (const auto& topic : context.topics("topics"))
            for (const auto& word : words)
                brief.add({requirementId("each", topic.title + " " + word),
                           topic.provisional ? Level::Should : Level::Must,
                           "For the topic \"" + topic.title + "\": " + word,
                           Requirement::Topic{saying(word), wordings(topic), true}});
    }
};

}

REMIT_PHASE(remit::final::Final)
