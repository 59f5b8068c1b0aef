#include "phase/requirements.h"

#include "base/words.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace remit::drafts {

constexpr std::string_view kConsultations = "consultations";
constexpr std::string_view kRecommendationsFor = "recommendations-for";

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

// How many recommendations a section has for somebody: items, rows and paragraphs under a heading that names
// them, and elsewhere items and rows that do.
std::size_t recommendationsFor(const Wordings& names, const Passage& section)
{
    const auto named = [&](std::string_view text) {
        return std::any_of(names.begin(), names.end(), [&](const auto& name) { return says(text, name); });
    };
    std::size_t found = 0;
    int level = 0; // of the heading that names them, while this is below it
    for (const Block& block : section.blocks().subspan(1)) {
        const bool under = level > 0;
        switch (block.kind) {
        case Block::Kind::Heading:
            if (under && block.level > level) break;
            level = named(block.text) ? block.level : 0;
            break;
        case Block::Kind::ListItem:
            found += under || named(block.text);
            break;
        case Block::Kind::Paragraph:
            found += under;
            break;
        case Block::Kind::Table:
            for (std::size_t i = headerOf(block, 2) + 1; i < block.rows.size(); ++i)
                found += under || named(rowText(block.rows[i]));
            break;
        default:
            break;
        }
    }
    return found;
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
        if (!stakeholders(context).empty())
            brief.add({std::string(kRecommendationsFor), Level::Should,
                       "Recommendations for each of these: " + listed(stakeholders(context)),
                       Requirement::Own{}});
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
            if (requirement.id == kConsultations)
                findings.push_back(consultations(requirement, submission, context));
            else if (requirement.id == kRecommendationsFor)
                findings.push_back(recommendationsForEach(requirement, submission, context));
            else
                findings.push_back(answers(requirement, submission, context));
        return findings;
    }

private:
    static std::vector<std::string> stakeholders(const Context& context)
    {
        return context.expects.texts(kRecommendationsFor);
    }

    static Finding recommendationsForEach(const Requirement& requirement, const Submission& submission,
                                          const Context& context)
    {
        const auto title = context.expects.text("recommendations-in");
        const auto sections =
            sectionsOf(submission.files, {title.empty() ? "recommendations" : title}, context);
        if (sections.empty()) return unmet(requirement, {}, "there is no section that holds recommendations");
        std::vector<std::string> counted, missing;
        for (const auto& stakeholder : stakeholders(context)) {
            const Wordings names = widened({stakeholder}, context.contract.synonyms);
            std::size_t found = 0;
            for (const auto& section : sections)
                found += recommendationsFor(names, section);
            counted.push_back(std::to_string(found) + " for " + inQuotes(stakeholder));
            if (found == 0) missing.push_back(inQuotes(stakeholder));
        }
        if (missing.empty()) return met(requirement, listed(counted));
        return unmet(requirement, sections.front().place(),
                     "none names " + listed(missing, "or") +
                         "; name them in a heading above their recommendations, or in the recommendation");
    }

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
