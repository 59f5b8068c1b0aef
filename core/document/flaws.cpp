#include "document/flaws.h"

#include "base/words.h"
#include "document/answer.h"
#include "document/flaws_text.h"
#include "document/untold.h"

#include <algorithm>

namespace remit {

namespace {

constexpr std::size_t kShown = 3; // examples

std::string headingOf(const Block& block)
{
    return inQuotes(block.text) + (block.number.empty() ? "" : " (" + block.number + ")");
}

// Gathers what is found of one flaw.
class Tally {
public:
    void add(std::size_t block)
    {
        ++count_;
        if (!first_) first_ = block;
    }
    // A change, comment or hidden text, which may be in a header or footer.
    template <class Trace>
    void addTrace(const Trace& trace)
    {
        if (!trace.onEdge) return add(trace.block);
        ++count_;
        ++onEdge_;
    }
    void add(std::size_t block, std::string_view quotation)
    {
        addExample(block, [&] { return inQuotes(quotation); });
    }
    void add(std::size_t block, const Block& heading)
    {
        addExample(block, [&] { return headingOf(heading); });
    }

    bool empty() const { return count_ == 0; }

    void tell(std::vector<Flawed>& to, std::string_view one, std::string_view many, std::string advice,
              bool certain = true) const
    {
        if (count_ == 0) return;
        std::string what = count(count_, one, many);
        if (!examples_.empty())
            what += " (" + listed(examples_) + (count_ > examples_.size() ? ", …" : "") + ")";
        if (onEdge_ > 0)
            what += (onEdge_ == count_ ? " in" : ", " + std::to_string(onEdge_) + " of them in") +
                    std::string(" a header or footer");
        to.push_back({std::move(what), std::move(advice), first_, certain});
    }

private:
    // Of many, most are only counted.
    template <class Make>
    void addExample(std::size_t block, Make make)
    {
        add(block);
        if (examples_.size() >= kShown || count_ > kMostTried) return;
        std::string example = make();
        if (std::find(examples_.begin(), examples_.end(), example) == examples_.end())
            examples_.push_back(std::move(example));
    }

    static constexpr std::size_t kMostTried = 1'000;

    std::size_t count_ = 0;
    std::size_t onEdge_ = 0;
    std::optional<std::size_t> first_;
    std::vector<std::string> examples_;
};

void changes(const Document& document, std::vector<Flawed>& to)
{
    using Change = Document::Change;
    const auto tell = [&](const std::string& one, const std::string& many, auto isOne) {
        Tally tally;
        for (const Change& change : document.changes)
            if (isOne(change)) tally.addTrace(change);
        tally.tell(to, one, many, "accept or reject all changes");
    };
    const auto restyles = [](const Change& change) { return change.kind == Change::Kind::Looks; };
    tell("tracked insertion", "tracked insertions", [](const Change& change) { return change.adds(); });
    tell("tracked deletion", "tracked deletions",
         [&](const Change& change) { return !change.adds() && !restyles(change); });
    tell("tracked change of formatting", "tracked changes of formatting", restyles);
}

void comments(const Document& document, std::vector<Flawed>& to)
{
    Tally tally;
    for (const auto& comment : document.comments)
        tally.addTrace(comment);
    tally.tell(to, "comment", "comments", "delete the comments");
}

void hiddenText(const Document& document, std::vector<Flawed>& to)
{
    Tally tally;
    for (const auto& hidden : document.hidden)
        tally.addTrace(hidden);
    tally.tell(to, "piece of hidden text", "pieces of hidden text", "delete the hidden text");
}

// A heading with another one of its level or above right after it, or nothing. What only looks like a heading
// may be something else. Where there are pictures, one may be all that stands there.
void emptySections(const Document& document, std::vector<Flawed>& to)
{
    const auto& blocks = document.blocks;
    const auto title = titleOf(document);
    Tally tally;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (blocks[i].kind == Block::Kind::Heading && !blocks[i].probable && i != title &&
            sectionEnd(document, i) == i + 1 && !isOfContents(blocks[i].text))
            tally.add(i, blocks[i]);
    const bool certain = document.properties.pictures == 0 && document.structure == Document::Structure::Told;
    tally.tell(to, "section without text", "sections without text",
               certain ? "write the empty sections or take them out"
                       : "see whether each has a picture, which is not looked for",
               certain);
}

void skippedLevels(const Document& document, std::vector<Flawed>& to)
{
    Tally tally;
    int before = 0;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.kind != Block::Kind::Heading || block.probable) continue;
        if (before > 0 && block.level > before + 1) tally.add(i, block);
        before = block.level;
    }
    tally.tell(to, "heading that skips a level", "headings that skip a level",
               "give each heading the level below the one that it belongs to");
}

