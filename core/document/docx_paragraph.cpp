#include "document/docx_body.h"

#include "document/captions.h"
#include "document/signs.h"

#include <iterator>

namespace remit {

namespace {

// A short line that begins with a number, and does not end as a sentence does.
bool looksLikeHeading(const std::string& text)
{
    constexpr std::size_t kLongest = 120; // bytes
    return text.size() <= kLongest && !splitNumber(text).first.empty() && text.back() != '.' &&
           text.back() != ':' && text.back() != ';';
}

}

void BodyReader::paragraph(Blocks& out)
{
    lastParagraph_ = xml_.attribute(u"paraId");
    Paragraph paragraph;
    paragraph.line = std::exchange(carried_, {});
    inlines(paragraph);
    fields_.endCodes();
    finish(std::move(paragraph), out);
}

void BodyReader::finish(Paragraph paragraph, Blocks& out)
{
    endHidden(paragraph);
    const auto& properties = paragraph.properties;
    // A change of the paragraph's end alone counts; with changes inside it is one of them.
    if (properties.markInserted && paragraph.insertions == 0) add(*properties.markInserted);
    if (properties.markDeleted && paragraph.deletions == 0) add(*properties.markDeleted);

    if (margin_ && !properties.markDeleted) margin_->space();
    if (properties.markDeleted) {
        carried_ = std::move(paragraph.line);
    } else {
        Block block = blockOf(paragraph);
        if (!block.text.empty() && !styles_.of(properties.style).contents) add(out, std::move(block));
    }
    out.insert(out.end(), std::make_move_iterator(paragraph.after.begin()),
               std::make_move_iterator(paragraph.after.end()));
}

Block BodyReader::blockOf(Paragraph& paragraph)
{
    const auto& properties = paragraph.properties;
    const auto& style = styles_.of(properties.style);
    const auto mark = numbering_.next(properties.list, style, styles_);
    const int heading = properties.heading ? *properties.heading : style.heading.value_or(0);
    Block block;
    block.text = paragraph.line.take();
    if (heading > 0) {
        block.kind = Block::Kind::Heading;
        block.level = heading;
        block.numbered = mark.numbered;
        block.number = mark.number;
        if (!mark.printed) takeNumber(block);
    } else if (style.caption || (style.category && paragraph.counted)) {
        block.kind = Block::Kind::Caption;
    } else if (mark.printed) {
        block.kind = Block::Kind::ListItem;
        block.level = mark.level + 1;
        block.numbered = mark.numbered;
    } else {
        block.probable = paragraph.bold && looksLikeHeading(block.text);
    }
    return block;
}

ParagraphProperties BodyReader::paragraphProperties()
{
    ParagraphProperties properties;
    while (xml_.child()) {
        switch (tagOf(xml_)) {
        case Tag::ParagraphStyle:
            properties.style = xml_.attribute(u"val");
            xml_.skip();
            break;
        case Tag::ListPart:
            properties.list = readListPart(xml_);
            break;
        case Tag::OutlineLevel:
            if (const auto level = numberIn(xml_, 9)) properties.heading = *level == 9 ? 0 : *level + 1;
            xml_.skip();
            break;
        case Tag::RunProperties:
            markProperties(properties);
            break;
        case Tag::Restyled:
            restyled();
            break;
        case Tag::LooksAlone:
            looksAlone();
            break;
        default:
            xml_.skip();
        }
    }
    return properties;
}

void BodyReader::markProperties(ParagraphProperties& properties)
{
    while (xml_.child()) {
        if (tagOf(xml_) == Tag::Inserted)
            properties.markInserted = changeHere(Document::Change::Kind::Insertion);
        if (tagOf(xml_) == Tag::Deleted)
            properties.markDeleted = changeHere(Document::Change::Kind::Deletion);
        if (tagOf(xml_) == Tag::Restyled)
            restyled();
        else
            xml_.skip();
    }
}

void BodyReader::inlines(Paragraph& paragraph)
{
    while (xml_.child()) {
        switch (tagOf(xml_)) {
        case Tag::ParagraphProperties:
            paragraph.properties = paragraphProperties();
            break;
        case Tag::Run:
            run(paragraph);
            break;
        case Tag::Inserted:
            inserted(paragraph);
            break;
        case Tag::Deleted:
            deleted(paragraph);
            break;
        case Tag::CommentStart:
        case Tag::CommentEnd:
            commentRange();
            break;
        case Tag::Wrapper:
            code(paragraph, xml_.attribute(u"instr"));
            inlines(paragraph);
            break;
        case Tag::Alternatives:
            alternative([&] { inlines(paragraph); });
            break;
        case Tag::Text:
            addText(paragraph, xml_.text(), {false, paragraph.bold});
            break; // of a formula
        default:
            xml_.skip();
        }
    }
}

void BodyReader::inserted(Paragraph& paragraph)
{
    using Kind = Document::Change::Kind;
    add(changeHere(xml_.name() == u"moveTo" ? Kind::MovedHere : Kind::Insertion));
    const std::size_t change = document_.changes.size() - 1;
    ++paragraph.insertions;
    Quote text;
    Quote* const outer = std::exchange(insertion_, &text);
    inlines(paragraph);
    insertion_ = outer;
    document_.changes[change].text = text.take();
}

void BodyReader::deleted(Paragraph& paragraph)
{
    using Kind = Document::Change::Kind;
    auto change = changeHere(xml_.name() == u"moveFrom" ? Kind::MovedAway : Kind::Deletion);
    ++paragraph.deletions;
    Quote text;
    deletedText(text);
    change.text = text.take();
    add(std::move(change));
}

void BodyReader::deletedText(Quote& text)
{
    while (xml_.child()) {
        const Tag tag = tagOf(xml_);
        if (tag == Tag::Text || tag == Tag::DeletedText) {
            text.append(xml_.text());
        } else if (tag == Tag::CommentStart || tag == Tag::CommentEnd) {
            commentRange();
        } else if (tag == Tag::CommentMark) {
            commentMark();
        } else if (tag == Tag::Run || tag == Tag::Wrapper || tag == Tag::Inserted || tag == Tag::Deleted) {
            deletedText(text);
        } else if (tag == Tag::Paragraph || tag == Tag::Table || tag == Tag::Row || tag == Tag::Cell) {
            deletedText(text); // of a row
            text.space();
        } else {
            if (tag == Tag::Space) text.space();
            xml_.skip();
        }
    }
}

void BodyReader::commentMark()
{
    if (margin_) margin_->mark(xml_.attribute(u"id"), document_.blocks.size());
    addPiece();
    xml_.skip();
}

void BodyReader::run(Paragraph& paragraph)
{
    const auto& style = styles_.of(paragraph.properties.style);
    runContent(paragraph, {style.hidden.value_or(false), style.bold.value_or(false)});
}

void BodyReader::runContent(Paragraph& paragraph, Looks looks)
{
    while (xml_.child()) {
        switch (tagOf(xml_)) {
        case Tag::RunProperties:
            looks = looksOfRun(paragraph.properties);
            break;
        case Tag::Text:
            addText(paragraph, xml_.text(), looks);
            break;
        case Tag::Space:
            addText(paragraph, " ", looks);
            xml_.skip();
            break;
        case Tag::Hyphen:
            addText(paragraph, "-", looks);
            xml_.skip();
            break;
        case Tag::Symbol:
            addText(paragraph, signOf(xml_.attribute(u"font"), xml_.attribute(u"char")), looks);
            xml_.skip();
            break;
        case Tag::FieldMark:
            field(xml_.attribute(u"fldCharType"));
            xml_.skip();
            break;
        case Tag::FieldCode:
            code(paragraph, xml_.text());
            break;
        case Tag::CommentMark:
            commentMark();
            break;
        case Tag::NoteMark:
            note(paragraph);
            break;
        case Tag::Drawing:
            drawing(paragraph);
            break;
        case Tag::Run:
            run(paragraph);
            break; // in a ruby
        case Tag::Wrapper:
            runContent(paragraph, looks);
            break;
        case Tag::Alternatives:
            alternative([&] { runContent(paragraph, looks); });
            break;
        default:
            xml_.skip();
        }
    }
}

BodyReader::Looks BodyReader::looksOfRun(const ParagraphProperties& properties)
{
    const auto& style = styles_.of(properties.style);
    auto hidden = style.hidden, bold = style.bold;
    std::optional<bool> ownHidden, ownBold;
    while (xml_.child()) {
        const Tag tag = tagOf(xml_);
        if (tag == Tag::RunStyle) {
            const auto& named = styles_.of(xml_.attribute(u"val"));
            if (named.hidden) hidden = named.hidden;
            if (named.bold) bold = named.bold;
        }
        if (tag == Tag::Hidden) ownHidden = isOn(xml_);
        if (tag == Tag::Bold) ownBold = isOn(xml_);
        if (tag == Tag::Restyled)
            restyled();
        else
            xml_.skip();
    }
    return {ownHidden ? *ownHidden : hidden.value_or(false), ownBold ? *ownBold : bold.value_or(false)};
}

// A note stands after the paragraph that refers to it.
void BodyReader::note(Paragraph& paragraph)
{
    auto note =
        notes_ ? notes_->take(xml_.name() == u"endnoteReference", xml_.attribute(u"id")) : std::nullopt;
    xml_.skip();
    if (!note) return;
    for (auto& change : note->changes) {
        change.block = document_.blocks.size();
        add(std::move(change));
    }
    for (const auto& hidden : note->hidden)
        document_.hidden.push_back({document_.blocks.size(), hidden.text});
    if (note->text.empty()) return;
    Block block;
    block.kind = Block::Kind::Footnote;
    block.text = std::move(note->text);
    add(paragraph.after, std::move(block));
}

void BodyReader::addText(Paragraph& paragraph, std::string_view text, const Looks& looks)
{
    if (!fields_.visible()) return;
    if (looks.hidden) return addHidden(paragraph, text);
    endHidden(paragraph);
    paragraph.bold = paragraph.bold && (looks.bold || text == " ");
    paragraph.line.append(text);
    if (insertion_) insertion_->append(text);
    if (margin_) margin_->say(text);
}

// Hidden text is one piece where it is together.
void BodyReader::addHidden(Paragraph& paragraph, std::string_view text)
{
    if (!paragraph.hidden) {
        addPiece();
        paragraph.hidden.emplace();
        paragraph.hiddenAt = document_.hidden.size();
        document_.hidden.push_back({document_.blocks.size(), {}});
    }
    paragraph.hidden->append(text);
}

void BodyReader::endHidden(Paragraph& paragraph)
{
    if (paragraph.hidden) document_.hidden[paragraph.hiddenAt].text = paragraph.hidden->take();
    paragraph.hidden.reset();
}

void BodyReader::code(Paragraph& paragraph, std::string_view code)
{
    if (countsCaptions(code)) paragraph.counted = true;
}

void BodyReader::field(const std::string& kind)
{
    if (kind == "begin") fields_.begin();
    if (kind == "separate") fields_.separate();
    if (kind == "end") fields_.end();
}

// Whatever shapes there are around it, a text box holds blocks like the body's.
void BodyReader::drawing(Paragraph& paragraph)
{
    while (xml_.child()) {
        switch (tagOf(xml_)) {
        case Tag::TextBox: {
            Fields outside = std::exchange(fields_, {});
            blocksUntilEnd(paragraph.after);
            fields_ = std::move(outside);
            break;
        }
        case Tag::Alternatives:
            alternative([&] { drawing(paragraph); });
            break;
        default:
            picture();
            drawing(paragraph);
        }
    }
}

// What stands for a picture in a drawing, after what describes it.
void BodyReader::picture()
{
    auto& properties = document_.properties;
    if (xml_.name() == u"docPr") described_ = !xml_.attribute(u"descr").empty();
    if (xml_.name() != u"pic") return;
    ++properties.pictures;
    if (!described_) ++properties.picturesWithoutText;
}

}
