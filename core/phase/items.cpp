// The items of a list that was accepted: what became of each.
#include "base/unicode.h"
#include "base/words.h"
#include "phase/requirements.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace remit {

namespace {

// More items than any report has: what is beyond is a document made to be expensive.
constexpr std::size_t kMaxItems = 300;
constexpr std::size_t kMaxCandidates = 1000;
// Of two wordings of one recommendation; below it, they read as two.
constexpr double kReworded = 0.6;

std::vector<std::string> listItems(const std::vector<Passage>& passages)
{
    std::vector<std::string> items;
    for (const auto& passage : passages)
        for (const auto& block : passage.blocks())
            if (block.kind == Block::Kind::ListItem && !block.text.empty()) items.push_back(block.text);
    return items;
}

std::string textOf(const std::vector<Block::Cell>& row)
{
    std::string text;
    for (const auto& cell : row)
        text += cell.text + ' ';
    return text;
}

// The texts of a hand-in, its answers to comments left out, to be asked whether they have something again, in
// other words perhaps.
class Texts {
public:
    Texts(std::span<const Document> files, std::span<const std::span<const Block>> answers)
    {
        std::set<const Block*> apart;
        for (const auto& blocks : answers)
            for (const auto& block : blocks)
                apart.insert(&block);
        for (const auto& document : files)
            for (const auto& block : document.blocks) {
                if (apart.contains(&block)) continue;
                take(block.text, block.kind == Block::Kind::ListItem);
                for (const auto& row : block.rows)
                    for (const auto& cell : row)
                        take(cell.text, true);
            }
    }

    bool has(const std::string& text) const { return exact_.contains(plainWords(text)); }

    // The item that comes nearest to `text`, if it is the same in other words.
    const std::string* reworded(const std::string& text) const
    {
        const std::string* best = nullptr;
        double most = kReworded;
        for (const std::string* item : items_)
            if (const double near = nearness(*item, text); near > most || (near == most && !best)) {
                best = item;
                most = near;
            }
        return best;
    }

private:
    void take(const std::string& text, bool isItem)
    {
        if (text.empty()) return;
        exact_.insert(plainWords(text));
        if (isItem && items_.size() < kMaxCandidates) items_.push_back(&text);
    }

    std::unordered_set<std::string> exact_;
    std::vector<const std::string*> items_;
};

// What the answers to comments say, line by line.
std::vector<std::string> linesOf(std::span<const std::span<const Block>> answers)
{
    std::vector<std::string> lines;
    for (const auto& blocks : answers)
        for (const auto& block : blocks) {
            if (!block.text.empty()) lines.push_back(block.text);
            for (const auto& row : block.rows)
                lines.push_back(textOf(row));
        }
    if (lines.size() > kMaxCandidates) lines.resize(kMaxCandidates);
    return lines;
}

// What became of the items, each in quotation marks.
struct Fates {
    std::size_t kept = 0;
    std::vector<std::string> reworded, withdrawn, gone;

    // "1 is kept as it was; 1 reads otherwise now: "a" is "b""
    std::string told() const
    {
        std::vector<std::string> parts;
        if (kept > 0)
            parts.push_back(std::to_string(kept) +
                            (kept == 1 ? " is kept as it was" : " are kept as they were"));
        if (!reworded.empty())
            parts.push_back(std::to_string(reworded.size()) + (reworded.size() == 1 ? " reads" : " read") +
                            " otherwise now: " + someOf(reworded));
        if (!withdrawn.empty())
            parts.push_back(std::to_string(withdrawn.size()) + (withdrawn.size() == 1 ? " was" : " were") +
                            " withdrawn, as the answers to comments say: " + someOf(withdrawn));
        std::string text;
        for (const auto& part : parts)
            text += (text.empty() ? "" : "; ") + part;
        return text;
    }
};

Fates fatesOf(const std::vector<std::string>& items, const Submission& submission, const Context& context)
{
    const auto answers = answersIn(submission, context);
    const Texts texts(submission.files, answers);
    const auto lines = linesOf(answers);
    Fates fates;
    for (const auto& item : items) {
        if (texts.has(item))
            ++fates.kept;
        else if (const auto* now = texts.reworded(item))
            fates.reworded.push_back(inQuotes(item) + " is " + inQuotes(*now));
        else if (std::any_of(lines.begin(), lines.end(),
                             [&](const std::string& line) { return says(line, item); }))
            fates.withdrawn.push_back(inQuotes(item));
        else
            fates.gone.push_back(inQuotes(item));
    }
    return fates;
}

}

void Brief::itemsOf(std::string_view phase, const std::string& section)
{
    const std::string what = "The items under " + inQuotes(section);
    const AcceptedDocument* document = accepted(phase, std::string(kItemsKept), Level::Should, what);
    if (document)
        add({std::string(kItemsKept), Level::Should, what + " of " + acceptedTitle(*document),
             Requirement::Own{}});
}

Finding itemsKept(const Requirement& requirement, const Submission& submission, const Context& context,
                  std::string_view phase, const std::string& section)
{
    const AcceptedDocument* document = context.acceptedOf(phase);
    if (!document) return unknown(requirement, "there is no accepted document to hold it against");
    auto items = listItems(sectionsOf(document->files, {section}, context));
    if (items.empty())
        return unknown(requirement, acceptedTitle(*document) + " has no list under " + inQuotes(section));
    const std::size_t all = items.size();
    if (all > kMaxItems) items.resize(kMaxItems);
    const Fates fates = fatesOf(items, submission, context);
    const std::string others = fates.told();
    if (const std::size_t gone = fates.gone.size(); gone > 0)
        return unmet(requirement, {},
                     std::to_string(gone) + " of " + std::to_string(all) + (gone == 1 ? " is" : " are") +
                         " not found again: " + someOf(fates.gone) +
                         (gone == 1 ? "; keep it, or say in the answers to comments why it is gone"
                                    : "; keep them, or say in the answers to comments why they are gone") +
                         (others.empty() ? "" : "; of the others " + others));
    if (all > kMaxItems)
        return unknown(requirement, "there are more than " + std::to_string(kMaxItems) +
                                        "; those after them were not looked for");
    return met(requirement, fates.kept == all ? "" : "of " + std::to_string(all) + " items " + others);
}

}
