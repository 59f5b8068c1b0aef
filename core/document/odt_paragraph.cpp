#include "document/odt_body.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace remit {

namespace {

constexpr int kMaxLevel = 9;

}

void OdtBody::paragraph(Blocks& out, bool heading)
{
    Paragraph paragraph;
    paragraph.style = styles_.of(OdtStyles::Family::Paragraph, xml_.attribute(u"style-name"));
    paragraph.block = blockOf(paragraph.style, heading);
    inlines(paragraph, paragraph.style.hidden.value_or(false));
    finish(std::move(paragraph), out);
}

void OdtBody::finish(Paragraph paragraph, Blocks& out)
{
    for (auto& stretch : stretches_)
        stretch.text.space();
    if (paragraph.hidden) hide(paragraph.hidden->take());
    Block& block = paragraph.block;
    block.text = paragraph.line.take();
    if (paragraph.whollyHidden) {
        hide(quote(block.text));
    } else if (!block.text.empty()) {
        if (block.kind == Block::Kind::Heading && !block.numbered) takeNumber(block);
        const bool caption = paragraph.style.caption || (paragraph.style.category && paragraph.counted);
        if (caption && block.kind == Block::Kind::Paragraph) block.kind = Block::Kind::Caption;
        add(out, std::move(block));
    }
    out.insert(out.end(), std::make_move_iterator(paragraph.after.begin()),
               std::make_move_iterator(paragraph.after.end()));
}

Block OdtBody::blockOf(const OdtStyles::Style& style, bool heading)
{
    Block block;
    if (heading) {
        block.kind = Block::Kind::Heading;
        block.level = std::clamp(xml_.number(u"outline-level", 1000).value_or(1), 1, kMaxLevel);
        if (xml_.attribute(u"is-list-header") != "true")
            number(block, style, xml_.number(u"start-value", kMaxOdtStart));
        return block;
    }
    const auto mark = lists_.next(styles_, style);
    if (mark.printed) {
        block.kind = Block::Kind::ListItem;
        block.level = std::min(mark.level, kMaxLevel);
        block.numbered = mark.numbered;
    }
    return block;
}

// A heading is an item of the list that it stands in, or else of the outline.
void OdtBody::number(Block& heading, const OdtStyles::Style& style, std::optional<int> start)
{
    const auto mark = lists_.next(styles_, style);
    heading.numbered = mark.numbered;
    heading.number = mark.number;
    const auto level = static_cast<std::size_t>(heading.level - 1);
    const auto& shape = styles_.outline().levels[level];
    if (mark.level > 0 || shape.format.empty() || (style.list && style.list->empty())) return;
    outline_.next(styles_.outline(), level, start);
    heading.numbered = true;
    heading.number = outline_.printed(styles_.outline(), level);
}

void OdtBody::inlines(Paragraph& paragraph, bool hidden)
{
    for (auto step = xml_.step(); step != XmlReader::Step::End; step = xml_.step()) {
        if (step == XmlReader::Step::Text)
            addText(paragraph, xml_.words(), hidden);
        else
            inlineElement(paragraph, hidden);
    }
}

void OdtBody::inlineElement(Paragraph& paragraph, bool hidden)
{
    switch (const OdtTag tag = odtTagOf(xml_)) {
    case OdtTag::Field:
        inlines(paragraph, hidden);
        break;
    case OdtTag::Sequence:
        paragraph.counted = true;
        inlines(paragraph, hidden);
        break;
    case OdtTag::Span: {
        const auto style = styles_.of(OdtStyles::Family::Text, xml_.attribute(u"style-name"));
        inlines(paragraph, style.hidden.value_or(hidden));
        break;
    }
    case OdtTag::Link:
        link();
        inlines(paragraph, hidden);
        break;
    case OdtTag::Space:
        addText(paragraph, " ", hidden);
        xml_.skip();
        break;
    case OdtTag::HiddenText:
        if (xml_.attribute(u"is-hidden") == "true") addText(paragraph, xml_.attribute(u"string-value"), true);
        inlines(paragraph, hidden);
        break;
    case OdtTag::HiddenParagraph:
        if (xml_.attribute(u"is-hidden") == "true") paragraph.whollyHidden = true;
        xml_.skip();
        break;
    case OdtTag::Note:
        note(paragraph);
        break;
    case OdtTag::Annotation:
        annotation();
        break;
    case OdtTag::AnnotationEnd:
        end(xml_.attribute(u"name"), false);
        xml_.skip();
        break;
    case OdtTag::Nothing:
        xml_.skip();
        break;
    default:
        if (!block(tag, paragraph.after)) xml_.skip();
    }
}

