#include "base/words.h"
#include "report/comparison_parts.h"
#include "report/html.h"

#include <algorithm>

namespace remit::html {

namespace {

using namespace compared;

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; --text: #1d2228; --back: #fff; --quiet: #57606a; --line: #d6dee6; --rule: #c9d1d9;
  --new: #dff3e3; --new-text: #0b4a1f; --gone: #fde4e1; --gone-text: #7c1512; --moved: #e4ecfb; --link: #0b4f8a;
  --hatch: #f3f5f7; --warn: #fff5e9; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e3e8ee; --back: #14181d; --quiet: #9fabb8; --line: #333c46; --rule: #465260;
    --new: #12391f; --new-text: #b6ecc4; --gone: #4a1b19; --gone-text: #ffc9c3; --moved: #1c2d4d; --link: #8cc2ff;
    --hatch: #1b2128; --warn: #3a2a12; }
}
body { max-width: 76rem; color: var(--text); background: var(--back); }
h2 { border-color: var(--rule); }
.small, dt, th, td::before { color: var(--quiet); }
.warning { background: var(--warn); }
a { color: var(--link); }
li { border-color: var(--line); }
li span { color: inherit; }
ins { color: var(--new-text); background: var(--new); text-decoration: underline; text-underline-offset: .15em; }
del { color: var(--gone-text); background: var(--gone); text-decoration: line-through; }
h3 ins, h3 del { font-weight: inherit; }
.tag { display: inline-block; margin-right: .5em; padding: 0 .5em; border: 1px solid var(--rule); border-radius: .3em;
  color: var(--text); font-size: .8rem; font-weight: 600; white-space: nowrap; }
.tag.added { background: var(--new); color: var(--new-text); }
.tag.removed { background: var(--gone); color: var(--gone-text); }
.tag.moved { background: var(--moved); }
.sides { table-layout: fixed; margin: .5rem 0 1rem; }
.sides > thead th { padding-bottom: .2rem; }
.sides th, .sides td { border-color: var(--line); }
.sides > tbody > tr > td, .sides > thead > tr > th { width: 50%; padding: .5rem .75rem; }
.sides > tbody > tr > td + td { border-left: 1px solid var(--line); }
.sides > tbody > tr > td.none { background: var(--hatch); color: var(--quiet); font-size: .875rem; }
.sides > tbody > tr.same > td { padding: .25rem .75rem; color: var(--quiet); font-size: .875rem; }
.sides .what { display: block; margin-bottom: .15rem; color: var(--quiet); font-size: .8rem; }
.sides p { margin: 0; }
.sides details p { margin: .4rem 0; max-width: 52rem; color: var(--text); }
.sides summary { cursor: pointer; }
.item::before { content: "• "; }
.wide { overflow-x: auto; }
.cells { width: auto; margin: .25rem 0; font-size: .875rem; }
.cells td, .cells td + td { padding: .2rem .5rem; border: 1px solid var(--line); background: none; }
.cells tr.removed td { background: var(--gone); }
.cells tr.added td { background: var(--new); }
.cells tr.more td { color: var(--quiet); border-style: dashed; }
@media (max-width: 39.99rem) {
  .sides > tbody > tr > td, .sides > thead > tr > th { width: auto; }
  .sides > tbody > tr > td + td { border-left: 0; }
  .sides > tbody > tr > td.none:empty { display: none; }
  .cells { display: table; }
  .cells tr { display: table-row; padding: 0; border: 0; }
  .cells td { display: table-cell; }
  .cells td::before { content: none; }
  .sides > tbody > tr.same > td::before { content: none; }
}
@media print {
  :root { color-scheme: light; --text: #000; --back: #fff; --quiet: #444; --line: #bbb; --rule: #999; --new: #fff;
    --new-text: #000; --gone: #fff; --gone-text: #000; --moved: #fff; --link: #000; --hatch: #f4f4f4; --warn: #fff; }
  ins { text-decoration: underline; font-weight: 600; }
  nav { display: none; }
  section > .small { break-after: avoid; }
  thead { display: table-header-group; }
  .sides > tbody > tr { break-inside: auto; }
}
)";

std::string spanned(std::string_view tag, std::string_view kind, std::string_view text)
{
    return "<" + std::string(tag) + (kind.empty() ? "" : " class=\"" + std::string(kind) + "\"") + ">" +
           escaped(text) + "</" + std::string(tag) + ">";
}

// The words of one side, with what is only there marked.
std::string marked(const Comparison::Runs& runs, Kind side, bool whole = false)
{
    const char* tag = side == Kind::Added ? "ins" : "del";
    std::string out;
    for (const auto& run : runs) {
        if (run.kind == Kind::Same || (run.kind == side && whole)) out += escaped(run.text);
        if (run.kind != side || whole) continue;
        // The space before a word is no part of what changed.
        const std::size_t spaces = std::min(run.text.find_first_not_of(' '), run.text.size());
        out += run.text.substr(0, spaces) + spanned(tag, {}, std::string_view(run.text).substr(spaces));
    }
    return out;
}

bool isTable(const Comparison::Piece& piece)
{
    return (piece.after ? piece.after : piece.before)->kind == Block::Kind::Table;
}

bool isOn(Kind kind, Kind side)
{
    return kind != (side == Kind::Added ? Kind::Removed : Kind::Added);
}

class Making {
public:
    explicit Making(const ComparedRevisions& revisions) : revisions_(revisions) {}

