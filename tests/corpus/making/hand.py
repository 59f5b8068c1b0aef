"""Short ways to write WordprocessingML by hand, and the register of what was written so."""

import word
from package import XML

# name -> (what it is like, how it is saved, what should be found)
DOCUMENTS = {}


def p(content="", style="", rest="", mark=""):
    """A paragraph. `content` is text, or XML if it begins with "<"; `mark` is what its end is like."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + rest + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    inside = content if content.startswith("<") or not content else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text, properties=""):
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def by(author, number=1):
    return f'w:id="{number}" w:author="{author}" w:date="2022-09-01T10:00:00Z"'


def ins(author, content):
    return f"<w:ins {by(author)}>{content if content.startswith('<') else r(content)}</w:ins>"


def gone(author, text):
    return f'<w:del {by(author)}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def field(code, result):
    mark = lambda kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    inside = result if result.startswith("<") else r(result)
    return f'{mark("begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{mark("separate")}{inside}{mark("end")}'


def tc(content, rest=""):
    inside = content if content.startswith("<w:p") or content.startswith("<w:tbl") else p(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/>{rest}</w:tcPr>{inside}</w:tc>'


def tr(*cells, rest=""):
    return f"<w:tr>{f'<w:trPr>{rest}</w:trPr>' if rest else ''}{''.join(c if c.startswith('<w:tc') or c.startswith('<w:sdt') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows, columns=2):
    grid = '<w:gridCol w:w="1500"/>' * columns
    return f"<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


HEAD = "<w:tblHeader/>"


def style(style_id, name, rest="", kind="paragraph"):
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{rest}</w:style>'


def heads(prefix="Heading", count=3):
    return "".join(
        style(f"{prefix}{n}", f"heading {n}", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>') for n in range(1, count + 1)
    )


def level(index, kind, text, rest=""):
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{rest}<w:lvlText w:val="{text}"/></w:lvl>'


def lists(*levels):
    """Lists numbered from 1, each given by its levels."""
    made = "".join(f'<w:abstractNum w:abstractNumId="{i}">{each}</w:abstractNum>' for i, each in enumerate(levels))
    return made + "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(levels)))


def num(number, depth=0):
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def part(root, content):
    return f"{XML}<w:{root} {word.NS}>{content}</w:{root}>" if content else ""


def comment(number, author, *paragraphs, ids=()):
    ids = list(ids) or [f"7A{number:02X}00{i:02X}" for i in range(len(paragraphs))]
    inside = "".join(f'<w:p w14:paraId="{i}" w14:textId="77777777">{r(t)}</w:p>' for i, t in zip(ids, paragraphs))
    return f'<w:comment w:id="{number}" w:author="{author}" w:date="2022-09-03T09:00:00Z" w:initials="X">{inside}</w:comment>'


def about(number, content):
    inside = content if content.startswith("<") else r(content)
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def thread(*lines):
    """commentsExtended.xml: of each comment the id of its last paragraph, that of what it answers, or "", and whether it
    is done."""
    made = "".join(
        f'<w15:commentEx w15:paraId="{i}"{f" w15:paraIdParent={chr(34)}{parent}{chr(34)}" if parent else ""} w15:done="{int(done)}"/>'
        for i, parent, done in lines
    )
    return f"{XML}<w15:commentsEx {word.NS}>{made}</w15:commentsEx>"


def notes(**texts):
    """footnotes.xml: n1="..." is the note with the id 1; XML if it begins with "<"."""
    made = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    for name, text in texts.items():
        made += f'<w:footnote w:id="{name[1:]}">{text if text.startswith("<") else p("<w:r><w:footnoteRef/></w:r>" + r(" " + text))}</w:footnote>'
    return part("footnotes", made)


def ref(number):
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def docx(name, like, body, found, styles="", numbering="", footnotes="", comments="", threads=""):
    """Registers a document; `found` is what a reader should find, a line each."""

    def save(path):
        sections = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
        parts = [part("styles", styles or heads()), part("numbering", numbering), footnotes, part("comments", comments)]
        word.save(path, body + sections, *parts, threads)

    register(name + ".docx", like, save, found)


def register(name, like, save, found):
    assert name not in DOCUMENTS, name
    DOCUMENTS[name] = (like, save, found)


def write_all(prefix=""):
    for name, (like, save, found) in DOCUMENTS.items():
        save(name)
        lines = [line.strip("\n") for line in found.strip("\n").split("\n")]
        with open(name + ".expected", "w", encoding="utf-8") as file:
            file.write(f"producer: {like}\n\n" + "\n".join(lines) + "\n")
