#include "document/odt_body.h"

#include <algorithm>

// What stands beside the text: tracked changes, comments and what is hidden.
namespace remit {

namespace {

Document::Change::Kind kindOf(OdtTag tag)
{
    using Kind = Document::Change::Kind;
    if (tag == OdtTag::Insertion) return Kind::Insertion;
    return tag == OdtTag::Deletion ? Kind::Deletion : Kind::Looks;
}

}

void OdtBody::trackedChanges()
{
    while (xml_.child())
        changedRegion();
}

void OdtBody::changedRegion()
{
    const std::string id = xml_.attribute(u"id");
    while (xml_.child()) {
        addPiece();
        Tracked tracked;
        tracked.change.kind = kindOf(odtTagOf(xml_));
        change(tracked);
        tracked_.insert_or_assign(id, std::move(tracked));
    }
}

void OdtBody::change(Tracked& tracked)
{
    Quote text;
    while (xml_.child()) {
        if (odtTagOf(xml_) != OdtTag::ChangeInfo) {
            gather(text);
            text.space();
            continue;
        }
        while (xml_.child()) {
            const OdtTag tag = odtTagOf(xml_);
            if (tag == OdtTag::Creator)
                tracked.change.author = quote(xml_.text());
            else if (tag == OdtTag::Date)
                tracked.change.when = quote(xml_.text());
            else
                xml_.skip();
        }
    }
    tracked.change.text = text.take();
}

// The place of a deletion, or the start or end of an insertion. A change has one place: it counts where it is
// met first.
void OdtBody::changeMark(OdtTag tag)
{
    const std::string id = xml_.attribute(u"change-id");
    xml_.skip();
    if (tag == OdtTag::ChangeEnd) return end(id, true);
    const auto tracked = tracked_.find(id);
    if (tracked == tracked_.end() || std::exchange(tracked->second.seen, true)) return;
    document_.changes.push_back(tracked->second.change);
    document_.changes.back().block = document_.blocks.size();
    if (tag == OdtTag::ChangeStart && document_.changes.back().adds())
        begin(id, true, document_.changes.size() - 1);
}

void OdtBody::annotation()
{
    addPiece();
    const std::string name = xml_.attribute(u"name");
    const std::string parent = xml_.attribute(u"parent-name");
    Document::Comment comment;
    comment.block = document_.blocks.size();
    comment.resolved = xml_.attribute(u"resolved") == "true";
    Quote text;
    while (xml_.child()) {
        switch (odtTagOf(xml_)) {
        case OdtTag::Creator:
            comment.author = quote(xml_.text());
            break;
        case OdtTag::Date:
            comment.when = quote(xml_.text());
            break;
        case OdtTag::Paragraph:
        case OdtTag::List:
            gather(text);
            text.space();
            break;
        default:
            xml_.skip();
        }
    }
    comment.text = text.take();
    const std::size_t index = document_.comments.size();
    document_.comments.push_back(std::move(comment));
    if (name.empty()) return;
    comments_.emplace(name, index);
    if (const auto found = comments_.find(parent); found != comments_.end() && found->second < index)
        document_.comments[index].answers = found->second;
    begin(name, false, index);
}

void OdtBody::begin(std::string id, bool isChange, std::size_t index)
{
    constexpr std::size_t kMaxStretches = 64; // at one place; those beyond have no text
    if (stretches_.size() < kMaxStretches) stretches_.push_back({std::move(id), isChange, index, {}});
}

void OdtBody::end(const std::string& id, bool isChange)
{
    const auto stretch = std::find_if(stretches_.begin(), stretches_.end(),
                                      [&](const Stretch& s) { return s.isChange == isChange && s.id == id; });
    if (stretch == stretches_.end()) return;
    keep(*stretch);
    stretches_.erase(stretch);
}

void OdtBody::keep(Stretch& stretch)
{
    if (stretch.isChange)
        document_.changes[stretch.index].text = stretch.text.take();
    else
        document_.comments[stretch.index].quoted = stretch.text.take();
}

// An insertion whose end is missing reaches to the end of the text; a comment stands at a place then.
void OdtBody::endAll()
{
    for (auto& stretch : stretches_)
        if (stretch.isChange) keep(stretch);
    stretches_.clear();
}

// The text in the element that is open, whatever is around it.
void OdtBody::gather(Quote& text)
{
    for (auto step = xml_.step(); step != XmlReader::Step::End; step = xml_.step()) {
        if (step == XmlReader::Step::Text) {
            text.append(xml_.words());
            continue;
        }
        switch (odtTagOf(xml_)) {
        case OdtTag::Annotation:
        case OdtTag::Nothing:
        case OdtTag::AlternativeText:
            xml_.skip();
            break;
        case OdtTag::Field:
        case OdtTag::Span:
        case OdtTag::Link:
            gather(text);
            break;
        default:
            text.space();
            gather(text);
            text.space();
        }
    }
}

void OdtBody::hide(std::string text)
{
    if (text.empty()) return;
    addPiece();
    document_.hidden.push_back({document_.blocks.size(), std::move(text)});
}

}
