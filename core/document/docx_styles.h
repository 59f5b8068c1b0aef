#pragma once

#include "document/xml.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace remit {

// A paragraph's part in a list, as a paragraph or style says it. `list` is w:numId, "0" for none.
struct ListPart {
    std::string list;
    std::optional<int> level; // from 0
};

// Reads w:numPr.
ListPart readListPart(XmlReader& xml);
// Whether a switch such as w:vanish is on: it is unless its value says otherwise.
bool isOn(const XmlReader& xml);
// The whole number in the attribute w:val, if it is one from 0 to `most`.
std::optional<int> numberIn(const XmlReader& xml, int most);

// What a document's styles say of the paragraphs and runs that bear them, inherited values included.
class Styles {
public:
    struct Style {
        std::string name; // "heading 1" in every language; ids are translated
        std::string parent;
        std::optional<int> heading; // 1 to 9, 0: expressly none
        std::optional<ListPart> list;
        std::string listFrom; // the id of the style that has it
        std::optional<bool> hidden;
        std::optional<bool> bold;
        bool contents = false; // an entry of a table of contents
        bool caption = false;
        bool category = false; // of things that have captions: see isCategoryStyle()
    };

    // `bytes` is the part word/styles.xml; empty: there are no styles.
    static Result<Styles> read(std::string_view bytes);

    // The language that text is in that says no other: "en-GB"; may be empty.
    const std::string& language() const { return language_; }

    // The style of this id; for an empty one, the style of paragraphs that name none. Never fails: an unknown
    // id has a style that says nothing.
    const Style& of(const std::string& id) const;

private:
    void inherit();

    std::map<std::string, Style> styles_;
    std::string standard_;
    std::string language_;
};

}