void pictures(const Document& document, std::vector<Flawed>& to)
{
    const std::size_t untold = document.properties.picturesWithoutText;
    if (untold > 0)
        to.push_back({count(untold, "picture") + " without alternative text",
                      "say in the alternative text of each picture what it shows",
                      {},
                      true});
}

// Whether the nearest block but notes, before (`step` -1) or after, is a caption.
bool hasCaption(const std::vector<Block>& blocks, std::size_t i, std::size_t step)
{
    do
        i += step;
    while (i < blocks.size() && blocks[i].kind == Block::Kind::Footnote);
    return i < blocks.size() && isCaption(blocks[i]);
}

void tables(const Document& document, bool headings, std::vector<Flawed>& to)
{
    const auto& blocks = document.blocks;
    // The sheets of a workbook do not say, and are called what they are; so is a table in a file of its own.
    const std::string name = lowerCase(document.name);
    const bool isSheet = name.ends_with(".xlsx") || name.ends_with(".csv") || name.ends_with(".tsv");
    Tally tally;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != Block::Kind::Table) continue;
        const bool lacks = headings ? !blocks[i].headed && blocks[i].rows.size() > 1
                                    : !hasCaption(blocks, i, 1) && !hasCaption(blocks, i, std::size_t(-1));
        if (lacks) tally.add(i);
    }
    const std::string advice =
        headings ? "mark the first row of each table as its heading row" : "give each table a caption";
    const std::string lacking = headings ? "without a heading row" : "without a caption";
    tally.tell(to, "table " + lacking, "tables " + lacking,
               isSheet ? "look at the sheets yourself, which do not say" : advice, !isSheet);
}

}

std::vector<Flawed> flawsOf(Flaw flaw, const Document& document)
{
    if (auto may = untold(flaw, document)) return {*std::move(may)};
    std::vector<Flawed> found;
    Tally tally;
    const auto add = [&](std::size_t block, std::string_view text) { tally.add(block, text); };
    switch (flaw) {
    case Flaw::TrackedChanges:
        changes(document, found);
        break;
    case Flaw::Comments:
        comments(document, found);
        break;
    case Flaw::HiddenText:
        hiddenText(document, found);
        break;
    case Flaw::Placeholders:
        placeholders(document, add);
        tally.tell(found, "placeholder", "placeholders", "fill in the placeholders");
        break;
    case Flaw::EmptySections:
        emptySections(document, found);
        break;
    case Flaw::SkippedLevels:
        skippedLevels(document, found);
        break;
    case Flaw::Abbreviations:
        unexplained(document, add);
        tally.tell(found, "abbreviation that is not spelled out", "abbreviations that are not spelled out",
                   "spell out each abbreviation where it first stands");
        break;
    case Flaw::BrokenReferences:
        brokenReferences(document, add);
        tally.tell(found, "reference to what is not there", "references to what is not there",
                   "mend the references");
        break;
    case Flaw::PicturesUntold:
        pictures(document, found);
        break;
    case Flaw::TablesUnheaded:
    case Flaw::TablesUncaptioned:
        tables(document, flaw == Flaw::TablesUnheaded, found);
        break;
    }
    return found;
}

Answer answer(const Requirement::Clean& clean, const Paper& paper, const Synonyms&)
{
    std::vector<Flawed> found;
    for (const Flaw flaw : clean.of)
        for (auto& each : flawsOf(flaw, paper.document()))
            found.push_back(std::move(each));
    if (found.empty()) return {Verdict::Met, {}, {}, 1};
    // What it has is told; what it may have, only if that is all.
    const bool has = std::any_of(found.begin(), found.end(), [](const Flawed& each) { return each.certain; });
    std::vector<std::string> left, advice;
    std::optional<std::size_t> first;
    for (const auto& [what, mend, block, certain] : found) {
        if (certain != has) continue;
        left.push_back(what);
        if (advice.empty() || advice.back() != mend) advice.push_back(mend);
        if (block && *block < paper.document().blocks.size())
            first = std::min(first.value_or(*block), *block);
    }
    return {has ? Verdict::Unmet : Verdict::Unknown, first,
            std::string(has ? "The file still holds " : "The file may hold ") + listed(left) + "; " +
                listed(advice),
            0};
}

}
