"""Workbooks and presentations by hand as Excel and PowerPoint write them."""

from hand import register
from package import XML, relations, types, write

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
SLIDE = "application/vnd.openxmlformats-officedocument.presentationml."
MS = "http://schemas.microsoft.com/office/"
XNS = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PNS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def package(path, main, kind, parts, links):
    """`parts`: name, content type, content; `links`: name of a part and where it leads."""
    members = [("[Content_Types].xml", types([(main, kind)] + [(n, k) for n, k, _ in parts if n != main]))]
    members.append(("_rels/.rels", relations([("officeDocument", main)])))
    for name, targets in links.items():
        folder, file = name.rsplit("/", 1)
        members.append((f"{folder}/_rels/{file}.rels", relations(targets)))
    write(path, members + [(name, XML + content) for name, _, content in parts])


def excel(path, sheets, strings, others=(), sheet_links=(), styles='<cellXfs count="1"><xf numFmtId="0"/></cellXfs>'):
    """`sheets`: name, attributes, content. Others and sheet_links are of the first sheet."""
    named = "".join(f'<sheet name="{n}" sheetId="{i}" {more} r:id="rId{i}"/>' for i, (n, more, _) in enumerate(sheets, 1))
    parts = [("xl/workbook.xml", SHEET + "sheet.main+xml", f'<workbook {XNS}><bookViews><workbookView/></bookViews><sheets>{named}</sheets></workbook>')]
    links = [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    for i, (_, _, content) in enumerate(sheets, 1):
        parts.append((f"xl/worksheets/sheet{i}.xml", SHEET + "worksheet+xml", f"<worksheet {XNS}>{content}</worksheet>"))
    shared = "".join(f"<si>{s if s.startswith('<') else f'<t>{s}</t>'}</si>" for s in strings)
    parts.append(("xl/sharedStrings.xml", SHEET + "sharedStrings+xml", f'<sst {XNS} count="{len(strings)}">{shared}</sst>'))
    parts.append(("xl/styles.xml", SHEET + "styles+xml", f"<styleSheet {XNS}>{styles}</styleSheet>"))
    relation = {"xl/workbook.xml": links + [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]}
    relation["xl/workbook.xml"] += [(MS + "2017/10/relationships/person", "persons/person.xml")] if others else []
    if sheet_links:
        relation["xl/worksheets/sheet1.xml"] = list(sheet_links)
    package(path, "xl/workbook.xml", SHEET + "sheet.main+xml", parts + list(others), relation)


def row(number, *cells):
    made = "".join(c if c.startswith("<c") else f'<c r="{chr(65 + i)}{number}" t="s"><v>{c}</v></c>' for i, c in enumerate(cells))
    return f'<row r="{number}" spans="1:{len(cells)}">{made}</row>'


def excel_costs(path):
    cells = row(1, "0", "1", "2") + row(2, "3", '<c r="B2" s="1"><v>1234.5</v></c>', '<c r="C2" s="2"><v>44805</v></c>')
    cells += row(3, '<c r="A3" t="str"><f>A2&amp;"!"</f><v>Course!</v></c>', '<c r="B3" s="3"><f>B2/2000</f><v>0.61725000000000008</v></c>',
                 '<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    styles = ('<numFmts count="1"><numFmt numFmtId="164" formatCode="d\\ mmm\\ yyyy"/></numFmts><cellXfs count="4"><xf numFmtId="0"/>'
              '<xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="10"/></cellXfs>')
    strings = ["Item", "Amount", "Due", "<r><t>Cour</t></r><r><rPr><b/></rPr><t>se</t></r><phoneticPr fontId=\"1\"/>"]
    excel(path, [("Costs", "", f'<dimension ref="A1:C3"/><sheetData>{cells}</sheetData>'),
                 ("Kept back", 'state="hidden"', f"<sheetData>{row(1, '0')}</sheetData>")], strings, styles=styles)


def excel_threads(path):
    cells = row(1, "0", "1") + row(2, "2", '<c r="B2"><v>30</v></c>')
    legacy = (
        f'<comments {XNS}><authors><author>tc={{A1}}</author></authors><commentList><comment ref="B2" authorId="0" shapeId="0">'
        "<text><t>[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will "
        "get removed if the file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\n"
        "Comment:\n    Only thirty?\nReply:\n    By May, yes.</t></text></comment></commentList></comments>"
    )
    thread = (
        f'<ThreadedComments xmlns="{MS}spreadsheetml/2018/threadedcomments"><threadedComment ref="B2" dT="2022-09-01T10:00:00.00" '
        'personId="{P1}" id="{A1}" done="1"><text>Only thirty?</text></threadedComment><threadedComment ref="B2" '
        'dT="2022-09-01T11:00:00.00" personId="{P2}" id="{A2}" parentId="{A1}"><text>By May, yes.</text></threadedComment></ThreadedComments>'
    )
    persons = (
        f'<personList xmlns="{MS}spreadsheetml/2018/threadedcomments"><person displayName="Eva Holm" id="{{P1}}" userId="x" '
        'providerId="None"/><person displayName="Ana Cruz" id="{P2}" userId="y" providerId="None"/></personList>'
    )
    others = [
        ("xl/comments1.xml", SHEET + "comments+xml", legacy),
        ("xl/threadedComments/threadedComment1.xml", "application/vnd.ms-excel.threadedcomments+xml", thread),
        ("xl/persons/person.xml", "application/vnd.ms-excel.person+xml", persons),
    ]
    links = [("comments", "../comments1.xml"), (MS + "2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml")]
    excel(path, [("Answers", "", f"<sheetData>{cells}</sheetData>")], ["Region", "Answers", "North"], others, links)


register("excel-costs.xlsx", "made by hand as Excel writes it: formats, formulas, a hidden sheet", excel_costs, """
1 Costs
table
| Item | Amount | Due
| Course | 1234.5 | 2022-09-01
| Course! | 61.725% | #DIV/0!

not shown: Kept back
""")
register("excel-threads.xlsx", "made by hand as Excel 365 writes it: a thread of comments, and what older ones are shown", excel_threads, """
1 Answers
table
| Region | Answers
| North | 30

comment by Eva Holm on "30": Only thirty? (resolved)
reply to comment 1 by Ana Cruz on "30": By May, yes.
""")


def shape(kind, paragraphs, number=2):
    place = f'<p:ph type="{kind}"/>' if kind in ("title", "ctrTitle", "subTitle", "ftr", "sldNum") else '<p:ph idx="1"/>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{kind} {number}"/><p:cNvSpPr/><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:spPr/>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp>'
    )


