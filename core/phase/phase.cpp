#include "phase/phase.h"

#include "base/words.h"

namespace remit {

const AcceptedDocument* Context::acceptedOf(std::string_view phase) const
{
    const AcceptedDocument* nearest = nullptr;
    for (const auto& document : accepted)
        if (document.deliverable->phase.str() == phase) nearest = &document;
    return nearest;
}

const Deliverable* Context::before(std::string_view phase) const
{
    const auto id = PhaseId::of(phase);
    if (!id) return nullptr;
    const auto found = earlier.find(*id);
    return found == earlier.end() ? nullptr : found->second;
}

std::vector<Topic> Context::topics(std::string_view key) const
{
    const auto texts = expects.texts(key);
    if (texts.size() == 1) {
        if (const TopicList* list = contract.topicList(texts[0])) return list->topics;
        std::vector<std::string> known;
        for (const auto& list : contract.topicLists)
            known.push_back(list.id);
        expects.complain(key, "names no list of topics: there is no [[topics]] with the id \"" +
                                  quotable(texts[0]) + "\"" + didYouMean(texts[0], known));
        return {};
    }
    std::vector<Topic> topics;
    for (const auto& text : texts)
        topics.push_back({text, {}, false});
    return topics;
}

std::vector<Finding> Phase::examine(const Submission&, const Context&, std::span<const Requirement>) const
{
    return {};
}

Wordings wordings(const Topic& topic)
{
    Wordings all{topic.title};
    all.insert(all.end(), topic.also.begin(), topic.also.end());
    return all;
}

}
