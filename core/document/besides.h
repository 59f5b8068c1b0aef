#pragma once

#include "document/document.h"

#include <string>
#include <vector>

namespace remit {

// What a file holds beside its text, which whoever hands it in may not know or want to give away: names,
// comments, deleted and hidden text, other files, what it loads from elsewhere, lists of people. A sentence
// each, without its full stop.
std::vector<std::string> besides(const Document& document);

}
