#include "document/flaws.h"

#include "base/words.h"
#include "document/answer.h"
#include "document/flaws_text.h"
#include "document/meaning.h"

#include <algorithm>

namespace remit {

namespace {

using Kind = Block::Kind;
constexpr std::size_t kShown = 3; // examples

// Gathers what is found of one flaw.
class Tally {
public:
    void add(std::size_t block, const std::string& example = {})
    {
        if (count_++ == 0) first_ = block;
        if (examples_.size() < kShown && !example.empty() &&
            std::find(examples_.begin(), examples_.end(), example) == examples_.end())
            examples_.push_back(example);
    }

    void tell(std::vector<Flawed>& to, std::string_view one, std::string_view many, std::string advice) const
    {
        if (count_ == 0) return;
        std::string what = count(count_, one, many);
        if (!examples_.empty())
            what += " (" + listed(examples_) + (count_ > examples_.size() ? ", …" : "") + ")";
        to.push_back({std::move(what), std::move(advice), first_});
    }

private:
    std::size_t count_ = 0;
    std::size_t first_ = 0;
    std::vector<std::string> examples_;
};

void changes(const Document& document, std::vector<Flawed>& to)
{
    for (const bool adds : {true, false}) {
        Tally tally;
        for (const auto& change : document.changes)
            if (change.adds() == adds) tally.add(change.block);
        const std::string noun = adds ? "tracked insertion" : "tracked deletion";
        tally.tell(to, noun, noun + "s", "accept or reject all changes");
    }
}

void comments(const Document& document, std::vector<Flawed>& to)
{
    Tally tally;
    for (const auto& comment : document.comments)
        tally.add(comment.block);
    tally.tell(to, "comment", "comments", "delete the comments");
}

void hiddenText(const Document& document, std::vector<Flawed>& to)
{
    Tally tally;
    for (const auto& hidden : document.hidden)
        tally.add(hidden.block);
    tally.tell(to, "piece of hidden text", "pieces of hidden text", "delete the hidden text");
}

std::string headingOf(const Block& block)
{
    return quoted(block.text) + (block.number.empty() ? "" : " (" + block.number + ")");
}

// The heading of what is left out of a document's text.
bool isOfContents(const Block& heading)
{
    for (const char* const words :
         {"contents", "table of contents", "table des matières", "sommaire", "índice", "contenido"})
        if (sameMeaning(heading.text, words)) return true;
    return false;
}

// A heading with another one of its level or above right after it, or nothing. What only looks like a heading
// may be something else; and where there are pictures, one may stand there.
void emptySections(const Document& document, std::vector<Flawed>& to)
{
    const auto& blocks = document.blocks;
    if (document.properties.pictures > 0) return;
    const auto title = titleOf(document);
    Tally tally;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (blocks[i].kind == Kind::Heading && !blocks[i].probable && i != title &&
            sectionEnd(document, i) == i + 1 && !isOfContents(blocks[i]))
            tally.add(i, headingOf(blocks[i]));
    tally.tell(to, "section without text", "sections without text",
               "write the empty sections or take them out");
}

void skippedLevels(const Document& document, std::vector<Flawed>& to)
{
    Tally tally;
    int before = 0;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.kind != Kind::Heading || block.probable) continue;
        if (before > 0 && block.level > before + 1) tally.add(i, headingOf(block));
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
                      {}});
}

// Whether the nearest block but notes, before (`step` -1) or after, is a caption.
bool hasCaption(const std::vector<Block>& blocks, std::size_t i, std::size_t step)
{
    do
        i += step;
    while (i < blocks.size() && blocks[i].kind == Kind::Footnote);
    return i < blocks.size() && isCaption(blocks[i]);
}

void tables(const Document& document, bool headings, std::vector<Flawed>& to)
{
    const auto& blocks = document.blocks;
    // The sheets of a workbook are called what they are.
    if (!headings && lowerCase(document.name).ends_with(".xlsx")) return;
    Tally tally;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != Kind::Table) continue;
        const bool lacks = headings ? !blocks[i].headed && blocks[i].rows.size() > 1
                                    : !hasCaption(blocks, i, 1) && !hasCaption(blocks, i, std::size_t(-1));
        if (lacks) tally.add(i);
    }
    if (headings)
        tally.tell(to, "table without a heading row", "tables without a heading row",
                   "mark the first row of each table as its heading row");
    else
        tally.tell(to, "table without a caption", "tables without a caption", "give each table a caption");
}

void texts(const std::vector<FoundText>& found, std::string_view one, std::string_view many,
           std::string advice, std::vector<Flawed>& to)
{
    Tally tally;
    for (const auto& each : found)
        tally.add(each.block, quoted(each.text));
    tally.tell(to, one, many, std::move(advice));
}

}

std::vector<Flawed> flawsOf(Flaw flaw, const Document& document)
{
    std::vector<Flawed> found;
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
        texts(placeholders(document), "placeholder", "placeholders", "fill in the placeholders", found);
        break;
    case Flaw::EmptySections:
        emptySections(document, found);
        break;
    case Flaw::SkippedLevels:
        skippedLevels(document, found);
        break;
    case Flaw::Abbreviations:
        texts(unexplained(document), "abbreviation that is not spelled out",
              "abbreviations that are not spelled out", "spell out each abbreviation where it first stands",
              found);
        break;
    case Flaw::BrokenReferences:
        texts(brokenReferences(document), "reference to what is not there", "references to what is not there",
              "mend the references", found);
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
    std::vector<std::string> left, advice;
    std::optional<std::size_t> first;
    for (const Flaw flaw : clean.of)
        for (auto& [what, mend, block] : flawsOf(flaw, paper.document())) {
            left.push_back(std::move(what));
            if (advice.empty() || advice.back() != mend) advice.push_back(std::move(mend));
            if (block && *block < paper.document().blocks.size())
                first = std::min(first.value_or(*block), *block);
        }
    if (left.empty()) return {Verdict::Met, {}, {}, 1};
    return {Verdict::Unmet, first, "The file still holds " + listed(left) + "; " + listed(advice), 0};
}

}
