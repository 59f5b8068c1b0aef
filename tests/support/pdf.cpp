#include "support/pdf.h"

#include <cstdio>

namespace remit::test {

namespace {

constexpr int kHeight = 842, kWidth = 595;
constexpr std::size_t kNowhere = 99'999; // an object that is not there

// As a string of a PDF file, in WinAnsiEncoding.
std::string spelled(std::string_view text)
{
    std::string all = "(";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto character = text.substr(i, 3);
        if (character == "•" || character == "–") {
            all += character == "•" ? "\\225" : "\\226";
            i += 2;
            continue;
        }
        if (text[i] == '(' || text[i] == ')' || text[i] == '\\') all += '\\';
        all += text[i];
    }
    return all + ")";
}

std::string reference(std::size_t object)
{
    return std::to_string(object) + " 0 R";
}

// The objects of a file, numbered from 1.
class Objects {
public:
    std::size_t add(std::string content)
    {
        contents_.push_back(std::move(content));
        return contents_.size();
    }
    std::size_t stream(const std::string& data)
    {
        return add("<< /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream");
    }
    std::string& operator[](std::size_t object) { return contents_[object - 1]; }

    std::string file(const std::string& trailer) const
    {
        std::string file = "%PDF-1.4\n", places;
        for (std::size_t i = 0; i < contents_.size(); ++i) {
            char place[32];
            std::snprintf(place, sizeof place, "%010zu 00000 n \n", file.size());
            places += place;
            file += std::to_string(i + 1) + " 0 obj\n" + contents_[i] + "\nendobj\n";
        }
        const std::string size = std::to_string(contents_.size() + 1), at = std::to_string(file.size());
        return file + "xref\n0 " + size + "\n0000000000 65535 f \n" + places + "trailer << /Size " + size +
               " " + trailer + " >>\nstartxref\n" + at + "\n%%EOF\n";
    }

private:
    std::vector<std::string> contents_;
};

}

Pdf& Pdf::page()
{
    pages_.emplace_back();
    return *this;
}

Pdf& Pdf::missing()
{
    pages_.push_back({{}, {}, 0, true});
    return *this;
}

Pdf& Pdf::at(int top, std::string_view text, Look look)
{
    return draw("BT /" + std::string(look.bold ? "B" : "R") + " " + std::to_string(look.size) + " Tf " +
                std::to_string(look.left) + " " + std::to_string(kHeight - top) + " Td " + spelled(text) +
                " Tj ET");
}

Pdf& Pdf::draw(std::string_view operators)
{
    pages_.back().content += operators;
    pages_.back().content += '\n';
    return *this;
}

Pdf& Pdf::link(int top, int left, int right, std::string_view address)
{
    constexpr int kAbove = 10, kBelow = 3;
    const int foot = kHeight - top;
    pages_.back().links += "<< /Type /Annot /Subtype /Link /Rect [" + std::to_string(left) + " " +
                           std::to_string(foot - kBelow) + " " + std::to_string(right) + " " +
                           std::to_string(foot + kAbove) + "] /A << /S /URI /URI " + spelled(address) +
                           " >> >> ";
    return *this;
}

Pdf& Pdf::line(std::string_view text, Look look)
{
    pages_.back().top += look.size * 5 / 4;
    return at(pages_.back().top, text, look);
}

Pdf& Pdf::lines(const std::vector<std::string>& texts)
{
    for (const auto& text : texts)
        line(text);
    return *this;
}

Pdf& Pdf::gap(int points)
{
    pages_.back().top += points;
    return *this;
}

Pdf& Pdf::entry(int level, std::string_view title)
{
    entries_.push_back({level, pages_.size() - 1, std::string(title)});
    return *this;
}

std::string Pdf::bytes() const
{
    Objects objects;
    const auto root = objects.add(""), tree = objects.add(""),
               about = objects.add("<< " + information + " >>");
    const auto fontObject = [&](const std::string& name) {
        return objects.add("<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /" + name +
                           " >>");
    };
    const auto plain = fontObject(font), bold = fontObject("Helvetica-Bold"),
               italic = fontObject("Helvetica-Oblique");

    std::vector<std::size_t> pages;
    std::string kids;
    for (const auto& page : pages_) {
        const auto content = objects.stream(page.content);
        pages.push_back(objects.add("<< /Type /Page /Parent " + reference(tree) + " /MediaBox [0 0 " +
                                    std::to_string(kWidth) + " " + std::to_string(kHeight) + "] /Contents " +
                                    reference(content) + " /Resources << /Font << /R " + reference(plain) +
                                    " /B " + reference(bold) + " /I " + reference(italic) +
                                    " >> >> /Annots [" + page.links + "] >>"));
        kids += reference(page.missing ? kNowhere : pages.back()) + " ";
    }
    objects[tree] = "<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>";

    // Each entry is an object behind that of the outline as a whole, in order.
    const auto outline = objects.add("");
    const auto objectOf = [&](std::size_t entry) { return outline + 1 + entry; };
    const auto next = [&](std::size_t entry) { // of the same level, in the same entry
        auto at = entry + 1;
        while (at < entries_.size() && entries_[at].level > entries_[entry].level)
            ++at;
        return at < entries_.size() && entries_[at].level == entries_[entry].level ? at : 0;
    };
    const auto children = [&](std::size_t first) {
        if (first >= entries_.size()) return std::string();
        auto last = first;
        while (next(last) > 0)
            last = next(last);
        return " /First " + reference(objectOf(first)) + " /Last " + reference(objectOf(last)) + " /Count 1";
    };
    objects[outline] = "<< /Type /Outlines" + children(0) + " >>";
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        auto parent = i;
        while (parent > 0 && entries_[parent].level >= entries_[i].level)
            --parent;
        const bool top = entries_[i].level == 1;
        const bool has = i + 1 < entries_.size() && entries_[i + 1].level > entries_[i].level;
        objects.add("<< /Title " + spelled(entries_[i].title) + " /Parent " +
                    reference(top ? outline : objectOf(parent)) + " /Dest [" +
                    reference(pages[entries_[i].page]) + " /Fit]" +
                    (next(i) > 0 ? " /Next " + reference(objectOf(next(i))) : "") +
                    (has ? children(i + 1) : "") + " >>");
    }
    objects[root] = "<< /Type /Catalog /Pages " + reference(tree) +
                    (entries_.empty() ? "" : " /Outlines " + reference(outline)) + " " + catalog + " >>";
    return objects.file("/Root " + reference(root) + " /Info " + reference(about) + " " + trailer);
}

}
