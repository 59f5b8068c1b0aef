#include "document/pdf_information.h"

#include "base/unicode.h"
#include "document/quote.h"

#include <algorithm>
#include <charconv>

namespace remit {

namespace {

// The value in the last line that begins with `key`: what people wrote into the file may have lines that look
// like others, and comes before what pdfinfo found out.
std::string_view valueOf(std::string_view printed, std::string_view key)
{
    std::string_view value;
    while (!printed.empty()) {
        const auto line = printed.substr(0, printed.find('\n'));
        printed.remove_prefix(std::min(line.size() + 1, printed.size()));
        if (!line.starts_with(key)) continue;
        value = line.substr(key.size());
        value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
    }
    return value;
}

std::string lineOf(std::string_view printed, std::string_view key)
{
    const auto value = valueOf(printed, key);
    return isUtf8(value) ? quote(value) : std::string();
}

}

PdfInformation informationOf(std::string_view printed)
{
    PdfInformation information;
    information.author = lineOf(printed, "Author:");
    information.title = lineOf(printed, "Title:");
    information.scripts = valueOf(printed, "JavaScript:") == "yes";
    information.dynamic = valueOf(printed, "Form:").find("XFA") != std::string_view::npos;
    const auto pages = valueOf(printed, "Pages:");
    std::from_chars(pages.data(), pages.data() + pages.size(), information.pages);
    return information;
}

}
