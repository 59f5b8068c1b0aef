"""What a source says: its blocks, and the text that ends in a NAME.EXT.expected.

Nothing here knows Remit. A source (sources/NAME.txt) is read into blocks; each producer writes these blocks in
its own way; what a reader should find is written from the blocks too, less what the producer cannot write.
"""

import re

# How what is inside a line is marked, and by what it ends.
MARKS = {"+": "ins", "-": "del", "?": "comment", "^": "note", "%": "hidden", "*": "bold", "@": "link"}


class Span:
    """A piece of a line: `kind` is text or one of MARKS; `who` an author, a comment's number or an address."""

    def __init__(self, kind, text="", who="", inside=None):
        self.kind, self.text, self.who, self.inside = kind, text, who, inside or []


class Block:
    def __init__(self, kind, spans=None, level=0, number="", marks="", rows=None, headed=False):
        self.kind, self.spans, self.level, self.number = kind, spans or [], level, number
        self.marks = marks  # of a list item: "*" or "+" for each level that it is in
        self.rows, self.headed = rows or [], headed


class Cell:
    def __init__(self, spans, across=1, down=1):
        self.spans, self.across, self.down = spans, across, down  # down 0: covered from above


class Comment:
    def __init__(self, author, text, resolved):
        self.author, self.text, self.resolved, self.replies = author, text, resolved, []


class Source:
    def __init__(self):
        self.blocks, self.comments, self.head = [], {}, {}


def spans_of(line):
    found, _ = _spans(line, 0, None)
    return found


def _spans(line, at, end):
    found, plain = [], ""
    while at < len(line):
        if end and line.startswith(end, at):
            break
        if line[at] == "[" and line[at + 1 : at + 2] in MARKS:
            if plain:
                found.append(Span("text", plain))
                plain = ""
            mark, at, who = line[at + 1], at + 2, ""
            if mark in "+-?@":
                who, bar, _ = line[at:].partition(" " if mark == "?" else "|")
                at += len(who) + len(bar)
            inside, at = _spans(line, at, mark + "]")
            at += 2
            found.append(Span(MARKS[mark], who=who, inside=inside))
        else:
            plain += line[at]
            at += 1
    if plain:
        found.append(Span("text", plain))
    return found, at


def read(path):
    source = Source()
    for line in open(path, encoding="utf-8").read().split("\n"):
        _take(source, line)
    if source.head.get("headings") == "numbered":
        _count(source.blocks)
    return source


def _take(source, line):
    comment = re.match(r"(comment|reply) (\d+) by (.*?): (.*?)( \(resolved\))?$", line)
    if comment:
        kind, number, author, text, resolved = comment.groups()
        made = Comment(author, text, bool(resolved))
        if kind == "comment":
            source.comments[number] = made
        else:
            source.comments[number].replies.append(made)
    elif re.match(r"[a-z]+: ", line) and not source.blocks:
        key, _, value = line.partition(": ")
        source.head[key] = value
    elif re.match(r"#+ ", line):
        level, rest = len(line.split(" ")[0]), line.partition(" ")[2]
        number, bar, text = rest.partition(" | ")
        source.blocks.append(Block("heading", spans_of(text if bar else rest), level, number if bar else ""))
    elif re.match(r"[*+]+ ", line):
        marks, _, text = line.partition(" ")
        source.blocks.append(Block("item", spans_of(text), len(marks), marks=marks))
    elif line.startswith("|"):
        _take_row(source.blocks, line)
    elif line.startswith("= "):
        source.blocks.append(Block("caption", spans_of(line[2:])))
    elif line:
        source.blocks.append(Block("paragraph", spans_of(line)))
    else:
        source.blocks.append(None)  # ends a table


def _take_row(blocks, line):
    if not blocks or not blocks[-1] or blocks[-1].kind != "table":
        blocks.append(Block("table", headed=line.startswith("|=")))
    row = []
    for text in re.split(r"(?:^\|=?| \|) ?", line)[1:]:
        across = int((re.search(r"\{(\d+) columns", text) or [0, 1])[1])
        down = int((re.search(r"(\d+) rows\}", text) or [0, 1])[1])
        if "from above}" in text:
            down = 0
        row.append(Cell(spans_of(re.sub(r" ?\{[^{}]*\}$", "", text)), across, down))
    blocks[-1].rows.append(row)


def _count(blocks):
    counts = [0] * 10
    for block in blocks:
        if block and block.kind == "heading":
            counts[block.level] += 1
            counts[block.level + 1 :] = [0] * (9 - block.level)
            block.number = ".".join(str(n) for n in counts[1 : block.level + 1])


def fold(text):
    return " ".join(text.replace("\u00a0", " ").split())


def shown(spans, gone=("del", "hidden", "note")):
    return "".join(s.text if s.kind == "text" else "" if s.kind in gone else shown(s.inside, gone) for s in spans)


def plain(spans):
    """All that is written, be it deleted or hidden."""
    return shown(spans, ())


# What a producer may be unable to write; see expectation().
ALL = frozenset()