def ap(text, properties=""):
    return f'<a:p>{properties}<a:r><a:rPr lang="en-GB" dirty="0"/><a:t>{text}</a:t></a:r><a:endParaRPr lang="en-GB"/></a:p>'


def powerpoint(path, slides, others=(), slide_links=(), deck_links=()):
    """`slides`: attributes, shapes. The rest is of the first slide."""
    ids = "".join(f'<p:sldId id="{255 + i}" r:id="rId{i}"/>' for i in range(1, len(slides) + 1))
    deck = f'<p:presentation {PNS}><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>'
    parts = [("ppt/presentation.xml", SLIDE + "presentation.main+xml", deck)]
    for i, (more, shapes) in enumerate(slides, 1):
        tree = f'<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree>'
        parts.append((f"ppt/slides/slide{i}.xml", SLIDE + "slide+xml", f"<p:sld {PNS} {more}><p:cSld>{tree}</p:cSld></p:sld>"))
    links = {"ppt/presentation.xml": [("slide", f"slides/slide{i}.xml") for i in range(1, len(slides) + 1)] + list(deck_links)}
    if slide_links:
        links["ppt/slides/slide1.xml"] = list(slide_links)
    package(path, "ppt/presentation.xml", SLIDE + "presentation.main+xml", parts + list(others), links)


