// Writes a document with the library docx: node docx_js.js OUT.docx < blocks.json
// The blocks are those of docx_js.py.
const fs = require("fs");
const docx = require("docx");

const source = JSON.parse(fs.readFileSync(0, "utf8"));
const footnotes = {};
let revision = 0;

function run(span) {
  const change = { author: span.who, date: "2022-09-01T10:00:00Z", id: ++revision };
  switch (span.kind) {
    case "ins":
      return [new docx.InsertedTextRun({ text: span.text, ...change })];
    case "del":
      return [new docx.DeletedTextRun({ text: span.text, ...change })];
    case "bold":
      return [new docx.TextRun({ text: span.text, bold: true })];
    case "note": {
      const number = Object.keys(footnotes).length + 1;
      footnotes[number] = { children: [new docx.Paragraph(span.text)] };
      return [new docx.FootnoteReferenceRun(number)];
    }
    case "comment": {
      const id = Number(span.who) - 1;
      return [
        new docx.CommentRangeStart(id),
        new docx.TextRun(span.text),
        new docx.CommentRangeEnd(id),
        new docx.TextRun({ children: [new docx.CommentReference(id)] }),
      ];
    }
    default:
      return [new docx.TextRun(span.text)];
  }
}

const children = (spans) => spans.flatMap(run);

function cell(given) {
  return new docx.TableCell({
    children: [new docx.Paragraph({ children: children(given.spans) })],
    columnSpan: given.across > 1 ? given.across : undefined,
    rowSpan: given.down > 1 ? given.down : undefined,
  });
}

function block(given) {
  if (given.kind === "table") {
    const rows = given.rows.map(
      (row, index) =>
        new docx.TableRow({ tableHeader: given.headed && index === 0, children: row.filter((c) => c.down > 0).map(cell) }),
    );
    return new docx.Table({ rows });
  }
  const options = { children: children(given.spans) };
  if (given.kind === "heading") options.heading = "Heading" + given.level;
  if (given.kind === "item" && given.marks.endsWith("*")) options.bullet = { level: given.level - 1 };
  if (given.kind === "item" && given.marks.endsWith("+")) options.numbering = { reference: "numbers", level: given.level - 1 };
  return new docx.Paragraph(options);
}

const levels = [0, 1, 2].map((level) => ({ level, format: "decimal", text: `%${level + 1}.` }));
const made = source.blocks.map(block);
const file = new docx.Document({
  numbering: { config: [{ reference: "numbers", levels }] },
  footnotes,
  comments: {
    children: source.comments.map((c, id) => ({
      id,
      author: c.author,
      date: new Date("2022-09-03T09:00:00Z"),
      children: [new docx.Paragraph(c.text)],
      text: c.text,
    })),
  },
  sections: [{ children: made }],
});
docx.Packer.toBuffer(file).then((bytes) => fs.writeFileSync(process.argv[2], bytes));
