#include "document/docx_body.h"

#include <iterator>

namespace remit {

void BodyReader::paragraph(Blocks& out)
{
    Paragraph paragraph;
    paragraph.line = std::exchange(carried_, {});
    inlines(paragraph);
    fields_.endCodes();
    finish(std::move(paragraph), out);
}

void BodyReader::finish(Paragraph paragraph, Blocks& out)
{
    const auto& properties = paragraph.properties;
    // A change of the paragraph's end alone counts; with changes inside it is one of them.
    if (properties.markInserted && paragraph.insertions == 0) tracked(Document::Change::Kind::Insertion);
    if (properties.markDeleted && paragraph.deletions == 0) tracked(Document::Change::Kind::Deletion);

    if (properties.markDeleted) {
        carried_ = std::move(paragraph.line);
    } else {
        Block block = blockOf(properties, paragraph.line.take());
        if (!block.text.empty() && !styles_.of(properties.style).contents) add(out, std::move(block));
    }
    out.insert(out.end(), std::make_move_iterator(paragraph.boxes.begin()),
               std::make_move_iterator(paragraph.boxes.end()));
}

Block BodyReader::blockOf(const ParagraphProperties& properties, std::string text)
{
    const auto& style = styles_.of(properties.style);
    const auto mark = numbering_.next(properties.list, style, styles_);
    const int heading = properties.heading ? *properties.heading : style.heading.value_or(0);
    Block block;
    block.text = std::move(text);
    if (heading > 0) {
        block.kind = Block::Kind::Heading;
        block.level = heading;
        block.numbered = mark.numbered;
        block.number = mark.number;
        if (!mark.printed) takeNumber(block);
    } else if (mark.printed) {
        block.kind = Block::Kind::ListItem;
        block.level = mark.level + 1;
        block.numbered = mark.numbered;
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
        default:
            xml_.skip();
        }
    }
    return properties;
}

void BodyReader::markProperties(ParagraphProperties& properties)
{
    while (xml_.child()) {
        if (tagOf(xml_) == Tag::Inserted) properties.markInserted = true;
        if (tagOf(xml_) == Tag::Deleted) properties.markDeleted = true;
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
            tracked(Document::Change::Kind::Insertion);
            ++paragraph.insertions;
            inlines(paragraph);
            break;
        case Tag::Deleted:
            tracked(Document::Change::Kind::Deletion);
            ++paragraph.deletions;
            xml_.skip();
            break;
        case Tag::Wrapper:
            inlines(paragraph);
            break;
        case Tag::Alternatives:
            alternative([&] { inlines(paragraph); });
            break;
        case Tag::Text:
            addText(paragraph, xml_.text(), false);
            break; // of a formula
        default:
            xml_.skip();
        }
    }
}

void BodyReader::run(Paragraph& paragraph)
{
    runContent(paragraph, styles_.of(paragraph.properties.style).hidden.value_or(false));
}

void BodyReader::runContent(Paragraph& paragraph, bool hidden)
{
    while (xml_.child()) {
        switch (tagOf(xml_)) {
        case Tag::RunProperties:
            hidden = hiddenRun(paragraph.properties);
            break;
        case Tag::Text:
            addText(paragraph, xml_.text(), hidden);
            break;
        case Tag::Space:
            addText(paragraph, " ", hidden);
            xml_.skip();
            break;
        case Tag::Hyphen:
            addText(paragraph, "-", hidden);
            xml_.skip();
            break;
        case Tag::FieldMark:
            field(xml_.attribute(u"fldCharType"));
            xml_.skip();
            break;
        case Tag::CommentMark:
            comment();
            xml_.skip();
            break;
        case Tag::Drawing:
            drawing(paragraph);
            break;
        case Tag::Run:
            run(paragraph);
            break; // in a ruby
        case Tag::Wrapper:
            runContent(paragraph, hidden);
            break;
        case Tag::Alternatives:
            alternative([&] { runContent(paragraph, hidden); });
            break;
        default:
            xml_.skip();
        }
    }
}

bool BodyReader::hiddenRun(const ParagraphProperties& properties)
{
    auto hidden = styles_.of(properties.style).hidden;
    std::optional<bool> own;
    while (xml_.child()) {
        if (tagOf(xml_) == Tag::RunStyle) {
            const auto& style = styles_.of(xml_.attribute(u"val"));
            if (style.hidden) hidden = style.hidden;
        }
        if (tagOf(xml_) == Tag::Hidden) own = isOn(xml_);
        xml_.skip();
    }
    return own ? *own : hidden.value_or(false);
}

void BodyReader::addText(Paragraph& paragraph, std::string_view text, bool hidden)
{
    if (!fields_.visible()) return;
    if (hidden && !std::exchange(paragraph.insideHidden, true)) hide();
    if (hidden) return;
    paragraph.insideHidden = false;
    paragraph.line.append(text);
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
            blocksUntilEnd(paragraph.boxes);
            fields_ = std::move(outside);
            break;
        }
        case Tag::Alternatives:
            alternative([&] { drawing(paragraph); });
            break;
        default:
            drawing(paragraph);
        }
    }
}

}
