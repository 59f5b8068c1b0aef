#include "document/docx_margin.h"

#include "document/docx_body.h"

#include <algorithm>

namespace remit {

Result<std::vector<DocxPiece>> readPieces(const std::string& bytes, const std::string& part,
                                          QStringView element, const Styles& styles)
{
    std::vector<DocxPiece> pieces;
    if (bytes.empty()) return pieces;
    Numbering none;
    return BodyReader(bytes, part, styles, none).pieces(element);
}

Result<void> readEdge(const std::string& bytes, const Styles& styles, Document& document)
{
    if (bytes.empty()) return {};
    Numbering none;
    auto piece = BodyReader(bytes, "with a header or footer", styles, none).piece();
    if (!piece) return piece.error();
    Document read;
    read.changes = std::move(piece->changes);
    read.hidden = std::move(piece->hidden);
    addEdge(std::move(read), document);
    return {};
}

Result<Notes> Notes::read(const DocxParts& parts, const Styles& styles)
{
    Notes notes;
    auto foot = readPieces(parts.footnotes, "word/footnotes.xml", u"footnote", styles);
    if (!foot) return foot.error();
    auto end = readPieces(parts.endnotes, "word/endnotes.xml", u"endnote", styles);
    if (!end) return end.error();
    for (auto& piece : *foot)
        notes.notes_.emplace(std::pair(false, piece.id), std::move(piece));
    for (auto& piece : *end)
        notes.notes_.emplace(std::pair(true, piece.id), std::move(piece));
    return notes;
}

std::optional<DocxPiece> Notes::take(bool endnote, const std::string& id)
{
    const auto found = notes_.extract({endnote, id});
    if (found.empty()) return {};
    return std::move(found.mapped());
}

Result<Margin> Margin::read(const DocxParts& parts, const Styles& styles)
{
    Margin margin;
    auto pieces = readPieces(parts.comments, "word/comments.xml", u"comment", styles);
    if (!pieces) return pieces.error();
    margin.pieces_ = *std::move(pieces);
    for (std::size_t i = 0; i < margin.pieces_.size(); ++i)
        margin.byId_.emplace(margin.pieces_[i].id, i);
    margin.quoted_.resize(margin.pieces_.size());
    margin.taken_.resize(margin.pieces_.size());
    if (const auto read = margin.readExtensions(parts.commentsExtended); !read) return read.error();
    return margin;
}

Result<void> Margin::readExtensions(const std::string& bytes)
{
    if (bytes.empty()) return {};
    XmlReader xml(bytes, "word/commentsExtended.xml");
    while (xml.child()) {
        const std::string done = xml.attribute(u"done");
        extensions_[xml.attribute(u"paraId")] = {xml.attribute(u"paraIdParent"),
                                                 done == "1" || done == "true"};
        xml.skip();
    }
    if (xml.failure()) return *xml.failure();
    return {};
}

std::optional<std::size_t> Margin::pieceOf(const std::string& id) const
{
    const auto found = byId_.find(id);
    if (found == byId_.end()) return {};
    return found->second;
}

void Margin::begin(const std::string& id)
{
    constexpr std::size_t kMostAtOnce = 100; // more than one place has in any document
    const auto piece = pieceOf(id);
    if (piece && open_.size() < kMostAtOnce) open_.push_back(*piece);
}

void Margin::end(const std::string& id)
{
    if (const auto piece = pieceOf(id)) std::erase(open_, *piece);
}

void Margin::say(std::string_view text)
{
    for (const auto piece : open_)
        quoted_[piece].append(text);
}

void Margin::space()
{
    for (const auto piece : open_)
        quoted_[piece].space();
}

void Margin::mark(const std::string& id, std::size_t block)
{
    const auto piece = pieceOf(id);
    if (!piece)
        unknown_.push_back(block);
    else if (!taken_[*piece]) {
        taken_[*piece] = true;
        marked_.push_back({*piece, block});
    }
}

std::vector<Document::Comment> Margin::take()
{
    for (std::size_t i = 0; i < pieces_.size(); ++i)
        if (!taken_[i]) marked_.push_back({i, 0});
    std::map<std::string, std::size_t> byParagraph;
    for (std::size_t i = 0; i < marked_.size(); ++i)
        byParagraph.emplace(pieces_[marked_[i].piece].paragraph, i);
    std::vector<Document::Comment> comments;
    for (const auto& [piece, block] : marked_) {
        auto& from = pieces_[piece];
        auto& comment = comments.emplace_back();
        comment.block = block;
        comment.author = std::move(from.author);
        comment.when = std::move(from.when);
        comment.text = quote(from.text);
        comment.quoted = quoted_[piece].take();
        const auto extension = extensions_.find(from.paragraph);
        if (extension == extensions_.end()) continue;
        comment.resolved = extension->second.resolved;
        const auto parent = byParagraph.find(extension->second.parent);
        if (!extension->second.parent.empty() && parent != byParagraph.end())
            comment.answers = parent->second;
    }
    for (const auto block : unknown_)
        comments.emplace_back().block = block;
    return comments;
}

}
