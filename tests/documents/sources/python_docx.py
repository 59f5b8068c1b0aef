"""Writes a document with python-docx, from pandoc's JSON on standard input: python_docx.py OUT.docx"""

import json
import sys

import docx


def text(inlines):
    plain = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
    parts = []
    for inline in inlines:
        kind = inline["t"]
        if kind == "Str":
            parts.append(inline["c"])
        elif kind in plain:
            parts.append(plain[kind])
        elif kind in ("Strong", "Emph"):
            parts.append(text(inline["c"]))
        else:
            raise SystemExit(f"python_docx.py does not know {kind}")
    return "".join(parts)


def cells(row):
    return [" ".join(text(block["c"]) for block in cell[4]) for cell in row[1]]


def add_table(document, content):
    head = [cells(row) for row in content[3][1]]
    body = [cells(row) for part in content[4] for row in part[3]]
    table = document.add_table(rows=0, cols=len((head + body)[0]))
    table.style = "Table Grid"
    for row in head + body:
        for cell, words in zip(table.add_row().cells, row):
            cell.text = words


def add_list(document, items, style):
    for item in items:
        for block in item:
            document.add_paragraph(text(block["c"]), style=style)


document = docx.Document()
for block in json.load(sys.stdin)["blocks"]:
    kind, content = block["t"], block.get("c")
    if kind == "Header":
        document.add_heading(text(content[2]), content[0])
    elif kind == "Para":
        document.add_paragraph(text(content))
    elif kind == "BulletList":
        add_list(document, content, "List Bullet")
    elif kind == "OrderedList":
        add_list(document, content[1], "List Number")
    elif kind == "Table":
        add_table(document, content)
    else:
        raise SystemExit(f"python_docx.py does not know {kind}")
document.save(sys.argv[1])
