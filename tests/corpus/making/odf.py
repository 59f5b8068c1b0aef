"""Flat OpenDocument texts, for LibreOffice to write in its own way as odt, docx and html."""

import model
from package import escape

NS = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("meta", "meta"),
    )
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


class Flat:
    def __init__(self, source):
        self.source = source
        self.regions, self.comments, self.notes = [], 0, 0
        self.numbered = source.head.get("headings") == "numbered"

    # ---- inside a line

    def spans(self, spans):
        return "".join(self.span(span) for span in spans)

    def span(self, span):
        if span.kind == "text":
            return escape(span.text)
        if span.kind in ("bold", "hidden"):
            return f'<text:span text:style-name="{span.kind}">{self.spans(span.inside)}</text:span>'
        if span.kind == "link":
            return f'<text:a xlink:type="simple" xlink:href="{escape(span.who)}">{self.spans(span.inside)}</text:a>'
        if span.kind == "note":
            self.notes += 1
            return (
                f'<text:note text:note-class="footnote"><text:note-citation>{self.notes}</text:note-citation>'
                f"<text:note-body><text:p>{self.spans(span.inside)}</text:p></text:note-body></text:note>"
            )
        return self.comment(span) if span.kind == "comment" else self.change(span)

    def change(self, span):
        number = f"c{len(self.regions) + 1}"
        kind = "insertion" if span.kind == "ins" else "deletion"
        gone = f"<text:p>{escape(model.plain(span.inside))}</text:p>" if kind == "deletion" else ""
        self.regions.append(
            f'<text:changed-region text:id="{number}"><text:{kind}><office:change-info><dc:creator>{escape(span.who)}'
            f"</dc:creator><dc:date>2022-09-0{len(self.regions) % 9 + 1}T10:00:00</dc:date></office:change-info>{gone}"
            f"</text:{kind}></text:changed-region>"
        )
        if kind == "deletion":
            return f'<text:change text:change-id="{number}"/>'
        start = f'<text:change-start text:change-id="{number}"/>'
        return f'{start}{self.spans(span.inside)}<text:change-end text:change-id="{number}"/>'

    def comment(self, span):
        """The thread's answers have the same range, as LibreOffice writes them."""
        thread = self.source.comments[span.who]
        starts, ends, first = "", "", self.comments + 1
        for comment in [thread] + thread.replies:
            self.comments += 1
            parent = f' loext:parent-name="n{first}"' if comment is not thread else ""
            starts += (
                f'<office:annotation office:name="n{self.comments}"{parent} loext:resolved="{str(comment.resolved).lower()}">'
                f"<dc:creator>{escape(comment.author)}</dc:creator><dc:date>2022-09-03T09:0{self.comments}:00</dc:date>"
                f"<text:p>{escape(comment.text)}</text:p></office:annotation>"
            )
            ends += f'<office:annotation-end office:name="n{self.comments}"/>'
        return starts + self.spans(span.inside) + ends

    # ---- blocks

    def paragraph(self, block, style="Standard"):
        return f'<text:p text:style-name="{style}">{self.spans(block.spans)}</text:p>'

    def heading(self, block):
        typed = f"{block.number} " if block.number and not self.numbered else ""
        name = f'text:style-name="Heading_20_{block.level}" text:outline-level="{block.level}"'
        return f"<text:h {name}>{typed}{self.spans(block.spans)}</text:h>"

    def caption(self, block):
        words, number, rest = model.plain(block.spans).partition("1")
        sequence = f'<text:sequence text:name="Table" text:formula="ooow:Table+1" style:num-format="1">{number}</text:sequence>'
        return f'<text:p text:style-name="Table">{escape(words)}{sequence}{escape(rest)}</text:p>'

    def items(self, blocks, depth=1):
        """A list of the items at the front of `blocks`, each with those below it."""
        made = ""
        while blocks and blocks[0].level >= depth:
            content = ""
            if blocks[0].level == depth:
                content = self.paragraph(blocks.pop(0), "List")
            if blocks and blocks[0].level > depth:
                content += self.items(blocks, depth + 1)
            made += f"<text:list-item>{content}</text:list-item>"
        style = f' text:style-name="{self.style_of}"' if depth == 1 else ""
        return f"<text:list{style}>{made}</text:list>"

    def lists(self, blocks):
        deepest = max((block.marks for block in blocks), key=len)
        names = {"*": "Bullets", "+": "Numbers"}
        self.style_of = "Mixed" if deepest == "*+" else "Dotted" if deepest == "+*" else names[deepest[0]]
        # What is under a list of another kind is a list in an item of that kind.
        self.style_of = "Mixed2" if deepest == "*+" and blocks[0].marks == "+" else self.style_of
        return self.items(list(blocks))

    def table(self, block):
        columns = sum(cell.across for cell in block.rows[0])
        rows = [self.row(row) for row in block.rows]
        if block.headed:
            rows[0] = f"<table:table-header-rows>{rows[0]}</table:table-header-rows>"
        return (
            f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>{"".join(rows)}</table:table>'
        )

    def row(self, row):
        made = ""
        for cell in row:
            if cell.down == 0:
                made += "<table:covered-table-cell/>" * cell.across
                continue
            across = f' table:number-columns-spanned="{cell.across}"' if cell.across > 1 or cell.down > 1 else ""
            down = f' table:number-rows-spanned="{cell.down}"' if cell.across > 1 or cell.down > 1 else ""
            made += f"<table:table-cell{across}{down}><text:p>{self.spans(cell.spans)}</text:p></table:table-cell>"
            made += "<table:covered-table-cell/>" * (cell.across - 1)
        return f"<table:table-row>{made}</table:table-row>"

    def body(self):
        made, items = "", []
        for block in [b for b in self.source.blocks if b] + [model.Block("end")]:
            if block.kind == "item":
                items.append(block)
                continue
            if items:
                made, items = made + self.lists(items), []
            if block.kind == "end":
                break
            make = {"heading": self.heading, "caption": self.caption, "table": self.table}.get(block.kind, self.paragraph)
            made += make(block)
        return made

    # ---- the whole

    def list_style(self, name, kinds):
        made = ""
        for level, kind in enumerate(kinds, 1):
            if kind == "*":
                made += f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="•"/>'
            else:
                made += f'<text:list-level-style-number text:level="{level}" style:num-format="1" style:num-suffix="."/>'
        return f'<text:list-style style:name="{name}">{made}</text:list-style>'

    def styles(self):
        language, country = self.source.head["language"].split("-")
        script = {"zh": "asian", "ja": "asian", "ko": "asian"}.get(language)
        script = script or ("complex" if language in ("ar", "he", "hi", "th") else "")
        tongue = (
            f'style:language-{script}="{language}" style:country-{script}="{country}"'
            if script
            else f'fo:language="{language}" fo:country="{country}"'
        )
        text = f"<style:text-properties {tongue}/>"
        made = f'<style:default-style style:family="paragraph">{text}</style:default-style>'
        rtl = '<style:paragraph-properties style:writing-mode="rl-tb"/>' if language in ("ar", "he") else ""
        made += f'<style:style style:name="Standard" style:family="paragraph" style:class="text">{rtl}</style:style>'
        for level in range(1, 5):
            made += (
                f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" style:family="paragraph" '
                f'style:parent-style-name="Standard" style:default-outline-level="{level}"/>'
            )
        # LibreOffice forgets what the styles are based on that it finds here, and knows its own otherwise.
        own = (("Caption", "Standard"), ("Table", "Caption")) if self.source.head.get("styles") == "own" else ()
        for name, parent in (("List", "Standard"), *own):
            made += f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}"/>'
        if self.numbered:
            levels = "".join(
                f'<text:outline-level-style text:level="{n}" style:num-format="1" text:display-levels="{n}"/>' for n in range(1, 5)
            )
            made += f'<text:outline-style style:name="Outline">{levels}</text:outline-style>'
        for name, kinds in (("Bullets", "***"), ("Numbers", "+++"), ("Mixed", "*+"), ("Mixed2", "++"), ("Dotted", "+*")):
            made += self.list_style(name, kinds)
        return made

    def text(self):
        body = self.body()
        regions = f"<text:tracked-changes>{''.join(self.regions)}</text:tracked-changes>" if self.regions else ""
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document office:version="1.3" '
            f'office:mimetype="application/vnd.oasis.opendocument.text" {NS}>'
            f"<office:styles>{self.styles()}</office:styles><office:automatic-styles>"
            '<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
            '<style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>'
            f"</office:automatic-styles><office:body><office:text>{regions}<text:sequence-decls><text:sequence-decl "
            f'text:display-outline-level="0" text:name="Table"/></text:sequence-decls>{body}</office:text></office:body>'
            "</office:document>\n"
        )
