"""Word documents as Word itself writes them: localised style ids, rsids, proofing marks, split runs, tracked
changes, comments with their threads, footnotes with separators."""

import model
from package import XML, escape, relations, types, write

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)

# What Word calls the ids of its styles by the language it was installed in: of headings, of the list paragraph, of
# captions, of notes and of the mark of a note. Their names are the same everywhere.
IDS = {
    "en": ("Heading", "ListParagraph", "Caption", "FootnoteText", "FootnoteReference"),
    "de": ("berschrift", "Listenabsatz", "Beschriftung", "Funotentext", "Funotenzeichen"),
    "fr": ("Titre", "Paragraphedeliste", "Lgende", "Notedebasdepage", "Appelnotedebasdep"),
    "es": ("Ttulo", "Prrafodelista", "Descripcin", "Textonotapie", "Refdenotaalpie"),
    "pt": ("Ttulo", "PargrafodaLista", "Legenda", "Textodenotaderodap", "Refdenotaderodap"),
    "it": ("Titolo", "Paragrafoelenco", "Didascalia", "Testonotaapidipagina", "Rimandonotaapidipagina"),
    "pl": ("Nagwek", "Akapitzlist", "Legenda", "Tekstprzypisudolnego", "Odwoanieprzypisudolnego"),
    "tr": ("Balk", "ListeParagraf", "ResimYazs", "DipnotMetni", "DipnotBavurusu"),
    "vi": ("u", "oancuaDanhsach", "Chuthich", "VnbanCcchu", "ThamchiuCcchu"),
}
# Where nothing is left of a name in the script of the language, Word counts.
COUNTED = ("", "a3", "a4", "a5", "a7")
FORMATS = {"*": "bullet", "+": "decimal"}


