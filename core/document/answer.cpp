#include "document/answer.h"

#include "base/words.h"
#include "document/itemised.h"
#include "document/untold.h"

#include <algorithm>
#include <utility>

namespace remit {

namespace {

using Range = Paper::Range;

constexpr std::size_t kShortLine = 14; // words; a longer paragraph is running text
constexpr std::size_t kLongItem = 40;  // so is a list item or cell of more
constexpr double kNear = 0.3;          // less is not worth a mention

Answer metAt(std::size_t block)
{
    return {Verdict::Met, block, {}, 1};
}

std::string nameOf(const Wordings& wordings)
{
    return wordings.empty() ? "(of any name)" : inQuotes(wordings.front());
}

std::string inside(const Wordings& within)
{
    return within.empty() ? "" : " in the section " + nameOf(within);
}

// "Methods" (3.2)
std::string headingAt(const Document& document, std::size_t block)
{
    const Block& heading = document.blocks[block];
    return inQuotes(heading.text) + (heading.number.empty() ? "" : " (" + heading.number + ")");
}

// Looks for things in one document.
class Search {
public:
    Search(const Paper& paper, const Synonyms& synonyms) : paper_(paper), synonyms_(synonyms) {}

    Answer find(const Requirement::Section& section) const;
    Answer find(const Requirement::Topic& topic) const;
    Answer find(const Requirement::Table& table) const;
    Answer find(const Requirement::List& list) const;

private:
    using Ranges = std::vector<Range>;
    struct Near {
        std::size_t block = 0;
        double nearness = 0;
    };

    Wordings wide(const Wordings& wordings) const { return widened(wordings, synonyms_); }
    template <class Look>
    Answer within(const Wordings& section, Look look) const;
    template <class Test>
    const Paper::Line* firstLine(const Ranges& ranges, Test test) const;
    const Paper::Line* firstText(const Ranges& ranges) const;
    Near nearestHeading(const Wordings& wordings, const Ranges& ranges) const;
    Answer noSection(const std::string& what, const Wordings& titles, const Ranges& ranges) const;
    Answer unmet(const std::string& what, const Near& near, const std::string& advice) const;
    bool isPlace(const Paper::Line& line) const;
    Answer tableAt(const Requirement::Table& table, const std::vector<Sought>& columns,
                   std::size_t block) const;

