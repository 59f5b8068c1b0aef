#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace remit::test {

// A zip archive of these members (name, content), in this order; names may repeat.
std::string zip(const std::vector<std::pair<std::string, std::string>>& members);

// A Word document made by hand. Each text is what stands inside the part's root: "<w:p>…</w:p>".
struct Docx {
    std::string body;
    std::string styles = {};
    std::string numbering = {};
    std::string comments = {};
    std::string type =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"; // of the main
                                                                                            // part
    std::string relations = {}; // further ones of the main part
    // Further parts of its own: the kind of their relation, which names the part, and the content.
    std::vector<std::pair<std::string, std::string>> parts = {};
    std::string core = {}; // who wrote it: what stands in docProps/core.xml

    std::vector<std::pair<std::string, std::string>> members() const;
    std::string bytes() const { return zip(members()); }
};

// "<w:p>" with the style and one run of `text`; without a style if that is empty.
std::string paragraph(std::string_view text, std::string_view style = {});

}
