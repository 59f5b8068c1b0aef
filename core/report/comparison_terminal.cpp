#include "base/words.h"
#include "report/comparison_parts.h"
#include "report/layout.h"

#include <algorithm>

namespace remit::terminal {

namespace {

using namespace compared;

constexpr std::size_t kContext = 5;  // words beside a change
constexpr std::size_t kMostNew = 60; // words of what is new or gone
constexpr std::string_view kGone = "[-", kGoneEnd = "-]", kNew = "{+", kNewEnd = "+}";

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t from, std::size_t to)
{
    std::string text;
    for (; from < to; ++from)
        text += (text.empty() ? "" : " ") + std::string(words[from]);
    return text;
}

// What was kept between changes, the middle of it left out where that is long.
std::string kept(const std::string& text, bool first, bool last)
{
    const auto words = wordsOf(text);
    const std::size_t before = first ? 0 : kContext, after = last ? 0 : kContext;
    if (words.size() <= before + after + 2) return text;
    const std::string head = joined(words, 0, before),
                      tail = joined(words, words.size() - after, words.size());
    const bool apart = text.starts_with(' ');
    return (apart && before > 0 ? " " : "") + head + (before > 0 ? " …" : "…") +
           (after > 0 ? (before > 0 ? " " : "") + tail : "");
}

// What is new or gone, the end of it left out where that is long.
std::string shortened(const std::string& text)
{
    const auto words = wordsOf(text);
    if (words.size() <= kMostNew + 10) return text;
    return joined(words, 0, kMostNew) + " … (" + count(words.size() - kMostNew, "word") + " more)";
}

std::string marked(Kind kind, const std::string& text)
{
    if (kind == Kind::Removed) return std::string(kGone) + text + std::string(kGoneEnd);
    if (kind == Kind::Added) return std::string(kNew) + text + std::string(kNewEnd);
    return text;
}

std::string line(const Comparison::Runs& runs)
{
    std::string text;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        std::string own = quotable(runs[i].text, std::string::npos);
        if (runs[i].kind == Kind::Same) {
            text += kept(own, i == 0, i + 1 == runs.size());
            continue;
        }
        const bool apart = own.starts_with(' ') || (!text.empty() && runs[i - 1].kind != Kind::Same);
        own = own.substr(std::min(own.find_first_not_of(' '), own.size()));
        text += (apart ? " " : "") + marked(runs[i].kind, shortened(own));
    }
    return text;
}

// `text` with colours between the marks, line by line.
std::string coloured(const std::string& text)
{
    constexpr std::string_view kRed = "\x1B[31m", kGreen = "\x1B[32m", kPlain = "\x1B[0m";
    std::string out;
    std::string_view now;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view two = std::string_view(text).substr(i, 2);
        if (now.empty() && (two == kGone || two == kNew)) {
            now = two == kGone ? kRed : kGreen;
            out += now;
        }
        if (!now.empty() && text[i] == '\n') out += kPlain;
        out += text[i];
        if (!now.empty() && text[i] == '\n') out += now;
        if (!now.empty() && two == (now == kRed ? kGoneEnd : kNewEnd)) {
            out += text[++i];
            out += kPlain;
            now = {};
        }
    }
    return out;
}

class Telling {
public:
    explicit Telling(const Comparison& comparison)
        : comparison_(comparison), names_(comparison), above_(toldAbove(comparison))
    {
    }

    std::string told()
    {
        for (std::size_t i = 0; i < comparison_.sections.size(); ++i) {
            const auto& section = comparison_.sections[i];
            if (!above_[i]) tellSection(i);
            if (section.renamed())
                say("Section " + names_.quotedHeading(section, Kind::Removed) + " is now called " +
                    names_.quotedHeading(section, Kind::Added) + ".");
            if (section.kind == Kind::Added || section.kind == Kind::Removed) continue;
            for (std::size_t at = 0; at < section.pieces.size();)
                at = tellPieces(section.pieces, at);
        }
        return std::move(out_);
    }

private:
    void say(const std::string& text) { out_ += wrapped(text, 2); }
    void quote(const Comparison::Runs& runs) { out_ += wrapped(line(runs), 4); }

    void tellSection(std::size_t i)
    {
        const auto& section = comparison_.sections[i];
        if (section.kind == Kind::Added || section.kind == Kind::Removed) {
            const bool isNew = section.kind == Kind::Added;
            say("Section " + names_.quotedHeading(section, section.kind) +
                names_.within(section, section.kind) + (isNew ? " is new" : " is gone") +
                extent(i, section.kind) + (section.pieces.empty() ? "." : ":"));
            tellText(section);
        }
        if (section.kind == Kind::MovedHere) {
            const std::string after = names_.predecessor(section);
            say("Section " + names_.quotedHeading(section, Kind::Added) + " was moved" +
                (after.empty() ? ": it comes first now." : ": it comes after " + after + " now."));
        }
    }

    // The beginning of what a section that came or went says itself.
    void tellText(const Comparison::Section& section)
    {
        constexpr std::size_t kMostPieces = 3;
        for (std::size_t i = 0; i < section.pieces.size() && i < kMostPieces; ++i)
            if (isTable(section.pieces[i]))
                rows(section.pieces[i], section.kind);
            else
                quote(section.pieces[i].runs);
        if (section.pieces.size() > kMostPieces)
            out_ += wrapped("… (" +
                                count(section.pieces.size() - kMostPieces, "paragraph or table",
                                      "paragraphs and tables") +
                                " more)",
                            4);
    }

