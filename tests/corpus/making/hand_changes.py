"""Word documents by hand: tracked changes of several authors, and comments in threads."""

from hand import HEAD, about, by, comment, docx, gone, ins, notes, num, lists, level, p, r, ref, tbl, tc, thread, tr

WORD = "made by hand as Word writes it"

docx(
    "word-moves", f"{WORD}: a paragraph and some words that were moved",
    p("Order", "Heading1")
    + '<w:moveFromRangeStart w:id="1" w:author="Ana Cruz" w:name="move1"/>'
    + p(f'<w:moveFrom {by("Ana Cruz", 2)}>{r("This came first.")}</w:moveFrom>', mark=f'<w:moveFrom {by("Ana Cruz", 3)}/>')
    + '<w:moveFromRangeEnd w:id="1"/>' + p("This stays.")
    + '<w:moveToRangeStart w:id="4" w:author="Ana Cruz" w:name="move1"/>'
    + p(f'<w:moveTo {by("Ana Cruz", 5)}>{r("This came first.")}</w:moveTo>', mark=f'<w:moveTo {by("Ana Cruz", 6)}/>')
    + '<w:moveToRangeEnd w:id="4"/>'
    + p(r("Then ") + f'<w:moveTo {by("Bo Li", 7)}>{r("quickly ")}</w:moveTo>' + r("it ran")
        + f'<w:moveFrom {by("Bo Li", 8)}>{r(" quickly")}</w:moveFrom>' + r(".")),
    """
1 Order
¶ This stays.
¶ This came first.
¶ Then quickly it ran.

moved away by Ana Cruz: This came first.
moved here by Ana Cruz: This came first.
moved here by Bo Li: quickly
moved away by Bo Li: quickly
""",
)

docx(
    "word-tracked-rows", f"{WORD}: rows that were inserted and deleted in a table",
    p("Partners", "Heading1")
    + tbl(
        tr("Country", "Partner", rest=HEAD),
        tr(tc(p(gone("Ana Cruz", "North"), mark=f'<w:del {by("Ana Cruz")}/>')), tc(p(gone("Ana Cruz", "Chamber"), mark=f'<w:del {by("Ana Cruz")}/>')), rest=f'<w:del {by("Ana Cruz")}/>'),
        tr("South", "Union"),
        tr(tc(p(ins("Bo Li", "East"), mark=f'<w:ins {by("Bo Li")}/>')), tc(p(ins("Bo Li", "School"), mark=f'<w:ins {by("Bo Li")}/>')), rest=f'<w:ins {by("Bo Li")}/>'),
    ),
    """
1 Partners
table with a heading row
| Country | Partner
| South | Union
| East | School

deleted by Ana Cruz: North Chamber
inserted by Bo Li: East
inserted by Bo Li: School
""",
)

docx(
    "word-tracked-paragraphs", f"{WORD}: paragraphs inserted, deleted, joined and parted",
    p("Terms", "Heading1")
    + p(gone("Ana Cruz", "All of this goes."), mark=f'<w:del {by("Ana Cruz")}/>')
    + p(ins("Bo Li", "All of this is new."), mark=f'<w:ins {by("Bo Li")}/>')
    + p("One half", mark=f'<w:del {by("Ana Cruz")}/>') + p(" and the other.")
    + p("Parted here,", mark=f'<w:ins {by("Bo Li")}/>') + p("it goes on.")
    + p("Last."),
    """
1 Terms
¶ All of this is new.
¶ One half and the other.
¶ Parted here,
¶ it goes on.
¶ Last.

deleted by Ana Cruz: All of this goes.
inserted by Bo Li: All of this is new.
deleted by Ana Cruz:
inserted by Bo Li:
""",
)

docx(
    "word-tracked-everywhere", f"{WORD}: changes in a heading, an item, a note, a link and a control",
    p(r("Costs ") + ins("Ana Cruz", "and benefits"), "Heading1")
    + p(gone("Bo Li", "old ") + r("item"), "", num(1))
    + p(r("Text") + ref(1) + r(" and ") + '<w:hyperlink w:anchor="a">' + ins("Ana Cruz", "a link") + "</w:hyperlink>" + r(", ")
        + "<w:sdt><w:sdtPr/><w:sdtContent>" + ins("Bo Li", "a control") + "</w:sdtContent></w:sdt>" + r(".")),
    """
1 Costs and benefits
- item
¶ Text and a link, a control.
^ Note, revised.

inserted by Ana Cruz: and benefits
deleted by Bo Li: old
inserted by Ana Cruz: , revised
inserted by Ana Cruz: a link
inserted by Bo Li: a control
""",
    numbering=lists(level(0, "bullet", "•")),
    footnotes=notes(n1=p("<w:r><w:footnoteRef/></w:r>" + r(" Note") + ins("Ana Cruz", ", revised") + r("."))),
)

