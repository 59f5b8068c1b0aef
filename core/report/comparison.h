#pragma once

#include "contract/contract.h"
#include "document/comparison.h"

#include <optional>
#include <string>
#include <vector>

// What changed from one revision of a deliverable to another, for people and machines.
namespace remit {

// A file of both, or of one of them.
struct ComparedFile {
    std::string before, after; // names; empty: there is none
    std::optional<Comparison> comparison;
    std::string unread; // why there is none of a file of both; empty if they are the same, byte for byte

    bool both() const { return !before.empty() && !after.empty(); }
};

struct ComparedRevisions {
    std::string deliverable, title;            // its id and title
    std::string before, after;                 // "revision 1", "report.docx as it is on disk"
    int revisionBefore = 0, revisionAfter = 0; // 0: not handed in
    std::vector<ComparedFile> files;
};

namespace terminal {
// What changed, in words: what was taken away as [-…-], what was added as {+…+}, in `colours` as well if
// asked for.
std::string comparison(const ComparedRevisions& revisions, bool colours);
}
namespace json {
std::string comparison(const ComparedRevisions& revisions);
}
namespace html {
// A page with the older on the left and the newer on the right.
std::string comparison(const ComparedRevisions& revisions);
}

}
