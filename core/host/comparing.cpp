#include "base/words.h"
#include "document/compare.h"
#include "host/asking.h"

namespace remit {

namespace {

// Reads one of two files, which may have the same name.
Result<Document> read(const GivenFile& file, const std::string& which, const TakenApart& takenApart,
                      const Stage& stage)
{
    stage("reading the " + which + " " + quotable(file.name, 200));
    auto document = takenApart.read(file);
    if (!document) return Error{"the " + which + " file: " + document.error().what, file.name};
    return document;
}

}

std::string askComparison(const GivenFile& before, const GivenFile& after, const TakenApart& takenApart,
                          const Stage& stage)
{
    const auto older = read(before, "older", takenApart, stage);
    if (!older) return refusal(older.error());
    const auto newer = read(after, "newer", takenApart, stage);
    if (!newer) return refusal(newer.error());
    stage("comparing");
    return "+" + encode(remit::compare(*older, *newer));
}

Result<Comparison> decodeComparisonAnswer(std::string_view answer)
{
    const auto content = unlessRefusal(answer);
    if (!content) return content.error();
    return decodeComparison(*content);
}

}
