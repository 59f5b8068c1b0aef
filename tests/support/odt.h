#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace remit::test {

// An OpenDocument text made by hand. Each text is what stands inside the element that it is named after.
struct Odt {
    std::string text;           // office:text
    std::string automatic = {}; // office:automatic-styles of content.xml
    std::string styles = {};    // office:styles of styles.xml
    std::string meta = {};      // office:meta
    std::string manifest = {};  // manifest:manifest
    std::string mimetype = "application/vnd.oasis.opendocument.text";
    std::string masters = {}; // office:master-styles of styles.xml

    std::vector<std::pair<std::string, std::string>> members() const;
    std::string bytes() const;
};

}