class Telling:
    def __init__(self, source, without):
        self.source, self.without = source, without
        self.lines, self.changes, self.comments, self.hidden = [], [], [], []

    def tell(self, spans):
        """Notes what lies beside the text of these spans, and returns the lines of their notes."""
        notes = []
        for span in spans:
            if span.kind in ("ins", "del"):
                word = {"ins": "inserted", "del": "deleted"}[span.kind]
                text = shown(span.inside) if span.kind == "ins" else plain(span.inside)
                self.changes.append(f"{word} by {span.who}: {fold(text)}")
            elif span.kind == "comment":
                self._comment(span)
            elif span.kind == "hidden":
                self.hidden.append("hidden: " + fold(plain(span.inside)))
            elif span.kind == "note":
                notes.append("^ " + fold(shown(span.inside)))
            if span.kind != "text":
                notes += self.tell(span.inside)
        return notes

    def _comment(self, span):
        if "threads in order" in self.without:
            return self._thread_backwards(span)
        comment, quote = self.source.comments[span.who], fold(shown(span.inside))
        on = "" if "quotes" in self.without or not quote else f' on "{quote}"'
        done = lambda c: " (resolved)" if c.resolved and "resolved" not in self.without else ""
        self.comments.append(f"comment by {comment.author}{on}: {comment.text}{done(comment)}")
        place = len(self.comments)
        for reply in comment.replies:
            if "quotes of replies" in self.without:
                on = ""
            head = "comment" if "replies" in self.without else f"reply to comment {place}"
            self.comments.append(f"{head} by {reply.author}{on}: {reply.text}{done(reply)}")


    def _thread_backwards(self, span):
        """As LibreOffice 7.4 puts those that begin at one place."""
        comment, quote = self.source.comments[span.who], fold(shown(span.inside))
        for each in reversed([comment] + comment.replies):
            resolved = " (resolved)" if each.resolved else ""
            self.comments.append(f'comment by {each.author} on "{quote}": {each.text}{resolved}')


def _table(block, telling):
    notes, lines = [], ["table with a heading row" if block.headed and "heading rows" not in telling.without else "table"]
    for row in block.rows:
        cells = []
        for cell in row:
            spread = []
            if cell.across > 1:
                spread.append(f"{cell.across} columns")
            if cell.down != 1:
                spread.append("from above" if cell.down == 0 else f"{cell.down} rows")
            notes += telling.tell(cell.spans)
            cells.append((fold(shown(cell.spans)) + (" {" + ", ".join(spread) + "}" if spread else "")).strip())
        lines.append("| " + " | ".join(cells))
    return [line.rstrip() for line in lines], notes


def told(block, telling):
    if block.kind == "table":
        lines, notes = _table(block, telling)
        return lines + notes
    notes = telling.tell(block.spans)
    text = fold(shown(block.spans))
    if not text:
        return notes
    if block.kind == "heading":
        counted = telling.source.head.get("headings") == "numbered"
        bare = counted and "numbers of the outline" in telling.without
        number = f"{block.number} | " if block.number and not bare else ""
        return [f"{block.level} {number}{text}"] + notes
    if block.kind == "item":
        mark = "#." if block.marks[-1] == "+" else "-"
        return ["  " * (block.level - 1) + f"{mark} {text}"] + notes
    mark = "=" if block.kind == "caption" and "captions" not in telling.without else "¶"
    return [f"{mark} {text}"] + notes


def expectation(source, producer, without=ALL, name=""):
    """What a reader should find in the file that `producer` wrote from `source`. `without` says what the producer
    cannot write, or what was left out: "heading rows", "numbers of the outline", "captions", "quotes", "quotes of replies",
    "replies", "resolved", "threads in order"; the writers that leave out more are given a source without it."""
    telling = Telling(source, without)
    lines = []
    for block in filter(None, source.blocks):
        lines += told(block, telling)
    beside = telling.changes + telling.comments + telling.hidden
    head = [f"producer: {producer}"] + ([f"source: {name}"] if name else [])
    return "\n".join(head + [""] + lines + ([""] + beside if beside else [])) + "\n"


def plainer(source, *dropped):
    """The source with its changes made, without comments and hidden text, and without what else is `dropped`."""

    def spans(old):
        made = []
        for span in old:
            if span.kind in ("del", "hidden") or span.kind in dropped:
                continue
            if span.kind in ("ins", "comment"):
                made += spans(span.inside)
            else:
                made.append(Span(span.kind, span.text, span.who, spans(span.inside)))
        return made

    made = Source()
    made.head = source.head
    for block in source.blocks:
        if not block:
            continue
        rows = [[Cell(spans(c.spans), c.across, c.down) for c in row] for row in block.rows]
        if block.kind not in dropped:
            made.blocks.append(
                Block(block.kind, spans(block.spans), block.level, block.number, block.marks, rows, block.headed)
            )
    return made


def seen(source, *dropped):
    """The source without its hidden text, and without the spans that are `dropped`; the rest is as it was."""
    made = Source()
    made.head, made.comments = source.head, source.comments
    keep = lambda old: [
        Span(s.kind, s.text, s.who, keep(s.inside)) for s in old if s.kind != "hidden" and s.kind not in dropped
    ]
    for block in filter(None, source.blocks):
        rows = [[Cell(keep(c.spans), c.across, c.down) for c in row] for row in block.rows]
        made.blocks.append(Block(block.kind, keep(block.spans), block.level, block.number, block.marks, rows, block.headed))
    return made
