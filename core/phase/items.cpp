// The items of a list that was accepted: what became of each.
#include "base/words.h"
#include "document/itemised.h"
#include "document/wording.h"
#include "phase/requirements.h"

#include <algorithm>
#include <unordered_set>

namespace remit {

namespace {

// More items, and more places for them, than any report has: what is beyond is a document made to be
// expensive.
constexpr std::size_t kMaxItems = 300;
constexpr std::size_t kMaxCandidates = 4000;
constexpr std::size_t kShortText = 60;  // words; a longer paragraph is running text
constexpr double kMeant = 0.4;          // of an item's words in a line that says it is withdrawn
constexpr std::size_t kMostListed = 20; // of each fate; those beyond are counted

std::vector<std::string> itemsOf(const AcceptedDocument& accepted, const std::string& section,
                                 const Context& context)
{
    std::vector<std::string> items;
    for (const auto& passage : sectionsOf(accepted.files, {section}, context))
        for (auto& item : itemsIn(passage.document->blocks, {passage.begin + 1, passage.end}, section))
            if (!plainItem(item).empty()) items.push_back(std::move(item));
    return items;
}

// The texts of a hand-in, its answers to comments left out: what can be an item again, those in the section
// of the items first, each wording once.
class Texts {
public:
    Texts(const Submission& submission, const std::vector<Passage>& section,
          std::span<const std::span<const Block>> answers)
    {
        for (const auto& blocks : answers)
            for (const auto& block : blocks)
                seen_.insert(&block);
        for (const auto& passage : section)
            take(passage.blocks());
        for (const auto& document : submission.files)
            take(document.blocks);
    }

    bool has(const Wording& item) const { return all_.contains(item.plain); }
    // Those that are no item word for word.
    WordingPointers othersThan(const std::vector<Wording>& items) const
    {
        std::unordered_set<std::string_view> kept;
        for (const auto& item : items)
            kept.insert(item.plain);
        WordingPointers others;
        for (const auto& candidate : candidates_)
            if (!kept.contains(candidate.plain)) others.push_back(&candidate);
        return others;
    }
    bool tooMany() const { return tooMany_; }

private:
    void take(std::span<const Block> blocks)
    {
        for (const auto& block : blocks) {
            if (!seen_.insert(&block).second) continue;
            const bool canBe = block.kind == Block::Kind::Heading || block.kind == Block::Kind::ListItem ||
                               (block.kind == Block::Kind::Paragraph && wordsIn(block.text) <= kShortText);
            take(block.text, canBe);
            for (const auto& row : block.rows)
                for (const auto& cell : row)
                    take(cell.text, true);
        }
    }

    void take(const std::string& text, bool canBe)
    {
        std::string plain = plainItem(text);
        // A word or two, and a number, are no item in other words.
        canBe = canBe && plain.find(' ') != plain.npos;
        if (plain.empty() || !all_.insert(std::move(plain)).second || !canBe) return;
        if (candidates_.size() < kMaxCandidates)
            candidates_.emplace_back(text);
        else
            tooMany_ = true;
    }

    std::unordered_set<const Block*> seen_;
    std::unordered_set<std::string> all_;
    std::vector<Wording> candidates_;
    bool tooMany_ = false;
};

// Words that say of an item that it is there no more.
bool saysWithdrawn(const Stems& line)
{
    static const std::vector<Stems> kPhrases = [] {
        std::vector<Stems> all;
        for (const auto* words :
             {"withdrawn", "dropped", "removed", "deleted", "omitted", "abandoned", "merged", "left out",
              "taken out", "retirée", "supprimée", "suprimida", "eliminada"})
            all.push_back(stemsOf(words));
        return all;
    }();
    return std::any_of(kPhrases.begin(), kPhrases.end(),
                       [&](const Stems& phrase) { return shareIn(line, phrase) == 1; });
}

// Which items were withdrawn with a word in the answers.
class Withdrawn {
public:
    explicit Withdrawn(std::span<const std::span<const Block>> answers)
    {
        for (const auto& blocks : answers)
            for (const auto& block : blocks) {
                if (!block.text.empty()) take(block.text);
                for (const auto& row : block.rows)
                    take(rowText(row));
            }
    }