void OdtBody::addText(Paragraph& paragraph, std::string_view text, bool hidden)
{
    if (hidden) {
        if (!paragraph.hidden) paragraph.hidden.emplace();
        paragraph.hidden->append(text);
        return;
    }
    if (paragraph.hidden) hide(std::exchange(paragraph.hidden, {})->take());
    paragraph.line.append(text);
    for (auto& stretch : stretches_)
        stretch.text.append(text);
}

void OdtBody::note(Paragraph& paragraph)
{
    Blocks content;
    while (xml_.child()) {
        if (odtTagOf(xml_) == OdtTag::NoteBody)
            apart(content);
        else
            xml_.skip();
    }
    Block footnote;
    footnote.kind = Block::Kind::Footnote;
    Line line;
    for (Block& block : content) {
        if (block.kind == Block::Kind::Table) {
            paragraph.after.push_back(std::move(block));
            continue;
        }
        line.space();
        line.append(block.text);
    }
    footnote.text = line.take();
    if (!footnote.text.empty()) add(paragraph.after, std::move(footnote));
}

// Whatever shapes there are around it, a text box holds blocks like the body's.
void OdtBody::drawing(Blocks& out)
{
    bool described = false;
    while (xml_.child())
        shape(odtTagOf(xml_), out, described);
}

void OdtBody::shape(OdtTag tag, Blocks& out, bool& described)
{
    switch (tag) {
    case OdtTag::TextBox:
        apart(out);
        break;
    case OdtTag::Link:
        link();
        drawing(out);
        break;
    case OdtTag::Drawing:
        drawing(out);
        break;
    case OdtTag::Frame:
        frame(out);
        break;
    case OdtTag::AlternativeText:
        described = !xml_.text().empty() || described;
        break;
    default:
        if (!block(tag, out)) xml_.skip();
    }
}

// A frame has what it shows in several forms, the first the best: an object and a picture of it, …
void OdtBody::frame(Blocks& out)
{
    bool picture = false;
    bool other = false;
    bool described = false;
    while (xml_.child()) {
        const OdtTag tag = odtTagOf(xml_);
        if (tag == OdtTag::Image) {
            picture = true;
            fromOutside();
        } else if (tag == OdtTag::Object) {
            other = true;
            object();
        } else {
            shape(tag, out, described);
        }
    }
    if (!picture || other) return;
    ++document_.properties.pictures;
    if (!described) ++document_.properties.picturesWithoutText;
}

void OdtBody::object()
{
    std::string name = xml_.attribute(u"href");
    if (name.substr(0, 2) == "./") name.erase(0, 2);
    if (isWebAddress(name)) return fromOutside();
    if (!name.empty() && !formulas_.count(name)) {
        addPiece();
        document_.properties.embedded.push_back(quote(name));
    }
    xml_.skip();
}

void OdtBody::link()
{
    const std::string address = quote(xml_.attribute(u"href"));
    if (isWebAddress(address) && links_.insert(address).second) document_.properties.links.push_back(address);
}

void OdtBody::fromOutside()
{
    const std::string address = quote(xml_.attribute(u"href"));
    if (isWebAddress(address) && attached_.insert(address).second)
        document_.properties.attached.push_back(address);
    xml_.skip();
}

}