    // ", with 2 sections below it (310 words)"
    std::string extent(std::size_t i, Kind kind) const
    {
        std::size_t below = 0, words = 0;
        std::size_t end = i;
        do {
            const auto& section = comparison_.sections[end];
            if (section.kind != kind) continue;
            below += end > i;
            for (const auto& piece : section.pieces)
                words += wordsIn(piece, kind);
        } while (++end < above_.size() && above_[end]);
        return (below > 0 ? ", with " + count(below, "section") + " below it" : "") +
               (words > 0 ? " (" + count(words, "word") + ")" : "");
    }

    // Several of a kind that came or went one after another are told together. Returns where they end.
    std::size_t tellPieces(const std::vector<Comparison::Piece>& pieces, std::size_t at)
    {
        const auto& first = pieces[at];
        std::size_t end = at + 1;
        if ((first.kind == Kind::Added || first.kind == Kind::Removed) && !isTable(first))
            while (end < pieces.size() && pieces[end].kind == first.kind &&
                   kindOf(pieces[end]) == kindOf(first))
                ++end;
        tellPiece(first, end - at - 1);
        while (++at < end)
            quote(pieces[at].runs);
        return end;
    }

    void tellPiece(const Comparison::Piece& piece, std::size_t more)
    {
        const std::string after = names_.place(piece, Kind::Added),
                          before = names_.place(piece, Kind::Removed);
        const std::string verb =
            more > 0 ? " and the " + std::to_string(more) + " after it, are " : std::string(", is ");
        switch (piece.kind) {
        case Kind::Same:
        case Kind::MovedAway: // told where it is now
            return;
        case Kind::MovedHere:
            return say(after + ", was moved here from " + before + ".");
        case Kind::Added:
            say(after + verb + "new:");
            return isTable(piece) ? rows(piece, Kind::Added) : quote(piece.runs);
        case Kind::Removed:
            say(before + verb + "gone:");
            return isTable(piece) ? rows(piece, Kind::Removed) : quote(piece.runs);
        case Kind::Changed:
            say(after + ":");
            return isTable(piece) ? cells(piece) : quote(piece.runs);
        }
    }

    static Block::Kind kindOf(const Comparison::Piece& piece)
    {
        return (piece.after ? piece.after : piece.before)->kind;
    }

    static bool isTable(const Comparison::Piece& piece) { return kindOf(piece) == Block::Kind::Table; }

    void rows(const Comparison::Piece& table, Kind kind)
    {
        constexpr std::size_t kMostRows = 12;
        for (std::size_t i = 0; i < table.rows.size() && i < kMostRows; ++i)
            row(table.rows[i], kind);
        if (table.rows.size() > kMostRows)
            out_ += wrapped("… (" + count(table.rows.size() - kMostRows, "row") + " more)", 4);
    }

    void row(const Comparison::Row& row, Kind kind)
    {
        std::string text;
        for (const auto& cell : row.cells)
            text += (text.empty() ? "" : " | ") + quotable(textOf(cell, kind), 400);
        out_ += wrapped(marked(kind, shortened(text)), 4);
    }

    void cells(const Comparison::Piece& table)
    {
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (const Kind kind = table.columns[i].kind; kind == Kind::Added || kind == Kind::Removed)
                out_ += wrapped("Column \"" + quotable(table.columns[i].title, 100) + "\" is " +
                                    (kind == Kind::Added ? "new." : "gone."),
                                4);
        for (const auto& each : table.rows)
            if (each.kind == Kind::Added || each.kind == Kind::Removed) {
                const auto n = each.kind == Kind::Added ? each.after : each.before;
                out_ += wrapped("Row " + std::to_string(n) +
                                    (each.kind == Kind::Added ? " is new:" : " is gone; it was:"),
                                4);
                row(each, each.kind);
            } else if (each.kind == Kind::Changed) {
                changed(table, each);
            }
    }

    void changed(const Comparison::Piece& table, const Comparison::Row& row)
    {
        constexpr std::size_t kShort = 60;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Kind column = i < table.columns.size() ? table.columns[i].kind : Kind::Same;
            const auto& runs = row.cells[i];
            const bool same = std::all_of(runs.begin(), runs.end(),
                                          [](const Comparison::Run& run) { return run.kind == Kind::Same; });
            if (same || column == Kind::Added || column == Kind::Removed) continue;
            const std::string before = quotable(textOf(runs, Kind::Removed), std::string::npos),
                              after = quotable(textOf(runs, Kind::Added), std::string::npos);
            const auto shown = [](const std::string& text) { return text.empty() ? "(empty)" : text; };
            const bool brief = before.size() <= kShort && after.size() <= kShort;
            out_ += wrapped(cellPlace(table, row, i) + ": " +
                                (brief ? shown(before) + " -> " + shown(after) : line(runs)),
                            4);
        }
    }

    const Comparison& comparison_;
    Names names_;
    std::vector<bool> above_;
    std::string out_;
};

std::string fileLine(const ComparedFile& file, const ComparedRevisions& revisions)
{
    if (file.before.empty()) return quotable(file.after, 200) + " is new in " + revisions.after + ".";
    if (file.after.empty())
        return quotable(file.before, 200) + " is not in " + revisions.after + " any more.";
    const std::string names =
        quotable(file.before, 200) + (file.before == file.after ? "" : " -> " + quotable(file.after, 200));
    if (!file.unread.empty()) return names + " could not be compared: " + file.unread + ".";
    if (!file.comparison) return names + ": the same file.";
    return names + ": " + inWords(tally(*file.comparison)) + ".";
}

}

std::string comparison(const ComparedRevisions& revisions, bool colours)
{
    std::string out =
        wrapped(revisions.title + ": what changed from " + revisions.before + " to " + revisions.after, 0);
    for (const auto& file : revisions.files) {
        out += wrapped(fileLine(file, revisions), 0);
        if (!file.comparison) continue;
        const std::string told = Telling(*file.comparison).told();
        out += colours ? coloured(told) : told;
    }
    return out;
}

}
