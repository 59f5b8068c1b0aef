#include "phase/requirements.h"

#include "base/unicode.h"
#include "base/words.h"
#include "document/paper.h"

#include <algorithm>

namespace remit {

namespace {

// More chapters than any report has: what is beyond is a document made to be expensive.
constexpr std::size_t kMaxChapters = 300;

std::string inSection(const Wordings& within)
{
    return within.empty() ? "" : " in the section " + inQuotes(within.front());
}

// "Report outline" in the middle of a sentence: "report outline", but "IOM report" as it is.
std::string midSentence(std::string title)
{
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (title.size() > 1 && isUpper(title[0]) && !isUpper(title[1]))
        title[0] = static_cast<char>(title[0] - 'A' + 'a');
    return title;
}

Finding answered(const Requirement& requirement, Verdict verdict, std::string place, std::string remark)
{
    return {requirement.id,    requirement.level, verdict,
            requirement.words, std::move(place),  std::move(remark)};
}

}

std::string acceptedTitle(const AcceptedDocument& document)
{
    return "the accepted " + midSentence(document.deliverable->title) + " (revision " +
           std::to_string(document.revision) + ")";
}

std::string rowText(const Block::Row& row)
{
    std::string text;
    for (const auto& cell : row)
        text += (&cell == row.data() ? "" : " | ") + cell.text;
    return text;
}

std::string someOf(std::vector<std::string> texts, std::size_t most)
{
    if (const std::size_t all = texts.size(); all > most) {
        texts.resize(most);
        texts.push_back(std::to_string(all - most) + " more");
    }
    return listed(texts);
}

void Brief::add(Requirement requirement)
{
    auto& asked = asked_[requirement.id];
    const auto same = std::find_if(asked.begin(), asked.end(), [&](std::size_t before) {
        return requirements_[before].words == requirement.words;
    });
    if (same != asked.end()) {
        requirements_[*same].level = std::min(requirements_[*same].level, requirement.level);
        return;
    }
    asked.push_back(requirements_.size());
    if (asked.size() > 1)
        requirement.id = requirementId(requirement.id.substr(0, 32), std::to_string(asked.size()));
    requirements_.push_back(std::move(requirement));
}

void Brief::sections()
{
    for (const auto& title : context_.expects.texts("sections"))
        add({requirementId("section", title), Level::Must, "A section " + inQuotes(title),
             Requirement::Section{{title}}});
}

void Brief::section(std::string_view key)
{
    const auto title = context_.expects.text(key);
    if (!title.empty())
        add({requirementId("section", title), Level::Must, "A section " + inQuotes(title),
             Requirement::Section{{title}}});
}

void Brief::places(std::string_view key, const std::string& what, Level level, const Wordings& within)
{
    for (const auto& text : context_.expects.texts(key))
        add({requirementId(what, text), level,
             "A place for the " + what + " " + inQuotes(text) + inSection(within),
             Requirement::Topic{{text}, within}});
}

void Brief::topics()
{
    for (const auto& topic : context_.topics("topics"))
        add({requirementId("topic", topic.title), topic.provisional ? Level::Should : Level::Must,
             "A place for the topic " + inQuotes(topic.title), Requirement::Topic{wordings(topic)}});
}

void Brief::table(std::string_view key, const Wordings& within)
{
    const auto titles = context_.expects.texts(key);
    if (titles.empty()) return;
    Requirement::Table table{{}, 1, within};
    for (const auto& title : titles)
        table.columns.push_back({title});
    add({"table", Level::Must, "A table with the columns " + listed(titles), std::move(table)});
}

void Brief::list(const std::string& name)
{
    const auto section = context_.expects.text(name + "-in");
    const auto items =
        static_cast<int>(context_.expects.wholeNumber(name + "-at-least", section.empty() ? 0 : 1));
    if (items == 0) return;
    const Wordings within = section.empty() ? Wordings{} : Wordings{section};
    add({requirementId("list", name), Level::Must,
         "A list of " + (items > 1 ? "at least " + std::to_string(items) + " " : "") + name +
             inSection(within),
         Requirement::List{items, within}});
}

void Brief::length()
{
    const auto words = static_cast<int>(context_.expects.wholeNumber("words-at-least", 0));
    if (words > 0)
        add({"length", Level::Must, "At least " + std::to_string(words) + " words",
             Requirement::Length{words, 0}});
}

const AcceptedDocument* Brief::accepted(std::string_view phase, const std::string& id, Level level,
                                        const std::string& what)
{
    const auto await = [&](const std::string& title, const std::string& why) {
        add({id, level, what + " of the " + title, Requirement::Own{}, "the " + title + " " + why});
    };
    const AcceptedDocument* document = context_.acceptedOf(phase);
    if (!document) {
        const Deliverable* earlier = context_.before(phase);
        if (earlier) await(midSentence(earlier->title), "is not accepted yet");
        return nullptr;
    }
    if (document->files.empty()) {
        await(midSentence(document->deliverable->title), "that was accepted could not be read");
        return nullptr;
    }
    return document;
}

void Brief::chaptersOf(std::string_view phase)
{
    const std::string id = "chapters-of-" + std::string(phase);
    const AcceptedDocument* document = accepted(phase, id, Level::Must, "The chapters");
    if (!document) return;
    std::size_t kept = 0;
    for (const auto& file : document->files)
        for (const auto heading : reportChapters(file, context_)) {
            const std::string& title = file.blocks[heading].text;
            if (plainWords(title).empty() || ++kept > kMaxChapters) continue;
            Requirement chapter{requirementId("chapter", title), Level::Must,
                                "Chapter " + inQuotes(title) + " of " + acceptedTitle(*document),
                                Requirement::Section{{title}}};
            chapter.agreed = true;
            add(std::move(chapter));
        }
    if (kept == 0 || kept > kMaxChapters)
        add({id, Level::Must, "The chapters of " + acceptedTitle(*document), Requirement::Own{},
             kept == 0 ? acceptedTitle(*document) + " has no headings to hold this against"
                       : acceptedTitle(*document) + " has more than " + std::to_string(kMaxChapters) +
                             " chapters; those after them were not looked for"});
}

Finding met(const Requirement& requirement, std::string remark)
{
    return answered(requirement, Verdict::Met, {}, std::move(remark));
}

Finding unmet(const Requirement& requirement, std::string place, std::string remark)
{
    return answered(requirement, Verdict::Unmet, std::move(place), std::move(remark));
}

Finding unknown(const Requirement& requirement, std::string remark)
{
    return answered(requirement, Verdict::Unknown, {}, std::move(remark));
}

std::vector<Passage> sectionsOf(std::span<const Document> files, const Wordings& title,
                                const Context& context)
{
    // What is called so goes before what an office takes for the same.
    std::vector<Passage> passages;
    for (const auto& wordings : {title, widened(title, context.contract.synonyms)}) {
        if (!passages.empty()) break;
        const Sought sought = remit::sought(wordings);
        for (const auto& document : files)
            for (const auto& [begin, end] : Paper(document).sections(sought))
                passages.push_back({&document, begin - 1, end, files.size() > 1}); // with the heading
    }
    return passages;
}

}
