#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace remit::test {

// A PDF file made by hand: lines of text on pages of A4, an outline, and what it says of itself.
class Pdf {
public:
    struct Look {
        int size = 11; // points, as all lengths
        bool bold = false;
        int left = 72; // from the left edge of the page
    };

    // Begins a page; text goes below its upper margin.
    Pdf& page();
    // Counts a page that is not there.
    Pdf& missing();
    // Writes a line, at one and a quarter of its size below the one before. "•" and "–" are the only
    // characters beyond ASCII.
    Pdf& line(std::string_view text, Look look);
    Pdf& line(std::string_view text) { return line(text, Look()); }
    // The same for several lines.
    Pdf& lines(const std::vector<std::string>& texts);
    // Leaves room.
    Pdf& gap(int points = 10);
    // Writes a line at a place of its own; `top` is the distance of its foot from the page's upper edge.
    Pdf& at(int top, std::string_view text, Look look);
    // Draws what the operators of a PDF file say; "/R", "/B" and "/I" are its plain, bold and italic letters.
    Pdf& draw(std::string_view operators);
    // What is drawn there on the page begun last leads to `address`; lengths as in at().
    Pdf& link(int top, int left, int right, std::string_view address);
    // An entry of the outline that leads to the page begun last; `level` is 1 or one more than before at
    // most.
    Pdf& entry(int level, std::string_view title);

    std::string information = {}; // in its information: "/Author (Ann)"
    std::string catalog = {};     // … its catalog
    std::string trailer = {};     // … its trailer

    std::string font = "Helvetica"; // the name of its plain letters, as the file spells it

    std::string bytes() const;

private:
    struct Page {
        std::string content;
        std::string links;
        int top = 72;
        bool missing = false;
    };
    struct Entry {
        int level = 1;
        std::size_t page = 0;
        std::string title;
    };

    std::vector<Page> pages_;
    std::vector<Entry> entries_;
};

}
