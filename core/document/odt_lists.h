#pragma once

#include "document/odt_styles.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace remit {

// The lists that are open where a document is being read, and the numbers of the items.
class OdtLists {
public:
    // What stands before a paragraph.
    struct Mark {
        bool printed = false;  // anything at all
        bool numbered = false; // a number, not a bullet
        int level = 0;         // from 1
        std::string number;    // "2.3"; empty unless all its parts are plain decimal numbers
    };

    // At the element text:list that `xml` has entered last, and where it ends.
    void open(const XmlReader& xml);
    void close();
    // At text:list-item; only the first paragraph in it bears a mark.
    void item(std::optional<int> start);
    void header() { due_ = false; }

    // The mark of the next paragraph, which is then counted. `style` is that of the paragraph.
    Mark next(const OdtStyles& styles, const OdtStyles::Style& style);

private:
    struct Numbers {
        OdtCounts counts;
        std::string style;
        std::string id;
    };

    std::vector<std::string> styles_; // of the open lists, from the outside in
    Numbers numbers_;                 // of the outermost
    bool due_ = false;
    std::optional<int> start_;
    std::map<std::string, OdtCounts> byStyle_, byId_; // of lists that may go on
};

}
