#pragma once

#include "base/ids.h"

#include <optional>
#include <string>
#include <string_view>

// Where things lie in the record (docs/record-format.md, "The folders").
namespace remit::ledger {

constexpr std::string_view kAttributesFile = ".gitattributes";
// No system turns line ends, fills in keywords or runs filters: bytes are bytes.
constexpr std::string_view kAttributes = "* -text -ident -filter\n";

constexpr std::string_view kEventFile = "event.toml";
constexpr std::string_view kEntryFile = "entry.toml";
constexpr std::string_view kFindingsFile = "findings.toml";
constexpr std::string_view kFirstFolder = "contract/record/0/1-open";

// Whether entries can have their home there: "contract", or a component's id and that of a part of it.
bool isHome(std::string_view folder);

// Where one entry lies.
struct EntryPlace {
    std::string home; // "report-drafting/outline"
    EntryNumber number{};
    std::string kind; // "submit"

    // "report-drafting/outline/record/0/7-submit"
    std::string folder() const;

    // The place that has this folder. No value if no entry can lie there.
    static std::optional<EntryPlace> of(std::string_view folder);
};

// "report-drafting/outline/record/0/7-submit", "report.docx" -> ".../7-submit/files/report.docx"
std::string fileIn(std::string_view entryFolder, std::string_view storedName);

}
