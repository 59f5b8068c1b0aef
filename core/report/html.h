#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace remit::html {

// `text` as it can stand between tags or in an attribute in quotation marks: nothing in it is markup, control
// characters and what is no UTF-8 are made visible.
std::string escaped(std::string_view text);

// A whole page in English with that title and body, which is markup: one file, no script, nothing from
// elsewhere, its own stylesheet with `more` rules after it, made to be read on a screen of 360 pixels as on
// paper.
std::string page(std::string_view title, std::string_view body, std::string_view more = {});

// The same made part by part. Everything that is put in is text and is escaped; there is no other way in.
class Page {
public:
    // `title` is its only heading of level 1.
    explicit Page(std::string_view title);

    // A heading of level 2 to 6. REQUIRES: at most one level below the one before.
    void heading(int level, std::string_view text);
    void paragraph(std::string_view text);
    // Words that stand back: where something comes from, when it was made.
    void small(std::string_view text);
    // Words that stand out: what is overdue, what cannot be relied on.
    void warning(std::string_view text);
    // Each item is one or several lines; the first of several stands out.
    void list(const std::vector<std::vector<std::string>>& items);
    // What is called how: "Zone", "Zurich".
    void facts(const std::vector<std::pair<std::string, std::string>>& facts);
    // REQUIRES: each row has as many cells as there are columns.
    void table(const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows);

    // The whole page.
    std::string str() const;

private:
    void element(std::string_view tag, std::string_view text, std::string_view kind = {});

    std::string title_;
    std::string body_;
    int level_ = 1;
};

}
