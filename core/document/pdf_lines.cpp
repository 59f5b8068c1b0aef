#include "document/pdf_lines.h"

#include "document/line.h"
#include "document/pdf.h"
#include "document/pdf_marks.h"
#include "document/pdf_xml.h"
#include "document/quote.h"
#include "document/xml.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace remit {

namespace {

constexpr std::size_t kMaxOutline = 5'000;

// A length on a page; what lies farther out than any page reaches is taken as lying there.
int lengthIn(const XmlReader& xml, QStringView name)
{
    constexpr int kMost = 100'000;
    const std::string text = xml.attribute(name);
    int length = 0;
    std::from_chars(text.data(), text.data() + text.size(), length);
    return std::clamp(length, -kMost, kMost);
}

// A text as pdftohtml prints it: what stands beside each other in one font.
struct Piece {
    int top = 0, bottom = 0, left = 0, right = 0;
    int size = 0;
    bool bold = true; // all of it
    std::string text; // with blanks at its ends
};

bool isBlank(std::string_view text)
{
    Line line;
    line.append(text);
    return line.empty();
}

// A line as its pieces come.
class Joining {
public:
    // Whether `piece` stands beside what there is, as the next words of a line do. A number or bullet is
    // farther from what it marks, but nearer than most cells of a table are to each other.
    bool goesOn(const Piece& piece) const
    {
        const int together = std::min(line_.bottom, piece.bottom) - std::max(line_.top, piece.top);
        const int height = std::min(line_.height(), piece.bottom - piece.top);
        const int gap = piece.left - line_.right;
        return begun_ && 2 * together >= height && gap >= -height && 4 * gap <= mostQuarters() * height;
    }

    void add(const Piece& piece)
    {
        if (!begun_) {
            line_.top = piece.top;
            line_.bottom = piece.bottom;
            line_.left = piece.left;
            line_.bold = true;
        }
        const bool apart = (piece.left - line_.right) * 8 >= piece.bottom - piece.top;
        // Word marks lists with this letter, where others have a circle.
        if (begun_ && apart && text_ == "o") text_ = "•";
        if (begun_ && apart) text_ += ' ';
        text_ += piece.text;
        if (piece.text.size() > longest_) { // what stands higher or lower is small
            longest_ = piece.text.size();
            line_.size = piece.size;
            line_.top = piece.top;
            line_.bottom = piece.bottom;
        }
        line_.right = std::max(begun_ ? line_.right : piece.right, piece.right);
        line_.bold = line_.bold && piece.bold;
        begun_ = true;
    }

    // Hands the line over to `lines`, if there is one.
    void finish(int page, std::vector<PdfLine>& lines)
    {
        Line folded;
        folded.append(text_);
        if (!folded.empty()) {
            line_.page = page;
            line_.text = folded.take();
            lines.push_back(std::move(line_));
        }
        *this = {};
    }

private:
    // How far the next piece may be, in quarters of its height.
    int mostQuarters() const
    {
        constexpr int kMark = 24, kNumber = 8, kWord = 5;
        if (text_.find(' ') != text_.npos) return kWord;
        if (markOf(text_)) return kMark;
        return text_.find_first_not_of("0123456789.") == text_.npos ? kNumber : kWord;
    }

    PdfLine line_;
    std::string text_;
    std::size_t longest_ = 0;
    bool begun_ = false;
};

class PagesReader {
public:
    explicit PagesReader(const std::string& xml) : xml_(xml, "text") {}

    Result<PdfPages> read()
    {
        while (xml_.child()) {
            if (xml_.name() == u"page")
                page();
            else if (xml_.name() == u"outline")
                outline(1);
            else
                xml_.skip();
        }
        if (xml_.failure()) return *xml_.failure();
        return std::move(pages_);
    }

private:
    struct Font {
        int size = 0;
        bool bold = false;
    };

    // A page may be missing, and is no other page then.
    void page()
    {
        const auto next = pages_.heights.size() + 1;
        const auto number = static_cast<std::size_t>(xml_.number(u"number", kMaxPages).value_or(0));
        pages_.heights.resize(std::max(next, number));
        pages_.heights.back() = lengthIn(xml_, u"height");
        while (xml_.child()) {
            if (xml_.name() == u"text") {
                text();
                continue;
            }
            if (xml_.name() == u"fontspec") font();
            xml_.skip();
        }
        finishLine();
    }

    // Some programs say only by the name of a font that it is bold.
    void font()
    {
        const std::string family = xml_.attribute(u"family");
        Font font{lengthIn(xml_, u"size"), false};
        for (const char* name : {"Bold", "Black", "Heavy", "Demi", "Medi"})
            font.bold = font.bold || family.find(name) != family.npos;
        if (fonts_.size() < kMaxBlocks) fonts_[xml_.attribute(u"id")] = font;
    }

    void text()
    {
        Piece piece;
        piece.top = lengthIn(xml_, u"top");
        piece.left = lengthIn(xml_, u"left");
        piece.bottom = piece.top + std::max(lengthIn(xml_, u"height"), 1);
        piece.right = piece.left + std::max(lengthIn(xml_, u"width"), 1);
        const auto font = fonts_.find(xml_.attribute(u"font"));
        if (font != fonts_.end()) piece.size = font->second.size;
        inside(piece, font != fonts_.end() && font->second.bold);
        if (isBlank(piece.text)) return;
        if (!line_.goesOn(piece)) finishLine();
        line_.add(piece);
    }

    void inside(Piece& piece, bool bold)
    {
        for (auto step = xml_.step(); step != XmlReader::Step::End; step = xml_.step()) {
            if (step == XmlReader::Step::Element) {
                const std::string address = xml_.name() == u"a" ? xml_.attribute(u"href") : std::string();
                if (isWebAddress(address) && pages_.links.size() < kMaxBlocks)
                    pages_.links.insert(quote(address));
                inside(piece, bold || xml_.name() == u"b");
                continue;
            }
            const std::string words = xml_.words();
            if (!bold && !isBlank(words)) piece.bold = false;
            piece.text += words;
        }
    }

    void finishLine()
    {
        line_.finish(static_cast<int>(pages_.heights.size()), pages_.lines);
        if (pages_.lines.size() > 2 * kMaxBlocks) xml_.fail(tooManyPieces());
    }

    void outline(int level)
    {
        constexpr int kLowest = 9;
        while (xml_.child()) {
            if (xml_.name() == u"outline") {
                outline(level + 1);
                continue;
            }
            const int page = lengthIn(xml_, u"page");
            Line title;
            title.append(xml_.text());
            if (title.empty()) continue;
            if (pages_.outline.size() < kMaxOutline)
                pages_.outline.push_back({std::min(level, kLowest), page, title.take()});
            else
                pages_.outlineCut = true;
        }
    }

    XmlReader xml_;
    std::map<std::string, Font> fonts_;
    Joining line_;
    PdfPages pages_;
};

}

Result<PdfPages> readPdfPages(std::string_view printed)
{
    const std::string xml = readableXml(printed);
    return PagesReader(xml).read();
}

}
