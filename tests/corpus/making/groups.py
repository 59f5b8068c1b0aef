"""The groups of the corpus, each made by one producer."""

import glob
import os
import subprocess
import tempfile

import docx_js
import hand
import hand_changes  # noqa: F401
import hand_odf  # noqa: F401
import hand_office  # noqa: F401
import hand_packages  # noqa: F401
import hand_structure  # noqa: F401
import hand_tables  # noqa: F401
import hand_web  # noqa: F401
import model
import odf
import package
import pandoc
import word

HERE = os.path.dirname(os.path.abspath(__file__))


def sources(*names):
    for path in sorted(glob.glob("sources/*.txt")):
        name = os.path.basename(path)[:-4]
        if not names or name in names:
            yield name, model.read(path)


def expect(path, text):
    with open(path + ".expected", "w", encoding="utf-8") as file:
        file.write(text)


def say(path, producer, text):
    expect(path, f"producer: {producer}\n\n{text.strip(chr(10))}\n")


def word_like():
    for name, source in sources():
        path = f"word-{name}.docx"
        word.Writer(source).save(path)
        expect(path, model.expectation(source, "made by hand as Word writes it", name=f"sources/{name}.txt"))


def convert(files, kind, folder):
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tempfile.gettempdir()}/corpus-profile", "--headless"]
        + ["--convert-to", kind, "--outdir", folder] + files,
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )


# LibreOffice 7.4 keeps no replies: they are comments of their own, in a text the last of them first.
ODT, DOCX = {"threads in order"}, {"replies"}


def flat(name, source, folder, prefix="libreoffice"):
    path = f"{folder}/{prefix}-{name}.fodt"
    with open(path, "w", encoding="utf-8") as file:
        file.write(odf.Flat(source).text())
    return path


def libreoffice():
    with tempfile.TemporaryDirectory() as work:
        files = []
        for name, source in sources():
            files.append(flat(name, source, work))
            for kind, without in (("odt", ODT), ("docx", DOCX)):
                said = model.expectation(source, f"LibreOffice 7.4, {kind}", without, f"sources/{name}.txt")
                expect(f"libreoffice-{name}.{kind}", said)
        for kind in ("odt", "docx"):
            convert(files, kind, ".")


def libreoffice_web():
    """Web pages have no comments, notes and changes worth the name."""
    with tempfile.TemporaryDirectory() as work:
        files = []
        for name, source in sources("swahili-outline", "greek-minutes", "hebrew-letter", "spanish-survey"):
            plain = model.plainer(source, "note", "caption")
            files.append(flat(name, plain, work))
            expect(f"libreoffice-{name}.html", model.expectation(plain, "LibreOffice 7.4, html", model.ALL, f"sources/{name}.txt"))
        convert(files, "html:HTML (StarWriter)", ".")


def again():
    """Word-like documents that LibreOffice opened and wrote anew, as happens between two who use different ones."""
    with tempfile.TemporaryDirectory() as work:
        files = []
        for name, source in sources("german-plan", "chinese-outline", "polish-agreement"):
            files.append(f"{work}/again-{name}.docx")
            word.Writer(source).save(files[-1])
            for kind, without in (("odt", ODT), ("docx", DOCX)):
                said = model.expectation(source, f"LibreOffice 7.4, from a Word-like docx to {kind}", without, f"sources/{name}.txt")
                expect(f"again-{name}.{kind}", said)
        for kind in ("odt", "docx"):
            convert(files, kind, ".")


def said_by_pandoc(name, source, path):
    without = {"numbers of the outline"}
    expect(path, model.expectation(source, f"pandoc 2.17, {path.rpartition('.')[2]}", without, f"sources/{name}.txt"))


def by_pandoc():
    """Each source in two of three ways."""
    for number, (name, source) in enumerate(sources()):
        if number % 3 != 2:
            by_pandoc_docx(name, model.seen(source))
        if number % 3 != 0 and not spreads(source):
            by_pandoc_plainly(name, model.plainer(source), "odt")
        if number % 3 != 1:
            by_pandoc_plainly(name, model.plainer(source), "html")
    for name, source in sources("swahili-outline", "greek-minutes", "turkish-draft"):
        by_pandoc_plainly(name, model.plainer(source, "note", "caption"), "md", "--to", "gfm")