docx(
    "word-tracked-formats", f"{WORD}: only the looks were changed, which changes no text",
    p(r("Was plain", f'<w:b/><w:rPrChange {by("Ana Cruz")}><w:rPr/></w:rPrChange>') + r(" and is bold."), "",
      f'<w:pPrChange {by("Ana Cruz", 2)}><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>')
    + p("Was a paragraph", "Heading2", f'<w:pPrChange {by("Ana Cruz", 3)}><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:pPrChange>'),
    """
¶ Was plain and is bold.
2 Was a paragraph

looks changed by Ana Cruz:
looks changed by Ana Cruz:
looks changed by Ana Cruz:
""",
)

docx(
    "word-inserted-then-deleted", f"{WORD}: words of one author that another took out again",
    p(r("The fee is ") + f'<w:ins {by("Ana Cruz", 1)}><w:del {by("Bo Li", 2)}><w:r><w:delText xml:space="preserve">not </w:delText></w:r></w:del>{r("yet ")}</w:ins>' + r("agreed.")),
    """
¶ The fee is yet agreed.

inserted by Ana Cruz: yet
deleted by Bo Li: not
""",
)

docx(
    "word-comment-threads", f"{WORD}: two threads, one resolved; comments of several paragraphs",
    p("Scope", "Heading1")
    + p(r("The survey covers ") + '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/><w:commentRangeStart w:id="2"/>' + r("both regions")
        + "".join(f'<w:commentRangeEnd w:id="{i}"/><w:r><w:commentReference w:id="{i}"/></w:r>' for i in range(3)) + r(" in full."))
    + p(about(3, "Nobody was left out.")),
    """
1 Scope
¶ The survey covers both regions in full.
¶ Nobody was left out.

comment by Eva Holm on "both regions": Really both? The south was closed.
reply to comment 1 by Ana Cruz on "both regions": It opened in May.
reply to comment 1 by Eva Holm on "both regions": Good.
comment by Bo Li on "Nobody was left out.": A strong claim. (resolved)
""",
    comments=comment(0, "Eva Holm", "Really both?", "The south was closed.", ids=("10000001", "10000002"))
    + comment(1, "Ana Cruz", "It opened in May.", ids=("10000003",)) + comment(2, "Eva Holm", "Good.", ids=("10000004",))
    + comment(3, "Bo Li", "A strong claim.", ids=("10000005",)),
    threads=thread(("10000002", "", False), ("10000003", "10000002", False), ("10000004", "10000002", False), ("10000005", "", True)),
)

docx(
    "word-comment-places", f"{WORD}: comments over paragraphs, in a cell, in a heading, at a point, on changed words",
    p(about(0, "Aims"), "Heading1")
    + p('<w:commentRangeStart w:id="1"/>' + r("From here")) + p(r("to here") + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>' + r(" it reaches."))
    + tbl(tr("a", tc(p(about(2, "b cell")))))
    + p(r("A point") + '<w:r><w:commentReference w:id="3"/></w:r>' + r(" only."))
    + p('<w:commentRangeStart w:id="4"/>' + gone("Ana Cruz", "three") + ins("Ana Cruz", "four") + r(" years")
        + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>' + r(".")),
    """
1 Aims
¶ From here
¶ to here it reaches.
table
| a | b cell
¶ A point only.
¶ four years.

deleted by Ana Cruz: three
inserted by Ana Cruz: four
comment by Eva Holm on "Aims": Whose?
comment by Bo Li on "From here to here": Too long.
comment by Eva Holm on "b cell": Which unit?
comment by Bo Li: Here?
comment by Eva Holm on "four years": Since when?
""",
    comments=comment(0, "Eva Holm", "Whose?") + comment(1, "Bo Li", "Too long.") + comment(2, "Eva Holm", "Which unit?")
    + comment(3, "Bo Li", "Here?") + comment(4, "Eva Holm", "Since when?"),
)

docx(
    "word-2007-comments", f"{WORD} 2007: comments without threads, an author without a name",
    p(r("Sign ") + about(5, "before") + r(" the end.") + about(9, " Really.")),
    """
¶ Sign before the end. Really.

comment by Eva Holm on "before": On what day?
comment on "Really.": Delete.
""",
    comments=comment(9, "", "Delete.") + comment(5, "Eva Holm", "On what day?"),
)

docx(
    "word-three-authors", f"{WORD}: three authors in one sentence",
    p(r("The ") + gone("Ana Cruz", "ministry") + ins("Ana Cruz", "chamber") + r(" pays ") + ins("Bo Li", "half of ")
      + gone("Eva Holm", "all ") + r("the fees") + ins("Eva Holm", " and the travel") + r(".")),
    """
¶ The chamber pays half of the fees and the travel.

deleted by Ana Cruz: ministry
inserted by Ana Cruz: chamber
inserted by Bo Li: half of
deleted by Eva Holm: all
inserted by Eva Holm: and the travel
""",
)