    std::string made()
    {
        const std::string title = revisions_.title + ": what changed";
        body_ += spanned("h1", {}, title) + "\n<dl>\n";
        fact("Before", revisions_.before);
        fact("After", revisions_.after);
        body_ +=
            "</dl>\n<p class=\"small\">On the left what was, on the right what is. <del>Taken away</del> is "
            "struck through, <ins>added</ins> is underlined. Numbers of headings that only shifted are no "
            "change.</p>\n";
        for (const auto& file : revisions_.files)
            tell(file);
        return page(title, body_, kStyle);
    }

private:
    void fact(std::string_view name, std::string_view value)
    {
        body_ += "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
    }
    void paragraph(std::string_view kind, std::string_view text) { body_ += spanned("p", kind, text) + "\n"; }

    void tell(const ComparedFile& file)
    {
        const std::string& name = file.after.empty() ? file.before : file.after;
        const bool renamed = file.both() && file.before != file.after;
        body_ += spanned("h2", {}, (renamed ? file.before + " → " : "") + name) + "\n";
        if (file.before.empty())
            paragraph({}, "This file is new in " + revisions_.after + ".");
        else if (file.after.empty())
            paragraph({}, "This file is not in " + revisions_.after + " any more.");
        else if (!file.unread.empty())
            paragraph("warning", "It could not be compared: " + file.unread + ".");
        else if (!file.comparison)
            paragraph({}, "The file is the same.");
        else
            tell(*file.comparison);
    }

    void tell(const Comparison& comparison)
    {
        const Names names(comparison);
        std::string words = inWords(tally(comparison)) + ".";
        words[0] = words[0] == 'n' ? 'N' : words[0];
        body_ += "<p><strong>" + escaped(words) + "</strong></p>\n";
        listChanged(comparison, names);
        std::vector<std::string> same;
        for (const auto& section : comparison.sections) {
            if (isSame(section)) {
                if (section.heading) same.push_back(names.heading(section));
                continue;
            }
            tellSame(same);
            tellSection(section, names);
        }
        tellSame(same);
    }

    // Where there are many, links to what changed; they go to what tellSection() makes of each.
    void listChanged(const Comparison& comparison, const Names& names)
    {
        constexpr std::ptrdiff_t kFew = 6;
        const auto& all = comparison.sections;
        if (std::count_if(all.begin(), all.end(), [](const auto& each) { return !isSame(each); }) <= kFew)
            return;
        body_ += "<nav class=\"small\"><details><summary>Sections with a change</summary>\n<ul>\n";
        auto n = sections_;
        for (const auto& section : all)
            if (!isSame(section))
                body_ += "<li><a href=\"#s" + std::to_string(++n) + "\">" + escaped(names.heading(section)) +
                         "</a> " + tag(section) + "</li>\n";
        body_ += "</ul>\n</details></nav>\n";
    }

    static bool isSame(const Comparison::Section& section)
    {
        return section.kind == Kind::Same && !section.renamed() &&
               std::all_of(section.pieces.begin(), section.pieces.end(),
                           [](const Comparison::Piece& piece) { return piece.kind == Kind::Same; });
    }

    void tellSame(std::vector<std::string>& same)
    {
        if (same.empty()) return;
        body_ += "<details class=\"small\"><summary>" + count(same.size(), "section") +
                 " without a change</summary>\n<ul>\n";
        for (const auto& heading : same)
            body_ += "<li>" + escaped(heading) + "</li>\n";
        body_ += "</ul>\n</details>\n";
        same.clear();
    }

    static std::string tag(Kind kind)
    {
        switch (kind) {
        case Kind::Added:
            return spanned("span", "tag added", "new");
        case Kind::Removed:
            return spanned("span", "tag removed", "gone");
        case Kind::MovedHere:
            return spanned("span", "tag moved", "moved here");
        case Kind::MovedAway:
            return spanned("span", "tag moved", "moved away");
        default:
            return {};
        }
    }

    static std::string tag(const Comparison::Section& section)
    {
        return tag(section.kind) + (section.renamed() ? spanned("span", "tag moved", "renamed") : "");
    }

    void tellSection(const Comparison::Section& section, const Names& names)
    {
        body_ += "<section id=\"s" + std::to_string(++sections_) + "\">\n<h3>" + tag(section);
        if (section.renamed())
            body_ += headingOn(section, Kind::Removed) + " → " + headingOn(section, Kind::Added);
        else
            body_ += escaped(names.heading(section));
        body_ += "</h3>\n";
        if (section.kind == Kind::MovedHere || section.kind == Kind::MovedAway) {
            const std::string after = names.predecessor(section);
            paragraph("small", after.empty() ? "It comes first now." : "It comes after " + after + " now.");
        }
        if (!section.pieces.empty()) {
            body_ += "<table class=\"sides\">\n<thead><tr><th scope=\"col\">Before</th><th "
                     "scope=\"col\">After</th>"
                     "</tr></thead>\n<tbody>\n";
            for (std::size_t i = 0; i < section.pieces.size();)
                i = section.pieces[i].kind == Kind::Same ? tellSame(section, i)
                                                         : tellPiece(section.pieces[i], names, i);
            body_ += "</tbody>\n</table>\n";
        }
        body_ += "</section>\n";
    }