def by_pandoc_docx(name, source):
    for comment in source.comments.values():
        comment.replies, comment.resolved = [], False
    path = f"pandoc-{name}.docx"
    pandoc.write(source, path)
    said_by_pandoc(name, source, path)


def by_pandoc_plainly(name, source, kind, *options):
    path = f"pandoc-{name}.{kind}"
    pandoc.write(source, path, "--standalone", *options)
    said_by_pandoc(name, source, path)


def spreads(source):
    """Pandoc 2.17 writes odt tables with cells over several rows without those that they cover, which is no odt."""
    return any(cell.down != 1 for block in source.blocks if block for row in block.rows for cell in row)


def by_docx_js():
    for name, source in sources("english-report", "spanish-survey", "korean-review", "thai-summary"):
        seen = model.seen(source)
        for comment in seen.comments.values():
            comment.replies, comment.resolved = [], False
        path = f"docx-js-{name}.docx"
        docx_js.write(seen, path)
        expect(path, model.expectation(seen, "docx 7.8", {"captions", "numbers of the outline"}, f"sources/{name}.txt"))


def abiword():
    """AbiWord opens web pages, which it reads best, and writes them anew; it spoils their tables, and in a docx the levels
    of their lists."""
    with tempfile.TemporaryDirectory() as work:
        for name, source in sources("swahili-outline", "portuguese-final", "greek-minutes"):
            for kind, more in (("docx", "item"), ("odt", "")):
                plain = model.plainer(source, "note", "caption", "table", more)
                pandoc.write(plain, f"{work}/{name}.html", "--standalone")
                path = f"abiword-{name}.{kind}"
                subprocess.run(["abiword", f"--to={kind}", f"--to-name={os.path.abspath(path)}", f"{work}/{name}.html"],
                               check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                expect(path, model.expectation(plain, f"AbiWord 3.0, {kind}", {"numbers of the outline"}, f"sources/{name}.txt"))


def workbooks():
    import sheets

    with tempfile.TemporaryDirectory() as work:
        for name, make in sheets.ALL.items():
            book, said = make()
            book.save(f"openpyxl-{name}.xlsx")
            book.save(f"{work}/libreoffice-{name}.xlsx")
            convert([f"{work}/libreoffice-{name}.xlsx"], "xlsx", ".")
            subprocess.run(["ssconvert", f"{work}/libreoffice-{name}.xlsx", f"gnumeric-{name}.xlsx"], check=True, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            for producer, who in (("openpyxl 3.0", "by Tom Baker "), ("LibreOffice 7.4", ""), ("Gnumeric 1.12", "by Tom Baker ")):
                comment = sheets.COMMENT.format(author=who) if name == "survey" else ""
                seen = sheets.shown_sheet(said) if producer.startswith("Gnumeric") else said
                say(f"{producer.split(' ')[0].lower()}-{name}.xlsx", f"{producer}, xlsx", seen + comment)


def slides():
    import slides as made

    with tempfile.TemporaryDirectory() as work:
        made.by_pandoc("pandoc-slides.pptx")
        made.by_pandoc(f"{work}/libreoffice-slides.pptx")
        convert([f"{work}/libreoffice-slides.pptx"], "pptx", ".")
    say("pandoc-slides.pptx", "pandoc 2.17, pptx", made.SAID)
    # LibreOffice 7.4 does not write that the first row is one.
    say("libreoffice-slides.pptx", "LibreOffice 7.4, pptx", made.SAID.replace(" with a heading row", ""))
    subprocess.run(["node", f"{HERE}/slides_js.js", "."], check=True, stdout=subprocess.DEVNULL)
    for path in ("pandoc-slides.pptx", "pptxgenjs-offer.pptx"):
        package.pack_again(path)
    say("pptxgenjs-offer.pptx", "pptxgenjs 3.12", made.OFFER)


ALL = {
    "word": word_like, "hand": hand.write_all, "libreoffice": libreoffice, "web": libreoffice_web, "again": again,
    "pandoc": by_pandoc, "docx-js": by_docx_js, "abiword": abiword, "workbooks": workbooks, "slides": slides,
}