    // Of `items`, whether each is quoted in a line, or meant by one that says it is withdrawn.
    std::vector<bool> among(const WordingPointers& items) const
    {
        std::vector<bool> withdrawn(items.size());
        std::vector<double> shares(items.size());
        for (const auto& line : lines_) {
            double most = kMeant;
            for (std::size_t i = 0; i < items.size(); ++i)
                most = std::max(most, shares[i] = shareIn(line.stems, items[i]->stems));
            // Two items may have most of their words in common: a line is about what it says most of.
            for (std::size_t i = 0; i < items.size(); ++i)
                if (shares[i] == 1 || (line.withdraws && shares[i] == most)) withdrawn[i] = true;
        }
        return withdrawn;
    }

private:
    struct Line {
        Stems stems;
        bool withdraws = false;
    };

    void take(const std::string& text)
    {
        if (lines_.size() == kMaxCandidates) return;
        auto stems = stemsOf(text);
        const bool withdraws = saysWithdrawn(stems);
        lines_.push_back({std::move(stems), withdraws});
    }

    std::vector<Line> lines_;
};

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
                            " otherwise now: " + someOf(reworded, kMostListed));
        if (!withdrawn.empty())
            parts.push_back(std::to_string(withdrawn.size()) + (withdrawn.size() == 1 ? " was" : " were") +
                            " withdrawn, as the answers to comments say: " + someOf(withdrawn, kMostListed));
        std::string text;
        for (const auto& part : parts)
            text += (text.empty() ? "" : "; ") + part;
        return text;
    }
};

WordingPointers addressesOf(const std::vector<Wording>& items)
{
    WordingPointers all;
    for (const auto& item : items)
        all.push_back(&item);
    return all;
}

Fates fatesOf(const std::vector<Wording>& items, const Texts& texts,
              std::span<const std::span<const Block>> answers)
{
    Fates fates;
    auto left = addressesOf(items);
    std::erase_if(left, [&](const Wording* item) { return texts.has(*item); });
    fates.kept = items.size() - left.size();

    const auto now = rewordings(left, texts.othersThan(items));
    WordingPointers gone;
    for (std::size_t i = 0; i < left.size(); ++i)
        if (now[i])
            fates.reworded.push_back(inQuotes(left[i]->text) + " is " + inQuotes(now[i]->text));
        else
            gone.push_back(left[i]);

    const auto withdrawn = Withdrawn(answers).among(gone);
    for (std::size_t i = 0; i < gone.size(); ++i)
        (withdrawn[i] ? fates.withdrawn : fates.gone).push_back(inQuotes(gone[i]->text));
    return fates;
}

// Why what is not found may be there all the same; empty if it is not there.
std::string whyUnsure(const Submission& submission, const Texts& texts)
{
    for (const auto& document : submission.files)
        if (document.structure != Document::Structure::Told)
            return inQuotes(document.name) + " does not say what its parts are";
    for (const auto& file : submission.answers)
        if (!file.content) return inQuotes(file.name) + " could not be opened";
    return texts.tooMany() ? "there are too many lists and tables to look at all" : "";
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
    const auto written = itemsOf(*document, section, context);
    if (written.empty())
        return unknown(requirement, acceptedTitle(*document) +
                                        " has no list, sub-headings or table of items under " +
                                        inQuotes(section));
    const std::size_t all = written.size();
    std::vector<Wording> items;
    for (std::size_t i = 0; i < std::min(all, kMaxItems); ++i)
        items.emplace_back(written[i]);
    const auto answers = answersIn(submission, context);
    const Texts texts(submission, sectionsOf(submission.files, {section}, context), answers);
    const Fates fates = fatesOf(items, texts, answers);
    const std::string others = fates.told();
    if (const std::size_t gone = fates.gone.size(); gone > 0) {
        const std::string found = std::to_string(gone) + " of " + std::to_string(all) +
                                  (gone == 1 ? " is" : " are") +
                                  " not found again: " + someOf(fates.gone, kMostListed);
        if (const auto why = whyUnsure(submission, texts); !why.empty())
            return unknown(requirement, found + "; but " + why + "; look yourself");
        return unmet(requirement, {},
                     found +
                         (gone == 1
                              ? "; keep it, or quote it in the answers to comments and say why it is gone"
                              : "; keep them, or quote each in the answers to comments and say why it is "
                                "gone") +
                         (others.empty() ? "" : "; of the others " + others));
    }
    if (all > kMaxItems)
        return unknown(requirement, "there are more than " + std::to_string(kMaxItems) +
                                        "; those after them were not looked for");
    return met(requirement, fates.kept == all ? "" : "of " + std::to_string(all) + " items " + others);
}

}
