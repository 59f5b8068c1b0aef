"""Word documents by hand: what else tables, notes and scripts can be like."""

from hand import HEAD, about, by, comment, docx, field, gone, heads, ins, level, lists, notes, num, p, part, r, ref, style, tbl, tc, thread, tr

WORD = "made by hand as Word writes it"

docx(
    "word-heading-rows", f"{WORD}: two heading rows, and a table whose heading row is switched off",
    p("Survey", "Heading1")
    + tbl(tr(tc("Group", '<w:vMerge w:val="restart"/>'), tc("Share", '<w:gridSpan w:val="2"/>'), rest="<w:tblHeader/>"),
          tr(tc("", "<w:vMerge/>"), "men", "women", rest=HEAD), tr("North", "40 %", "60 %"), columns=3)
    + p() + tbl(tr("x", "y", rest='<w:tblHeader w:val="false"/>'), tr("1", "2")),
    """
1 Survey
table with a heading row
| Group {2 rows} | Share {2 columns}
| {from above} | men | women
| North | 40 % | 60 %
table
| x | y
| 1 | 2
""",
)

docx(
    "word-table-in-control", f"{WORD}: a table, an item and a heading deep in content controls and tracked as inserted",
    "<w:sdt><w:sdtPr><w:group/></w:sdtPr><w:sdtContent><w:sdt><w:sdtPr/><w:sdtContent>"
    + p(ins("Ana Cruz", "Annex"), "Heading1", mark=f'<w:ins {by("Ana Cruz", 2)}/>')
    + p(ins("Ana Cruz", "an item"), "", num(1), mark=f'<w:ins {by("Ana Cruz", 3)}/>')
    + "</w:sdtContent></w:sdt>" + tbl(tr("kept", "as it was")) + "</w:sdtContent></w:sdt>" + p("End."),
    """
1 Annex
- an item
table
| kept | as it was
¶ End.

inserted by Ana Cruz: Annex
inserted by Ana Cruz: an item
""",
    numbering=lists(level(0, "bullet", "•")),
)

docx(
    "word-arabic-mixed", f"{WORD}: Arabic with Latin words, numbers and marks of direction",
    p(r("الفصل الأول", "<w:rtl/>"), "1", "<w:bidi/>")
    + p(r("\u200fاتفاقية ", "<w:rtl/>") + r("SMP-2022") + r(" بين طرفين\u200f.", "<w:rtl/>"), "", "<w:bidi/>")
    + tbl(tr(tc(p(r("بند", "<w:rtl/>"))), tc(p(r("١٢", "<w:rtl/>"))))),
    """
1 الفصل الأول
¶ \u200fاتفاقية SMP-2022 بين طرفين\u200f.
table
| بند | ١٢
""".replace("\u200f", ""),
    styles=style("1", "heading 1", '<w:pPr><w:bidi/><w:outlineLvl w:val="0"/></w:pPr>'),
)

docx(
    "word-japanese-ruby", f"{WORD}: Japanese with ruby, wide blanks and a counted heading",
    p("<w:r><w:ruby><w:rubyPr/><w:rt>" + r("ぎのう") + "</w:rt><w:rubyBase>" + r("技能") + "</w:rubyBase></w:ruby></w:r>" + r("の移動"), "2", num(1))
    + p(r("第一\u3000") + r("段落", '<w:rFonts w:hint="eastAsia"/>') + r("。")) + p("調査", "2", num(1)),
    """
1 技能の移動
¶ 第一 段落。
1 調査
""",
    styles=style("2", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    numbering=lists(level(0, "japaneseCounting", "第%1章")),
)

docx(
    "word-appendix-numbers", f"{WORD}: headings counted as chapters, articles and annexes",
    p("Aims", "Heading1", num(1)) + p("Parties", "Heading2", num(1, 1)) + p("Means", "Heading1", num(1))
    + p("Forms", "Heading1", num(2)) + p("Letters", "Heading1", num(2)),
    """
1 1 | Aims
2 1.1 | Parties
1 2 | Means
1 Forms
1 Letters
""",
    numbering=lists(
        level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2."), level(0, "upperLetter", "Annex %1"),
    ),
)

docx(
    "word-endnotes-comments", f"{WORD}: a comment in a note, a note in a comment's words, a change beside a note",
    p(r("The law") + ref(1) + r(" and ") + about(0, r("its reading") + ref(2)) + r(" differ") + gone("Bo Li", " a little") + r(".")),
    """
¶ The law and its reading differ.
^ Of 2019.
^ By the court.

deleted by Bo Li: a little
comment by Eva Holm on "its reading": Which court?
""",
    footnotes=notes(n1="Of 2019.", n2="By the court."), comments=comment(0, "Eva Holm", "Which court?"),
)

docx(
    "word-reopened-thread", f"{WORD}: a resolved thread whose answers are resolved with it, and one that was not",
    p(about(3, "Later") + r(" and ")
      + '<w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/>' + r("sooner")
      + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:commentRangeEnd w:id="2"/><w:r><w:commentReference w:id="2"/></w:r>'),
    """
¶ Later and sooner

comment by Ana Cruz on "Later": Open still.
comment by Bo Li on "sooner": Settle this. (resolved)
reply to comment 2 by Ana Cruz on "sooner": Settled. (resolved)
""",
    comments=comment(1, "Bo Li", "Settle this.", ids=("20000001",)) + comment(2, "Ana Cruz", "Settled.", ids=("20000002",))
    + comment(3, "Ana Cruz", "Open still.", ids=("20000003",)),
    threads=thread(("20000001", "", True), ("20000002", "20000001", True), ("20000003", "", False)),
)

docx(
    "word-aliases", f"{WORD}: headings whose styles have other names beside, and levels that skip",
    p("Kapitel eins", "Heading1") + p("Tief darunter", "Heading4") + p("Ein Titel", "Title") + p("Untertitel", "Subtitle") + p("Text."),
    """
1 Kapitel eins
4 Tief darunter
¶ Ein Titel
¶ Untertitel
¶ Text.
""",
    styles=style("Heading1", "heading 1,Kapitel,H1", '<w:aliases w:val="Kapitel,H1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("Heading4", "heading 4", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>') + style("Title", "Title") + style("Subtitle", "Subtitle"),
)

docx(
    "word-shifted-rows", f"{WORD}: rows that begin further in, and end before the table does",
    p("Plan", "Heading1")
    + tbl(tr("a", "b", "c"), tr("below b", "below c", rest='<w:gridBefore w:val="1"/><w:wBefore w:w="1500" w:type="dxa"/>'),
          tr("below a", rest='<w:gridAfter w:val="2"/><w:wAfter w:w="3000" w:type="dxa"/>'), columns=3),
    """
1 Plan
table
| a | b | c
|  | below b | below c
| below a
""",
)

docx(
    "word-symbols", f"{WORD}: signs from the font Symbol, hyphens, tabs and breaks in a line",
    p(r("Age ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + r(" 18") + "<w:r><w:tab/></w:r>" + r("or") + "<w:r><w:br/></w:r>" + r("long")
      + "<w:r><w:softHyphen/></w:r>" + r("er") + "<w:r><w:noBreakHyphen/></w:r>" + r("term")),
    """
¶ Age ≥ 18 or longer-term
""",
)
