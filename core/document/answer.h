#pragma once

#include "document/judge.h"
#include "document/paper.h"

#include <optional>
#include <string>

namespace remit {

// What one document answers to one requirement.
struct Answer {
    bool met = false;
    std::optional<std::size_t> block; // where
    std::string remark;               // if unmet
    double nearness = 0;              // if unmet: how near the document comes, 0 to 1
};

Answer answer(const Requirement::Section& section, const Paper& paper, const Synonyms& synonyms);
Answer answer(const Requirement::Topic& topic, const Paper& paper, const Synonyms& synonyms);
Answer answer(const Requirement::Table& table, const Paper& paper, const Synonyms& synonyms);
Answer answer(const Requirement::List& list, const Paper& paper, const Synonyms& synonyms);
Answer answer(const Requirement::Clean& clean, const Paper& paper, const Synonyms& synonyms);

}
