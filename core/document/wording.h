#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Items of lists compared: which of some wordings are others in other words.
namespace remit {

// The words of an item, plain, without what only numbers it: "Recommendation 3.1:", "R3", "2.", "(2)". Empty
// if that is all there is.
std::string plainItem(std::string_view text);
// Whether an item is numbered with a word: "Recommendation 3".
bool isLabelled(std::string_view text);

// How many words a text has, as spaces part them.
std::size_t wordsIn(std::string_view text);

// The beginnings of the words of a text that carry meaning, by their hashes, ascending, each once: "train"
// and "training" are one. Of a very long text not all.
using Stems = std::vector<std::size_t>;
Stems stemsOf(std::string_view text);

// How much of `item` is in `text`, 0 to 1; of nothing, nothing is.
double shareIn(const Stems& text, const Stems& item);

// A text ready to be compared.
struct Wording {
    std::string text, plain;
    Stems stems;

    explicit Wording(std::string words);
};
using WordingPointers = std::vector<const Wording*>;

// For each of `items` the one of `others` that is it in other words, or nullptr. None is given twice; who is
// nearer to it has it.
WordingPointers rewordings(const WordingPointers& items, const WordingPointers& others);

}
