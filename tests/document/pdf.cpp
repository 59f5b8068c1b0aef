#include "document/pdf.h"

#include "document/besides.h"
#include "document/compare.h"
#include "document/flaws.h"
#include "document/judge.h"
#include "lines.h"
#include "support/docx.h"
#include "support/pdf.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

using namespace remit;
using Kind = Block::Kind;
using Lines = std::vector<std::string>;
using test::Pdf;

namespace {

Document read(const Pdf& pdf, std::string_view name = "report.pdf")
{
    return test::readable(readDocument(name, pdf.bytes()));
}

Lines linesOf(const Pdf& pdf)
{
    return test::lines(read(pdf));
}

std::string refusal(std::string_view bytes)
{
    const auto document = readDocument("report.pdf", bytes);
    return document ? std::string() : document.error().what;
}

constexpr Pdf::Look kLarge{16, true}, kBold{11, true};
// Three lines of a paragraph that fill the width.
const Lines kText = {"Skills Mobility Partnerships are agreements between two or more countries",
                     "that combine the training of workers with their mobility; in 2019 the model",
                     "was laid down."};
const std::string kJoined = kText[0] + " " + kText[1] + " " + kText[2];

}

TEST_CASE("pdf: lines are joined to paragraphs by how they stand to each other")
{
    SECTION("room between paragraphs parts them")
    {
        CHECK(linesOf(Pdf().page().lines(kText).gap().lines(kText)) == Lines{kJoined, kJoined});
    }
    SECTION("so does an indented first line")
    {
        Pdf pdf;
        pdf.page();
        for (int i = 0; i < 2; ++i)
            pdf.line(kText[0], {11, false, 90}).line(kText[1]).line(kText[1]).line("It goes on.");
        const std::string whole = kText[0] + " " + kText[1] + " " + kText[1] + " It goes on.";
        CHECK(linesOf(pdf) == Lines{whole, whole});
    }
    SECTION("a line that ends although the next word would fit was ended on purpose")
    {
        CHECK(linesOf(Pdf().page().line(kText[0]).line("Dear colleagues,").line(kText[1])).size() == 2);
    }
    SECTION("a paragraph goes on overleaf, below its page's notes")
    {
        Pdf pdf;
        pdf.page().lines({kText[0], kText[1]}).gap(300).line("1 A note at the foot.", {8, false, 72});
        pdf.page().line("was laid down.").gap().line("Another.");
        CHECK(linesOf(pdf) == Lines{kJoined, "1 A note at the foot.", "Another."});
    }
    SECTION("a sentence that has ended does not go on overleaf")
    {
        CHECK(linesOf(Pdf().page().lines(kText).page().line("Another " + kText[1])).size() == 2);
    }
}

TEST_CASE("pdf: a word that a line's end divides is one, and a compound keeps its hyphen")
{
    const auto said = [](const std::string& first, const std::string& second, const std::string& elsewhere) {
        return linesOf(Pdf().page().line(first).line(second).gap(40).line(elsewhere)).front();
    };
    const std::string start = "There is something that has to be said here of the long-";
    CHECK(said(start, "lasting effects.", "Nothing.") ==
          "There is something that has to be said here of the longlasting effects.");
    CHECK(said(start, "lasting effects.", "It is long, and lasting.") ==
          "There is something that has to be said here of the long-lasting effects.");
    CHECK(said("There is something that has to be said here of the manage-", "ment plan.",
               "We manage, and have a management.") ==
          "There is something that has to be said here of the management plan.");
    CHECK(said("There is something that has to be said of Sub-", "Saharan Africa and of others.", "x") ==
          "There is something that has to be said of Sub-Saharan Africa and of others.");
}

