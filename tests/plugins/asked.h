#pragma once

#include "host/host.h"
#include "support/contracts.h"

#include <algorithm>

// The phases of Remit asked as people meet them: a schedule's `expects`, a document in Markdown, findings.
namespace remit::test {

using Keys = std::vector<std::pair<std::string, Expected>>;

// What a phase is asked, filled in by the test. The deliverable is the contract's last.
struct Case {
    Contract contract;
    std::string document = {};
    std::vector<GivenAccepted> accepted = {};
    std::vector<OpenComment> comments = {};
    std::vector<NotedWork> notes = {};
    std::string answers = {}; // handed in as answers to comments, if not empty

    Question question() const
    {
        Question question{contract, contract.components.back().deliverables.back(), {}, accepted, comments,
                          notes};
        question.files.push_back({"report.md", document, false});
        if (!answers.empty()) question.files.push_back({"answers.md", answers, true});
        return question;
    }
};

inline Examination examined(const Case& asked)
{
    return Host({test::phases()}).examine(asked.question());
}

inline Case of(std::string_view phase, const Keys& keys, std::string document)
{
    return {contractOf({deliverable(phase, expects(keys))}), std::move(document)};
}

// `document` accepted as revision 1 of the deliverable of that id.
inline GivenAccepted accepted(std::string_view deliverable, std::string document)
{
    return {id<DeliverableId>(deliverable), 1, event('a'), {{"accepted.md", std::move(document)}}};
}

// The finding on a requirement; the test fails if there is none.
inline Finding finding(const Examination& examination, std::string_view requirement)
{
    const auto found = std::find_if(examination.findings.begin(), examination.findings.end(),
                                    [&](const Finding& one) { return one.requirement == requirement; });
    std::string all;
    for (const auto& one : examination.findings)
        all += one.requirement + ": " + one.remark + "\n";
    INFO("asked for " << requirement << " among\n" << all);
    REQUIRE(found != examination.findings.end());
    return *found;
}

inline bool has(const Examination& examination, std::string_view requirement)
{
    return std::any_of(examination.findings.begin(), examination.findings.end(),
                       [&](const Finding& one) { return one.requirement == requirement; });
}

}
