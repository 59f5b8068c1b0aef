#include "document/untold.h"

#include "base/words.h"

#include <algorithm>
#include <iterator>

namespace remit {

namespace {

using Structure = Document::Structure;

// Of several files, one that may have it is told before those that come near.
constexpr double kMayHave = 0.995;

Answer unknown(std::optional<std::size_t> block, const std::string& what)
{
    return {Verdict::Unknown, block,
            what + "; look yourself, or hand in the document that the PDF file was made from", kMayHave};
}

bool saysHeadings(const Document& document)
{
    return document.structure != Structure::Untold;
}

// "2 pages without text", if there are any.
std::optional<std::string> pictures(const Document& document)
{
    const int pages = document.properties.pagesWithoutText;
    if (pages == 0) return {};
    return count(static_cast<std::size_t>(pages), "page") + " without text";
}

// The first line that says so, alone or with those right before it: a cell of a table may be several lines.
std::optional<std::size_t> mention(const Paper& paper, const Sought& wanted)
{
    constexpr std::size_t kTogether = 4;
    const auto& lines = paper.lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Paper::Line window = lines[i];
        if (paper.says(window, wanted)) return window.block;
        for (std::size_t before = 1; before < std::min(kTogether, i + 1); ++before) {
            SaidWords both;
            const auto& more = lines[i - before].said;
            std::set_union(window.said.begin(), window.said.end(), more.begin(), more.end(),
                           std::back_inserter(both));
            window.said = std::move(both);
            if (paper.says(window, wanted)) return lines[i - before].block;
        }
    }
    return {};
}

}

Answer unlessUntold(Answer answer, const Requirement::Section&, const Paper& paper)
{
    if (answer.met()) return answer;
    if (!saysHeadings(paper.document()))
        return unknown(answer.block,
                       "The file does not say which of its lines are headings, so whether it has this "
                       "section cannot be known");
    if (const auto pages = pictures(paper.document()))
        return unknown(answer.block, "No heading is that of this section, but " + *pages +
                                         " may be pictures, with headings in them");
    return answer;
}

Answer unlessUntold(Answer answer, const Requirement::Topic& topic, const Paper& paper,
                    const Synonyms& synonyms)
{
    const Document& document = paper.document();
    if (answer.met() || document.structure == Structure::Told || topic.topic.empty()) return answer;
    if (const auto block = mention(paper, sought(widened(topic.topic, synonyms))))
        return unknown(block,
                       inQuotes(topic.topic.front()) +
                           " is mentioned, but the file does not say what is a table, a list or a section");
    if (const auto pages = pictures(document))
        return unknown({}, inQuotes(topic.topic.front()) + " is mentioned nowhere, but " + *pages +
                               " may be pictures of some");
    return answer;
}

Answer unlessUntold(Answer answer, const Requirement::Table&, const Paper& paper)
{
    if (answer.met() || paper.document().structure == Structure::Told) return answer;
    return unknown({}, "The file does not say what is a table, so whether it has this one cannot be known");
}

Answer unlessUntold(Answer answer, const Requirement::List&, const Paper& paper)
{
    if (answer.met() || paper.document().structure == Structure::Told) return answer;
    return unknown(
        answer.block,
        "The file does not say what is a list or a table, so how many items it has cannot be known");
}

Answer unlessUntold(Answer answer, const Requirement::Annex& annex, const Paper& paper)
{
    return unlessUntold(std::move(answer), Requirement::Section{annex.title}, paper);
}

std::optional<Flawed> untold(Flaw flaw, const Document& document)
{
    if (document.structure == Structure::Told) return {};
    const auto may = [](const std::string& what) {
        return Flawed{what, "look for them yourself: a PDF file does not say", {}, false};
    };
    switch (flaw) {
    case Flaw::Comments:
        return may("comments");
    case Flaw::HiddenText:
        return may("hidden text");
    case Flaw::PicturesUntold:
        return may("pictures without alternative text");
    case Flaw::TablesUnheaded:
        return may("tables without a heading row");
    case Flaw::TablesUncaptioned:
        return may("tables without a caption");
    case Flaw::EmptySections:
        if (!saysHeadings(document)) return may("sections without text");
        break;
    case Flaw::SkippedLevels:
        if (!saysHeadings(document)) return may("headings that skip a level");
        break;
    case Flaw::BrokenReferences:
        return may("references to what is not there");
    case Flaw::TrackedChanges: // all that was inserted is plain text, and what was deleted is gone
    case Flaw::Placeholders:
    case Flaw::Abbreviations:
        break;
    }
    return {};
}

}
