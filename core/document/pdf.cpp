#include "document/pdf.h"

#include "document/line.h"
#include "document/pdf_headings.h"
#include "document/pdf_information.h"
#include "document/pdf_marks.h"
#include "document/pdf_paragraphs.h"
#include "document/quote.h"

#include <algorithm>

namespace remit {

namespace {

// How deep in lists an item is, by how far it is indented.
class ListDepth {
public:
    int of(int left)
    {
        while (!lefts_.empty() && lefts_.back() > left + kSame)
            lefts_.pop_back();
        if (lefts_.empty() || lefts_.back() < left - kSame) lefts_.push_back(left);
        constexpr std::size_t kLowest = 9;
        return static_cast<int>(std::min(lefts_.size(), kLowest));
    }
    // What stands farther in than the outermost item belongs to one.
    void interrupt(int left)
    {
        if (!lefts_.empty() && left <= lefts_.front() + kSame) lefts_.clear();
    }
    void end() { lefts_.clear(); }

private:
    static constexpr int kSame = 6;
    std::vector<int> lefts_;
};

Block headingOf(PdfParagraph paragraph, int level, bool probable)
{
    Block block;
    block.kind = Block::Kind::Heading;
    block.level = level;
    block.probable = probable;
    block.text = std::move(paragraph.text);
    block.page = paragraph.page;
    takeNumber(block);
    return block;
}

Block blockOf(PdfParagraph paragraph, ListDepth& depth)
{
    Block block;
    block.page = paragraph.page;
    const auto mark = markOf(paragraph.text);
    if (mark && paragraph.text.size() > mark->length + 1) {
        block.kind = Block::Kind::ListItem;
        block.level = depth.of(paragraph.left);
        block.numbered = mark->numbered;
        paragraph.text.erase(0, mark->length + 1);
    } else {
        depth.interrupt(paragraph.left);
    }
    block.text = std::move(paragraph.text);
    return block;
}

std::vector<Block> blocksOf(std::vector<PdfParagraph> paragraphs)
{
    const auto looks = headingsByLooks(paragraphs);
    std::vector<Block> blocks;
    ListDepth depth;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        PdfParagraph& paragraph = paragraphs[i];
        const int level = std::max(paragraph.level, looks[i]);
        if (level > 0) depth.end();
        const bool probable = paragraph.level == 0;
        blocks.push_back(level > 0 ? headingOf(std::move(paragraph), level, probable)
                                   : blockOf(std::move(paragraph), depth));
    }
    return blocks;
}

// Whether the only page of a form that a program draws says, in any language, no more than that one has to
// wait for it, or where there is such a program. There are forms with all their text on the page.
bool isPlaceholder(const PdfPages& pages)
{
    constexpr std::size_t kMostLines = 30;
    constexpr std::ptrdiff_t kFewWords = 8;
    if (pages.heights.size() > 1 || pages.lines.size() > kMostLines) return false;
    std::ptrdiff_t words = 0;
    for (const auto& line : pages.lines) {
        words += std::count(line.text.begin(), line.text.end(), ' ') + 1;
        for (const char* said : {"Please wait", "adobe.com/"})
            if (line.text.find(said) != line.text.npos) return true;
    }
    return words <= kFewWords;
}

// What is told of a file in which nothing can be read.
std::optional<Error> unreadable(const PdfPages& pages, const PdfInformation& information)
{
    if (pages.heights.empty())
        return Error{"the file has no pages; save it again in the program that made it"};
    if (information.dynamic && isPlaceholder(pages))
        return Error{"the file is a form that only Adobe's programs show (XFA), and says nothing to others; "
                     "open it there and print it to a new PDF file"};
    if (pages.lines.empty())
        return Error{
            "the file holds only pictures of pages, in which nobody can search; save it as PDF in the "
            "program that it was written with, or let a program recognise its text (OCR)"};
    return {};
}

int pagesWithoutText(const PdfPages& pages)
{
    std::vector<bool> has(pages.heights.size());
    for (const auto& line : pages.lines)
        has[static_cast<std::size_t>(line.page) - 1] = true;
    return static_cast<int>(std::count(has.begin(), has.end(), false));
}

}

Result<Document> readPdf(const PdfText& text)
{
    const PdfInformation information = informationOf(text.information);
    auto pages = readPdfPages(text.pages);
    if (!pages) return pages.error();
    if (const auto error = unreadable(*pages, information)) return *error;
    const int told = std::clamp(information.pages, 0, kMaxPages); // there may be more than could be read
    pages->heights.resize(std::max(pages->heights.size(), static_cast<std::size_t>(told)));

    Document document;
    document.properties.author = information.author;
    document.properties.title = information.title;
    document.properties.scripts = information.scripts;
    document.properties.pages = static_cast<int>(pages->heights.size());
    document.properties.pagesWithoutText = pagesWithoutText(*pages);
    document.properties.links.assign(pages->links.begin(), pages->links.end());

    leaveOutMargins(*pages);
    const PdfOutlined outline = outlined(*pages);
    document.blocks = blocksOf(paragraphsOf(*pages, outline.entries));
    const bool whole = outline.all && std::none_of(document.blocks.begin(), document.blocks.end(),
                                                   [](const Block& block) { return block.probable; });
    document.structure = whole ? Document::Structure::Headings : Document::Structure::Untold;
    if (document.blocks.size() > kMaxBlocks) return tooManyPieces();
    return document;
}

}
