#include "document/pptx_slide.h"

#include <algorithm>
#include <iterator>

namespace remit {

namespace {

constexpr int kMaxLevel = 9;

bool isOnIn(const XmlReader& xml, QStringView name)
{
    const std::string value = xml.attribute(name);
    return value == "1" || value == "true";
}

bool isTitle(const std::string& placeholder)
{
    return placeholder == "title" || placeholder == "ctrTitle";
}

// What stands on every slide.
bool isFurniture(const std::string& placeholder)
{
    return placeholder == "dt" || placeholder == "ftr" || placeholder == "hdr" || placeholder == "sldNum";
}

std::string textOf(const std::vector<Block>& blocks)
{
    Line line;
    for (const auto& block : blocks) {
        line.space();
        line.append(block.text);
        for (const auto& row : block.rows)
            for (const auto& cell : row) {
                line.space();
                line.append(cell.text);
            }
    }
    return line.take();
}

}

Result<Slide> SlideReader::read()
{
    if (!xml_.failure() && xml_.name() != u"sld")
        return Error{"this is no PowerPoint presentation by its content; save it again as .pptx"};
    slide_.shown = !xml_.has(u"show") || isOnIn(xml_, u"show");
    while (xml_.child()) {
        if (xml_.name() == u"cSld")
            content();
        else
            xml_.skip();
    }
    if (xml_.failure()) return *xml_.failure();
    slide_.title = title_.take();
    slide_.hidden = hidden_.take();
    return std::move(slide_);
}

void SlideReader::content()
{
    while (xml_.child()) {
        if (xml_.name() == u"spTree")
            shapes(slide_.blocks);
        else
            xml_.skip();
    }
}

void SlideReader::shapes(Blocks& out)
{
    while (xml_.child())
        element(out);
}

void SlideReader::element(Blocks& out)
{
    const auto name = xml_.name();
    if (name == u"sp" || name == u"cxnSp") return shape(out);
    if (name == u"pic") return picture();
    if (name == u"graphicFrame") return frame(out);
    if (name == u"grpSp") return shapes(out);
    if (name != u"AlternateContent") return xml_.skip();
    // The ways in which a thing is written all say the same.
    bool taken = false;
    while (xml_.child()) {
        if (std::exchange(taken, true))
            xml_.skip();
        else
            shapes(out);
    }
}

void SlideReader::shape(Blocks& out)
{
    Shape shape;
    Blocks content;
    while (xml_.child()) {
        if (xml_.name() == u"nvSpPr")
            properties(shape);
        else if (xml_.name() == u"txBody")
            texts(shape, content);
        else
            xml_.skip();
    }
    place(std::move(shape), std::move(content), out);
}

void SlideReader::place(Shape shape, Blocks content, Blocks& out)
{
    if (isFurniture(shape.placeholder)) return;
    if (shape.hidden) {
        hidden_.append(textOf(content));
        hidden_.space();
    } else if (isTitle(shape.placeholder)) {
        title_.space();
        title_.append(textOf(content));
    } else {
        out.insert(out.end(), std::make_move_iterator(content.begin()),
                   std::make_move_iterator(content.end()));
    }
}

// p:nvSpPr and its like.
void SlideReader::properties(Shape& shape)
{
    while (xml_.child()) {
        if (xml_.name() == u"cNvPr") {
            shape.hidden = isOnIn(xml_, u"hidden");
            shape.described = !xml_.attribute(u"descr").empty();
        } else if (xml_.name() == u"nvPr") {
            while (xml_.child()) {
                if (xml_.name() == u"ph") {
                    shape.isPlaceholder = true;
                    shape.placeholder = xml_.has(u"type") ? xml_.attribute(u"type") : "obj";
                }
                xml_.skip();
            }
            continue;
        }
        xml_.skip();
    }
}

void SlideReader::picture()
{
    Shape shape;
    while (xml_.child()) {
        if (xml_.name() == u"nvPicPr")
            properties(shape);
        else
            xml_.skip();
    }
    if (shape.hidden) return;
    ++slide_.pictures;
    if (!shape.described) ++slide_.picturesWithoutText;
}

void SlideReader::frame(Blocks& out)
{
    Shape shape;
    Blocks content;
    while (xml_.child()) {
        if (xml_.name() == u"nvGraphicFramePr")
            properties(shape);
        else if (xml_.name() == u"graphic")
            graphic(content);
        else
            xml_.skip();
    }
    shape.placeholder.clear();
    place(std::move(shape), std::move(content), out);
}

void SlideReader::graphic(Blocks& out)
{
    while (xml_.child()) {
        if (xml_.name() == u"graphicData") {
            graphic(out);
        } else if (xml_.name() == u"tbl") {
            table(out);
        } else {
            if (xml_.name() == u"relIds") diagram(xml_.attribute(u"/relationships", u"dm"), out);
            xml_.skip();
        }
    }
}

void SlideReader::diagram(const std::string& id, Blocks& out)
{
    const auto bytes = diagram_(id);
    if (bytes.empty()) return;
    XmlReader xml(bytes, "ppt/diagrams");
    diagramTexts(xml, out);
    if (xml.failure()) xml_.fail(*xml.failure());
}

void SlideReader::diagramTexts(XmlReader& xml, Blocks& out)
{
    while (xml.child()) {
        if (xml.name() != u"p") {
            diagramTexts(xml, out);
            continue;
        }
        Block block;
        Line line;
        runs(xml, line);
        block.text = line.take();
        add(std::move(block), out);
    }
}

void SlideReader::table(Blocks& out)
{
    Block table;
    table.kind = Block::Kind::Table;
    while (xml_.child()) {
        if (xml_.name() == u"tr") {
            row(table);
        } else {
            if (xml_.name() == u"tblPr") table.headed = isOnIn(xml_, u"firstRow");
            xml_.skip();
        }
    }
    if (!table.rows.empty()) add(std::move(table), out);
}

void SlideReader::row(Block& table)
{
    Block::Row row;
    while (xml_.child()) {
        if (xml_.name() == u"tc")
            cell(row);
        else
            xml_.skip();
    }
    if (!row.empty()) table.rows.push_back(std::move(row));
}

void SlideReader::cell(Block::Row& row)
{
    constexpr int kMost = 1000;
    Block::Cell cell;
    const bool covered = isOnIn(xml_, u"hMerge");
    const bool below = isOnIn(xml_, u"vMerge");
    cell.across = std::max(xml_.number(u"gridSpan", kMost).value_or(1), 1);
    cell.down = below ? 0 : std::max(xml_.number(u"rowSpan", kMost).value_or(1), 1);
    Blocks content;
    while (xml_.child()) {
        if (xml_.name() == u"txBody")
            texts({}, content);
        else
            xml_.skip();
    }
    if (covered) return;
    if (!below) cell.text = textOf(content);
    if (++pieces_ > kMaxBlocks) xml_.fail(tooManyPieces());
    row.push_back(std::move(cell));
}

void SlideReader::texts(const Shape& shape, Blocks& out)
{
    while (xml_.child()) {
        if (xml_.name() == u"p")
            paragraph(shape, out);
        else
            xml_.skip();
    }
}

void SlideReader::paragraph(const Shape& shape, Blocks& out)
{
    Mark mark;
    Line line;
    while (xml_.child()) {
        if (xml_.name() == u"pPr") {
            mark = this->mark();
        } else if (xml_.name() == u"br") {
            line.space();
            xml_.skip();
        } else {
            runs(xml_, line);
        }
    }
    // The master of the slides gives the main text its marks.
    const bool main = shape.placeholder == "body" || shape.placeholder == "obj";
    Block block;
    block.text = line.take();
    if (mark.listed.value_or(main)) {
        block.kind = Block::Kind::ListItem;
        block.level = mark.level;
        block.numbered = mark.numbered.value_or(false);
    }
    add(std::move(block), out);
}

SlideReader::Mark SlideReader::mark()
{
    Mark mark;
    mark.level = std::min(xml_.number(u"lvl", kMaxLevel - 1).value_or(0) + 1, kMaxLevel);
    while (xml_.child()) {
        const auto name = xml_.name();
        if (name == u"buNone") mark.listed = false;
        if (name == u"buChar" || name == u"buBlip" || name == u"buAutoNum") mark.listed = true;
        if (name == u"buAutoNum") mark.numbered = true;
        xml_.skip();
    }
    return mark;
}

// a:r, a:fld and what is around them; a formula reads as its letters and signs in order.
void SlideReader::runs(XmlReader& xml, Line& line)
{
    if (xml.name() == u"t") return line.append(xml.text());
    while (xml.child())
        runs(xml, line);
}

void SlideReader::add(Block block, Blocks& to)
{
    if (block.kind != Block::Kind::Table && block.text.empty()) return;
    if (++pieces_ > kMaxBlocks) xml_.fail(tooManyPieces());
    to.push_back(std::move(block));
}

}
