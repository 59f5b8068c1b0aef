#include "document/judge.h"

#include "base/words.h"
#include "document/answer.h"
#include "document/paper.h"

#include <algorithm>
#include <type_traits>

namespace remit {

namespace {

Answer length(const Requirement::Length& bounds, std::span<const Paper> papers)
{
    std::size_t words = 0, pictures = 0;
    for (const Paper& paper : papers) {
        words += paper.words();
        pictures += static_cast<std::size_t>(paper.document().properties.pagesWithoutText);
    }
    const auto least = static_cast<std::size_t>(std::max(bounds.atLeast, 0));
    const auto most = static_cast<std::size_t>(std::max(bounds.atMost, 0));
    const std::string has = "The text has " + count(words, "word") + "; ";
    if (words < least && pictures > 0)
        return {Verdict::Unknown,
                {},
                has + "at least " + std::to_string(least) + " are needed, and " + count(pictures, "page") +
                    " without text may be pictures of more; look yourself",
                0};
    if (words < least)
        return {Verdict::Unmet, {}, has + "at least " + std::to_string(least) + " are needed", 0};
    if (most > 0 && words > most)
        return {Verdict::Unmet, {}, has + "at most " + std::to_string(most) + " are allowed", 0};
    return {Verdict::Met, {}, {}, 1};
}

// The files of one hand-in, ready for any number of requirements.
class Bench {
public:
    Bench(std::span<const Document> documents, const Synonyms& synonyms) : synonyms_(synonyms)
    {
        for (const Document& document : documents)
            papers_.emplace_back(document);
    }

    Finding judge(const Requirement& requirement) const;

private:
    Finding settled(Finding finding, const Answer& answer, const Document& document) const;
    Finding settled(Finding finding, const Requirement::Length& bounds) const;
    Finding settled(Finding finding, const Requirement::Own&) const { return finding; }
    template <class Kind>
    Finding settled(Finding finding, const Kind& kind) const;

    const Synonyms& synonyms_;
    std::vector<Paper> papers_;
};

Finding Bench::settled(Finding finding, const Answer& answer, const Document& document) const
{
    finding.verdict = answer.verdict;
    finding.remark = answer.remark;
    if (!answer.block) return finding;
    finding.place = placeOf(document, *answer.block);
    if (papers_.size() > 1) finding.place = quotable(document.name) + ": " + finding.place;
    return finding;
}

Finding Bench::settled(Finding finding, const Requirement::Length& bounds) const
{
    return settled(std::move(finding), length(bounds, papers_), papers_.front().document());
}

// The first paper that meets it decides, or else the one that comes nearest. What must be clean, or in a
// language, must be so everywhere: there the first that is not decides.
template <class Kind>
Finding Bench::settled(Finding finding, const Kind& kind) const
{
    constexpr bool kAll =
        std::is_same_v<Kind, Requirement::Clean> || std::is_same_v<Kind, Requirement::Language>;
    const Paper* of = nullptr;
    Answer best;
    for (const Paper& paper : papers_) {
        Answer next = answer(kind, paper, synonyms_);
        const bool decides = kAll ? next.verdict == Verdict::Unmet : next.met();
        // Of files that must all be so, one of which it cannot be known is told before those that are.
        const bool nearer = kAll ? best.met() && !next.met() : next.nearness > best.nearness;
        if (of && !decides && !nearer) continue;
        of = &paper;
        best = std::move(next);
        if (decides) break;
    }
    return settled(std::move(finding), best, of->document());
}

Finding Bench::judge(const Requirement& requirement) const
{
    Finding finding{requirement.id, requirement.level, Verdict::Unknown, requirement.words, {}, {}};
    if (!requirement.awaits.empty()) {
        finding.remark = requirement.awaits;
        return finding;
    }
    if (papers_.empty()) {
        finding.remark = "No file could be read";
        return finding;
    }
    return std::visit([&](const auto& kind) { return settled(std::move(finding), kind); }, requirement.kind);
}

}

Finding judge(const Requirement& requirement, std::span<const Document> documents, const Synonyms& synonyms)
{
    return Bench(documents, synonyms).judge(requirement);
}

std::vector<Finding> judge(std::span<const Requirement> requirements, std::span<const Document> documents,
                           const Synonyms& synonyms)
{
    const Bench bench(documents, synonyms);
    std::vector<Finding> findings;
    for (const auto& requirement : requirements)
        findings.push_back(bench.judge(requirement));
    return findings;
}

bool says(std::string_view text, std::string_view wording)
{
    return says(saidWords(text), termsOf(wording));
}

double nearness(std::string_view text, std::string_view wording)
{
    constexpr double kAlmost = 0.99;
    return says(text, wording) ? 1 : std::min(kAlmost, likeness(text, termsOf(wording)));
}

Wordings widened(const Wordings& wordings, const Synonyms& synonyms)
{
    Wordings wide = wordings;
    const auto add = [&](const std::string& wording) {
        if (std::find(wide.begin(), wide.end(), wording) == wide.end()) wide.push_back(wording);
    };
    for (const auto& synonym : synonyms) {
        const auto& others = synonym.second;
        const bool known = std::any_of(wordings.begin(), wordings.end(), [&](const std::string& wording) {
            return sameMeaning(wording, synonym.first) ||
                   std::any_of(others.begin(), others.end(),
                               [&](const std::string& other) { return sameMeaning(wording, other); });
        });
        if (!known) continue;
        add(synonym.first);
        for (const auto& other : others)
            add(other);
    }
    return wide;
}

}
