#include "document/pdf.h"
#include "document/pdf_information.h"
#include "document/quote.h"
#include "process/child.h"

#include <algorithm>
#include <charconv>
#include <vector>

// A PDF file before it is read: what can be told of its bytes, and the programs that take it apart.
namespace remit {

namespace {

constexpr std::size_t kEdge = 1024; // bytes in which a file must begin and end
// Reports of thousands of pages take a tenth of this; files that are made to fill the memory are not waited
// for.
constexpr ChildLimits kLimits{std::chrono::seconds(10), 144u << 20, 32u << 20};

std::string_view edge(std::string_view bytes)
{
    return bytes.substr(bytes.size() - std::min(bytes.size(), kEdge));
}

// Poppler mends what it can, and would read the half of a file that was cut off as if it were all. A whole
// file ends by saying where its table of contents begins.
bool isWhole(std::string_view bytes)
{
    constexpr std::string_view kStart = "startxref";
    const auto end = edge(bytes);
    const auto at = end.rfind(kStart);
    if (at == end.npos || end.find("%%EOF", at) == end.npos) return false;
    auto number = end.substr(at + kStart.size());
    number.remove_prefix(std::min(number.find_first_not_of(" \r\n\t"), number.size()));
    std::size_t begins = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), begins);
    return read.ec == std::errc() && begins < bytes.size();
}

Error damaged()
{
    return {
        "the file is damaged, or breaks off before its end; copy or download it anew, or save it again in "
        "the program that made it"};
}

// Why `program` told nothing of a file.
Error failure(const std::string& program, const ChildEnd& end, std::string_view bytes)
{
    using Kind = ChildEnd::Kind;
    switch (end.kind) {
    case Kind::Missing:
        return {"PDF files are read with the programs pdfinfo and pdftohtml, and " + program + " " +
                end.words +
                "; install the package poppler-utils, or hand in the document that the PDF was made from"};
    case Kind::NotStarted:
        return {"the program " + program + ", with which PDF files are read, " + end.words};
    case Kind::Failed:
        if (bytes.find("/Encrypt") == bytes.npos) return damaged();
        return {"the file is protected by a password, or forbids that its text is copied; save it without "
                "protection"};
    default:
        return {"the file takes more to read than a document should (" + program + " " +
                (end.kind == Kind::Crashed ? "gave up" : end.words) +
                "); save it again in the program that made it, or hand it in as several files"};
    }
}

Result<std::string> told(const std::vector<std::string>& words, std::string_view bytes)
{
    auto end = programInChild(kLimits, words, bytes);
    if (end.kind != ChildEnd::Kind::Answered) return failure(words.front(), end, bytes);
    // What is spoilt in its middle is told as far as it went, as if that were all.
    if (end.complaints.find("in flate stream") != end.complaints.npos) return damaged();
    return std::move(end.answer);
}

}

bool isPdf(std::string_view bytes)
{
    constexpr std::string_view kSign = "%PDF-";
    if (bytes.starts_with(kSign)) return true;
    // An archive may have a PDF file in front, and a text may say how one begins: neither ends like one.
    const auto start = bytes.substr(0, kEdge);
    return !bytes.starts_with("PK") && start.find(kSign) != start.npos && isWhole(bytes);
}

Result<PdfText> takenApart(std::string_view bytes)
{
    if (bytes.size() > kMaxDocumentBytes) return tooLarge();
    if (!isWhole(bytes)) return damaged();
    PdfText text;
    auto information = told({"pdfinfo", "-isodates", "-enc", "UTF-8", "/dev/stdin"}, bytes);
    if (!information) return information.error();
    text.information = *std::move(information);
    const int pages = informationOf(text.information).pages;
    if (pages > kMaxPages)
        return Error{"the file has " + std::to_string(pages) + " pages, and this version reads " +
                     std::to_string(kMaxPages) + " at most; hand it in as several files"};
    // Hidden text is taken along: that of a scanned page whose text was recognised is written invisibly.
    auto read = told({"pdftohtml", "-xml", "-i", "-hidden", "-stdout", "-enc", "UTF-8", "/dev/stdin"}, bytes);
    if (!read) return read.error();
    text.pages = *std::move(read);
    return text;
}

}
