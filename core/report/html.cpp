#include "report/html.h"

#include "base/unicode.h"

#include <cassert>

namespace remit::html {

namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 52rem; color: #1d2228; background: #fff;
  font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1 { margin: 0 0 .75rem; font-size: 1.6rem; }
h2 { margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid #c9d1d9; font-size: 1.25rem; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.05rem; }
p { margin: .5rem 0; }
.small { color: #57606a; font-size: .875rem; }
.warning { padding: .5rem .75rem; border-left: 4px solid #b35900; background: #fff5e9; }
a { color: #0b4f8a; }
.print { color: #57606a; font: .8rem/1.4 ui-monospace, "Liberation Mono", monospace; }
ul, ol { margin: .5rem 0; padding: 0; list-style: none; }
li { margin: .6rem 0; padding-left: .75rem; border-left: 3px solid #d6dee6; break-inside: avoid; }
li strong, li span { display: block; }
li span { color: #3d444d; }
dl { margin: .5rem 0; }
dt { color: #57606a; font-size: .875rem; }
dd { margin: 0 0 .5rem; }
table { width: 100%; margin: .75rem 0; border-collapse: collapse; }
th, td { padding: .45rem .75rem .45rem 0; border-bottom: 1px solid #d6dee6; text-align: left; vertical-align: top; }
th { color: #57606a; font-size: .875rem; font-weight: 600; }
tr { break-inside: avoid; }
@media (min-width: 40rem) {
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; }
  dd { margin: 0; }
}
@media (max-width: 39.99rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr, td { display: block; }
  tr { padding: .5rem 0; border-bottom: 1px solid #c9d1d9; }
  td { padding: .15rem 0; border: 0; }
  td::before { content: attr(data-column) ": "; color: #57606a; font-size: .875rem; }
}
@media print {
  @page { margin: 18mm 16mm; }
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  .warning { background: none; }
}
)";

bool isControl(unsigned char c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
}

}

std::string escaped(std::string_view text)
{
    std::string out;
    const bool readable = isUtf8(text);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\'')
            out += "&#39;";
        else if (isControl(byte) || (!readable && byte >= 0x80))
            out += "\xEF\xBF\xBD"; // U+FFFD
        else
            out += c;
    }
    return out;
}

std::string page(std::string_view title, std::string_view body, std::string_view more)
{
    std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                      "'unsafe-inline'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>";
    out += escaped(title);
    out += "</title>\n<style>";
    out += kStyle;
    out += more;
    out += "</style>\n</head>\n<body>\n<main>\n";
    out += body;
    return out + "</main>\n</body>\n</html>\n";
}

Page::Page(std::string_view title) : title_(title)
{
    element("h1", title);
}

void Page::element(std::string_view tag, std::string_view text, std::string_view kind)
{
    body_ += "<" + std::string(tag) + (kind.empty() ? "" : " class=\"" + std::string(kind) + "\"") + ">" +
             escaped(text) + "</" + std::string(tag) + ">\n";
}

void Page::heading(int level, std::string_view text)
{
    assert(level >= 2 && level <= 6 && level <= level_ + 1);
    level_ = level;
    element("h" + std::to_string(level), text);
}

void Page::paragraph(std::string_view text)
{
    element("p", text);
}

void Page::small(std::string_view text)
{
    element("p", text, "small");
}

void Page::warning(std::string_view text)
{
    element("p", text, "warning");
}

void Page::list(const std::vector<std::vector<std::string>>& items)
{
    if (items.empty()) return;
    body_ += "<ul>\n";
    for (const auto& lines : items) {
        body_ += "<li>";
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string tag = i == 0 && lines.size() > 1 ? "strong" : "span";
            body_ += "<" + tag + ">" + escaped(lines[i]) + "</" + tag + ">";
        }
        body_ += "</li>\n";
    }
    body_ += "</ul>\n";
}

void Page::facts(const std::vector<std::pair<std::string, std::string>>& facts)
{
    body_ += "<dl>\n";
    for (const auto& [name, value] : facts)
        body_ += "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
    body_ += "</dl>\n";
}

void Page::table(const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows)
{
    body_ += "<table>\n<thead><tr>";
    for (const auto& column : columns)
        body_ += "<th scope=\"col\">" + escaped(column) + "</th>";
    body_ += "</tr></thead>\n<tbody>\n";
    for (const auto& row : rows) {
        assert(row.size() == columns.size());
        body_ += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            body_ += "<td data-column=\"" + escaped(columns[i]) + "\">" + escaped(row[i]) + "</td>";
        body_ += "</tr>\n";
    }
    body_ += "</tbody>\n</table>\n";
}

std::string Page::str() const
{
    return page(title_, body_);
}

}
