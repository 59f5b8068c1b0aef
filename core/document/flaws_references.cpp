#include "base/unicode.h"
#include "document/flaws_text.h"
#include "document/scan.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace remit {

namespace {

using namespace scan;

enum class Numbered { Section, Table, Figure };

std::optional<Numbered> numberedBy(std::string_view word)
{
    static const std::map<std::string, Numbered, std::less<>> kWords = {
        {"section", Numbered::Section}, {"chapter", Numbered::Section},  {"chapitre", Numbered::Section},
        {"seccion", Numbered::Section}, {"capitulo", Numbered::Section}, {"table", Numbered::Table},
        {"tableau", Numbered::Table},   {"tabla", Numbered::Table},      {"cuadro", Numbered::Table},
        {"figure", Numbered::Figure},   {"figura", Numbered::Figure}};
    const auto found = kWords.find(plainWords(word));
    if (found == kWords.end()) return {};
    return found->second;
}

// "4.2" at the beginning of `text`.
std::string_view numberAt(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && (isDigit(text[end]) || (text[end] == '.' && end > 0 &&
                                                        end + 1 < text.size() && isDigit(text[end + 1]))))
        ++end;
    return text.substr(0, end);
}

// Calls `use` with each "Table 4" of `text`: what it is, its number, where it begins and where it ends.
template <class Use>
void eachNumbered(std::string_view text, Use use)
{
    eachWord(text, [&](std::size_t at, std::size_t size) {
        if (at + size + 1 >= text.size() || text[at + size] != ' ' || !isDigit(text[at + size + 1])) return;
        const auto what = numberedBy(text.substr(at, size));
        const auto number = numberAt(text.substr(at + size + 1));
        if (what) use(*what, number, at, at + size + 1 + number.size());
    });
}

using Numbers = std::map<Numbered, std::set<std::string, std::less<>>>;

// A number and those above it: where there is a 2.1 there is a 2.
void addNumber(std::set<std::string, std::less<>>& numbers, std::string number)
{
    for (;;) {
        numbers.insert(number);
        const auto dot = number.rfind('.');
        if (dot == number.npos) return;
        number.resize(dot);
    }
}

// What the document numbers. Sections count only if each heading has its number, and no list does: clauses of
// contracts are items of lists, whose numbers are not known.
Numbers numbersIn(const Document& document)
{
    Numbers numbers;
    const auto title = titleOf(document);
    bool all = true;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.kind == Block::Kind::Heading && i != title) all = all && !block.number.empty();
        if (block.kind == Block::Kind::ListItem && block.numbered) all = false;
        if (block.kind == Block::Kind::Heading && !block.number.empty())
            addNumber(numbers[Numbered::Section], block.number);
        if (isCaption(block))
            eachNumbered(block.text,
                         [&](Numbered what, std::string_view number, std::size_t at, std::size_t) {
                             if (at == 0) addNumber(numbers[what], std::string(number));
                         });
    }
    if (!all) numbers.erase(Numbered::Section);
    return numbers;
}

// "section 4 of the Act", "(World Bank 2020, Chapter 7)" are another document's.
bool isElsewhere(std::string_view before, std::string_view after)
{
    constexpr std::array<std::string_view, 6> kOf = {" of ", " in ", " de ", " du ", " del ", ", "};
    return before.ends_with(", ") || std::any_of(kOf.begin(), kOf.end(), [&](std::string_view words) {
               return after.starts_with(words);
           });
}

}

bool isCaption(const Block& block)
{
    if (block.kind == Block::Kind::Caption) return true;
    if (block.kind != Block::Kind::Paragraph) return false;
    bool begins = false;
    eachNumbered(std::string_view(block.text).substr(0, 100),
                 [&](Numbered what, std::string_view, std::size_t at, std::size_t end) {
                     const auto after = std::string_view(block.text).substr(end);
                     begins = begins || (at == 0 && what != Numbered::Section &&
                                         (after.empty() || after[0] == ':' || after[0] == '.' ||
                                          after.starts_with(" –") || after.starts_with(" -")));
                 });
    return begins;
}

void brokenReferences(const Document& document, const FoundText& found)
{
    constexpr std::array<std::string_view, 4> kLeft = {
        "Error! Reference source not found", "Error! Bookmark not defined",
        "Erreur ! Source du renvoi introuvable", "¡Error! No se encuentra el origen de la referencia"};
    const Numbers numbers = numbersIn(document);
    eachText(document, [&](std::size_t block, std::string_view text) {
        for (const auto left : kLeft)
            if (text.find(left) != text.npos) found(block, left);
        eachNumbered(text, [&](Numbered what, std::string_view number, std::size_t at, std::size_t end) {
            const auto there = numbers.find(what);
            const bool own = at == 0 && isCaption(document.blocks[block]);
            if (there == numbers.end() || own || there->second.contains(number) ||
                isElsewhere(what == Numbered::Section ? text.substr(0, at) : std::string_view(),
                            text.substr(end)))
                return;
            found(block, text.substr(at, end - at));
        });
    });
}

}
