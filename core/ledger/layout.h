#pragma once

#include "base/ids.h"
#include "ledger/ledger.h"

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
// The signature of event.toml or entry.toml lies beside it, under this name after its own.
constexpr std::string_view kSignature = ".sig";
constexpr std::string_view kFirstFolder = "contract/record/0/1-open";

// Whether entries can have their home there: "contract", or a component's id and that of a part of it, or
// "payments" and the id of one.
bool isHome(std::string_view folder);

// Where one entry lies.
struct EntryPlace {
    std::string home; // "report-drafting/outline"
    EntryNumber number{};
    std::string kind; // "submit"

    // "report-drafting/outline/record/0/7-submit"
    std::string folder() const;
    // "0": entries are grouped by hundreds, so that no folder gets long.
    std::string group() const;

    // The place that has this folder. No value if no entry can lie there.
    static std::optional<EntryPlace> of(std::string_view folder);

    // The place in the record of `home` of the entry that is called so: "7-submit".
    static std::optional<EntryPlace> named(std::string_view home, std::string_view name);
};

// Where it is marked that the review at `review` carried comments to the deliverable in the folder `home`:
// "report-drafting/draft/carried/report-drafting/outline/9-review". What is carried to a deliverable is found
// there, without reading the reviews of all others.
std::string carriedMark(std::string_view home, const EntryPlace& review);

// "report-drafting/outline/record/0/7-submit", "report.docx" -> ".../7-submit/files/report.docx"
std::string fileIn(std::string_view entryFolder, std::string_view storedName);

}
