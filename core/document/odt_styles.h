#pragma once

#include "document/xml.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace remit {

constexpr std::size_t kOdtLevels = 10; // of lists and of the outline
constexpr int kMaxOdtStart = 32'767;   // what numbering may begin with

// How one kind of list, or the outline of headings, is numbered.
struct OdtListStyle {
    struct Level {
        bool bullet = false;
        std::string format; // "1" for decimal; empty: nothing is printed
        std::string prefix, suffix;
        int start = 1;
        int shown = 1; // how many levels are printed, this one and those above
    };

    std::array<Level, kOdtLevels> levels;
};

// The numbers that a list, or the outline, has come to.
class OdtCounts {
public:
    // Counts one more of `level`, from 0; or begins at `start`.
    void next(const OdtListStyle& style, std::size_t level, std::optional<int> start);
    // "2.3"; empty unless all its parts are plain decimal numbers.
    std::string printed(const OdtListStyle& style, std::size_t level) const;

private:
    std::array<int, kOdtLevels> counts_{};
    std::array<bool, kOdtLevels> begun_{};
};

// What the styles of an OpenDocument text say of what bears them.
class OdtStyles {
public:
    enum class Family { Paragraph, Text };

    struct Style {
        std::string parent;
        std::optional<bool> hidden;
        std::optional<std::string> list; // empty: expressly none
        bool caption = false;
        bool category = false; // LibreOffice has a style for the captions of each kind of thing
    };

    // Reads the elements office:styles and office:automatic-styles; the one of `xml` that is open, and leaves
    // it. What is read later comes before what was read earlier.
    void read(XmlReader& xml);

    // The style of this name, what it inherits included. Never fails: an unknown name has a style that says
    // nothing.
    Style of(Family family, const std::string& name) const;
    // Null if there is none of this name.
    const OdtListStyle* list(const std::string& name) const;
    const OdtListStyle& outline() const { return outline_; }
    // Of text that names none: "en-GB"; may be empty.
    const std::string& language() const { return language_; }

private:
    void readStyle(XmlReader& xml);
    void readDefault(XmlReader& xml);

    std::map<std::pair<Family, std::string>, Style> styles_;
    std::map<std::string, OdtListStyle> lists_;
    OdtListStyle outline_;
    std::string language_;
};

}
