"""OpenDocument texts by hand, as LibreOffice of other versions, OpenOffice and Word write them."""

import odf
from hand import register
from package import write

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
OFFICE = "made by hand as LibreOffice writes it"
STYLES = "".join(
    f'<style:style style:name="Heading_20_{n}" style:display-name="Heading {n}" style:family="paragraph" style:default-outline-level="{n}"/>'
    for n in (1, 2, 3)
)


def p(content, style="Standard"):
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def h(level, content, style=""):
    return f'<text:h text:style-name="{style or f"Heading_20_{level}"}" text:outline-level="{level}">{content}</text:h>'


def cell(content, rest=""):
    return f"<table:table-cell {rest}>{content if content.startswith('<') else p(content)}</table:table-cell>"


def rows(*given):
    return "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in given)


def region(number, kind, author, content=""):
    return (
        f'<text:changed-region xml:id="ct{number}" text:id="ct{number}"><text:{kind}><office:change-info><dc:creator>{author}'
        f"</dc:creator><dc:date>2022-09-01T10:00:00</dc:date></office:change-info>{content}</text:{kind}></text:changed-region>"
    )


def odt(name, like, body, found, styles="", automatic="", version="1.3", manifest="", word=False):
    def save(path):
        root = lambda element, inside: f'{HEAD}<office:document-{element} {odf.NS} office:version="{version}">{inside}</office:document-{element}>'
        content = f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        entries = "".join(f'<manifest:file-entry manifest:full-path="{n}" manifest:media-type="{t}"/>' for n, t in (
            ("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"), ("styles.xml", "text/xml")))
        write(path, [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", root("content", content)),
            ("styles.xml", root("styles", f"<office:styles>{STYLES if not word else ''}{styles}</office:styles>")),
            ("META-INF/manifest.xml", f'{HEAD}{manifest}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entries}</manifest:manifest>'),
        ])

    register(name + ".odt", like, save, found)


odt(
    "odt-changes", f"{OFFICE}: paragraphs that went, a change over two paragraphs, two authors",
    "<text:tracked-changes>" + region(1, "deletion", "Ana Cruz", p("") + p("This paragraph went.")) + region(2, "insertion", "Bo Li")
    + region(3, "deletion", "Bo Li", p("old ")) + region(4, "format-change", "Bo Li") + "</text:tracked-changes>"
    + h(1, "Terms") + p('The first stays.<text:change text:change-id="ct1"/>')
    + p('The second was <text:change-start text:change-id="ct2"/>written') + p('anew<text:change-end text:change-id="ct2"/> in part.')
    + p('An <text:change text:change-id="ct3"/>idea <text:change-start text:change-id="ct4"/>in bold<text:change-end text:change-id="ct4"/>.'),
    """
1 Terms
¶ The first stays.
¶ The second was written
¶ anew in part.
¶ An idea in bold.

deleted by Ana Cruz: This paragraph went.
inserted by Bo Li: written anew
deleted by Bo Li: old
looks changed by Bo Li:
""",
)

NOTE = "<dc:creator>{}</dc:creator><dc:date>2022-09-03T09:00:00</dc:date>{}"
odt(
    "odt-threads", f"{OFFICE} since 24.2: a thread of comments, one of them resolved; one over two paragraphs",
    h(1, "Scope") + p(
        '<office:annotation office:name="1" loext:resolved="false">' + NOTE.format("Eva Holm", p("Really both?") + p("South was closed."))
        + '</office:annotation><office:annotation office:name="2" loext:resolved="false" loext:parent-name="1">' + NOTE.format("Ana Cruz", p("It opened."))
        + '</office:annotation>both regions<office:annotation-end office:name="1"/><office:annotation-end office:name="2"/> and '
        + '<office:annotation office:name="3" loext:resolved="true">' + NOTE.format("Bo Li", p("How many?")) + "</office:annotation>the towns")
    + p('in them<office:annotation-end office:name="3"/>.'),
    """
1 Scope
¶ both regions and the towns
¶ in them.

comment by Eva Holm on "both regions": Really both? South was closed.
reply to comment 1 by Ana Cruz on "both regions": It opened.
comment by Bo Li on "the towns in them": How many? (resolved)
""",
)

odt(
    "odt-sections", f"{OFFICE}: sections, hidden and not, an index, a table of contents, a bookmark and a field",
    '<text:table-of-content text:name="C"><text:table-of-content-source text:outline-level="3"/><text:index-body><text:index-title text:name="T">'
    + p("Contents") + "</text:index-title>" + p("Aims<text:tab/>1") + "</text:index-body></text:table-of-content>"
    + '<text:section text:name="A">' + h(1, '<text:bookmark-start text:name="b"/>Aims<text:bookmark-end text:name="b"/>')
    + p("On page <text:page-number text:select-page=\"current\">1</text:page-number>,<text:line-break/>see <text:bookmark-ref text:ref-name=\"b\">Aims</text:bookmark-ref>.")
    + '</text:section><text:section text:name="B" text:display="none">' + p("Not shown.") + "</text:section>" + p("After.<text:soft-page-break/>"),
    """
1 Aims
¶ On page 1, see Aims.
¶ After.

hidden: Not shown.
""",
)

