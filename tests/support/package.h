#pragma once

#include <string>
#include <utility>
#include <vector>

namespace remit::test {

using Members = std::vector<std::pair<std::string, std::string>>;

// A workbook made by hand. Each text is what stands inside the part's root.
struct Xlsx {
    struct Sheet {
        std::string name;
        std::string content;     // of the worksheet: "<sheetData>…</sheetData>"
        std::string listed = {}; // further attributes in the list of sheets
        std::string relations = {};
    };

    std::vector<Sheet> sheets;
    std::string strings = {};  // of sst
    std::string styles = {};   // of styleSheet
    std::string workbook = {}; // before the list of sheets
    Members others = {};
    std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    Members members() const;
    std::string bytes() const;
};

// A presentation made by hand.
struct Pptx {
    struct Slide {
        std::string shapes;    // of p:spTree
        std::string rest = {}; // attributes of p:sld
        std::string relations = {};
    };

    std::vector<Slide> slides;
    Members others = {};
    std::string type = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

    Members members() const;
    std::string bytes() const;
};

// "<Relationship>" of this id to a part or, outside, to an address.
std::string relationship(const std::string& id, const std::string& kind, const std::string& target,
                         bool outside = false);

}
