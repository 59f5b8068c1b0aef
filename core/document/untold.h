#pragma once

#include "document/answer.h"
#include "document/flaws.h"

#include <optional>

// What cannot be known of a document that does not say what its parts are (Document::Structure) is unknown,
// and never missing.
namespace remit {

// `answer`, or Unknown instead of Unmet where what is asked for may be there without being seen.
Answer unlessUntold(Answer answer, const Requirement::Section& section, const Paper& paper);
Answer unlessUntold(Answer answer, const Requirement::Topic& topic, const Paper& paper,
                    const Synonyms& synonyms);
Answer unlessUntold(Answer answer, const Requirement::Table& table, const Paper& paper);
Answer unlessUntold(Answer answer, const Requirement::List& list, const Paper& paper);
Answer unlessUntold(Answer answer, const Requirement::Annex& annex, const Paper& paper);

// What is told of a flaw that nobody can see in such a document; nothing where it would be seen.
std::optional<Flawed> untold(Flaw flaw, const Document& document);

}
