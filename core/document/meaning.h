#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// How wordings are compared: by the words that carry meaning, in bare form: lower case, no accents, no plural
// ending.
namespace remit {

// One word of a wording: there if all its parts are or, hyphens left out, the whole is.
struct Keyword {
    std::vector<std::string> parts;
    std::string whole; // empty if it has no hyphens
};

// The words of `wording` that carry meaning, its number left out ("2.1", "Chapter 7."); if it has nothing but
// small words, those.
std::vector<Keyword> termsOf(std::string_view wording);

// Whether two wordings have the same terms.
bool sameMeaning(std::string_view a, std::string_view b);

// How alike `text` is to `terms`, 0 to 1, misspelt and derived words included.
double likeness(std::string_view text, const std::vector<Keyword>& terms);

// The words of a text by their hashes, ascending, each once, so that it can be searched for many wordings.
// Two words of one hash would be taken for each other; whoever could make some up can as well write the word.
using SaidWords = std::vector<std::uint64_t>;

// The words of `text`, small ones included; of a word with hyphens its parts and the whole, but of
// "non-governmental" not what it denies.
SaidWords saidWords(std::string_view text);
// Whether a text of these words says `terms`; nothing says no terms.
bool says(const SaidWords& words, const std::vector<Keyword>& terms);

}
