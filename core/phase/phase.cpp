#include "phase/phase.h"

#include "base/unicode.h"
#include "base/words.h"

#include <cstdint>

namespace remit {

namespace {

constexpr std::size_t kMaxIdBytes = 64;

// FNV-1a, as eight hexadecimal digits.
std::string shortHash(std::string_view text)
{
    std::uint32_t hash = 2166136261u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    std::string digits;
    for (int shift = 28; shift >= 0; shift -= 4)
        digits += "0123456789abcdef"[(hash >> shift) & 15u];
    return digits;
}

bool isAsciiWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}

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

std::string requirementId(std::string_view prefix, std::string_view text)
{
    const std::string words = plainWords(text);
    std::string id(prefix);
    bool whole = !words.empty();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (isAsciiWord(words[i])) {
            if (i == 0 || !isAsciiWord(words[i - 1])) id += '-';
            id += words[i];
        } else if (words[i] != ' ') {
            whole = false;
        }
    }
    if (whole && id.size() <= kMaxIdBytes) return id;
    // What does not fit into an id, another script or length, is told apart by its hash.
    id.resize(std::min(id.size(), kMaxIdBytes - 9));
    while (id.back() == '-')
        id.pop_back();
    return id + '-' + shortHash(words.empty() ? text : words);
}

}