TEST_CASE("pdf: list items are known by their marks, and their depth by how far they stand in")
{
    Pdf pdf;
    pdf.page().line("What is needed:");
    pdf.line("• one thing that takes more than a line of the page it stands on, as it has", {11, false, 90});
    pdf.line("so many words", {11, false, 98});
    pdf.line("– deeper", {11, false, 110}).line("• another", {11, false, 90});
    pdf.gap().line("1. first").line("2. second").line("(a) third").line("2.3 is a number. 2022 is a year.");
    CHECK(linesOf(pdf) ==
          Lines{"What is needed:",
                "- one thing that takes more than a line of the page it stands on, as it has so many words",
                "-- deeper", "- another", "1. first", "1. second", "1. third",
                "2.3 is a number. 2022 is a year."});
}

TEST_CASE("pdf: heads, feet and numbers of pages are no text, nor are the entries of a table of contents")
{
    Pdf pdf;
    Lines expected;
    for (const std::string page : {"one", "two", "three", "four"}) {
        pdf.page().at(40, "A report on partnerships", {9, false, 72});
        pdf.gap(60).lines({"On page " + page + " " + kText[1], kText[2]}).gap().line("Definition", kLarge);
        pdf.at(800, "Page " + std::to_string(expected.size() / 2 + 1) + " of 4", {9, false, 280});
        expected.insert(expected.end(),
                        {"On page " + page + " " + kText[1] + " " + kText[2], "# Definition"});
    }
    const auto document = read(pdf);
    CHECK(document.properties.pages == 4);
    REQUIRE(test::lines(document) == expected);
    CHECK(document.blocks[4].page == 3);
}

TEST_CASE("pdf: what stands on a page once, or with another number that is none of a page, is text")
{
    const auto paged = [](int pages, const auto& draw) {
        Pdf pdf;
        for (int page = 1; page <= pages; ++page) {
            pdf.page();
            draw(pdf, page);
            pdf.gap(60).line("On page " + std::to_string(page * page) + " is something else.");
        }
        return linesOf(pdf);
    };
    const auto told = [](const Lines& lines, const std::string& text) {
        return std::count_if(lines.begin(), lines.end(),
                             [&](const std::string& line) { return line.find(text) != line.npos; });
    };
    const auto columns = [](Pdf& pdf, int page) {
        for (int column = 1; page == 1 && column <= 5; ++column)
            pdf.at(100, "Year " + std::to_string(column), {11, true, column * 90});
    };
    CHECK(told(paged(9, columns), "Year ") == 5);
    CHECK(told(paged(1, columns), "Year ") == 5);
    const auto twice = [](Pdf& pdf, int page) {
        for (const int left : {72, 320})
            if (page == 1) pdf.at(800, "Signature and date", {11, false, left});
    };
    CHECK(told(paged(1, twice), "Signature") == 2);
    CHECK(told(paged(9, twice), "Signature") == 2);
    const auto numbered = [](const std::string& words, int size, int factor, int top) {
        return [=](Pdf& pdf, int page) {
            pdf.at(top, words + std::to_string(page * factor), {size, false, 72});
        };
    };
    CHECK(told(paged(4, numbered("Annex ", 16, 1, 50)), "Annex") == 4);     // a heading
    CHECK(told(paged(4, numbered("Interview ", 11, 1, 50)), "Inter") == 4); // … in plain letters
    CHECK(told(paged(4, numbered("Costs ", 11, 250, 800)), "Costs") == 4);  // numbers not of the pages
    CHECK(told(paged(4, numbered("A report | ", 11, 1, 50)), "report") == 0);
    CHECK(told(paged(4, numbered("A report ", 9, 1, 800)), "report") == 0);
    const auto far = [](Pdf& pdf, int page) {
        if (page % 5 == 1) pdf.at(50, "Summary", {11, false, 72});
    };
    CHECK(told(paged(12, far), "Summary") == 3);
    const auto goesOn = [](Pdf& pdf, int page) {
        if (page == 2 || page == 3) pdf.at(50, "Budget", {16, false, 72});
    };
    CHECK(told(paged(5, goesOn), "Budget") == 1); // a heading, told once
    const auto place = [](Pdf& pdf, int page) { pdf.at(page == 4 ? 70 : 72, "An end", {11, false, 72}); };
    CHECK(told(paged(4, place), "An end") == 1); // not all of them in the margin
}

