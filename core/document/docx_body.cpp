#include "document/docx_body.h"

#include <algorithm>
#include <iterator>

namespace remit {

Result<Document> BodyReader::read()
{
    if (!xml_.failure() && tagOf(xml_) != Tag::Document)
        return Error{"this is no Word document by its content; save it again in Word as .docx"};
    while (xml_.child()) {
        if (tagOf(xml_) == Tag::Body)
            blocksUntilEnd(document_.blocks);
        else
            xml_.skip();
    }
    if (xml_.failure()) return *xml_.failure();
    return std::move(document_);
}

void BodyReader::tracked(Document::Change::Kind kind)
{
    addPiece();
    document_.changes.push_back(
        {kind, document_.blocks.size(), xml_.attribute(u"author"), xml_.attribute(u"date"), {}});
}

void BodyReader::comment()
{
    addPiece();
    document_.comments.push_back({document_.blocks.size(), {}, {}, {}, {}, {}, false});
}

void BodyReader::hide()
{
    addPiece();
    document_.hidden.push_back({document_.blocks.size(), {}});
}

void BodyReader::addPiece()
{
    if (++pieces_ > kMaxBlocks)
        xml_.fail({"the document has more than " + std::to_string(kMaxBlocks) +
                   " paragraphs and table cells, which this version does not read"});
}

void BodyReader::add(Blocks& to, Block block)
{
    addPiece();
    to.push_back(std::move(block));
}

void BodyReader::blocksUntilEnd(Blocks& out)
{
    blocks(out);
    endCarried(out);
}

// Nothing follows that the carried text could go on in.
void BodyReader::endCarried(Blocks& out)
{
    if (carried_.empty()) return;
    Block rest;
    rest.text = carried_.take();
    add(out, std::move(rest));
}

void BodyReader::blocks(Blocks& out)
{
    while (xml_.child()) {
        switch (tagOf(xml_)) {
        case Tag::Paragraph:
            paragraph(out);
            break;
        case Tag::Table:
            table(out);
            break;
        case Tag::Wrapper:
        case Tag::Inserted:
            blocks(out);
            break;
        case Tag::Deleted:
            tracked(Document::Change::Kind::Deletion);
            xml_.skip();
            break;
        case Tag::Alternatives:
            alternative([&] { blocks(out); });
            break;
        case Tag::Chunk:
            xml_.fail({"the file embeds another document that only Word can join to it (altChunk); open it "
                       "in Word and save it again"});
            break;
        default:
            xml_.skip();
        }
    }
}

void BodyReader::table(Blocks& out)
{
    endCarried(out);
    Block table;
    table.kind = Block::Kind::Table;
    Blocks nested;
    rows(table, nested);
    if (!table.rows.empty()) add(out, std::move(table));
    out.insert(out.end(), std::make_move_iterator(nested.begin()), std::make_move_iterator(nested.end()));
}

void BodyReader::rows(Block& table, Blocks& nested)
{
    while (xml_.child()) {
        switch (tagOf(xml_)) {
        case Tag::Row:
            row(table, nested);
            break;
        case Tag::Wrapper:
            rows(table, nested);
            break;
        case Tag::Alternatives:
            alternative([&] { rows(table, nested); });
            break;
        default:
            xml_.skip();
        }
    }
}

void BodyReader::row(Block& table, Blocks& nested)
{
    TableRow row;
    cells(row, nested);
    if (!row.deleted && !row.cells.empty()) table.rows.push_back(std::move(row.cells));
}

void BodyReader::cells(TableRow& row, Blocks& nested)
{
    while (xml_.child()) {
        const Tag tag = tagOf(xml_);
        if (tag == Tag::RowProperties)
            rowProperties(row);
        else if (tag == Tag::Cell && !row.deleted)
            row.cells.push_back({cell(nested)});
        else if (tag == Tag::Wrapper)
            cells(row, nested);
        else
            xml_.skip();
    }
}

void BodyReader::rowProperties(TableRow& row)
{
    while (xml_.child()) {
        const Tag tag = tagOf(xml_);
        if (tag == Tag::Inserted) tracked(Document::Change::Kind::Insertion);
        if (tag == Tag::Deleted) {
            tracked(Document::Change::Kind::Deletion);
            row.deleted = true;
        }
        xml_.skip();
    }
}

// The cell's own text as one line; tables in it become tables of their own, after the one they are in.
std::string BodyReader::cell(Blocks& nested)
{
    Blocks content;
    blocksUntilEnd(content);
    addPiece();
    Line line;
    for (Block& block : content) {
        if (block.kind == Block::Kind::Table) {
            nested.push_back(std::move(block));
            continue;
        }
        line.space();
        line.append(block.number);
        line.space();
        line.append(block.text);
    }
    return line.take();
}

namespace {

// A place in front of text that turned out to be empty is that of what follows.
void clamp(auto& traces, std::size_t blocks)
{
    for (auto& trace : traces)
        trace.block = std::min(trace.block, blocks == 0 ? 0 : blocks - 1);
}

// Comments that no text refers to are not shown by Word, and are still in the file.
Result<std::size_t> commentsIn(std::string_view bytes)
{
    if (bytes.empty()) return std::size_t{0};
    XmlReader xml(bytes, "word/comments.xml");
    std::size_t comments = 0;
    while (xml.child()) {
        if (xml.name() == u"comment") ++comments;
        xml.skip();
    }
    if (xml.failure()) return *xml.failure();
    return comments;
}

}

Result<Document> readDocxParts(const DocxParts& parts)
{
    const auto styles = Styles::read(parts.styles);
    if (!styles) return styles.error();
    auto numbering = Numbering::read(parts.numbering);
    if (!numbering) return numbering.error();
    const auto comments = commentsIn(parts.comments);
    if (!comments) return comments.error();
    auto document = BodyReader(parts, *styles, *numbering).read();
    if (!document) return document;

    if (document->comments.size() < *comments) document->comments.resize(*comments);
    clamp(document->changes, document->blocks.size());
    clamp(document->comments, document->blocks.size());
    clamp(document->hidden, document->blocks.size());
    return document;
}

}
