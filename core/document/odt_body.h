#pragma once

#include "document/odt_lists.h"
#include "document/odt_styles.h"
#include "document/odt_tags.h"
#include "document/quote.h"
#include "document/xml.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace remit {

// Reads the part content.xml (ISO/IEC 26300-1): what a person sees who opens it with all tracked changes
// shown as made. One function for each kind of place in which elements stand.
class OdtBody {
public:
    // Of the part content.xml, or styles.xml. `formulas` are the objects in the file that are no files of
    // their own. All but the name outlive it.
    OdtBody(const std::string& content, const std::string& part, OdtStyles& styles,
            const std::set<std::string>& formulas)
        : styles_(styles), formulas_(formulas), xml_(content, part)
    {
    }

    Result<Document> read();
    // The headers and footers, which stand in styles.xml.
    Result<Document> readEdges();

private:
    using Blocks = std::vector<Block>;

    struct Paragraph {
        Block block;
        OdtStyles::Style style;
        Line line;
        Blocks after;                // its text boxes and notes
        std::optional<Quote> hidden; // that has begun
        bool whollyHidden = false;
        bool counted = false; // as one of the captions
    };

    // A change or comment whose text is being read.
    struct Stretch {
        std::string id;
        bool isChange;
        std::size_t index;
        Quote text;
    };

    struct Tracked {
        Document::Change change;
        bool seen = false;
    };

    // A cell that reaches down into the rows to come.
    struct Reach {
        int across = 1;
        int lastRow = 0; // counted through the table
    };

    struct Columns {
        int row = 0;                  // counted from 1
        std::map<int, Reach> reaches; // by the column they begin in
        int at = 0;
        int covered = 0; // up to here, by a cell of this row
    };

    // odt_body.cpp
    void root();
    void edges();
    void blocks(Blocks& out);
    bool block(OdtTag tag, Blocks& out);
    void list(Blocks& out);
    void section(Blocks& out);
    void apart(Blocks& out);
    void add(Blocks& to, Block block);
    void addPiece();

    // odt_table.cpp
    void table(Blocks& out);
    void rows(Block& table, Columns& columns, Blocks& nested, bool heading);
    void row(Block& table, Columns& columns, Blocks& nested);
    void cell(Block::Row& row, Columns& columns, Blocks& nested);
    void coveredCell(Block::Row& row, Columns& columns);
    std::string cellText(Blocks& nested);

    // odt_paragraph.cpp
    void paragraph(Blocks& out, bool heading);
    void finish(Paragraph paragraph, Blocks& out);
    Block blockOf(const OdtStyles::Style& style, bool heading);
    void number(Block& heading, const OdtStyles::Style& style, std::optional<int> start);
    void inlines(Paragraph& paragraph, bool hidden);
    void inlineElement(Paragraph& paragraph, bool hidden);
    void addText(Paragraph& paragraph, std::string_view text, bool hidden);
    void note(Paragraph& paragraph);
    void drawing(Blocks& out);
    void shape(OdtTag tag, Blocks& out, bool& described);
    void frame(Blocks& out);
    void object();
    void link();
    void fromOutside();

    // odt_traces.cpp
    void trackedChanges();
    void changedRegion();
    void change(Tracked& tracked);
    void changeMark(OdtTag tag);
    void annotation();
    void answer(std::size_t comment, const std::string& parent);
    void begin(std::string id, bool isChange, std::size_t index);
    void end(const std::string& id, bool isChange);
    void keep(Stretch& stretch);
    void endAll();
    void gather(Quote& text);
    void hide(std::string text);

    OdtStyles& styles_;
    const std::set<std::string>& formulas_;
    XmlReader xml_;
    Document document_;
    OdtLists lists_;
    OdtCounts outline_;
    std::map<std::string, Tracked> tracked_;
    std::map<std::string, std::size_t> comments_; // by their names
    std::vector<Stretch> stretches_;
    std::set<std::string> links_, attached_;
    std::size_t pieces_ = 0;
};

}