TEST_CASE("pdf: entries of a table of contents rise and name pages that there are, others are text")
{
    const Lines entries = {"Introduction ............................ 1", "Methods . . . . . . . . 2",
                           "2.1 Interviews ....... 2"};
    const auto said = [](Lines lines, int pages) {
        Pdf pdf;
        pdf.page().line("Here is:");
        for (const auto& line : lines)
            pdf.gap(20).line(line);
        for (int i = 1; i < pages; ++i)
            pdf.page();
        return linesOf(pdf).size() - 1;
    };
    CHECK(said(entries, 2) == 0);
    CHECK(said({"Foreword ..... iv", entries[0], entries[1]}, 2) == 0);
    CHECK(said(entries, 1) == 3);                              // no such page
    CHECK(said({entries[0], entries[1]}, 2) == 2);             // too few to know
    CHECK(said({entries[1], entries[0], entries[2]}, 2) == 3); // numbers fall
    CHECK(said({"Travel ............ 1200", "Interviews ........ 300", "Report ..... 900"}, 9) == 3);
}

namespace {

// What pdftohtml prints of pages with lines "Line 0", "Line 1" … on each, and an outline "NAME 0", "NAME 1" …
// whose entries go through the pages again and again.
PdfText drawn(int pages, int lines, const std::string& name, int entries)
{
    std::string xml = "<pdf2xml>", outline;
    for (int page = 1; page <= pages; ++page) {
        xml += "<page number=\"" + std::to_string(page) + "\" height=\"200000\" width=\"918\">";
        for (int i = 0; i < lines; ++i)
            xml += "<text top=\"" + std::to_string(30 * i) + "\" left=\"" + std::to_string(100 + i % 7 * 50) +
                   "\" width=\"90\" height=\"20\" font=\"0\">Line " + std::to_string(i) + "</text>";
        xml += "</page>";
    }
    for (int i = 0; i < entries; ++i)
        outline +=
            "<item page=\"" + std::to_string(i % pages + 1) + "\">" + name + std::to_string(i) + "</item>";
    return {"Pages: " + std::to_string(pages) + "\n", xml + "<outline>" + outline + "</outline></pdf2xml>"};
}

}

