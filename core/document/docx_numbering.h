#pragma once

#include "document/docx_styles.h"

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace remit {

// A document's lists and the numbers that Word would print, counted while the paragraphs are read in order.
class Numbering {
public:
    // `bytes` is the part word/numbering.xml; empty: there are no lists.
    static Result<Numbering> read(std::string_view bytes);

    // What stands before a paragraph.
    struct Mark {
        bool printed = false;  // anything at all
        bool numbered = false; // a number, not a bullet
        int level = 0;         // from 0
        std::string number;    // "2.3"; empty unless all its parts are plain decimal numbers
    };

    // Counts one more paragraph of the list that `own` names, or else the paragraph's style.
    Mark next(const std::optional<ListPart>& own, const Styles::Style& style, const Styles& styles);

private:
    static constexpr int kLevels = 9;

    struct Level {
        int start = 1;
        std::string format = "decimal";
        std::string text;  // "%1.%2."
        std::string style; // the paragraph style tied to this level
    };
    struct List { // w:abstractNum
        std::array<Level, kLevels> levels;
        std::string elsewhere; // the id of the style that names the list meant
        std::array<int, kLevels> counts{};
        std::array<bool, kLevels> begun{};
    };
    struct Use { // w:num
        std::string list;
        std::map<int, Level> levels; // in place of the list's
        std::map<int, int> starts;
        bool begun = false;
    };

    static void readLevel(XmlReader& xml, Level& level);
    static List readList(XmlReader& xml);
    static Use readUse(XmlReader& xml);
    static void readOverride(XmlReader& xml, Use& use);
    static const Level& levelOf(const List& list, const Use& use, int level);
    static int levelTiedTo(const std::string& style, const List& list, const Use& use, int otherwise);
    static void count(List& list, Use& use, int level);
    static std::string printed(const List& list, const Use& use, int level);
    Use* find(const std::string& list, const Styles& styles);

    std::map<std::string, List> lists_;
    std::map<std::string, Use> uses_;
};

}
