#include "phase/requirements.h"

#include "base/words.h"

#include <algorithm>
#include <cctype>

namespace submittal {

using namespace remit;

constexpr std::string_view kDeviations = "deviations", kReview = "contractor-review";
const std::vector<std::string> kStatements = {"complies", "deviates", "does not apply"};

// Whether `text` names the clause itself, not one that it is a part of: "2.5" is not in "12.5" or "2.5.1".
bool names(std::string_view text, std::string_view clause)
{
    const auto goesOn = [&](std::size_t i) {
        return i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])) != 0;
    };
    for (auto at = text.find(clause); at != text.npos; at = text.find(clause, at + 1)) {
        const auto end = at + clause.size();
        const bool begins = at == 0 || !(goesOn(at - 1) || text[at - 1] == '.');
        if (begins && !goesOn(end) && !(text.substr(end, 1) == "." && goesOn(end + 1))) return true;
    }
    return false;
}

// What a contractor sends to the engineer before anything is built: which products, how they stand to each
// clause of the specification, every deviation with its reason, samples, and that it was all reviewed.
class Submittal : public Phase {
public:
    Result<std::vector<Requirement>> brief(const Context& context) const override
    {
        Brief brief(context);
        if (const auto number = context.expects.text("specification"); !number.empty())
            brief.add({"specification", Level::Must, "Section " + number + " of the specification is named",
                       Requirement::Topic{{number}, {}, true}});
        brief.table("product-data", {"Product data"});
        const auto clauses = context.expects.texts("clauses");
        for (const auto& clause : clauses)
            brief.add({requirementId("clause", clause), Level::Must,
                       "Clause " + clause + ": " + listed(kStatements, "or"), Requirement::Own{}});
        if (!clauses.empty())
            brief.add({std::string(kDeviations), Level::Must, "Every deviation, with its reason",
                       Requirement::Own{}});
        brief.places("samples", "sample", Level::Must, {"Samples"});
        brief.add({std::string(kReview), Level::Must, "Who reviewed it for the contractor, and when",
                   Requirement::Own{}});
        brief.answers();
        return brief.done();
    }

    std::vector<Finding> examine(const Submission& submission, const Context& context,
                                 std::span<const Requirement> own) const override
    {
        const auto clauses = context.expects.texts("clauses");
        std::vector<Finding> findings;
        for (const auto& requirement : own) {
            const auto clause = std::find_if(clauses.begin(), clauses.end(), [&](const auto& each) {
                return requirementId("clause", each) == requirement.id;
            });
            if (clause != clauses.end())
                findings.push_back(compliance(requirement, statement(*clause, submission, context)));
            else if (requirement.id == kDeviations)
                findings.push_back(deviations(requirement, submission, context));
            else if (requirement.id == kReview)
                findings.push_back(review(requirement, submission, context));
            else
                findings.push_back(answers(requirement, submission, context));
        }
        return findings;
    }

private:
    // The paragraphs, items and rows under a heading.
    static std::vector<std::vector<std::string>> under(const std::string& heading,
                                                       const Submission& submission, const Context& context)
    {
        std::vector<std::vector<std::string>> all;
        for (const auto& passage : sectionsOf(submission.files, {heading}, context))
            for (const auto& block : passage.blocks().subspan(1)) {
                if (!block.text.empty()) all.push_back({block.text});
                for (const auto& row : block.rows) {
                    auto& texts = all.emplace_back();
                    for (const auto& cell : row)
                        texts.push_back(cell.text);
                }
            }
        return all;
    }

    // What the row of a clause states, and nothing but that in a cell: "complies in part" is no statement.
    static std::string statement(const std::string& clause, const Submission& submission,
                                 const Context& context)
    {
        for (const auto& row : under("Compliance", submission, context))
            if (row.size() > 1 && names(row[0], clause))
                for (const auto& cell : row)
                    for (const auto& each : kStatements)
                        if (says(cell, each) && says(each, cell)) return each;
        return {};
    }

    static Finding compliance(const Requirement& requirement, const std::string& statement)
    {
        if (!statement.empty()) return met(requirement);
        return unmet(requirement, {},
                     "nothing is stated; under \"Compliance\", write " + listed(kStatements, "or") +
                         " into a cell of the row that begins with the clause");
    }

    // A reason names the clause and says a few words more.
    static Finding deviations(const Requirement& requirement, const Submission& submission,
                              const Context& context)
    {
        const auto lines = under("Deviations", submission, context);
        std::vector<std::string> unexplained;
        for (const auto& clause : context.expects.texts("clauses"))
            if (statement(clause, submission, context) == kStatements[1] &&
                std::none_of(lines.begin(), lines.end(), [&](const auto& line) {
                    const std::string words = listed(line);
                    return names(words, clause) && std::count(words.begin(), words.end(), ' ') >= 4;
                }))
                unexplained.push_back(clause);
        if (unexplained.empty()) return met(requirement);
        return unmet(requirement, {},
                     "under \"Deviations\" there is no reason for " + listed(unexplained) +
                         "; name each clause, what is offered instead, and why");
    }

    // "Reviewed by: A. Okoro" and "Date: 3 March 2036", as lines or rows that begin so and go on.
    static Finding review(const Requirement& requirement, const Submission& submission,
                          const Context& context)
    {
        std::vector<std::string> missing = {"Reviewed by", "Date"};
        for (const auto& line : under("Contractor's review", submission, context))
            std::erase_if(missing, [&](const std::string& label) {
                const bool goesOn = line.size() > 1 ? !line[1].empty() : line[0].size() > label.size() + 2;
                return goesOn && says(line[0].substr(0, label.size()), label);
            });
        if (missing.empty()) return met(requirement);
        return unmet(requirement, {},
                     "under \"Contractor's review\", fill in " + listed(missing) +
                         "; the engineer returns what the contractor has not reviewed");
    }
};

}

REMIT_PHASE(submittal::Submittal)
