#include "app/common.h"
#include "app/files.h"

#include <ostream>

namespace remit::app {

namespace {

Result<Decision> decision(const ReviewArguments& arguments)
{
    if (arguments.accept + arguments.requestChanges + arguments.reject > 1)
        return Error{"Decide on one: --accept, --request-changes or --reject", {}, Trouble::Usage};
    const bool decides = arguments.accept || arguments.requestChanges || arguments.reject;
    if (!decides && arguments.comments.empty())
        return Error{
            "Say what you decide (--accept, --request-changes or --reject), or comment: --comment \"…\"",
            {},
            Trouble::Usage};
    if (arguments.accept) return Decision::Accept;
    if (arguments.requestChanges) return Decision::RequestChanges;
    return arguments.reject ? Decision::Reject : Decision::Comment;
}

Result<std::vector<std::string>> commentsOf(const ReviewArguments& arguments)
{
    std::vector<std::string> texts;
    for (const auto& typed : arguments.comments) {
        auto text = words(typed, "--comment");
        if (!text) return text.error();
        texts.push_back(*std::move(text));
    }
    return texts;
}

Result<ReviewDeed> deedOf(const Contract& contract, const Story& story, const ReviewArguments& arguments)
{
    const auto decided = decision(arguments);
    if (!decided) return decided.error();
    auto texts = commentsOf(arguments);
    if (!texts) return texts.error();
    if (story.revisions.empty())
        return refused(story.deliverable->title +
                       ": nothing has been handed in, so there is nothing to review");
    const RevisionFacts* revision =
        arguments.revision == 0 ? &story.revisions.back() : story.revision(arguments.revision);
    if (!revision)
        return Error{story.deliverable->title + " has no revision " + std::to_string(arguments.revision) +
                     "; the newest is " + std::to_string(story.revisions.size())};
    ReviewDeed deed{story.deliverable->id, revision->event, *decided, arguments.reason, {}, {}};
    for (const auto& file : revision->files)
        deed.decided.push_back(file.sha256);
    std::optional<DeliverableId> carryTo;
    if (!arguments.carryTo.empty()) {
        const auto to = deliverable(contract, arguments.carryTo);
        if (!to) return to.error();
        if (arguments.comments.empty())
            return Error{"There is no comment to carry: add --comment \"…\"", {}, Trouble::Usage};
        carryTo = (*to)->id;
    }
    for (auto& text : *texts)
        deed.comments.push_back({std::move(text), {}, carryTo});
    return deed;
}

}

int run(const World& world, const ReviewArguments& arguments)
{
    const Wanted wanted = storiesOf({arguments.deliverable, arguments.carryTo});
    auto opened = openRecord(world, wanted);
    if (!opened) return fail(world, opened.error());
    const Contract& contract = *opened->record.contract;
    const auto who = author(world, *opened, arguments.recording);
    if (!who) return fail(world, who.error());
    const auto about = deliverable(contract, arguments.deliverable);
    if (!about) return fail(world, about.error());
    const auto deed = deedOf(contract, *opened->record.facts.story((*about)->id), arguments);
    if (!deed) return fail(world, deed.error());
    std::vector<LoadedFile> files;
    if (auto loaded = load(world.folder, arguments.files, FileRole::Commented, files); !loaded)
        return fail(world, loaded.error());
    const auto recorded = remit::record(opened->ledger, opened->record, wanted,
                                        proposal(*who, *deed, contents(files)), who->clock);
    if (!recorded) return fail(world, recorded.error());
    tell(world, opened->record, *recorded);
    return kWell;
}

}
