#pragma once

#include "document/judge.h"
#include "document/paper.h"

#include <optional>
#include <string>

namespace remit {

// What one document answers to one requirement.
struct Answer {
    Verdict verdict = Verdict::Unmet;
    std::optional<std::size_t> block; // where
    std::string remark;               // if it is not met
    double nearness = 0;              // if it is not met: how near the document comes, 0 to 1

    bool met() const { return verdict == Verdict::Met; }
};

Answer answer(const Requirement::Section& section, const Paper& paper, const Synonyms& synonyms);
Answer answer(const Requirement::Topic& topic, const Paper& paper, const Synonyms& synonyms);
Answer answer(const Requirement::Table& table, const Paper& paper, const Synonyms& synonyms);
Answer answer(const Requirement::List& list, const Paper& paper, const Synonyms& synonyms);
Answer answer(const Requirement::Annex& annex, const Paper& paper, const Synonyms& synonyms);
Answer answer(const Requirement::Pages& pages, const Paper& paper, const Synonyms& synonyms);
Answer answer(const Requirement::Language& language, const Paper& paper, const Synonyms& synonyms);
Answer answer(const Requirement::Clean& clean, const Paper& paper, const Synonyms& synonyms);

}
