#include "host/unread.h"

#include "base/words.h"

#include <algorithm>

namespace remit {

namespace {

// Whether what is unmet is so for want of something. Of what phases find, what has a place is there.
bool isMissing(const Finding& finding, const Requirement& requirement)
{
    struct Missing {
        const Finding& finding;
        bool operator()(const Requirement::Section&) const { return true; }
        bool operator()(const Requirement::Topic&) const { return true; }
        bool operator()(const Requirement::Table&) const { return true; }
        bool operator()(const Requirement::List&) const { return true; }
        bool operator()(const Requirement::Annex&) const { return true; }
        bool operator()(const Requirement::Length& length) const { return length.atMost == 0; }
        bool operator()(const Requirement::Pages& pages) const { return pages.atMost == 0; }
        bool operator()(const Requirement::Language&) const { return false; }
        bool operator()(const Requirement::Clean&) const { return false; }
        bool operator()(const Requirement::Own&) const { return finding.place.empty(); }
    };
    return finding.verdict == Verdict::Unmet && std::visit(Missing{finding}, requirement.kind);
}

Finding unknown(Finding finding, const std::string& where)
{
    finding.verdict = Verdict::Unknown;
    finding.remark += "; it may be there, in " + where;
    return finding;
}

}

Finding unlessUnread(Finding finding, const Requirement& requirement, const Submission& submission,
                     const std::vector<std::string>& unopened)
{
    if (!isMissing(finding, requirement)) return finding;
    if (!unopened.empty())
        return unknown(std::move(finding), listed(unopened) + ", which could not be opened");
    // Core's own kinds of requirement know of each file what it does not say (document/untold.h).
    const auto& files = submission.files;
    const bool untold = std::any_of(files.begin(), files.end(), [](const Document& file) {
        return file.structure != Document::Structure::Told;
    });
    if (!untold || !std::holds_alternative<Requirement::Own>(requirement.kind)) return finding;
    return unknown(std::move(finding), "what a PDF file does not say: look yourself");
}

}
