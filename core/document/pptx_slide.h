#pragma once

#include "document/document.h"
#include "document/quote.h"
#include "document/xml.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

// One slide of a presentation (ECMA-376 Part 1, §19.3): its title, and what stands in its other shapes, in
// the order in which they are written.
struct Slide {
    std::string title; // may be empty
    bool shown = true;
    std::vector<Block> blocks;
    std::string hidden; // in shapes that are not shown, cut
    std::size_t pictures = 0;
    std::size_t picturesWithoutText = 0;
};

class SlideReader {
public:
    // `diagram` returns the part of a diagram (SmartArt) that has its texts, by the id of its relation; empty
    // if there is none. `pieces` counts what is read, against kMaxBlocks, over all slides.
    using Diagram = std::function<std::string_view(const std::string&)>;
    SlideReader(std::string_view bytes, std::string part, Diagram diagram, std::size_t& pieces)
        : diagram_(std::move(diagram)), pieces_(pieces), xml_(bytes, std::move(part))
    {
    }

    Result<Slide> read();

private:
    using Blocks = std::vector<Block>;

    struct Shape {
        std::string placeholder; // its type; "obj" if it names none
        bool isPlaceholder = false;
        bool hidden = false;
        bool described = false;
    };

    struct Mark {
        std::optional<bool> listed, numbered;
        int level = 1;
    };

    void content();
    void shapes(Blocks& out);
    void element(Blocks& out);
    void shape(Blocks& out);
    void properties(Shape& shape);
    void place(Shape shape, Blocks content, Blocks& out);
    void picture();
    void frame(Blocks& out);
    void graphic(Blocks& out);
    void diagram(const std::string& id, Blocks& out);

    void table(Blocks& out);
    void row(Block& table);
    void cell(Block::Row& row);

    void texts(const Shape& shape, Blocks& out);
    void paragraph(const Shape& shape, Blocks& out);
    Mark mark();
    void runs(XmlReader& xml, Line& line);
    void diagramTexts(XmlReader& xml, Blocks& out);
    void add(Block block, Blocks& to);

    Diagram diagram_;
    std::size_t& pieces_;
    XmlReader xml_;
    Slide slide_;
    Quote hidden_;
    Line title_;
};

}
