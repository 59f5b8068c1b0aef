"""Documents by the JavaScript library docx, which many web applications write Word files with."""

import json
import os
import subprocess

import model


def flat(span):
    return {"kind": span.kind, "who": span.who, "text": span.text or model.plain(span.inside)}


def blocks(source):
    for block in filter(None, source.blocks):
        spans = [flat(span) for span in block.spans]
        if block.kind == "heading" and block.number and source.head.get("headings") != "numbered":
            spans.insert(0, {"kind": "text", "who": "", "text": block.number + " "})
        rows = [
            [{"spans": [flat(s) for s in cell.spans], "across": cell.across, "down": cell.down} for cell in row]
            for row in block.rows
        ]
        yield {"kind": block.kind, "level": block.level, "marks": block.marks, "headed": block.headed, "spans": spans, "rows": rows}


def write(source, path):
    comments = [{"author": c.author, "text": c.text} for c in source.comments.values()]
    given = json.dumps({"blocks": list(blocks(source)), "comments": comments})
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "docx_js.js")
    subprocess.run(["node", script, path], input=given, text=True, check=True)