TEST_CASE("pdf: what the outline names are headings")
{
    Pdf pdf;
    pdf.page().gap(60).line("A report", {24, true, 72}).line("of the year", {14, true, 72});
    pdf.entry(1, "1 Introduction").line("1. Introduction").lines(kText);
    pdf.entry(2, "Of planning that is long-term and goes on for more than a line");
    pdf.line("1.1 Of planning that is long-term and goes", kLarge).line("on for more than a line", kLarge);
    pdf.lines(kText);
    pdf.page().gap(60).entry(1, "A").line("Annex A").lines(kText);
    const auto document = read(pdf);
    CHECK(test::lines(document) ==
          Lines{"A report", "of the year", "# 1 | Introduction", kJoined,
                "## 1.1 | Of planning that is long-term and goes on for more than a line", kJoined,
                "# Annex A", kJoined});
    CHECK(document.structure == Document::Structure::Headings);
    CHECK_FALSE(document.blocks[2].probable);

    SECTION("an outline that names what is not there does not name all")
    {
        const auto partly = read(pdf.entry(1, "Conclusions"));
        CHECK(partly.structure == Document::Structure::Untold);
        CHECK(test::lines(partly) == test::lines(document));
    }
    SECTION("what looks like a heading may be one that it does not name, of the level of its likes")
    {
        const auto partly = read(pdf.line("In large letters", kLarge).lines(kText));
        CHECK(partly.structure == Document::Structure::Untold);
        CHECK(test::lines(partly)[8] == "## In large letters");
        CHECK(partly.blocks[8].probable);
    }
    SECTION("nor does it name what is above a table of contents")
    {
        pdf.line("Table of Contents", kLarge);
        CHECK(read(pdf).structure == Document::Structure::Headings);
    }
    SECTION("one that is cut because it is long does not name all")
    {
        const auto structure = [](int entries) {
            return test::readable(readPdf(drawn(1, entries, "Line ", entries))).structure;
        };
        CHECK(structure(5'000) == Document::Structure::Headings);
        CHECK(structure(5'001) == Document::Structure::Untold);
    }
}

TEST_CASE("pdf: an outline that goes back and forth between long pages takes no longer than another")
{
    const auto seconds = [](const PdfText& text) {
        const auto start = std::chrono::steady_clock::now();
        CHECK(test::readable(readPdf(text)).structure == Document::Structure::Untold);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    // Words worked out anew for each entry took a hundred times as long as all else.
    CHECK(seconds(drawn(2, 10'000, "Nothing ", 5'000)) < 10 * seconds(drawn(2, 10'000, "Nothing ", 1)));
}

TEST_CASE("pdf: an outline that names only the title does not say that nothing else is a heading")
{
    Pdf pdf;
    pdf.page().entry(1, "The report").line("The report", {22, true, 72}).gap();
    pdf.line("1 Introduction", kLarge).lines(kText).line("2 Methodology", kLarge).lines(kText);
    const auto document = read(pdf);
    CHECK(test::lines(document) ==
          Lines{"# The report", "# 1 | Introduction", kJoined, "# 2 | Methodology", kJoined});
    CHECK(document.structure == Document::Structure::Untold);
}

TEST_CASE("pdf: without an outline headings are probable, by larger letters, or by number and bold ones")
{
    Pdf pdf;
    pdf.page().line("The title of the report", {22, true}).gap().line("1 Introduction", kLarge).lines(kText);
    pdf.line("1.1 Scope", kBold).lines(kText).line("Bold alone", kBold).lines(kText);
    pdf.line("2 Methods", kLarge).line("It ends like a sentence.", kLarge).lines(kText);
    const auto document = read(pdf);
    CHECK(test::lines(document) == Lines{"# The title of the report", "## 1 | Introduction", kJoined,
                                         "### 1.1 | Scope", kJoined, "Bold alone", kJoined, "## 2 | Methods",
                                         "It ends like a sentence.", kJoined});
    for (const auto& block : document.blocks)
        CHECK(block.probable == (block.kind == Kind::Heading));
    CHECK(document.structure == Document::Structure::Untold);
}

TEST_CASE("pdf: bold numbered lines in a row are a list")
{
    Pdf pdf;
    pdf.page().line("1. Plan", kBold).line("2. Train", kBold).line("3. Move", kBold).lines(kText);
    CHECK(linesOf(pdf) == Lines{"1. Plan", "1. Train", "1. Move", kJoined});
}

TEST_CASE("pdf: places are told with their page")
{
    Pdf pdf;
    pdf.page().line("A word in front.").gap().line("Another.").page().line("2.3 Data", kLarge).line("Text.");
    pdf.gap().line("More.");
    const auto document = read(pdf);
    Lines places;
    for (std::size_t i = 0; i < document.blocks.size(); ++i)
        places.push_back(placeOf(document, i));
    CHECK(places == Lines{"page 1, first paragraph", "page 1, second paragraph", "2.3 Data, page 2",
                          "2.3 Data, first paragraph, page 2", "2.3 Data, second paragraph, page 2"});
}

namespace {

Finding judged(const Pdf& pdf, decltype(Requirement::kind) kind)
{
    const Requirement requirement{"x", Level::Must, "x", std::move(kind)};
    const Document document = read(pdf);
    return judge(requirement, std::span(&document, 1), {});
}

}

TEST_CASE("pdf: what cannot be known of it is unknown, never missing")
{
    Pdf plain, named, looks, scanned;
    plain.page().line("Methodology").lines(kText);
    named.page().entry(1, "Introduction").line("Introduction", kLarge).lines(kText).line("Methodology");
    looks.page().line("1 Introduction", kLarge).lines(kText).line("2 Methodology", kLarge).lines(kText);
    scanned.page().entry(1, "Introduction").line("Introduction", kLarge).lines(kText).page();
    const Requirement::Section methodology{{"Methodology"}}, budget{{"Budget"}};
    struct Row {
        const char* why;
        const Pdf& pdf;
        decltype(Requirement::kind) kind;
        Verdict verdict;
    };
    const std::vector<Row> rows = {
        {"no heading is known", plain, methodology, Verdict::Unknown},
        {"… whatever it is called", plain, budget, Verdict::Unknown},
        {"the outline says what the headings are", named, methodology, Verdict::Unmet},
        {"a probable heading is one", looks, methodology, Verdict::Met},
        {"… but others may be there", looks, budget, Verdict::Unknown},
        {"a short line is a place", plain, Requirement::Topic{{"Methodology"}}, Verdict::Met},
        {"a mention may be a cell", plain, Requirement::Topic{{"training of workers"}}, Verdict::Unknown},
        {"what is said nowhere has no place", plain, Requirement::Topic{{"Budget"}}, Verdict::Unmet},
        {"tables are not known", named, Requirement::Table{{{"Cost"}}}, Verdict::Unknown},
        {"lists may be tables", named, Requirement::List{2}, Verdict::Unknown},
        {"an annex is a heading", plain, Requirement::Annex{{"Costs"}}, Verdict::Unknown},
        {"… that the outline lacks", named, Requirement::Annex{{"Costs"}}, Verdict::Unmet},
        {"what is not on pages with text may be on others", scanned, methodology, Verdict::Unknown},
        {"… and so an annex", scanned, Requirement::Annex{{"Costs"}}, Verdict::Unknown},
        {"… a topic", scanned, Requirement::Topic{{"Budget"}}, Verdict::Unknown},
        {"… and more words", scanned, Requirement::Length{100, 0}, Verdict::Unknown},
        {"… of which there are enough", scanned, Requirement::Length{20, 0}, Verdict::Met},
        {"… or too many", scanned, Requirement::Length{0, 10}, Verdict::Unmet},
        {"too few words are too few", plain, Requirement::Length{100, 0}, Verdict::Unmet},
        {"pages are known", plain, Requirement::Pages{1, 1}, Verdict::Met},
        {"… and counted", plain, Requirement::Pages{2, 0}, Verdict::Unmet},
        {"words are counted", plain, Requirement::Length{20, 40}, Verdict::Met},
        {"no language is read", plain, Requirement::Language{"en"}, Verdict::Unknown},
        {"changes are gone", plain, Requirement::Clean{{Flaw::TrackedChanges}}, Verdict::Met},
        {"comments are not read", plain, Requirement::Clean{{Flaw::Comments}}, Verdict::Unknown},
        {"nor pictures", plain, Requirement::Clean{{Flaw::PicturesUntold}}, Verdict::Unknown},
        {"nor tables", named, Requirement::Clean{{Flaw::TablesUnheaded}}, Verdict::Unknown},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        const auto finding = judged(row.pdf, row.kind);
        INFO(finding.remark);
        CHECK(finding.verdict == row.verdict);
        CHECK(finding.remark.empty() == (row.verdict == Verdict::Met));
    }
    CHECK(judged(Pdf(plain).line("TBD"), Requirement::Clean{{Flaw::Placeholders}}).verdict == Verdict::Unmet);
}

TEST_CASE("pdf: of a Word document and a PDF file, that which may have it keeps it from being missing")
{
    const Requirement requirement{"x", Level::Must, "x", Requirement::Section{{"Methodology"}}};
    const std::vector<Document> both = {
        test::readable(readDocument("a.docx", test::Docx{test::paragraph("Methods", "Heading1")}.bytes())),
        read(Pdf().page().lines(kText))};
    CHECK(judge(requirement, both, {}).verdict == Verdict::Unknown);
}

TEST_CASE("pdf: what the file says of itself and holds besides")
{
    Pdf pdf;
    pdf.page().lines(kText).page();
    pdf.information = "/Author (Ann \\(A.\\)) /Title (A report)";
    pdf.catalog = "/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (x) >>] >> >>";
    const auto document = read(pdf);
    CHECK(document.properties.author == "Ann (A.)");
    CHECK(document.properties.pages == 2);
    CHECK(document.properties.pagesWithoutText == 1);
    CHECK(besides(document) ==
          Lines{"report.pdf says that it was written by Ann (A.)",
                "report.pdf holds a program (JavaScript) that runs when it is opened",
                "report.pdf holds 1 page without text: empty, or pictures in which nobody can search"});
}

TEST_CASE("pdf: a page that cannot be read is one, and has its number")
{
    const auto document = read(Pdf().page().lines(kText).missing().page().line("More."));
    CHECK(document.properties.pages == 3);
    CHECK(document.properties.pagesWithoutText == 1);

    const std::string words = "height=\"1188\"><text top=\"200\" left=\"100\" width=\"90\" height=\"20\" "
                              "font=\"0\">Words.</text></page>";
    const auto numbered = test::readable(readPdf(
        {"Pages: 2\n", "<pdf2xml><page number=\"2\" " + words + "<page number=\"4\" " + words +
                           "<page number=\"4\" " + words + "<page number=\"9999\" " + words + "</pdf2xml>"}));
    CHECK(numbered.properties.pages == 6);
    CHECK(numbered.properties.pagesWithoutText == 2);
    CHECK(numbered.blocks[0].page == 2);
    CHECK(numbered.blocks[1].page == 4);
}

TEST_CASE("pdf: a PDF file is compared with the Word document that it was made from by its text")
{
    const std::string body = test::paragraph("A report", "Heading1") +
                             test::paragraph("Introduction", "Heading1") + test::paragraph(kJoined) +
                             "<w:tbl><w:tr><w:tc>" + test::paragraph("Cost") + "</w:tc><w:tc>" +
                             test::paragraph("Month") + "</w:tc></w:tr></w:tbl>";
    const auto word = test::readable(readDocument("a.docx", test::Docx{body}.bytes()));
    const auto changed = [&](const std::string& end) {
        Pdf pdf;
        pdf.page().line("A report").line("Introduction", kLarge).lines({kText[0], kText[1], end});
        pdf.gap().line("Cost").gap().line("Month");
        std::size_t changes = 0;
        for (const auto& section : compare(word, read(pdf)).sections) {
            changes += section.kind != Comparison::Kind::Same;
            for (const auto& piece : section.pieces)
                changes += piece.kind != Comparison::Kind::Same;
        }
        return changes;
    };
    CHECK(changed(kText[2]) == 0);
    CHECK(changed("was forgotten.") == 1);
}

TEST_CASE("pdf: of two PDF files one may say more of its headings than the other")
{
    const auto pdf = [](bool outline, const Lines& titles) {
        Pdf made;
        for (const auto& title : titles) {
            made.page().gap(60);
            if (outline) made.entry(1, title);
            made.line(title, kBold).gap().line("What is said of " + title + " is said here, and at length.");
        }
        return read(made);
    };
    const auto changes = [](const Document& before, const Document& after) {
        Lines said;
        for (const auto& section : compare(before, after).sections) {
            if (section.kind != Comparison::Kind::Same)
                said.push_back("section " + section.heading->runs[0].text);
            for (const auto& piece : section.pieces)
                if (section.kind == Comparison::Kind::Same && piece.kind != Comparison::Kind::Same)
                    said.push_back(piece.runs.empty() ? "" : piece.runs[0].text);
        }
        return said;
    };
    const Lines titles = {"Introduction", "Methods used", "1. Results"};
    const auto plain = pdf(false, titles), outlined = pdf(true, titles);
    REQUIRE(plain.blocks.size() == outlined.blocks.size());
    CHECK(plain.blocks[0].kind != outlined.blocks[0].kind);
    CHECK(changes(plain, outlined) == Lines{});
    CHECK(changes(outlined, plain) == Lines{});
    // A section that is new is one.
    CHECK(changes(pdf(true, {"Introduction"}), pdf(true, {"Introduction", "Budget"})) ==
          Lines{"section Budget"});
}

TEST_CASE("pdf: it is known by its bytes, whatever its name")
{
    const std::string bytes = Pdf().page().lines(kText).bytes();
    CHECK(readDocument("report.docx", bytes));
    CHECK(readDocument("report.md", std::string(900, '\n') + bytes));
    CHECK(readDocument("about.md", "A PDF file begins with %PDF-1.4 and ends with startxref."));
    CHECK(isPdf(bytes));
    CHECK(isPdf("junk\n" + bytes));
    CHECK_FALSE(isPdf("PK\3\4 " + bytes));
    CHECK_FALSE(isPdf(std::string(1100, ' ') + bytes));
}

TEST_CASE("pdf: what cannot be read is refused with one sentence")
{
    const std::string damaged =
        "the file is damaged, or breaks off before its end; copy or download it anew, "
        "or save it again in the program that made it";
    CHECK(refusal("%PDF-1.7\n\xff") == damaged);
    CHECK(refusal("%PDF-1.7\nstartxref\n5\n%%EOF\n") == damaged);
    CHECK(refusal("%PDF-1.7\nstartxref\n99999\n%%EOF\n") == damaged);

    std::string spoilt = Pdf().page().lines(kText).bytes(); // within a page, which can be read up to there
    const std::string stream = "<< /Length ";
    spoilt.replace(spoilt.find(stream), stream.size(), "<< /Filter /FlateDecode /Length ");
    CHECK(refusal(spoilt) == damaged);

    Pdf locked;
    locked.page().lines(kText);
    const std::string key(32, 'k');
    locked.trailer = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + key + ") /U (" + key +
                     ") >> /ID [(" + key + ") (" + key + ")]";
    CHECK(refusal(locked.bytes()) == "the file is protected by a password, or forbids that its text is "
                                     "copied; save it without protection");

    CHECK(refusal(Pdf().page().page().bytes()) ==
          "the file holds only pictures of pages, in which nobody can search; save it as PDF in the program "
          "that it was written with, or let a program recognise its text (OCR)");

    const auto form = [](const Lines& lines) {
        Pdf pdf;
        pdf.page().lines(lines);
        pdf.catalog = "/AcroForm << /Fields [] /XFA [(a) (b)] >>";
        return pdf.bytes();
    };
    const std::string undrawn =
        "the file is a form that only Adobe's programs show (XFA), and says nothing to others; open it there "
        "and print it to a new PDF file";
    CHECK(refusal(form({"Please wait..."})) == undrawn);
    CHECK(refusal(form({"Bitte warten"})) == undrawn);
    CHECK(refusal(form({})) == undrawn);
    CHECK(
        refusal(form({"Si ce message n'est pas remplace par le contenu du document, ce programme ne peut",
                      "peut-etre pas afficher ce type de document; voir http://www.adobe.com/go/reader."})) ==
        undrawn);
    CHECK(refusal(form(kText)).empty()); // its text is on the page

    Pdf many;
    for (int i = 0; i <= kMaxPages; ++i)
        many.page();
    CHECK(refusal(many.bytes()) ==
          "the file has 2001 pages, and this version reads 2000 at most; hand it in as several files");

    Pdf endless;
    endless.page();
    for (int i = 0; i < 300'000; ++i)
        endless.at(100 + i % 600, "A line of text like any other, over and over again on a single page", {});
    CHECK(refusal(endless.bytes()).find("the file takes more to read than a document should (pdftohtml ") ==
          0);

    CHECK(refusal("%PDF-" + std::string(kMaxDocumentBytes, 'x')).find("larger than 100 MiB") !=
          std::string::npos);
}

TEST_CASE("pdf: that the programs are not there is no fault of the file")
{
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", "/nowhere", 1);
    const std::string said = refusal(Pdf().page().lines(kText).bytes());
    ::setenv("PATH", path.c_str(), 1);
    CHECK(said ==
          "PDF files are read with the programs pdfinfo and pdftohtml, and pdfinfo is not installed on this "
          "computer; install the package poppler-utils, or hand in the document that the PDF was made "
          "from");
}

TEST_CASE("pdf: what fonts with tables of their own make of letters does not spoil the rest")
{
    const auto text = [](const std::string& words) {
        return PdfText{"Pages: 1\n", "<!DOCTYPE pdf2xml SYSTEM \"pdf2xml.dtd\">\n<pdf2xml><page number=\"1\" "
                                     "height=\"1188\" width=\"918\"><text top=\"200\" left=\"100\" "
                                     "width=\"90\" height=\"20\" font=\"0\">" +
                                         words + "</text></page></pdf2xml>"};
    };
    const auto said = [&](const std::string& words) {
        return test::lines(test::readable(readPdf(text(words))));
    };
    CHECK(said("a\x01z <b>\xef\xac\x81ne</b>") == Lines{"a z fine"});
    CHECK(said("a\xed\xa0\x80z\xff") == Lines{"az"});
    CHECK(said("a\xef\xbf\xbfz &amp; &lt;b&gt;") == Lines{"az & <b>"});
    CHECK_FALSE(readPdf(text("<b>broken")));
    CHECK_FALSE(readPdf({"", ""}));
    CHECK(readPdf({"", ""}).error().what.find('\n') == std::string::npos);
}

TEST_CASE("pdf: a link may end in the middle of other letters, and goes where it says")
{
    Pdf pdf;
    pdf.page().line("Text.").gap();
    pdf.draw("BT 1 0 0 1 72 642 Tm /I 11 Tf (See ) Tj (Global Skill) Tj /R 11 Tf ( Partnerships) Tj ET");
    pdf.link(200, 96, 230, "http://iom.int/?a=1&b=<2>");
    pdf.at(220, "The end.", {});
    const auto document = read(pdf);
    CHECK(test::lines(document) == Lines{"Text.", "See Global Skill Partnerships", "The end."});
    CHECK(document.properties.links == Lines{"http://iom.int/?a=1&b=<2>"});
}

TEST_CASE("pdf: a font may have any name")
{
    for (const char* name :
         {"H#26FJ-Sans", "A#3CB", "Weird#22Font", "A#22#20color=#22#3E", "A#3C/pdf2xml#3E", "A#0AB#26"}) {
        INFO(name);
        Pdf pdf;
        pdf.font = name;
        CHECK(linesOf(pdf.page().lines(kText)) == Lines{kJoined});
    }
}

TEST_CASE("pdf: every hundredth part of a file is damaged, or none of it")
{
    Pdf pdf;
    pdf.page().lines(kText).page().lines(kText);
    const std::string whole = pdf.bytes();
    REQUIRE(refusal(whole).empty());
    for (std::size_t hundredths = 1; hundredths < 100; ++hundredths) {
        INFO(hundredths);
        CHECK(refusal(whole.substr(0, whole.size() * hundredths / 100)).find("damaged") != std::string::npos);
    }
}
