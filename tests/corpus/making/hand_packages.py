"""Word documents by hand whose package or spelling is unlike Word's usual one."""

import io
import re
import zipfile

import word
from hand import HEAD, about, by, comment, docx, field, gone, heads, ins, level, lists, notes, num, p, part, r, ref, register, style, tbl, tc, thread, tr
from package import XML, relations, types, write

BODY = p("Report", "Heading1") + p("It is short.") + tbl(tr("a", "b"), tr("c", "d")) + p("Annex", "Heading2")
FOUND = """
1 Report
¶ It is short.
table
| a | b
| c | d
2 Annex
"""
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STYLES = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"


def document(body=BODY):
    return f"{XML}<w:document {word.NS}><w:body>{body}</w:body></w:document>"


def package(path, main="word/document.xml", styles="word/styles.xml", target=None, change=lambda text: text):
    parts = [(main, MAIN, document()), (styles, STYLES, part("styles", heads()))]
    folder, name = main.rsplit("/", 1)
    members = [
        ("[Content_Types].xml", types([(n, k) for n, k, _ in parts])),
        ("_rels/.rels", change(relations([("officeDocument", main)]))),
        (f"{folder}/_rels/{name}.rels", change(relations([("styles", target or styles.rsplit("/", 1)[1])]))),
    ]
    write(path, members + [(n, change(text)) for n, _, text in parts])


def strict(text):
    return text.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )


def renamed(text):
    """As tools write it that name prefixes themselves."""
    return re.sub(r"(</?|\s|xmlns:)w(:|=)", r"\1ns0\2", text)


def default_namespace(text):
    return re.sub(r"(</?)w:", r"\1", text).replace("xmlns:w=", "xmlns=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:w=")


register("word-strict.docx", "made by hand as Word writes Strict Open XML", lambda path: package(path, change=strict), FOUND)
register(
    "word-online.docx", "made by hand as Word on the web names its parts",
    lambda path: package(path, "word/document2.xml", "word/styles2.xml", "/word/styles2.xml"), FOUND,
)
register("tool-prefixes.docx", "made by hand as a tool with prefixes of its own", lambda path: package(path, change=renamed), FOUND)
register("tool-default-namespace.docx", "made by hand as a tool without prefixes", lambda path: package(path, change=default_namespace), FOUND)
register("tool-byte-order-mark.docx", "made by hand as a tool that begins each part with a byte order mark", lambda path: package(path, change=lambda text: "\ufeff" + text), FOUND)
register("tool-utf16.docx", "made by hand as a tool that writes UTF-16", lambda path: package(path, change=lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16")), FOUND)


class Stream(io.RawIOBase):
    """What cannot go back, so that sizes stand behind the members."""

    def __init__(self, path):
        self.file = open(path, "wb")

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)


def streamed(path):
    package(path)
    with zipfile.ZipFile(path) as archive:
        members = [(info.filename, archive.read(info)) for info in reversed(archive.infolist())]
    stream = Stream(path)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2022, 9, 1, 10, 0, 0)), content, zipfile.ZIP_DEFLATED)
    stream.file.close()


register("tool-streamed.docx", "made by hand as a server that streams its package, the types last", streamed, FOUND)


def google(text):
    """A run as Google Docs writes it."""
    return f'<w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def google_p(content, style_id="", rest=""):
    named = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
    return f'<w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000"><w:pPr>{named}{rest}<w:rPr/></w:pPr>{content}</w:p>'


def google_tc(text):
    return f'<w:tc><w:tcPr><w:shd w:fill="auto" w:val="clear"/></w:tcPr>{google_p(google(text), "", "<w:keepNext w:val=%s/><w:pageBreakBefore w:val=%s/>" % (chr(34) + "0" + chr(34), chr(34) + "0" + chr(34)))}</w:tc>'


BULLETS = lists("".join(level(i, "bullet", "●○■"[i]) for i in range(3)))
NOT_HEAD = '<w:trPr><w:cantSplit w:val="0"/><w:tblHeader w:val="0"/></w:trPr>'
docx(
    "google-docs", "made by hand as Google Docs writes it",
    google_p(google("Meeting notes"), "Title") + google_p(google("Decisions"), "Heading1")
    + google_p(google("hire a trainer"), "", num(1)) + google_p(google("from abroad"), "", num(1, 1))
    + f'<w:tbl><w:tblPr><w:tblStyle w:val="Table1"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>{NOT_HEAD}{google_tc("Who")}{google_tc("When")}</w:tr><w:tr>{NOT_HEAD}{google_tc("Ana")}{google_tc("May")}</w:tr></w:tbl>'
    + google_p(
        google("The budget is ") + '<w:ins w:author="Ana Cruz" w:id="0" w:date="2022-09-01T10:00:00Z">' + google("not ") + "</w:ins>" + google("final")
        + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:customMarkFollows="0" w:id="0"/></w:r>' + google(", ")
        + '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>' + google("as agreed")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>' + google(".")
    ),
    """
¶ Meeting notes
1 Decisions
- hire a trainer
  - from abroad
table
| Who | When
| Ana | May
¶ The budget is not final, as agreed.
^ Of April.

inserted by Ana Cruz: not
comment by Bo Li on "as agreed": With whom?
comment by Ana Cruz on "as agreed": With the chamber.
""",
    styles=heads() + style("Title", "Title"), numbering=BULLETS,
    footnotes=part("footnotes", '<w:footnote w:id="0">' + p(google(" Of April.")) + "</w:footnote>"),
    comments=comment(0, "Bo Li", "With whom?") + comment(1, "Ana Cruz", "With the chamber."),
)