def powerpoint_plan(path):
    body = ap("Language") + ap("Written", '<a:pPr lvl="1"/>') + ap("no item", '<a:pPr marL="0" indent="0"><a:buNone/></a:pPr>')
    table = "".join(
        "<a:tr h=\"1\">" + "".join(f"<a:tc><a:txBody><a:bodyPr/>{ap(t)}</a:txBody><a:tcPr/></a:tc>" for t in cells) + "</a:tr>"
        for cells in (("Step", "When"), ("Course", "May"))
    )
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="Table"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1" bandRow="1"/>'
        f"<a:tblGrid><a:gridCol w=\"1\"/><a:gridCol w=\"1\"/></a:tblGrid>{table}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    powerpoint(path, [
        ("", shape("ctrTitle", ap("Mobility plan")) + shape("subTitle", ap("For two regions"), 3)),
        ("", shape("title", ap("Training")) + shape("body", body, 3) + shape("sldNum", ap("2"), 5)),
        ("", shape("title", ap("Time")) + frame), ('show="0"', shape("title", ap("Reserve"))),
    ])


def powerpoint_comments(path):
    old = (
        f'<p:cmLst {PNS}><p:cm authorId="0" dt="2022-09-01T10:00:00.000" idx="1"><p:pos x="1" y="1"/><p:text>Too short.</p:text></p:cm></p:cmLst>'
    )
    authors = f'<p:cmAuthorLst {PNS}><p:cmAuthor id="0" name="Eva Holm" initials="EH" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'
    others = [
        ("ppt/comments/comment1.xml", SLIDE + "comments+xml", old),
        ("ppt/commentAuthors.xml", SLIDE + "commentAuthors+xml", authors),
    ]
    powerpoint(path, [("", shape("title", ap("Aims")) + shape("body", ap("work")))], others,
               [("comments", "../comments/comment1.xml")], [("commentAuthors", "commentAuthors.xml")])


def powerpoint_threads(path):
    ns = f'{PNS} xmlns:p188="{MS}powerpoint/2018/8/main"'
    said = lambda text: f"<p188:txBody><a:bodyPr/><a:lstStyle/>{ap(text)}</p188:txBody>"
    thread = (
        f'<p188:cmLst {ns}><p188:cm id="{{C1}}" authorId="{{P1}}" status="resolved" created="2022-09-01T10:00:00.000">'
        f'<p188:replyLst><p188:reply id="{{C2}}" authorId="{{P2}}" created="2022-09-01T11:00:00.000">{said("Doubled.")}</p188:reply>'
        f'</p188:replyLst>{said("Too short.")}</p188:cm></p188:cmLst>'
    )
    authors = (
        f'<p188:authorLst {ns}><p188:author id="{{P1}}" name="Eva Holm" initials="EH" userId="x" providerId="None"/>'
        '<p188:author id="{P2}" name="Ana Cruz" initials="AC" userId="y" providerId="None"/></p188:authorLst>'
    )
    others = [
        ("ppt/comments/modernComment_100_0.xml", "application/vnd.ms-powerpoint.comments+xml", thread),
        ("ppt/authors.xml", "application/vnd.ms-powerpoint.authors+xml", authors),
    ]
    relation = MS + "2018/10/relationships/"
    powerpoint(path, [("", shape("title", ap("Aims")) + shape("body", ap("work")))], others,
               [(relation + "comments", "../comments/modernComment_100_0.xml")], [(relation + "authors", "authors.xml")])


register("powerpoint-threads.pptx", "made by hand as PowerPoint 365 writes it: a thread of comments, resolved", powerpoint_threads, """
1 Aims
- work

comment by Eva Holm: Too short. (resolved)
reply to comment 1 by Ana Cruz: Doubled.
""")
register("powerpoint-plan.pptx", "made by hand as PowerPoint writes it: titles, items, a table, a slide that is not shown", powerpoint_plan, """
1 Mobility plan
¶ For two regions
1 Training
- Language
  - Written
¶ no item
1 Time
table with a heading row
| Step | When
| Course | May

not shown: Reserve
""")
register("powerpoint-comments.pptx", "made by hand as PowerPoint writes it: a comment", powerpoint_comments, """
1 Aims
- work

comment by Eva Holm: Too short.
""")