odt(
    "odt-tables", f"{OFFICE}: two heading rows, merged cells, a table in a cell, rows that repeat",
    '<table:table table:name="T"><table:table-column table:number-columns-repeated="3"/><table:table-header-rows>'
    + rows((cell("Group", 'table:number-rows-spanned="2" table:number-columns-spanned="1"'), cell("Share", 'table:number-columns-spanned="2" table:number-rows-spanned="1"'), "<table:covered-table-cell/>"),
           ("<table:covered-table-cell/>", cell("men"), cell("women")))
    + "</table:table-header-rows>"
    + rows((cell("North"), cell(p("40 %") + p("about")), cell('<table:table><table:table-column/>' + rows((cell("inner"),)) + "</table:table>" + p("60 %"))))
    + "</table:table>" + p("End."),
    """
table with a heading row
| Group {2 rows} | Share {2 columns}
| {from above} | men | women
| North | 40 % about | 60 %
table
| inner
¶ End.
""",
)

odt(
    "odt-lists", f"{OFFICE}: lists that go on after a paragraph, headings in a list, an item of two paragraphs",
    '<text:list text:style-name="N" xml:id="l1"><text:list-item>' + h(1, "First") + "</text:list-item></text:list>" + p("Text.")
    + '<text:list text:style-name="N" text:continue-numbering="true"><text:list-item>' + h(1, "Second") + "</text:list-item></text:list>"
    + '<text:list text:style-name="B"><text:list-item>' + p("one") + p("still one") + '<text:list><text:list-item>' + p("below")
    + "</text:list-item></text:list></text:list-item><text:list-header>" + p("no mark") + "</text:list-header><text:list-item>" + p("two") + "</text:list-item></text:list>",
    """
1 1 | First
¶ Text.
1 2 | Second
- one
¶ still one
  - below
¶ no mark
- two
""",
    automatic='<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/><text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style>',
)

odt(
    "odt-figures", f"{OFFICE}: a captioned picture in a frame, a caption of a table, notes of both kinds",
    p('<draw:frame draw:name="F"><draw:text-box>' + p('<draw:frame draw:name="P"><draw:image xlink:href="Pictures/a.png"/><svg:title>A map</svg:title></draw:frame>Figure '
      '<text:sequence text:name="Figure" style:num-format="1">1</text:sequence>: The regions', "Figure") + "</draw:text-box></draw:frame>As shown beside.")
    + p('Table <text:sequence text:name="Table" style:num-format="1">1</text:sequence>: Costs<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        + p("In francs.") + "</text:note-body></text:note>", "Table")
    + "<table:table><table:table-column/>" + rows((cell("12"),)) + "</table:table>"
    + p('Done.<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>' + p("In May.") + "</text:note-body></text:note>"),
    """
¶ As shown beside.
= Figure 1: The regions
= Table 1: Costs
^ In francs.
table
| 12
¶ Done.
^ In May.
""",
    styles='<style:style style:name="Caption" style:family="paragraph"/><style:style style:name="Table" style:family="paragraph" style:parent-style-name="Caption"/>'
    '<style:style style:name="Figure" style:family="paragraph" style:parent-style-name="Caption"/>',
)

odt(
    "odt-openoffice-2", "made by hand as OpenOffice 2 writes it, with a document type in its list of parts",
    h(1, "Bericht") + p("Der erste Absatz.") + '<text:ordered-list/>' + h(2, "Anhang"),
    """
1 Bericht
¶ Der erste Absatz.
2 Anhang
""",
    version="1.0",
    manifest='<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">\n',
)

odt(
    "odt-by-word", "made by hand as Word saves OpenDocument: styles P1, P2 with its own between, spans everywhere",
    '<text:h text:style-name="P1" text:outline-level="1"><text:span text:style-name="T1">Rap</text:span><text:span>port</text:span></text:h>'
    + '<text:p text:style-name="P2"><text:span text:style-name="T1">Le </text:span><text:span text:style-name="T2">premier</text:span><text:span> jour</text:span></text:p>'
    + '<text:list text:style-name="LFO1" text:continue-numbering="true"><text:list-item><text:p text:style-name="P3">un</text:p></text:list-item>'
    + '<text:list-item><text:p text:style-name="P3">deux</text:p></text:list-item></text:list>',
    """
1 Rapport
¶ Le premier jour
#. un
#. deux
""",
    styles='<style:style style:name="Titre1" style:display-name="Titre 1" style:family="paragraph" style:default-outline-level="1"/>',
    automatic='<style:style style:name="P1" style:parent-style-name="Titre1" style:family="paragraph"/><style:style style:name="P2" style:parent-style-name="Normal" style:family="paragraph"/>'
    '<style:style style:name="P3" style:parent-style-name="Normal" style:list-style-name="LFO1" style:family="paragraph"/>'
    '<text:list-style style:name="LFO1"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/></text:list-style>',
    version="1.2", word=True,
)
