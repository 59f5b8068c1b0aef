"""Pandoc's own tree of a document (its JSON), from which pandoc writes what is wanted."""

import json
import os
import subprocess

import model

# The time that pandoc writes into its packages.
STEADY = {**os.environ, "SOURCE_DATE_EPOCH": "1662026400"}
NONE = ["", [], []]


def attributes(kind, **values):
    return ["", [kind], [[key, value] for key, value in values.items()]]


class Tree:
    def __init__(self, source):
        self.source, self.comments = source, 0

    def inlines(self, spans):
        made = []
        for span in spans:
            made += self.inline(span)
        return made

    def words(self, text):
        made = []
        for index, word in enumerate(text.split(" ")):
            made += ([{"t": "Space"}] if index else []) + ([{"t": "Str", "c": word}] if word else [])
        return made

    def inline(self, span):
        if span.kind == "text":
            return self.words(span.text)
        inside = self.inlines(span.inside)
        if span.kind == "bold":
            return [{"t": "Strong", "c": inside}]
        if span.kind == "link":
            return [{"t": "Link", "c": [NONE, inside, [span.who, ""]]}]
        if span.kind == "note":
            return [{"t": "Note", "c": [{"t": "Para", "c": inside}]}]
        if span.kind in ("ins", "del"):
            kind = "insertion" if span.kind == "ins" else "deletion"
            return [{"t": "Span", "c": [attributes(kind, author=span.who, date="2022-09-01T10:00:00Z"), inside]}]
        return self.comment(self.source.comments[span.who], inside)

    def comment(self, comment, inside):
        number = str(self.comments)
        self.comments += 1
        start = attributes("comment-start", author=comment.author, date="2022-09-03T09:00:00Z")
        start[0] = number
        end = attributes("comment-end")
        end[0] = number
        opened = {"t": "Span", "c": [start, self.words(comment.text)]}
        return [opened] + inside + [{"t": "Span", "c": [end, []]}]

    # ---- blocks

    def items(self, blocks, depth):
        """The list at the front of `blocks`, each item with the lists below it."""
        kind, items = blocks[0].marks[depth - 1], []
        while blocks and blocks[0].level >= depth:
            content = [{"t": "Plain", "c": self.inlines(blocks.pop(0).spans)}]
            while blocks and blocks[0].level > depth:
                content.append(self.items(blocks, depth + 1))
            items.append(content)
        if kind == "*":
            return {"t": "BulletList", "c": items}
        return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}

    def table(self, block, caption):
        columns = sum(cell.across for cell in block.rows[0])
        widths = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": 0.9 / columns}]] * columns
        rows = [self.row(row) for row in block.rows]
        head, body = (rows[:1], rows[1:]) if block.headed else ([], rows)
        title = [{"t": "Plain", "c": self.inlines(caption.spans)}] if caption else []
        parts = [NONE, [None, title], widths, [NONE, head], [[NONE, 0, [], body]], [NONE, []]]
        return {"t": "Table", "c": parts}

    def row(self, row):
        align = {"t": "AlignDefault"}
        cells = [
            [NONE, align, cell.down, cell.across, [{"t": "Plain", "c": self.inlines(cell.spans)}]]
            for cell in row
            if cell.down
        ]
        return [NONE, cells]

    def blocks(self):
        made, left, caption = [], [block for block in self.source.blocks if block], None
        while left:
            if left[0].kind == "item":
                run = []
                while left and left[0].kind == "item":
                    run.append(left.pop(0))
                while run:
                    made.append(self.items(run, 1))
                continue
            block = left.pop(0)
            if block.kind == "caption":
                caption = block
            elif block.kind == "table":
                made.append(self.table(block, caption))
                caption = None
            else:
                made.append(self.block(block))
        return made

    def block(self, block):
        if block.kind == "heading":
            typed = f"{block.number} " if block.number and self.source.head.get("headings") != "numbered" else ""
            return {"t": "Header", "c": [block.level, NONE, self.words(typed) + self.inlines(block.spans)]}
        return {"t": "Para", "c": self.inlines(block.spans)}

    def text(self):
        language = {"lang": {"t": "MetaInlines", "c": [{"t": "Str", "c": self.source.head["language"]}]}}
        title = {"pagetitle": {"t": "MetaString", "c": "Corpus"}}
        return json.dumps({"pandoc-api-version": [1, 22, 1], "meta": {**language, **title}, "blocks": self.blocks()})


def write(source, path, *options):
    command = ["pandoc", "--from", "json", "--output", path, *options]
    subprocess.run(command, input=Tree(source).text(), text=True, check=True, env=STEADY)
