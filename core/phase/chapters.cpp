// The chapters of a report, and of the outline that promises them.
#include "document/meaning.h"
#include "phase/requirements.h"

#include <algorithm>

namespace remit {

namespace {

const Wordings kOfChapters = {"chapters",          "envisaged chapters",  "planned chapters",
                              "proposed chapters", "chapitres envisagés", "capítulos previstos"};

// An outline may keep the chapters apart from what it says of them: those below "Envisaged chapters".
std::vector<std::size_t> envisagedIn(const Document& outline)
{
    constexpr std::size_t kFewest = 2;
    const auto& blocks = outline.blocks;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != Block::Kind::Heading) continue;
        const bool holds = std::any_of(kOfChapters.begin(), kOfChapters.end(), [&](const std::string& name) {
            return sameMeaning(blocks[i].text, name);
        });
        if (!holds) continue;
        int level = 0; // of the first below, and of those beside it
        for (std::size_t j = i + 1; j < sectionEnd(outline, i); ++j) {
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
    for (const auto& passage : answerSections(std::span(&document, 1), context))
        std::erase(found, passage.begin);
    return found;
}

}