    const Paper& paper_;
    const Synonyms& synonyms_;
};

// Looks in the sections that say `section`, or everywhere if none is asked for.
template <class Look>
Answer Search::within(const Wordings& section, Look look) const
{
    if (section.empty()) return look(Ranges{paper_.everything()});
    // One that is called so goes before one whose name an office takes for the same.
    if (const Ranges named = paper_.sections(sought(section)); !named.empty()) return look(named);
    const Wordings names = wide(section);
    const Ranges ranges = paper_.sections(sought(names));
    if (!ranges.empty()) return look(ranges);
    return noSection("Section " + nameOf(section) + ", in which this belongs, is missing", names,
                     {paper_.everything()});
}

template <class Test>
const Paper::Line* Search::firstLine(const Ranges& ranges, Test test) const
{
    for (const Range& range : ranges)
        for (const auto& line : paper_.linesIn(range))
            if (test(line)) return &line;
    return nullptr;
}

const Paper::Line* Search::firstText(const Ranges& ranges) const
{
    return firstLine(
        ranges, [&](const Paper::Line& line) { return paper_.blockOf(line).kind != Block::Kind::Heading; });
}

Search::Near Search::nearestHeading(const Wordings& wordings, const Ranges& ranges) const
{
    const Sought all = sought(wordings);
    Near near;
    for (const Range& range : ranges) {
        for (const auto& line : paper_.linesIn(range)) {
            const Block& block = paper_.blockOf(line);
            if (block.kind != Block::Kind::Heading || paper_.says(line, all))
                continue; // the title opens no section
            for (const auto& terms : all)
                if (const double alike = likeness(block.text, terms); alike > near.nearness)
                    near = {line.block, alike};
        }
    }
    return near;
}

Answer Search::unmet(const std::string& what, const Near& near, const std::string& advice) const
{
    if (near.nearness < kNear) return {Verdict::Unmet, {}, what + "; " + advice, near.nearness};
    return {Verdict::Unmet, near.block,
            what + "; the nearest heading is " + headingAt(paper_.document(), near.block), near.nearness};
}

// A line that only looks like a heading, bold or alone in a cell, is nearer than any other heading.
Answer Search::noSection(const std::string& what, const Wordings& titles, const Ranges& ranges) const
{
    const Sought all = sought(titles);
    const auto* line = firstLine(ranges, [&](const Paper::Line& one) {
        const auto kind = paper_.blockOf(one).kind;
        return (kind == Block::Kind::Paragraph || kind == Block::Kind::Table) && one.words <= kShortLine &&
               paper_.says(one, all);
    });
    if (!line) return unmet(what, nearestHeading(titles, ranges), "add a heading of that name");
    return {Verdict::Unmet, line->block,
            what + "; there is a line " + inQuotes(paper_.textOf(*line)) +
                " but it is no heading: give it the style Heading 1",
            0.95};
}

Answer Search::find(const Requirement::Section& section) const
{
    const Wordings titles = wide(section.title);
    return within(section.within, [&](const Ranges& ranges) {
        for (const Wordings& names : {section.title, titles}) {
            const Sought all = sought(names);
            const auto* found =
                firstLine(ranges, [&](const Paper::Line& line) { return paper_.opens(line, all); });
            if (found) return metAt(found->block);
        }
        return noSection("Section " + nameOf(section.title) + " is missing" + inside(section.within), titles,
                         ranges);
    });
}

// A place for a topic is a line of its own, not a mention in running text.
bool Search::isPlace(const Paper::Line& line) const
{
    switch (paper_.blockOf(line).kind) {
    case Block::Kind::Heading:
        return true;
    case Block::Kind::Paragraph:
        return line.words <= kShortLine;
    default:
        return line.words <= kLongItem;
    }
}

Answer Search::find(const Requirement::Topic& topic) const
{
    const Wordings wordings = wide(topic.topic);
    return within(topic.within, [&](const Ranges& ranges) {
        const Sought all = sought(wordings);
        const Paper::Line* place = nullptr;
        const Paper::Line* mention = nullptr;
        const auto* heading = firstLine(ranges, [&](const Paper::Line& line) {
            if (!paper_.says(line, all)) return false;
            if (!mention) mention = &line;
            if (!place && isPlace(line)) place = &line;
            return paper_.blockOf(line).kind == Block::Kind::Heading;
        });
        if (heading) return metAt(heading->block);
        if (place) return metAt(place->block);
        if (mention && topic.anywhere) return metAt(mention->block);
        if (mention)
            return Answer{Verdict::Unmet, mention->block,
                          nameOf(topic.topic) + " is only mentioned in running text" + inside(topic.within) +
                              "; give it a heading or a line of its own",
                          0.9};
        if (const auto* text = topic.anywhere ? firstText(ranges) : nullptr)
            return Answer{Verdict::Unknown, text->block,
                          nameOf(topic.topic) + " is not named" + inside(topic.within) +
                              "; whether it is there in other words, look yourself",
                          0.9};
        const std::string what = nameOf(topic.topic) + " has no place" +
                                 (topic.within.empty() ? " in the document" : inside(topic.within));
        return unmet(what, nearestHeading(wordings, ranges), "add a heading or a list item for it");
    });
}

Answer Search::tableAt(const Requirement::Table& table, const std::vector<Sought>& columns,
                       std::size_t index) const
{
    const Block& block = paper_.document().blocks[index];
    const std::size_t header = headerOf(block, columns.size());
    std::size_t first = 0; // cell of the header
    for (std::size_t i = 0; i < header; ++i)
        first += block.rows[i].size();
    const std::size_t end = first + block.rows[header].size();

    std::vector<std::string> lacking;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto* cell = firstLine({{index, index + 1}}, [&](const Paper::Line& line) {
            return line.cell >= first && line.cell < end && paper_.says(line, columns[i]);
        });
        if (!cell) lacking.push_back(nameOf(table.columns[i]));
    }
    const std::size_t rows = filledRows(block, header);
    if (lacking.empty() && rows >= static_cast<std::size_t>(std::max(table.rows, 0))) return metAt(index);

