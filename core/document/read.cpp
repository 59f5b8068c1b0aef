#include "base/unicode.h"
#include "base/words.h"
#include "document/archive.h"
#include "document/document.h"
#include "document/package.h"
#include "document/pdf.h"
#include "document/quote.h"

#include <algorithm>
#include <array>

namespace remit {

namespace {

bool startsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

// "Report.DOCX" -> "docx"
std::string endingOf(std::string_view name)
{
    const auto dot = name.rfind('.');
    return dot == name.npos ? std::string() : lowerCase(name.substr(dot + 1));
}

struct Sign {
    std::string_view start;
    std::string_view kind;
};

// What a file is that begins like this. The first ones are no text; Markdown may begin like the others.
constexpr std::array kBinarySigns = {
    Sign{"\x89PNG", "a picture"},
    Sign{"\xff\xd8\xff", "a picture"},
    Sign{"GIF8", "a picture"},
    Sign{"Rar!", "a RAR archive"},
    Sign{"7z\xbc\xaf", "a 7-Zip archive"},
    Sign{"\x1f\x8b", "a gzip archive"},
    Sign{"\xff\xfe", "text in UTF-16"},
    Sign{"\xfe\xff", "text in UTF-16"},
};
constexpr std::array kTextSigns = {
    Sign{"{\\rtf", "an RTF file"},
    Sign{"<?xml", "an XML file"},
};

template <class Signs>
std::string_view kindOf(std::string_view bytes, const Signs& signs)
{
    for (const Sign& sign : signs)
        if (startsWith(bytes, sign.start)) return sign.kind;
    return {};
}

// Whether this is a web page by how it begins.
bool isPage(std::string_view bytes)
{
    if (startsWith(bytes, "\xef\xbb\xbf")) bytes.remove_prefix(3);
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    const std::string start = lowerCase(bytes.substr(0, 14));
    return startsWith(start, "<!doctype html") || startsWith(start, "<html");
}

// Office before 2007 wrote compound files; since then they are what a password wraps a document in.
Error compoundFile(std::string_view bytes)
{
    constexpr std::string_view kEncrypted("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31);
    constexpr std::string_view kOldWord("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t", 23);
    if (bytes.find(kEncrypted) != bytes.npos)
        return {"the file is encrypted with a password; save it without a password"};
    if (bytes.find(kOldWord) != bytes.npos)
        return {"this is an old Word document (.doc) by its content; save it as .docx"};
    return {"the file is encrypted with a password, or an old .doc; save it as .docx without a password"};
}

Result<Document> readOpenDocument(std::string_view bytes, std::string_view type)
{
    if (startsWith(type, "spreadsheet")) return unreadKind("an OpenDocument spreadsheet (LibreOffice)");
    if (startsWith(type, "presentation")) return unreadKind("an OpenDocument presentation (LibreOffice)");
    if (!startsWith(type, "text") || startsWith(type, "text-master"))
        return unreadKind("an OpenDocument file of another kind (LibreOffice)");
    return readOdt(bytes);
}

// A zip archive that holds an office document of some kind. OpenDocument says in a member of its own what it
// is.
Result<Document> readPacked(std::string_view bytes)
{
    constexpr std::string_view kOpenDocument = "application/vnd.oasis.opendocument.";
    const auto archive = Archive::open(bytes);
    if (!archive) return archive.error();
    const auto members = archive->unpack({"mimetype"});
    if (!members) return members.error();
    const std::string_view type = partOf(*members, "mimetype");
    if (startsWith(type, kOpenDocument)) return readOpenDocument(bytes, type.substr(kOpenDocument.size()));
    const auto main = mainPartOf(*archive);
    if (!main) return main.error();
    const auto is = [&](std::string_view part) { return main->type.find(part) != std::string::npos; };
    if (is("spreadsheetml.") || is("ms-excel.sheet.macro")) return readXlsx(bytes);
    if (is("presentationml.") || is("ms-powerpoint.presentation.macro")) return readPptx(bytes);
    return readDocx(bytes);
}

Result<Document> readPdfFile(std::string_view bytes)
{
    const auto text = takenApart(bytes);
    if (!text) return text.error();
    return readPdf(*text);
}

Result<Document> readContent(std::string_view name, std::string_view bytes)
{
    if (bytes.empty())
        return Error{
            "the file is empty; save it again in the program that made it, and copy or download it anew"};
    if (bytes.size() > kMaxDocumentBytes) return tooLarge();
    if (isPdf(bytes)) return readPdfFile(bytes);
    if (startsWith(bytes, "PK\3\4") || startsWith(bytes, "PK\5\6")) return readPacked(bytes);
    if (startsWith(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return compoundFile(bytes);
    if (const auto kind = kindOf(bytes, kBinarySigns); !kind.empty()) return unreadKind(kind);

    const std::string ending = endingOf(name);
    if (ending == "md" || ending == "markdown" || ending == "txt") return readMarkdown(bytes);
    if (ending == "csv" || ending == "tsv") return readCsv(bytes);
    if (isPage(bytes) || ending == "html" || ending == "htm" || ending == "xhtml") return readHtml(bytes);
    if (const auto kind = kindOf(bytes, kTextSigns); !kind.empty()) return unreadKind(kind);
    if (ending == "docx" && isUtf8(bytes)) return unreadKind("plain text");
    return Error{"this version reads Word documents (.docx), OpenDocument texts (.odt), Excel workbooks "
                 "(.xlsx), PowerPoint presentations (.pptx), PDF files, web pages (.html), Markdown (.md) "
                 "and tables (.csv), "
                 "and this is none of them; save it as a Word document (.docx)"};
}

Result<Document> named(std::string_view name, Result<Document> document)
{
    if (!document) {
        Error error = document.error();
        error.where = quotable(name);
        return error;
    }
    document->name = std::string(name);
    return document;
}

}

Result<Document> readDocument(std::string_view name, std::string_view bytes)
{
    return named(name, readContent(name, bytes));
}

Result<Document> readDocument(std::string_view name, const Result<PdfText>& text)
{
    return named(name, text ? readPdf(*text) : text.error());
}

}
