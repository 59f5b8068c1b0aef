#include "document/answer.h"

#include "base/words.h"
#include "document/untold.h"

#include <algorithm>

// Answers about a file as a whole.
namespace remit {

namespace {

// What annexes are called, in the languages of the contracts.
const Sought& annexes()
{
    static const Sought kAnnexes = sought({"annex", "annexe", "appendix", "anexo", "apéndice"});
    return kAnnexes;
}

std::string withoutEnding(const std::string& name)
{
    return name.substr(0, name.rfind('.'));
}

}

Answer answer(const Requirement::Annex& annex, const Paper& paper, const Synonyms& synonyms)
{
    const Sought titles = sought(widened(annex.title, synonyms));
    for (const auto& line : paper.lines())
        if (paper.opens(line, titles) && paper.says(line, annexes()))
            return {Verdict::Met, line.block, {}, 1};
    const std::string name = withoutEnding(paper.document().name);
    for (const auto& wording : widened(annex.title, synonyms))
        if (says(name, wording)) return {Verdict::Met, {}, {}, 1};
    Answer unmet{Verdict::Unmet,
                 {},
                 "There is no annex " + inQuotes(annex.title.front()) + "; add a heading such as " +
                     inQuotes("Annex: " + annex.title.front()) + ", or hand in a file of that name",
                 0};
    return unlessUntold(std::move(unmet), annex, paper);
}

Answer answer(const Requirement::Pages& bounds, const Paper& paper, const Synonyms&)
{
    const int pages = paper.document().properties.pages;
    if (pages == 0)
        return {Verdict::Unknown,
                {},
                "How many pages it has cannot be known of a file of this kind; look yourself",
                0};
    const std::string has = "The file has " + count(static_cast<std::size_t>(pages), "page") + "; ";
    if (pages < bounds.atLeast)
        return {Verdict::Unmet, {}, has + "at least " + std::to_string(bounds.atLeast) + " are needed", 0.5};
    if (bounds.atMost > 0 && pages > bounds.atMost)
        return {Verdict::Unmet, {}, has + "at most " + std::to_string(bounds.atMost) + " are allowed", 0.5};
    return {Verdict::Met, {}, {}, 1};
}

Answer answer(const Requirement::Language& wanted, const Paper& paper, const Synonyms&)
{
    const std::string is = lowerCase(paper.document().properties.language), tag = lowerCase(wanted.tag);
    if (is.empty()) return {Verdict::Unknown, {}, "The file does not say which language it is in", 0};
    if (is == tag || is.starts_with(tag + "-")) return {Verdict::Met, {}, {}, 1};
    return {Verdict::Unmet,
            {},
            "The file says that its language is " + inQuotes(paper.document().properties.language) +
                "; set the language of its text to " + inQuotes(wanted.tag) + ", so that it can be proofread",
            0};
}

}
