#include "phase/requirements.h"

#include "base/words.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace remit::drafts {

constexpr std::string_view kConsultations = "consultations";

// The words of letters, digits and hyphens that a text is made of.
void addWords(std::string_view text, std::set<std::string, std::less<>>& words)
{
    const auto isPart = [](char c) { return c == '-' || std::isalnum(static_cast<unsigned char>(c)) != 0; };
    for (auto begin = text.begin(); begin != text.end();) {
        begin = std::find_if(begin, text.end(), isPart);
        const auto end = std::find_if_not(begin, text.end(), isPart);
        if (begin != end) words.emplace(begin, end);
        begin = end;
    }
}

// A draft keeps every chapter that the outline promised, and brings recommendations, steps and the voices of
// those who were consulted.
class Drafts : public Phase {
public:
    Result<std::vector<Requirement>> brief(const Context& context) const override
    {
        Brief brief(context);
        if (context.expects.flag("outline", true)) brief.chaptersOf("outline");
        brief.sections();
        brief.topics();
        brief.list("recommendations");
        brief.list("steps");
        if (context.expects.flag("consultations", false))
            brief.add({std::string(kConsultations), Level::Should,
                       "Consultations cited by their codes, such as GOV-03", Requirement::Own{}});
        brief.length();
        brief.answers();
        return brief.done();
    }

    std::vector<Finding> examine(const Submission& submission, const Context& context,
                                 std::span<const Requirement> own) const override
    {
        std::vector<Finding> findings;
        for (const auto& requirement : own)
            findings.push_back(requirement.id == kConsultations
                                   ? consultations(requirement, submission, context)
                                   : answers(requirement, submission, context));
        return findings;
    }

private:
    static Finding consultations(const Requirement& requirement, const Submission& submission,
                                 const Context& context)
    {
        std::set<std::string, std::less<>> words;
        for (const auto& document : submission.files)
            for (const auto& block : document.blocks) {
                addWords(block.text, words);
                for (const auto& row : block.rows)
                    for (const auto& cell : row)
                        addWords(cell.text, words);
            }
        std::set<std::string> noted;
        for (const auto& work : context.notes)
            noted.insert(work.people.begin(), work.people.end());
        if (noted.empty())
            return unknown(requirement, "no consultation is noted yet; note them with: remit note");
        std::vector<std::string> missing;
        std::copy_if(noted.begin(), noted.end(), std::back_inserter(missing),
                     [&](const std::string& code) { return !words.contains(code); });
        if (missing.empty()) return met(requirement);
        return unmet(requirement, {},
                     listed(missing) + (missing.size() == 1 ? " was" : " were") +
                         " consulted and not cited; cite what came of it, or say why not");
    }
};

}

REMIT_PHASE(remit::drafts::Drafts)
