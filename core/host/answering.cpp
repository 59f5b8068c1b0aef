#include "host/asking.h"

#include "base/words.h"

// How what a child found comes back as bytes, which the parent does not trust.
namespace remit {

namespace {

constexpr std::size_t kMaxWords = 300;
constexpr std::size_t kMaxRemark = 4000;

}

Finding presentable(Finding finding)
{
    finding.words = quotable(finding.words, kMaxWords);
    finding.place = quotable(finding.place, kMaxWords);
    finding.remark = quotable(finding.remark, kMaxRemark);
    return finding;
}

std::string refusal(const Error& error)
{
    return "-" + error.where + "\n" + error.what;
}

Result<std::string_view> unlessRefusal(std::string_view answer)
{
    const Error nonsense{"it gave an answer that makes no sense"};
    if (answer.empty()) return nonsense;
    const char kind = answer.front();
    answer.remove_prefix(1);
    if (kind == '+') return answer;
    const auto end = answer.find('\n');
    if (kind != '-' || end == answer.npos) return nonsense;
    return Error{quotable(answer.substr(end + 1), kMaxRemark), quotable(answer.substr(0, end), kMaxWords)};
}

std::string encodeAnswer(const Result<Examination>& result)
{
    if (!result) return refusal(result.error());
    Examination examination = *result;
    for (auto& finding : examination.findings)
        finding = presentable(std::move(finding));
    // First what the files hold besides, a line each, then an empty line.
    std::string answer = "+";
    for (const auto& each : examination.besides)
        answer += quotable(each, kMaxRemark) + "\n";
    return answer + "\n" + encode(examination);
}

Result<Examination> decodeAnswer(std::string_view answer)
{
    const Error nonsense{"it gave an answer that makes no sense"};
    auto content = unlessRefusal(answer);
    if (!content) return content.error();
    std::vector<std::string> besides;
    for (std::size_t end; (end = content->find('\n')) != 0; content->remove_prefix(end + 1)) {
        if (end == content->npos) return nonsense;
        besides.push_back(quotable(content->substr(0, end), kMaxRemark));
    }
    auto examination = decodeExamination(content->substr(1));
    if (!examination) return nonsense;
    examination->besides = std::move(besides);
    for (auto& finding : examination->findings) {
        if (!isId(finding.requirement)) return nonsense;
        finding = presentable(std::move(finding));
    }
    return examination;
}

}
