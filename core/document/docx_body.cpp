#include "document/docx_body.h"

#include <algorithm>
#include <iterator>

namespace remit {

Result<Document> BodyReader::read(Notes& notes, Margin& margin)
{
    notes_ = &notes;
    margin_ = &margin;
    if (!xml_.failure() && tagOf(xml_) != Tag::Document)
        return Error{"this is no Word document by its content; save it again in Word as .docx"};
    while (xml_.child()) {
        if (tagOf(xml_) == Tag::Body)
            blocksUntilEnd(document_.blocks);
        else
            xml_.skip();
    }
    if (xml_.failure()) return *xml_.failure();
    document_.comments = margin.take();
    return std::move(document_);
}

Result<std::vector<DocxPiece>> BodyReader::pieces(QStringView element)
{
    std::vector<DocxPiece> all;
    while (xml_.child()) {
        const std::string type = xml_.attribute(u"type");
        if (xml_.name() != element || type == "separator" || type == "continuationSeparator") {
            xml_.skip();
            continue;
        }
        addPiece();
        auto& piece = all.emplace_back();
        piece.id = xml_.attribute(u"id");
        piece.author = xml_.attribute(u"author");
        piece.when = xml_.attribute(u"date");
        content(piece);
    }
    if (xml_.failure()) return *xml_.failure();
    return all;
}

Result<DocxPiece> BodyReader::piece()
{
    DocxPiece piece;
    content(piece);
    if (xml_.failure()) return *xml_.failure();
    return piece;
}

void BodyReader::content(DocxPiece& piece)
{
    Blocks blocks, apart;
    blocksUntilEnd(blocks);
    piece.text = joined(std::move(blocks), apart);
    piece.paragraph = std::exchange(lastParagraph_, {});
    piece.changes = std::exchange(document_.changes, {});
    piece.hidden = std::exchange(document_.hidden, {});
}

Document::Change BodyReader::changeHere(Document::Change::Kind kind) const
{
    return {kind, document_.blocks.size(), xml_.attribute(u"author"), xml_.attribute(u"date"), {}};
}

Document::Change& BodyReader::add(Document::Change change)
{
    addPiece();
    return document_.changes.emplace_back(std::move(change));
}

void BodyReader::restyled()
{
    add(changeHere(Document::Change::Kind::Looks));
    xml_.skip();
}

void BodyReader::looksAlone()
{
    while (xml_.child())
        if (tagOf(xml_) == Tag::Restyled)
            restyled();
        else
            xml_.skip();
}

void BodyReader::addPiece()
{
    if (++count_ > kMaxBlocks) xml_.fail(tooManyPieces());
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
    while (xml_.child())
        block(out);
}

void BodyReader::block(Blocks& out)
{
    switch (tagOf(xml_)) {
    case Tag::Paragraph:
        paragraph(out);
        break;
    case Tag::Table:
        table(out);
        break;
    case Tag::LooksAlone:
        looksAlone();
        break;
    case Tag::Wrapper:
    case Tag::Inserted:
        blocks(out);
        break;
    case Tag::Deleted:
        add(changeHere(Document::Change::Kind::Deletion));
        xml_.skip();
        break;
    case Tag::CommentStart:
    case Tag::CommentEnd:
        commentRange();
        break;
    case Tag::Alternatives:
        alternative([&] { blocks(out); });
        break;
    case Tag::Chunk:
        xml_.fail({"the file embeds another document that only Word can join to it (altChunk); open it in "
                   "Word and save it again"});
        break;
    default:
        xml_.skip();
    }
}

// Where the text begins or ends that a comment is about.
void BodyReader::commentRange()
{
    const std::string id = xml_.attribute(u"id");
    if (margin_ && tagOf(xml_) == Tag::CommentStart) margin_->begin(id);
    if (margin_ && tagOf(xml_) == Tag::CommentEnd) margin_->end(id);
    xml_.skip();
}

namespace {

// A numbered bold line is a heading by its looks if text follows: of lines in a row, those are items. It
// comes below the last heading that a style makes one.
void settleHeadings(std::vector<Block>& blocks)
{
    constexpr int kLowest = 9;
    int above = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Block& block = blocks[i];
        if (block.kind == Block::Kind::Heading) above = block.level;
        if (!block.probable) continue;
        const bool opens = i + 1 < blocks.size() && !blocks[i + 1].probable;
        block.probable = opens;
        if (!opens) continue;
        if (block.kind == Block::Kind::Paragraph) takeNumber(block);
        block.kind = Block::Kind::Heading;
        block.numbered = true;
        const auto depth = std::count(block.number.begin(), block.number.end(), '.') + 1;
        block.level = std::min(kLowest, above + static_cast<int>(depth));
    }
}

}

Result<Document> readDocxParts(const DocxParts& parts)
{
    const auto styles = Styles::read(parts.styles);
    if (!styles) return styles.error();
    auto numbering = Numbering::read(parts.numbering);
    if (!numbering) return numbering.error();
    auto notes = Notes::read(parts, *styles);
    if (!notes) return notes.error();
    auto margin = Margin::read(parts, *styles);
    if (!margin) return margin.error();
    auto document =
        BodyReader(parts.document, "word/document.xml", *styles, *numbering).read(*notes, *margin);
    if (!document) return document;

    for (const auto& edge : parts.edges)
        if (const auto read = readEdge(edge, *styles, *document); !read) return read.error();
    document->properties.language = styles->language();
    settleHeadings(document->blocks);
    keepInside(*document);
    return document;
}

}