    Answer answer{Verdict::Unmet, index, "The nearest table ", 0};
    if (lacking.empty()) {
        answer.remark += "has " + count(rows, "filled row") + " below its heading; " +
                         std::to_string(table.rows) + " are needed";
        answer.nearness = 0.99;
    } else {
        answer.remark += "lacks the " + std::string(lacking.size() == 1 ? "column " : "columns ") +
                         listed(lacking) + "; add " + (lacking.size() == 1 ? "it" : "them");
        answer.nearness = 0.1 + 0.8 * static_cast<double>(columns.size() - lacking.size()) /
                                    static_cast<double>(columns.size());
    }
    return answer;
}

Answer Search::find(const Requirement::Table& table) const
{
    std::vector<Sought> columns;
    std::vector<std::string> names;
    for (const auto& column : table.columns) {
        columns.push_back(sought(wide(column)));
        names.push_back(nameOf(column));
    }
    return within(table.within, [&](const Ranges& ranges) {
        Answer best{Verdict::Unmet, {}, "There is no table" + inside(table.within), 0};
        if (!names.empty())
            best.remark +=
                std::string(" with the ") + (names.size() == 1 ? "column " : "columns ") + listed(names);
        best.remark += "; add one";
        for (const Range& range : ranges) {
            for (std::size_t i = range.first; i < range.second; ++i) {
                if (paper_.document().blocks[i].kind != Block::Kind::Table) continue;
                Answer answer = tableAt(table, columns, i);
                if (answer.met()) return answer;
                if (answer.nearness > best.nearness) best = std::move(answer);
            }
        }
        return best;
    });
}

Answer Search::find(const Requirement::List& list) const
{
    return within(list.within, [&](const Ranges& ranges) {
        const auto& blocks = paper_.document().blocks;
        const auto needed = static_cast<std::size_t>(std::max(list.items, 0));
        Run best;
        const auto consider = [&](const Run& run) {
            if (run.items > best.items) best = run;
        };
        for (const Range& range : ranges) {
            consider(listIn(blocks, range));
            if (list.within.empty()) continue;
            consider(headingsIn(blocks, range));
            consider(rowsIn(blocks, range));
        }
        const auto [longest, longestAt] = best;
        if (longest > 0 && longest >= needed) return metAt(longestAt);
        if (longest == 0)
            return Answer{Verdict::Unmet,
                          {},
                          "There is no list" + inside(list.within) + "; add one of " + count(needed, "item") +
                              ", with Word's bullets or numbers",
                          0};
        return Answer{Verdict::Unmet, longestAt,
                      "The longest list" + inside(list.within) + " has " + count(longest, "item") + "; " +
                          std::to_string(needed) + " are needed",
                      static_cast<double>(longest) / static_cast<double>(needed)};
    });
}

}

Answer answer(const Requirement::Section& section, const Paper& paper, const Synonyms& synonyms)
{
    return unlessUntold(Search(paper, synonyms).find(section), section, paper);
}

Answer answer(const Requirement::Topic& topic, const Paper& paper, const Synonyms& synonyms)
{
    return unlessUntold(Search(paper, synonyms).find(topic), topic, paper, synonyms);
}

Answer answer(const Requirement::Table& table, const Paper& paper, const Synonyms& synonyms)
{
    return unlessUntold(Search(paper, synonyms).find(table), table, paper);
}

Answer answer(const Requirement::List& list, const Paper& paper, const Synonyms& synonyms)
{
    return unlessUntold(Search(paper, synonyms).find(list), list, paper);
}

}