class Writer:
    def __init__(self, source, without=model.ALL):
        self.source, self.without = source, without
        self.language = source.head["language"]
        self.heading, self.item, self.caption, self.note, self.mark = IDS.get(self.language[:2], COUNTED)
        self.rtl = self.language[:2] in ("ar", "he")
        self.notes, self.comments, self.links = [], [], []
        self.revision, self.runs = 0, 0

    # ---- runs

    def run(self, text, properties="", tag="w:t"):
        self.runs += 1
        mark = "<w:rtl/>" if self.rtl else ""
        inside = f"<w:rPr>{properties}{mark}</w:rPr>" if properties or mark else ""
        rsid = f' w:rsidR="00A{self.runs % 7}4F2C"' if self.runs % 3 else ""
        return f'<w:r{rsid}>{inside}<{tag} xml:space="preserve">{escape(text)}</{tag}></w:r>'

    def text(self, text, properties="", tag="w:t"):
        """Word cuts a text where it was edited or where it found a mistake."""
        words = text.split(" ")
        if len(words) < 5 or tag != "w:t":
            return self.run(text, properties, tag)
        half = len(words) // 2
        return (
            self.run(" ".join(words[:half]) + " ", properties)
            + '<w:proofErr w:type="spellStart"/>'
            + self.run(words[half][:1], properties)
            + self.run(words[half][1:], properties)
            + '<w:proofErr w:type="spellEnd"/>'
            + self.run(" " + " ".join(words[half + 1 :]), properties)
        )

    def by(self, author):
        self.revision += 1
        return f'w:id="{100 + self.revision}" w:author="{escape(author)}" w:date="2022-09-0{self.revision % 9 + 1}T10:00:00Z"'

    def spans(self, spans, properties="", tag="w:t"):
        return "".join(self.span(span, properties, tag) for span in spans)

    def span(self, span, properties, tag):
        inside = lambda more="", as_tag=tag: self.spans(span.inside, properties + more, as_tag)
        if span.kind == "text":
            return self.text(span.text, properties, tag)
        if span.kind == "bold":
            return inside("<w:b/><w:bCs/>")
        if span.kind == "hidden":
            return inside("<w:vanish/>")
        if span.kind == "ins":
            return f"<w:ins {self.by(span.who)}>{inside()}</w:ins>"
        if span.kind == "del":
            return f"<w:del {self.by(span.who)}>{inside(as_tag='w:delText')}</w:del>"
        if span.kind == "link":
            self.links.append(span.who)
            return f'<w:hyperlink r:id="rId{20 + len(self.links)}" w:history="1">{inside()}</w:hyperlink>'
        if span.kind == "note":
            return self.footnote(span)
        return self.comment(span, inside)

    def footnote(self, span):
        number = len(self.notes) + 1
        self.notes.append(None)  # a place, should it hold notes of its own
        style = f'<w:rStyle w:val="{self.mark}"/>'
        self.notes[number - 1] = (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{self.note}"/></w:pPr><w:r><w:rPr>{style}'
            f"</w:rPr><w:footnoteRef/></w:r>{self.run(' ')}{self.spans(span.inside)}</w:p></w:footnote>"
        )
        return f'<w:r><w:rPr>{style}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def comment(self, span, inside):
        thread = self.source.comments[span.who]
        first = len(self.comments)
        ids = range(first, first + 1 + len(thread.replies))
        for number, comment in zip(ids, [thread] + thread.replies):
            self.comments.append((comment, None if number == first else first))
        starts = "".join(f'<w:commentRangeStart w:id="{i}"/>' for i in ids)
        ends = "".join(
            f'<w:commentRangeEnd w:id="{i}"/><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:commentReference w:id="{i}"/></w:r>'
            for i in ids
        )
        return starts + inside() + ends

    # ---- blocks

    def paragraph(self, spans, properties="", before=""):
        content = self.spans(spans)
        whole = len(spans) == 1 and spans[0].kind == "ins"
        mark = f"<w:rPr><w:ins {self.by(spans[0].who)}/></w:rPr>" if whole else ""
        bidi = "<w:bidi/>" if self.rtl else ""
        inside = f"<w:pPr>{properties}{bidi}{mark}</w:pPr>" if properties or mark or bidi else ""
        return f'<w:p w:rsidR="00A14F2C" w:rsidRDefault="00B27D11">{inside}{before}{content}</w:p>'

    def block(self, block):
        if block.kind == "table":
            return self.table(block)
        if block.kind == "heading":
            return self.head(block)
        if block.kind == "item":
            return self.paragraph(block.spans, self.listed(block))
        if block.kind == "caption":
            return self.captioned(block)
        return self.paragraph(block.spans)

    def head(self, block):
        numbered = self.source.head.get("headings") == "numbered"
        typed = self.run(block.number + " ") if block.number and not numbered else ""
        name = f"_Toc10{self.runs:04}"
        before = f'<w:bookmarkStart w:id="{self.runs}" w:name="{name}"/>{typed}'
        style = f'<w:pStyle w:val="{self.heading}{block.level}"/>'
        return self.paragraph(block.spans, style, before).replace("</w:p>", f'<w:bookmarkEnd w:id="{self.runs}"/></w:p>')

    def listed(self, block):
        number = self.list_of(block.marks)
        return (
            f'<w:pStyle w:val="{self.item}"/><w:numPr><w:ilvl w:val="{block.level - 1}"/>'
            f'<w:numId w:val="{number}"/></w:numPr>'
        )

    def list_of(self, marks):
        """The one list for each way in which marks follow each other; 1 is that of the headings."""
        kinds = {"*": 2, "+": 3, "*+": 4, "++": 3, "**": 2, "***": 2, "+*": 5}
        return kinds[marks]

    def captioned(self, block):
        text = model.plain(block.spans)
        words, number, rest = text.partition("1")
        field = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> SEQ '
            f"{escape(words.strip())} \\* ARABIC </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            f'{self.run(number, "<w:noProof/>")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        spans = model.spans_of(rest)
        return self.paragraph(spans, f'<w:pStyle w:val="{self.caption}"/><w:keepNext/>', self.run(words) + field)

    def table(self, block):
        columns = sum(cell.across for cell in block.rows[0])
        grid = '<w:gridCol w:w="2000"/>' * columns
        rows = "".join(self.row(row, block.headed and index == 0) for index, row in enumerate(block.rows))
        return (
            '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def row(self, row, heads):
        mark = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if heads else ""
        return f'<w:tr w:rsidR="00A14F2C">{mark}{"".join(self.cell(cell) for cell in row)}</w:tr>'

    def cell(self, cell):
        span = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
        merge = {0: "<w:vMerge/>", 1: ""}.get(cell.down, '<w:vMerge w:val="restart"/>')
        width = f'<w:tcW w:w="{2000 * cell.across}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{width}{span}{merge}</w:tcPr>{self.paragraph(cell.spans)}</w:tc>"

    # ---- parts

    def style(self, kind, style, name, rest):
        return f'<w:style w:type="{kind}" w:styleId="{style}"><w:name w:val="{name}"/>{rest}</w:style>'

    def styles(self):
        normal = {"de": "Standard", "en": "Normal"}.get(self.language[:2], "a")
        based = f'<w:basedOn w:val="{normal}"/>'
        made = f'<w:style w:type="paragraph" w:default="1" w:styleId="{normal}"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        for level in range(1, 5):
            number = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
            number = number if self.source.head.get("headings") == "numbered" else ""
            outline = f'<w:pPr><w:keepNext/>{number}<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>'
            made += self.style("paragraph", f"{self.heading}{level}", f"heading {level}", f"{based}<w:next w:val=\"{normal}\"/>{outline}")
        made += self.style("paragraph", self.item, "List Paragraph", based + '<w:pPr><w:ind w:left="720"/></w:pPr>')
        made += self.style("paragraph", self.caption, "caption", based + "<w:rPr><w:i/></w:rPr>")
        made += self.style("paragraph", self.note, "footnote text", based)
        made += self.style("character", self.mark, "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')
        language = f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{self.language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
        return f'{XML}<w:styles {NS}>{language}<w:latentStyles w:count="376"/>{made}</w:styles>'

    def numbering(self):
        def level(index, kind, text, rest=""):
            return (
                f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{rest}'
                f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            )

        outline = "".join(
            level(i, "decimal", ".".join(f"%{n + 1}" for n in range(i + 1)), f'<w:pStyle w:val="{self.heading}{i + 1}"/>')
            for i in range(4)
        )
        bullets = "".join(level(i, "bullet", "\uf0b7") for i in range(3))
        numbers = "".join(level(i, "decimal", f"%{i + 1}.") for i in range(3))
        mixed = level(0, "bullet", "•") + level(1, "lowerLetter", "%2)")
        other = level(0, "decimal", "%1.") + level(1, "bullet", "o")
        made = "".join(
            f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            for i, levels in enumerate([outline, bullets, numbers, mixed, other])
        )
        made += "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(5))
        return f"{XML}<w:numbering {NS}>{made}</w:numbering>"

    def footnotes(self):
        line = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
        )
        return f'{XML}<w:footnotes {NS}>{line}{"".join(self.notes)}</w:footnotes>'

    def comment_parts(self):
        made = threads = ""
        for number, (comment, parent) in enumerate(self.comments):
            paragraph = f"5A00{number:04X}"
            made += (
                f'<w:comment w:id="{number}" w:author="{escape(comment.author)}" w:date="2022-09-03T09:0{number}:00Z" '
                f'w:initials="{escape(comment.author[0])}"><w:p w14:paraId="{paragraph}" w14:textId="77777777">'
                f"<w:r><w:annotationRef/></w:r>{self.run(comment.text)}</w:p></w:comment>"
            )
            answers = "" if parent is None else f' w15:paraIdParent="5A00{parent:04X}"'
            threads += f'<w15:commentEx w15:paraId="{paragraph}"{answers} w15:done="{int(comment.resolved)}"/>'
        return f"{XML}<w:comments {NS}>{made}</w:comments>", f"{XML}<w15:commentsEx {NS}>{threads}</w15:commentsEx>"

    def body(self):
        made = "".join(self.block(block) for block in self.source.blocks if block)
        return made + '<w:sectPr w:rsidR="00A14F2C"><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'

    def save(self, path):
        body = self.body()
        comments, threads = self.comment_parts()
        save(path, body, self.styles(), self.numbering(), self.footnotes(), comments, threads, self.links)


def save(path, body, styles, numbering, footnotes, comments="", threads="", links=(), application="Microsoft Office Word"):
    """A whole package; texts that are empty are parts that are not there."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = [
        ("word/document.xml", kind + "document.main+xml", f"{XML}<w:document {NS}><w:body>{body}</w:body></w:document>"),
        ("word/styles.xml", kind + "styles+xml", styles),
        ("word/numbering.xml", kind + "numbering+xml", numbering),
        ("word/footnotes.xml", kind + "footnotes+xml", footnotes),
        ("word/comments.xml", kind + "comments+xml", comments),
        ("word/commentsExtended.xml", kind + "commentsExtended+xml", threads),
    ]
    parts = [part for part in parts if part[2]]
    app = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    properties = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    threaded = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    targets = [(name.split("/")[1][:-4], name.split("/")[1]) for name, _, _ in parts[1:]]
    targets = [(threaded if kind == "commentsExtended" else kind, target) for kind, target in targets]
    # Links are numbered from 21, wherever the parts end.
    rels = relations(targets).replace(
        "</Relationships>",
        "".join(
            f'<Relationship Id="rId{21 + i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            f'hyperlink" Target="{escape(link)}" TargetMode="External"/>'
            for i, link in enumerate(links)
        )
        + "</Relationships>",
    )
    write(
        path,
        [
            ("[Content_Types].xml", types([(n, k) for n, k, _ in parts] + [("docProps/app.xml", app)])),
            ("_rels/.rels", relations([("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml")])),
            ("word/_rels/document.xml.rels", rels),
            ("docProps/app.xml", f'{XML}<Properties xmlns="{properties}"><Application>{application}</Application></Properties>'),
        ]
        + [(name, text) for name, _, text in parts],
    )
