"""Word documents by hand: headings, lists, tables, fields and what else gives a text its structure."""

from hand import HEAD, docx, field, heads, level, lists, notes, num, p, r, ref, style, tbl, tc, tr

WORD = "made by hand as Word writes it"

docx(
    "word-styles-based-on", f"{WORD}: styles of a German template, based on each other",
    p("Abschlussbericht", "Titelseite") + p("Vorwort", "Kapitel") + p("Text des Vorworts.", "Flietext")
    + p("Ziele", "Unterkapitel") + p("Kein Eintrag der Gliederung", "Zwischentitel") + p("Tiefer", "Absatzkapitel")
    + p("Anhang", "", '<w:outlineLvl w:val="0"/>') + p("Ende."),
    """
¶ Abschlussbericht
1 Vorwort
¶ Text des Vorworts.
2 Ziele
¶ Kein Eintrag der Gliederung
3 Tiefer
1 Anhang
¶ Ende.
""",
    styles='<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>'
    + heads("berschrift", 2)
    + style("Kapitel", "Kapitel", '<w:basedOn w:val="berschrift1"/>')
    + style("Unterkapitel", "Unterkapitel", '<w:basedOn w:val="berschrift2"/>')
    + style("Zwischentitel", "Zwischentitel", '<w:basedOn w:val="berschrift2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    + style("Absatzkapitel", "Absatzkapitel", '<w:basedOn w:val="Unterkapitel"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    + style("Titelseite", "Titelseite", '<w:basedOn w:val="Standard"/>')
    + style("Flietext", "Fließtext", '<w:basedOn w:val="Standard"/>'),
)

docx(
    "word-typed-numbers", f"{WORD}: numbers typed with tabs and blanks, line breaks in headings",
    p("<w:r><w:t>1.</w:t><w:tab/><w:t>Introduction</w:t></w:r>", "Heading1") + p("Text.")
    + p("<w:r><w:t>1.1\u00a0Aims and</w:t><w:br/><w:t>scope</w:t></w:r>", "Heading2")
    + p("<w:r><w:t>2) Co</w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t>operation</w:t></w:r>", "Heading1")
    + p("2022 at a glance", "Heading1") + p("", "Heading1") + p("End."),
    """
1 1 | Introduction
¶ Text.
2 1.1 | Aims and scope
1 2 | Co-operation
1 2022 at a glance
¶ End.
""",
)

NUMBERED = lists(
    level(0, "decimal", "%1", '<w:pStyle w:val="Heading1"/>')
    + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Heading2"/>')
    + level(2, "lowerLetter", "(%3)"),
    level(0, "bullet", "\uf0a7") + level(1, "bullet", "o") + level(2, "bullet", "–"),
    level(0, "lowerLetter", "%1)") + level(1, "lowerRoman", "%2."),
)
NUMBERED_HEADS = style("Heading1", "heading 1", f'<w:pPr>{num(1)}<w:outlineLvl w:val="0"/></w:pPr>') + style(
    "Heading2", "heading 2", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>'
)

docx(
    "word-counted-headings", f"{WORD}: headings that it counts, lists of several levels between them",
    p("Background", "Heading1") + p("Need", "Heading2") + p("Shortages", "ListParagraph", num(2))
    + p("in care", "ListParagraph", num(2, 1)) + p("at night", "ListParagraph", num(2, 2)) + p("Wages", "ListParagraph", num(2))
    + p("Offer", "Heading2") + p("first", "", num(3)) + p("a part of it", "", num(3, 1)) + p("Between the items.")
    + p("second", "", num(3)) + p("Method", "Heading1") + p("Sample", "Heading2") + p("Foreword", "Heading1", num(0)),
    """
1 1 | Background
2 1.1 | Need
- Shortages
  - in care
    - at night
- Wages
2 1.2 | Offer
#. first
  #. a part of it
¶ Between the items.
#. second
1 2 | Method
2 2.1 | Sample
1 Foreword
""",
    styles=NUMBERED_HEADS + style("ListParagraph", "List Paragraph"), numbering=NUMBERED,
)

docx(
    "word-list-styles", f"{WORD}: lists by style alone, items taken out of them, a list that begins anew",
    p("Steps", "Heading1") + p("ask", "Listenummer") + p("compare", "Listenummer") + p("not a step", "Listenummer", num(0))
    + p("bullet", "Aufzhlung") + p("below", "Aufzhlung2") + p("Between") + p("one", "", num(3)) + p("one again", "", num(4)),
    """
1 Steps
#. ask
#. compare
¶ not a step
- bullet
  - below
¶ Between
#. one
#. one again
""",
    styles=heads() + style("Listenummer", "List Number", f"<w:pPr>{num(1)}</w:pPr>")
    + style("Aufzhlung", "List Bullet", f"<w:pPr>{num(2)}</w:pPr>")
    + style("Aufzhlung2", "List Bullet 2", f"<w:pPr>{num(2, 1)}</w:pPr>"),
    numbering=lists(
        level(0, "decimal", "%1."), level(0, "bullet", "•") + level(1, "bullet", "–"), level(0, "decimal", "%1.")
    ) + '<w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
)

docx(
    "word-merged-cells", f"{WORD}: cells merged over columns and rows, in both of its spellings",
    p("Costs", "Heading1")
    + tbl(
        tr("Item", tc("Year", '<w:gridSpan w:val="2"/>'), rest=HEAD),
        tr(tc("Staff", '<w:vMerge w:val="restart"/>'), "2022", "2023"),
        tr(tc("", "<w:vMerge/>"), tc("both", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')),
        tr(tc("", '<w:vMerge w:val="continue"/>'), tc("", '<w:gridSpan w:val="2"/><w:vMerge/>')), columns=3,
    )
    + p("Between.")
    + tbl(tr(tc("old way", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "c"), tr("d", "e", "f"), columns=3),
    """
1 Costs
table with a heading row
| Item | Year {2 columns}
| Staff {3 rows} | 2022 | 2023
| {from above} | both {2 columns, 2 rows}
| {from above} | {2 columns, from above}
¶ Between.
table
| old way {2 columns} | c
| d | e | f
""",
)

docx(
    "word-nested-tables", f"{WORD}: tables in tables, lists and several paragraphs in cells",
    tbl(
        tr(tc(p("Form") + p("to be filled in")), "Answer"),
        tr(tc(p("one", "", num(1)) + p("two", "", num(1))), tc(tbl(tr("inner a", "inner b"), tr(tc(tbl(tr("innermost")) + p()), "inner d")) + p())),
    )
    + p("After."),
    """
table
| Form to be filled in | Answer
| one two |
table
| inner a | inner b
|  | inner d
table
| innermost
¶ After.
""",
    numbering=lists(level(0, "bullet", "•")),
)

docx(
    "word-contents", f"{WORD}: a table of contents in a content control, page numbers hidden from the web",
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
    + p("Contents", "TOCHeading")
    + p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:hyperlink w:anchor="_Toc1">' + r("Method") + "<w:r><w:tab/></w:r>"
        + field("PAGEREF _Toc1", r("3", "<w:webHidden/>")) + "</w:hyperlink>", "TOC1",
    )
    + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    + "</w:sdtContent></w:sdt>"
    + p('<w:bookmarkStart w:id="1" w:name="_Toc1"/>' + r("Method") + '<w:bookmarkEnd w:id="1"/>', "Heading1")
    + p(r("See page ") + field("PAGEREF _Toc1 \\h", r("3", "<w:webHidden/>")) + r(".")),
    """
¶ Contents
1 Method
¶ See page 3.
""",
    styles=heads()
    + style("TOCHeading", "TOC Heading", '<w:basedOn w:val="Heading1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    + style("TOC1", "toc 1"),
)

docx(
    "word-controls", f"{WORD}: content controls around blocks, rows, cells and words, a check box, a choice",
    "<w:sdt><w:sdtPr/><w:sdtContent>" + p("Application", "Heading1") + p("Text in a control.") + "</w:sdtContent></w:sdt>"
    + p(r("Chosen: ") + "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText=\"No\" w:value=\"0\"/></w:dropDownList></w:sdtPr>"
        "<w:sdtContent>" + r("Yes") + "</w:sdtContent></w:sdt>" + r("; agreed ")
        + '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>' + r("☒") + "</w:sdtContent></w:sdt>")
    + "<w:tbl><w:tblPr/><w:tblGrid/>" + tr("Name", "Place", rest=HEAD)
    + "<w:sdt><w:sdtPr/><w:sdtContent>" + tr("Hana", "<w:sdt><w:sdtPr/><w:sdtContent>" + tc("Brno") + "</w:sdtContent></w:sdt>")
    + "</w:sdtContent></w:sdt></w:tbl>",
    """
1 Application
¶ Text in a control.
¶ Chosen: Yes; agreed ☒
table with a heading row
| Name | Place
| Hana | Brno
""",
)

docx(
    "word-fields", f"{WORD}: fields in fields, cross-references, captions with numbers, a date",
    p("Results", "Heading1") + p(r("As ") + field("REF _Ref1 \\h", "Table 1") + r(" shows, ") + field(
        "IF " + field("MERGEFIELD Sex", "f").replace("\n", "") + ' = "f" "she" "he"', "she") + r(" agreed on ")
        + '<w:fldSimple w:instr=" DATE ">' + r("1 September 2022") + "</w:fldSimple>" + r("."))
    + p(r("Table ") + '<w:fldSimple w:instr=" SEQ Table \\* ARABIC ">' + r("1") + "</w:fldSimple>" + r(": Answers"), "Caption")
    + tbl(tr("yes", "3"), tr("no", "1"))
    + p(r("Figure ") + field("SEQ Figure \\* ARABIC", "1") + r(". The road to work"), "Figurecaption"),
    """
1 Results
¶ As Table 1 shows, she agreed on 1 September 2022.
= Table 1: Answers
table
| yes | 3
| no | 1
= Figure 1. The road to work
""",
    styles=heads() + style("Caption", "caption") + style("Figurecaption", "Figure caption", '<w:basedOn w:val="Caption"/>'),
)

docx(
    "word-notes", f"{WORD}: notes in a heading, a list, a cell and of several paragraphs; a mark of its own",
    p(r("Aims") + ref(2), "Heading1") + p(r("item") + ref(3), "", num(1)) + tbl(tr(tc(p(r("cell") + ref(4))), "b"))
    + p(r("Own mark") + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="5"/><w:t>*</w:t></w:r>' + r(" here.")),
    """
1 Aims
^ Of the heading.
- item
^ First. Second.
table
| cell | b
^ Of the cell.
¶ Own mark* here.
^ With a star.
""",
    numbering=lists(level(0, "bullet", "•")),
    footnotes=notes(n2="Of the heading.", n3=p("First.") + p("Second."), n4="Of the cell.", n5="With a star."),
)

docx(
    "word-hidden", f"{WORD}: text hidden by its looks, by style and as a run-in heading",
    p("Price", "Heading1") + p(r("Shown ") + r("not shown", "<w:vanish/>") + r("and shown.", '<w:vanish w:val="0"/>'))
    + p(r("secret words"), "Secret")
    + p("Run-in heading.", "Heading2", mark="<w:vanish/><w:specVanish/>") + p("Its text."),
    """
1 Price
¶ Shown and shown.
2 Run-in heading.
¶ Its text.

hidden: not shown
hidden: secret words
""",
    styles=heads() + style("Secret", "Secret", "<w:rPr><w:vanish/></w:rPr>"),
)

docx(
    "word-boxes", f"{WORD}: a text box in two spellings, a caption in a box",
    p("Map", "Heading1")
    + p(
        r("Before ") + '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="http://schemas.'
        'openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="Box 1" descr="A box"/><a:graphic xmlns:a='
        '"http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><wps:wsp xmlns:wps="http://schemas.microsoft.com/'
        'office/word/2010/wordprocessingShape"><wps:txbx><w:txbxContent>' + p("In the box.") + p("Figure 1: The region", "Caption")
        + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>' + p("In the box.") + p("Figure 1: The region", "Caption")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + r("after.")
    ),
    """
1 Map
¶ Before after.
¶ In the box.
= Figure 1: The region
""",
    styles=heads() + style("Caption", "caption"),
)

docx(
    "word-bold-headings", f"{WORD}: no styles at all, headings typed in bold with numbers",
    p(r("1. Introduction", "<w:b/>")) + p("Nobody used styles here.") + p(r("1.1 Purpose", "<w:b/>")) + p("It has one.")
    + p(r("2. ", "<w:b/>") + r("Findings", "<w:b/><w:bCs/>")) + p("They follow."),
    """
1 1 | Introduction
¶ Nobody used styles here.
2 1.1 | Purpose
¶ It has one.
1 2 | Findings
¶ They follow.
""",
    styles=style("Normal", "Normal"),
)

docx(
    "word-2003-tags", f"{WORD} that came from Word 2003: smart tags, customXml, directions, ruby, an equation",
    p('<w:smartTag w:uri="x" w:element="City"><w:smartTagPr/>' + r("Bern") + "</w:smartTag>" + r(" and ")
      + '<w:customXml w:element="a">' + r("Basel") + "</w:customXml>" + '<w:bdo w:val="ltr">' + r(" agree") + "</w:bdo>", "Heading1")
    + '<w:customXml w:element="b">' + p("A block in a tag.") + "</w:customXml>"
    + p("<w:r><w:ruby><w:rubyPr/><w:rt>" + r("ひと") + "</w:rt><w:rubyBase>" + r("人") + "</w:rubyBase></w:ruby></w:r>" + r("々"))
    + p(r("So ") + '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=1</m:t></m:r></m:oMath>' + r(" holds.")),
    """
1 Bern and Basel agree
¶ A block in a tag.
¶ 人々
¶ So x=1 holds.
""",
)
