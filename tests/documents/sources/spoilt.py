"""Makes, from the good documents in the current folder, one with traces of editing and those that cannot be opened."""

import zipfile

import docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTHOR = {W + "id": "901", W + "author": "Service provider", W + "date": "2022-10-19T09:30:00Z"}


def repacked(source, target, change):
    """Copies a package; `change(name, bytes)` returns a member's new bytes."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))


def tracked():
    """The final report with one insertion that nobody has accepted and one comment."""
    document = docx.Document("final-report.docx")
    first = next(p for p in document.paragraphs if p.text.startswith("This report offers"))
    run = etree.SubElement(etree.SubElement(first._p, W + "ins", AUTHOR), W + "r")
    etree.SubElement(run, W + "t").text = " It replaces the draft of 3 October."

    second = next(p for p in document.paragraphs if p.text.startswith("The nine steps"))
    start = etree.Element(W + "commentRangeStart", {W + "id": "0"})
    second._p.insert(1, start)
    etree.SubElement(second._p, W + "commentRangeEnd", {W + "id": "0"})
    mark = etree.SubElement(second._p, W + "r")
    etree.SubElement(mark, W + "commentReference", {W + "id": "0"})

    comments = etree.Element(W + "comments", nsmap={"w": W[1:-1]})
    comment = etree.SubElement(comments, W + "comment", {**AUTHOR, W + "id": "0", W + "initials": "SP"})
    run = etree.SubElement(etree.SubElement(comment, W + "p"), W + "r")
    etree.SubElement(run, W + "t").text = "Is nine too many?"

    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    part = docx.opc.part.Part(
        docx.opc.packuri.PackURI("/word/comments.xml"), kind, etree.tostring(comments, xml_declaration=True, encoding="UTF-8")
    )
    document.part.relate_to(part, relation)
    document.save("final-report-tracked.docx")


def truncated():
    with open("report-outline.docx", "rb") as good, open("truncated.docx", "wb") as bad:
        bytes_ = good.read()
        bad.write(bytes_[: len(bytes_) * 2 // 3])


def encrypted():
    """What an office program that encrypts begins a file with: the header of a compound file, and the name of what it wraps."""
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes.fromhex("3e000300feff0900") + bytes(480)
    with open("encrypted.docx", "wb") as bad:
        bad.write(header + "EncryptedPackage".encode("utf-16-le") + bytes(480))


def macro():
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    enabled = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    repacked("report-outline.docx", "macro.docm", lambda name, b: b.replace(plain, enabled) if name.startswith("[") else b)
    with zipfile.ZipFile("macro.docm", "a") as bad:
        bad.writestr("word/vbaProject.bin", b"not a real one")


def not_a_docx():
    with open("not-a-docx.docx", "wb") as bad:
        bad.write(b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")


def with_dtd():
    dtd = b'<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/hostname">]>\n<w:document'
    change = lambda name, b: b.replace(b"<w:document", dtd, 1) if name == "word/document.xml" else b
    repacked("report-outline.docx", "with-dtd.docx", change)


def bomb():
    """60 MiB of text in less than 200 KB."""
    filler = b"<w:p><w:r><w:t>" + b"lorem ipsum " * 1000 + b"</w:t></w:r></w:p>"
    change = lambda name, b: b.replace(b"<w:body>", b"<w:body>" + filler * 5_000, 1) if name == "word/document.xml" else b
    repacked("report-outline.docx", "bomb.docx", change)


for make in (tracked, truncated, encrypted, macro, not_a_docx, with_dtd, bomb):
    make()
