// The chapters of a report, and of the outline that promises them.
#include "base/unicode.h"
#include "phase/requirements.h"

#include <algorithm>
#include <set>
#include <string>

namespace remit {

namespace {

bool holdsChapters(const Block& heading)
{
    static const std::set<std::string> kHeadings = {
        "chapters",          "envisaged chapters",  "planned chapters",
        "proposed chapters", "chapitres envisages", "capitulos previstos"};
    constexpr std::size_t kLongest = 40; // bytes
    return heading.text.size() <= kLongest && kHeadings.contains(plainWords(heading.text));
}

// An outline may keep the chapters apart from what it says of them: those below "Envisaged chapters".
std::vector<std::size_t> envisagedIn(const Document& outline)
{
    constexpr std::size_t kFewest = 2;
    const auto& blocks = outline.blocks;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != Block::Kind::Heading || !holdsChapters(blocks[i])) continue;
        int level = 0; // of the first below, and of those beside it
        const std::size_t end = sectionEnd(outline, i);
        for (std::size_t j = i + 1; j < end; ++j) {
            if (blocks[j].kind != Block::Kind::Heading) continue;
            if (level == 0) level = blocks[j].level;
            if (blocks[j].level <= level) found.push_back(j);
        }
        if (found.size() >= kFewest) return found;
        found.clear();
    }
    return found;
}

}

std::vector<std::size_t> reportChapters(const Document& document, const Context& context)
{
    auto found = envisagedIn(document);
    if (found.empty()) found = chapters(document);
    std::set<std::size_t> answers;
    for (const auto& passage : answerSections(std::span(&document, 1), context))
        answers.insert(passage.begin);
    std::erase_if(found, [&](std::size_t heading) { return answers.contains(heading); });
    return found;
}

}
