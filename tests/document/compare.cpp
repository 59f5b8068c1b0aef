#include "document/compare.h"
#include "lines.h"
#include "support/support.h"

#include <rapidcheck.h>

#include <algorithm>
#include <chrono>

using namespace remit;

namespace {

using Kind = Comparison::Kind;
using Piece = Comparison::Piece;
using Lines = std::vector<std::string>;

Document of(std::string_view markdown)
{
    return test::readable(readMarkdown(markdown));
}

std::string said(const Comparison::Runs& runs)
{
    std::string text;
    for (const auto& run : runs)
        text += run.kind == Kind::Same      ? run.text
                : run.kind == Kind::Removed ? "[-" + run.text + "-]"
                                            : "{+" + run.text + "+}";
    return text;
}

const char* sign(Kind kind)
{
    switch (kind) {
    case Kind::Same:
        return "=";
    case Kind::Changed:
        return "~";
    case Kind::Added:
        return "+";
    case Kind::Removed:
        return "-";
    case Kind::MovedHere:
        return ">";
    case Kind::MovedAway:
        return "<";
    }
    return "";
}

// What is not the same, a line each: "# ~ heading", "+ block", "| ~ cell | cell".
Lines told(const Comparison& comparison)
{
    Lines all;
    for (const auto& section : comparison.sections) {
        if (section.heading && (section.kind != Kind::Same || section.renamed()))
            all.push_back("# " + std::string(sign(section.kind)) + " " + said(section.heading->runs));
        for (const auto& piece : section.pieces) {
            if (piece.kind == Kind::Same) continue;
            std::string columns;
            for (const auto& column : piece.columns)
                columns += std::string(" ") + sign(column.kind) + column.title;
            all.push_back(sign(piece.kind) + (" " + said(piece.runs)) + columns);
            for (const auto& row : piece.rows) {
                if (row.kind == Kind::Same) continue;
                std::string line = "| " + std::string(sign(row.kind));
                for (const auto& cell : row.cells)
                    line += " | " + said(cell);
                all.push_back(line);
            }
        }
    }
    return all;
}

Lines between(std::string_view before, std::string_view after)
{
    return told(compare(of(before), of(after)));
}

// ---- laws

std::string withoutSpaces(std::string text)
{
    std::erase(text, ' ');
    return text;
}

std::string textOn(const Comparison::Runs& runs, Kind kind)
{
    std::string text;
    for (const auto& run : runs)
        if (run.kind == Kind::Same || run.kind == kind) text += run.text;
    return withoutSpaces(text);
}

// A block as a line; the cells of a table that say something.
std::string lineOf(const Block& block)
{
    std::string line = withoutSpaces(block.text);
    for (const auto& row : block.rows) {
        line += "/";
        for (const auto& cell : row)
            line += withoutSpaces(cell.text);
    }
    return line;
}

std::string lineOn(const Piece& piece, Kind kind)
{
    std::string line = textOn(piece.runs, kind);
    for (const auto& row : piece.rows) {
        if (row.kind == (kind == Kind::Added ? Kind::Removed : Kind::Added)) continue;
        line += "/";
        for (const auto& cell : row.cells)
            line += textOn(cell, kind);
    }
    return line;
}

// The blocks of one side, as the comparison has them, by their places. Each is there once.
Lines side(const Comparison& comparison, Kind kind, std::size_t count)
{
    std::vector<std::optional<std::string>> found(count);
    const auto take = [&](const Piece& piece) {
        const auto& own = kind == Kind::Added ? piece.after : piece.before;
        if (piece.kind == Kind::MovedAway || !own) return;
        REQUIRE(own->block < count);
        REQUIRE_FALSE(found[own->block]);
        found[own->block] = lineOn(piece, kind);
    };
    for (const auto& section : comparison.sections) {
        if (section.heading) take(*section.heading);
        for (const auto& piece : section.pieces)
            take(piece);
    }
    Lines all;
    for (const auto& line : found) {
        REQUIRE(line);
        all.push_back(*line);
    }
    return all;
}

Lines linesOf(const Document& document)
{
    Lines all;
    for (const auto& block : document.blocks)
        all.push_back(lineOf(block));
    return all;
}

// Both documents can be had from the comparison, and what is of the newer stands in its order.
void holds(const Document& before, const Document& after)
{
    const auto comparison = compare(before, after);
    CHECK(side(comparison, Kind::Removed, before.blocks.size()) == linesOf(before));
    CHECK(side(comparison, Kind::Added, after.blocks.size()) == linesOf(after));
    std::size_t next = 0;
    for (const auto& section : comparison.sections) {
        const auto follows = [&](const Piece& piece) {
            if (piece.kind == Kind::MovedAway || !piece.after) return;
            CHECK(piece.after->block == next);
            ++next;
        };
        if (section.heading) follows(*section.heading);
        for (const auto& piece : section.pieces)
            follows(piece);
    }
    const auto back = decodeComparison(encode(comparison));
    REQUIRE(back);
    CHECK(*back == comparison);
}

rc::Gen<std::string> sentence()
{
    const auto word = rc::gen::element<std::string>("the", "data", "of", "costs,", "plan.", "skills", "(all)",
                                                    "2.5", "weeks", "migrants", "年度報告");
    return rc::gen::map(rc::gen::container<Lines>(word), [](const Lines& words) {
        std::string text;
        for (const auto& each : words)
            text += (text.empty() ? "" : " ") + each;
        return text;
    });
}

rc::Gen<Block> block()
{
    return rc::gen::mapcat(rc::gen::inRange(0, 10), [](int kind) {
        return rc::gen::map(rc::gen::container<Lines>(6, sentence()), [kind](const Lines& texts) {
            Block block;
            block.text = texts[0];
            if (kind < 3) {
                block.kind = Block::Kind::Heading;
                block.level = kind + 1;
                std::erase_if(block.text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
                block.text = block.text.substr(0, 12);
                while (block.text.ends_with(' '))
                    block.text.pop_back();
            } else if (kind == 3) {
                block.kind = Block::Kind::Table;
                block.text.clear();
                block.rows = {{{texts[1], 1, 1}, {texts[2], 2, 1}},
                              {{texts[3], 1, 1}},
                              {{texts[4], 1, 1}, {texts[5], 1, 1}}};
            } else if (kind == 4) {
                block.kind = Block::Kind::ListItem;
            }
            return block;
        });
    });
}

rc::Gen<Document> document()
{
    return rc::gen::map(rc::gen::container<std::vector<Block>>(block()), [](std::vector<Block> blocks) {
        Document document;
        document.blocks = std::move(blocks);
        return document;
    });
}

// Takes out, moves, doubles and changes some of the blocks.
Document revised(Document document)
{
    auto& blocks = document.blocks;
    const auto changes = *rc::gen::inRange(0, 5);
    for (int i = 0; i < changes && !blocks.empty(); ++i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, blocks.size());
        const auto place = [&](std::size_t n) { return blocks.begin() + static_cast<std::ptrdiff_t>(n); };
        switch (*rc::gen::inRange(0, 4)) {
        case 0:
            blocks.erase(place(at));
            break;
        case 1:
            std::rotate(place(at), place(at) + 1, blocks.end());
            break;
        case 2:
            blocks.insert(place(at), *block());
            break;
        default:
            if (blocks[at].kind != Block::Kind::Table) blocks[at].text += " more";
        }
    }
    return document;
}

double secondsOf(const Document& before, const Document& after)
{
    const auto began = std::chrono::steady_clock::now();
    compare(before, after);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

}

TEST_CASE("words that changed are told, and no more than they")
{
    CHECK(between("# A\n\nIt takes 2 weeks.", "# A\n\nIt takes 3 weeks.") ==
          Lines{"~ It takes[- 2-]{+ 3+} weeks."});
    CHECK(between("The plan is done.", "The plan, is done.") == Lines{"~ The plan{+,+} is done."});
    CHECK(between("one two three four five six", "one two three four five six seven") ==
          Lines{"~ one two three four five six{+ seven+}"});
    // A word that happens to be in both is not what was kept.
    CHECK(between("We keep it: reports of costs are filed by clerks each week.",
                  "We keep it: summary by the end of month is posted by clerks each week.") ==
          Lines{"~ We keep it:[- reports of costs are filed-]{+ summary by the end of month is posted+} by "
                "clerks each week."});
}

TEST_CASE("sections that are new, gone, renamed or moved are told")
{
    const std::string data = "# Data\n\nWhat is known about skills and who collects it in each country.\n\n";
    const std::string costs = "# Costs\n\nWho pays for the training, and how it is shared among them.\n\n";
    const std::string plan = "# Plan\n\nThe steps of the work with the months in which they are taken.\n\n";
    CHECK(between(data + plan, data + costs + plan) ==
          Lines{"# + {+Costs+}", "+ {+Who pays for the training, and how it is shared among them.+}"});
    CHECK(between(data + costs + plan, data + plan) ==
          Lines{"# - [-Costs-]", "- [-Who pays for the training, and how it is shared among them.-]"});
    CHECK(between(data + costs + plan, costs + plan + data) == Lines{"# < ", "# > Data"});
    auto renamed = data;
    renamed.replace(2, 4, "Evidence");
    CHECK(between(data + plan, renamed + plan) == Lines{"# = [-Data-]{+Evidence+}"});
    CHECK(between("# Method of work\n\nold", "# Methods of the work\n\nold") ==
          Lines{"# = [-Method of-]{+Methods of the+} work"});
}

TEST_CASE("a section that moved takes with it what is below it")
{
    const std::string a = "# A\n\nalpha text\n\n## A one\n\nfirst text\n\n## A two\n\nsecond text\n\n";
    const std::string b =
        "# B\n\nbeta text that is quite long\n\n## B one\n\nthird text\n\n## B two\n\nfourth text\n\n";
    CHECK(between(a + b, b + a) == Lines{"# < ", "# > A"});
    CHECK(between("# A\n\n## x\n\ntext of x\n\n# B\n\ntext", "# A\n\n# B\n\ntext\n\n## x\n\ntext of x") ==
          Lines{"# < ", "# > x"});
}

TEST_CASE("a heading put above or taken away does not move what is below it")
{
    const std::string chapters = "## A\n\nalpha\n\n## B\n\nbeta\n\n";
    CHECK(between(chapters, "# Report\n\n" + chapters) == Lines{"# + {+Report+}"});
    CHECK(between("# Report\n\n" + chapters, chapters) == Lines{"# - [-Report-]"});
}

TEST_CASE("a heading of another level moves nothing that stays in its order")
{
    const auto report = [](const std::string& skills) {
        return "# Report\n\n## Data\n\nalpha\n\n" + skills + " Skills\n\nbeta\n\n## Costs\n\ngamma\n\n";
    };
    CHECK(between(report("##"), report("#")).empty());
    CHECK(between(report("#"), report("##")).empty());
}

TEST_CASE("numbers that shift are no change")
{
    auto before = of("# A\n\nalpha\n\n# B\n\nbeta\n\n"), after = before;
    for (auto& each : before.blocks)
        each.number = "1";
    CHECK(told(compare(before, after)).empty());
}

TEST_CASE("text that moved to another section is told as moved, unless it is a few words")
{
    const std::string text = "Data are collected by each country every year.\n\n";
    CHECK(between("# A\n\nalpha\n\n" + text + "# B\n\nbeta\n\n", "# A\n\nalpha\n\n# B\n\nbeta\n\n" + text) ==
          Lines{"< ", "> Data are collected by each country every year."});
    CHECK(between("# A\n\nNone yet.\n\n# B\n\nbeta", "# A\n\n# B\n\nbeta\n\nNone yet.") ==
          Lines{"- [-None yet.-]", "+ {+None yet.+}"});
}

TEST_CASE("tables are compared by cells, rows and columns")
{
    const std::string table = "| Step | Due |\n|---|---|\n| Review | 2 weeks |\n| Survey | May |\n";
    CHECK(between(table, "| Step | Due |\n|---|---|\n| Review | 3 weeks |\n| Survey | May |\n") ==
          Lines{"~  =Step =Due", "| ~ | Review | [-2-]{+3+} weeks"});
    CHECK(between(table,
                  "| Step | Due |\n|---|---|\n| Review | 2 weeks |\n| Pilot | June |\n| Survey | May |\n") ==
          Lines{"~  =Step =Due", "| + | {+Pilot+} | {+June+}"});
    CHECK(between(table,
                  "| Step | Who | Due |\n|---|---|---|\n| Review | Ann | 2 weeks |\n| Survey | | May |\n") ==
          Lines{"~  =Step +Who =Due", "| ~ | Step | {+Who+} | Due", "| ~ | Review | {+Ann+} | 2 weeks"});
    CHECK(between("| Who | Need | Gap |\n|---|---|---|\n| a | b | c |\n",
                  "| Who | Gap | Need | Source |\n|---|---|---|---|\n| a | c | b | d |\n")
              .front() == "~  =Who +Gap =Need -Gap +Source");
    CHECK(between(table, "| Step |\n|---|\n| Review |\n| Survey |\n").front() == "~  =Step -Due");
}

TEST_CASE("a document compared with itself differs in nothing")
{
    rc::check([] {
        const auto one = *document();
        RC_ASSERT(told(compare(one, one)).empty());
    });
}

TEST_CASE("a comparison holds both documents")
{
    rc::check([] { holds(*document(), *document()); });
    rc::check([] {
        const auto before = *document();
        const auto after = revised(before);
        holds(before, after);
        holds(after, before);
    });
}

TEST_CASE("the comparison of the sample outlines holds both")
{
    const auto sample = [](const char* name) {
        return test::readable(
            readDocument(name, test::read(test::source(std::string("tests/documents/") + name))));
    };
    holds(sample("report-outline.docx"), sample("report-outline-revised.docx"));
    holds(sample("first-draft.docx"), sample("final-report.docx"));
}

TEST_CASE("what is no comparison is refused")
{
    const auto bytes =
        encode(compare(of("# A\n\none\n\n| a |\n|---|\n"), of("# A\n\ntwo\n\n| b |\n|---|\n")));
    REQUIRE(decodeComparison(bytes));
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE(decodeComparison(bytes.substr(0, length)));
    CHECK_FALSE(decodeComparison(bytes + "x"));
    for (std::size_t i = 0; i < bytes.size(); ++i)
        for (const char c : {'\0', '\x01', '\x7F', '\xFF'}) {
            auto other = bytes;
            other[i] = c;
            if (const auto read = decodeComparison(other)) CHECK(encode(*read) == other);
        }
}

TEST_CASE("what no comparison comes to is refused, too")
{
    const Comparison::Side side;
    const Piece one{Kind::Same, side, side, {}, {{Kind::Same, "a"}}, {{Kind::Same, 1, 1, {{}}}}};
    const auto accepted = [](const Piece& piece, Kind kind = Kind::Same) {
        return static_cast<bool>(decodeComparison(encode(Comparison{{{kind, piece, {piece}}}})));
    };
    CHECK(accepted(one));
    CHECK(accepted(one, Kind::MovedHere));
    CHECK_FALSE(accepted(one, Kind::Changed));
    CHECK_FALSE(accepted(one, Kind::Added));
    for (const auto kind : {Kind::Added, Kind::Removed}) {
        Piece both = one;
        both.kind = kind;
        CHECK_FALSE(accepted(both));
    }
    Piece other = one;
    other.after.reset();
    CHECK_FALSE(accepted(other));
    other = one;
    other.before->section = kMaxBlocks + 1;
    CHECK_FALSE(accepted(other));
    other = one;
    other.rows[0].cells.resize(2);
    CHECK_FALSE(accepted(other));
    other = one;
    other.runs = {{Kind::MovedHere, "a"}};
    CHECK_FALSE(accepted(other));
    CHECK_FALSE(decodeComparison(encode(Comparison{{{Kind::Added, {}, {}}}})));
}

TEST_CASE("documents made to be hard take no longer than their length")
{
#if defined(REMIT_SANITIZED)
    constexpr std::size_t kMany = 30'000; // a sanitizer makes a minute of what is else seconds
#else
    constexpr std::size_t kMany = 100'000;
#endif
    const auto blocks = [](std::size_t count, auto text) {
        Document document;
        for (std::size_t i = 0; i < count; ++i) {
            Block block;
            block.text = text(i);
            document.blocks.push_back(block);
        }
        return document;
    };
    const auto number = [](std::size_t i) { return std::to_string(i * 7919 % 100'003); };
    const auto different = blocks(kMany, [&](std::size_t i) { return "paragraph " + number(i); });
    const auto others = blocks(kMany, [&](std::size_t i) { return "text " + number(i + 200'000); });
    const auto reversed = blocks(kMany, [&](std::size_t i) { return "paragraph " + number(kMany - 1 - i); });
    const auto equal = blocks(kMany, [](std::size_t) { return std::string("the same in all of them"); });
    const auto two = blocks(kMany, [](std::size_t i) { return std::string(i % 3 ? "a" : "b"); });
    const auto three = blocks(kMany, [](std::size_t i) { return std::string(i * i % 7 < 3 ? "a" : "b"); });
    const auto words = [](std::size_t many, std::size_t step) {
        std::string text;
        for (std::size_t i = 0; i < many; ++i)
            text += "w" + std::to_string(i * step % 1009) + " ";
        Document document;
        document.blocks.resize(1);
        document.blocks[0].text = text;
        return document;
    };
    constexpr double kSeconds = 20; // a sanitizer's, on a busy machine
    CHECK(secondsOf(different, others) < kSeconds);
    CHECK(secondsOf(different, reversed) < kSeconds);
    CHECK(secondsOf(equal, different) < kSeconds);
    CHECK(secondsOf(two, three) < kSeconds);
    CHECK(secondsOf(words(10 * kMany, 1), words(10 * kMany, 3)) < kSeconds);
    auto headings = different, otherHeadings = reversed;
    for (auto* document : {&headings, &otherHeadings})
        for (std::size_t i = 0; i < document->blocks.size(); ++i) {
            document->blocks[i].kind = Block::Kind::Heading;
            document->blocks[i].level = static_cast<int>(1 + i % 9);
        }
    CHECK(secondsOf(headings, otherHeadings) < kSeconds);
}