    static std::string headingOn(const Comparison::Section& section, Kind side)
    {
        const auto& own = side == Kind::Added ? section.heading->after : section.heading->before;
        const std::string number = own ? own->number : "";
        return escaped(number.empty() ? "" : number + " ") + marked(section.heading->runs, side);
    }

    // What is the same in a row, closed. Returns where it ends.
    std::size_t tellSame(const Comparison::Section& section, std::size_t i)
    {
        std::size_t end = i;
        while (end < section.pieces.size() && section.pieces[end].kind == Kind::Same)
            ++end;
        const auto first = section.pieces.begin() + static_cast<std::ptrdiff_t>(i);
        const bool tables = std::any_of(first, first + static_cast<std::ptrdiff_t>(end - i), isTable);
        body_ +=
            "<tr class=\"same\"><td colspan=\"2\"><details><summary>" +
            (end - i == 1 ? std::string("One ") + noun(first->after->kind)
                          : std::to_string(end - i) + (tables ? " paragraphs and tables" : " paragraphs")) +
            " without a change</summary>\n";
        for (; i < end; ++i)
            body_ += content(section.pieces[i], Kind::Added) + "\n";
        body_ += "</details></td></tr>\n";
        return end;
    }

    std::size_t tellPiece(const Comparison::Piece& piece, const Names& names, std::size_t i)
    {
        body_ += "<tr><td data-column=\"Before\"" + left(piece, names) + "</td>\n<td data-column=\"After\"" +
                 right(piece, names) + "</td></tr>\n";
        return i + 1;
    }

    static std::string left(const Comparison::Piece& piece, const Names& names)
    {
        if (piece.kind == Kind::Added) return " class=\"none\">";
        if (piece.kind == Kind::MovedHere)
            return " class=\"none\">was " + escaped(names.place(piece, Kind::Removed));
        return ">" + content(piece, Kind::Removed);
    }

    static std::string right(const Comparison::Piece& piece, const Names& names)
    {
        if (piece.kind == Kind::Removed) return " class=\"none\">";
        if (piece.kind == Kind::MovedAway)
            return " class=\"none\">is now " + escaped(names.place(piece, Kind::Added));
        return ">" + (piece.kind == Kind::MovedHere ? tag(Kind::MovedHere) : "") +
               content(piece, Kind::Added);
    }

    static std::string content(const Comparison::Piece& piece, Kind side)
    {
        if (piece.kind == Kind::MovedAway) return tag(Kind::MovedAway);
        if (isTable(piece)) return table(piece, side);
        const auto& own = side == Kind::Added ? piece.after : piece.before;
        const bool item = own && own->kind == Block::Kind::ListItem;
        return "<p" + std::string(item ? " class=\"item\"" : "") + ">" + marked(piece.runs, side) + "</p>";
    }

    static std::string table(const Comparison::Piece& piece, Kind side)
    {
        constexpr std::size_t kFew = 3;
        std::string out = "<div class=\"wide\"><table class=\"cells\"><tbody>\n";
        for (std::size_t i = 0; i < piece.rows.size(); ++i) {
            if (!isOn(piece.rows[i].kind, side)) continue;
            std::size_t end = i;
            while (i > 0 && end < piece.rows.size() && piece.rows[end].kind == Kind::Same)
                ++end;
            if (piece.kind != Kind::Changed || end - i <= kFew) {
                out += row(piece, piece.rows[i], side);
                continue;
            }
            out += "<tr class=\"more\"><td colspan=\"" +
                   std::to_string(std::max<std::size_t>(1, piece.columns.size())) + "\">" +
                   count(end - i, "row") + " without a change</td></tr>\n";
            i = end - 1;
        }
        return out + "</tbody></table></div>";
    }

    static std::string row(const Comparison::Piece& piece, const Comparison::Row& row, Kind side)
    {
        const bool whole = row.kind == side && piece.kind == Kind::Changed;
        std::string out =
            "<tr" +
            std::string(whole ? side == Kind::Added ? " class=\"added\"" : " class=\"removed\"" : "") + ">";
        for (std::size_t i = 0; i < piece.columns.size(); ++i)
            if (isOn(piece.columns[i].kind, side))
                out += "<td>" + (i < row.cells.size() ? marked(row.cells[i], side) : "") + "</td>";
        return out + "</tr>\n";
    }

    const ComparedRevisions& revisions_;
    std::string body_;
    std::size_t sections_ = 0; // told
};

}

std::string comparison(const ComparedRevisions& revisions)
{
    return Making(revisions).made();
}

}
