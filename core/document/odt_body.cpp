#include "document/odt_body.h"

#include <iterator>
#include <utility>

namespace remit {

Result<Document> OdtBody::read()
{
    if (!xml_.failure() && xml_.name() != u"document-content")
        return Error{
            "this is no OpenDocument text by its content; save it again in the program that made it"};
    root();
    endAll();
    if (xml_.failure()) return *xml_.failure();
    keepInside(document_);
    return std::move(document_);
}

Result<Document> OdtBody::readEdges()
{
    while (xml_.child()) {
        if (odtTagOf(xml_) == OdtTag::AutomaticStyles)
            styles_.read(xml_);
        else if (xml_.name() == u"master-styles")
            edges();
        else
            xml_.skip();
    }
    endAll();
    if (xml_.failure()) return *xml_.failure();
    return std::move(document_);
}

// In each kind of page; those of the first page and of even pages have names of their own.
void OdtBody::edges()
{
    while (xml_.child())
        while (xml_.child()) {
            const QStringView name = xml_.name();
            if (name.startsWith(u"header") || name.startsWith(u"footer"))
                blocks(document_.blocks);
            else
                xml_.skip();
        }
}

void OdtBody::root()
{
    while (xml_.child()) {
        switch (odtTagOf(xml_)) {
        case OdtTag::AutomaticStyles:
            styles_.read(xml_);
            break;
        case OdtTag::Body:
            root();
            break;
        case OdtTag::Text:
            blocks(document_.blocks);
            break;
        default:
            xml_.skip();
        }
    }
}

void OdtBody::addPiece()
{
    if (++pieces_ > kMaxBlocks) xml_.fail(tooManyPieces());
}

void OdtBody::add(Blocks& to, Block block)
{
    addPiece();
    to.push_back(std::move(block));
}

void OdtBody::blocks(Blocks& out)
{
    while (xml_.child())
        if (!block(odtTagOf(xml_), out)) xml_.skip();
}

// Reads the element that is open if it is one of those that blocks come from.
bool OdtBody::block(OdtTag tag, Blocks& out)
{
    switch (tag) {
    case OdtTag::Paragraph:
    case OdtTag::Heading:
        paragraph(out, tag == OdtTag::Heading);
        return true;
    case OdtTag::List:
        list(out);
        return true;
    case OdtTag::Section:
        section(out);
        return true;
    case OdtTag::Wrapper:
        blocks(out);
        return true;
    case OdtTag::Table:
        table(out);
        return true;
    case OdtTag::TrackedChanges:
        trackedChanges();
        return true;
    case OdtTag::Change:
    case OdtTag::ChangeStart:
    case OdtTag::ChangeEnd:
        changeMark(tag);
        return true;
    case OdtTag::Drawing:
    case OdtTag::Frame:
    case OdtTag::Link: {
        bool described = false;
        shape(tag, out, described);
        return true;
    }
    case OdtTag::FromOutside:
        fromOutside();
        return true;
    default:
        return false;
    }
}

void OdtBody::list(Blocks& out)
{
    addPiece();
    lists_.open(xml_);
    while (xml_.child()) {
        const OdtTag tag = odtTagOf(xml_);
        if (tag == OdtTag::ListItem) {
            lists_.item(xml_.number(u"start-value", 32'767));
            blocks(out);
        } else if (tag == OdtTag::ListHeader) {
            lists_.header();
            blocks(out);
        } else {
            xml_.skip();
        }
    }
    lists_.close();
}

void OdtBody::section(Blocks& out)
{
    const std::string display = xml_.attribute(u"display");
    if (display != "none" && (display != "condition" || xml_.attribute(u"is-hidden") != "true"))
        return blocks(out);
    Quote text;
    gather(text);
    hide(text.take());
}

// Blocks that stand by themselves, in a box or a note: the lists around them do not go on in them.
void OdtBody::apart(Blocks& out)
{
    OdtLists around = std::exchange(lists_, {});
    blocks(out);
    lists_ = std::move(around);
}

}
