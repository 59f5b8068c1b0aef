#include "contract/requirement.h"

#include "base/canonical.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace remit {

namespace {

constexpr std::array<std::string_view, 3> kLevels = {"must", "should", "may"};
constexpr std::array<std::string_view, 3> kVerdicts = {"met", "unmet", "unknown"};

template <class E, std::size_t N>
std::optional<E> wordAmong(const std::array<std::string_view, N>& words, std::string_view word)
{
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return {};
    return static_cast<E>(found - words.begin());
}

canonical::Value text(std::string_view value)
{
    canonical::Value made;
    made.text = value;
    return made;
}

const std::string* textOf(const canonical::Fields& fields, std::string_view key)
{
    for (const auto& [name, value] : fields)
        if (name == key && value.kind == canonical::Value::Kind::Text) return &value.text;
    return nullptr;
}

std::string textOr(const canonical::Fields& fields, std::string_view key)
{
    const std::string* found = textOf(fields, key);
    return found ? *found : std::string();
}

constexpr std::size_t kMaxIdBytes = 64;

// FNV-1a, as eight hexadecimal digits.
std::string shortHash(std::string_view text)
{
    std::uint32_t hash = 2166136261u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    std::string digits;
    for (int shift = 28; shift >= 0; shift -= 4)
        digits += "0123456789abcdef"[(hash >> shift) & 15u];
    return digits;
}

bool isAsciiWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

Error damaged(std::string what)
{
    return {std::move(what), "findings.toml"};
}

Result<Examination::Against> readAgainst(const canonical::Fields& fields)
{
    const auto deliverable = DeliverableId::of(textOr(fields, "deliverable"));
    if (!deliverable) return damaged(deliverable.error().what);
    const auto handIn = EventId::of(textOr(fields, "hand-in"));
    if (!handIn) return damaged(handIn.error().what);
    return Examination::Against{*deliverable, *handIn};
}

Result<Finding> readFinding(const canonical::Fields& fields)
{
    const auto level = levelOf(textOr(fields, "level"));
    const auto verdict = verdictOf(textOr(fields, "verdict"));
    if (!level || !verdict) return damaged("a finding has no level or verdict that Remit knows");
    return Finding{
        textOr(fields, "requirement"), *level, *verdict, textOr(fields, "words"), textOr(fields, "place"),
        textOr(fields, "remark")};
}

}

std::string requirementId(std::string_view prefix, std::string_view text)
{
    const std::string words = plainWords(text);
    std::string id(prefix);
    bool whole = !words.empty();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (isAsciiWord(words[i])) {
            if (i == 0 || !isAsciiWord(words[i - 1])) id += '-';
            id += words[i];
        } else if (words[i] != ' ') {
            whole = false;
        }
    }
    if (whole && id.size() <= kMaxIdBytes) return id;
    // What does not fit into an id, another script or length, is told apart by its hash.
    id.resize(std::min(id.size(), kMaxIdBytes - 9));
    while (id.back() == '-')
        id.pop_back();
    return id + '-' + shortHash(words.empty() ? text : words);
}

std::span<const std::string> flawWords()
{
    static const std::vector<std::string> kWords = {"tracked changes",
                                                    "comments",
                                                    "hidden text",
                                                    "placeholders",
                                                    "empty sections",
                                                    "skipped heading levels",
                                                    "unexplained abbreviations",
                                                    "broken references",
                                                    "pictures without text",
                                                    "tables without heading row",
                                                    "tables without caption"};
    return kWords;
}

std::size_t Examination::openMusts() const
{
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [](const Finding& finding) {
            return finding.level == Level::Must && finding.verdict != Verdict::Met;
        }));
}

std::size_t Examination::unmet(Level level) const
{
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.level == level && finding.verdict == Verdict::Unmet;
        }));
}

std::size_t Examination::unknown() const
{
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.verdict == Verdict::Unknown; }));
}

std::string encode(const Examination& examination)
{
    canonical::Text out;
    canonical::Value format;
    format.kind = canonical::Value::Kind::Number;
    format.number = 1;
    out.fields.emplace_back("format", format);
    out.fields.emplace_back("phase", text(examination.phase.str()));
    if (!examination.version.empty()) out.fields.emplace_back("version", text(examination.version));
    for (const auto& against : examination.against)
        out.tables.push_back(
            {"against",
             {{"deliverable", text(against.deliverable.str())}, {"hand-in", text(against.handIn.str())}}});
    for (const auto& finding : examination.findings) {
        canonical::Table table{"finding", {}};
        table.fields.emplace_back("requirement", text(finding.requirement));
        table.fields.emplace_back("level", text(word(finding.level)));
        table.fields.emplace_back("verdict", text(word(finding.verdict)));
        table.fields.emplace_back("words", text(finding.words));
        if (!finding.place.empty()) table.fields.emplace_back("place", text(finding.place));
        if (!finding.remark.empty()) table.fields.emplace_back("remark", text(finding.remark));
        out.tables.push_back(std::move(table));
    }
    return canonical::write(out);
}

Result<Examination> decodeExamination(std::string_view bytes)
{
    const auto read = canonical::read(bytes);
    if (!read) return Error{read.error().what, "findings.toml, " + read.error().where};
    const auto phase = PhaseId::of(textOr(read->fields, "phase"));
    if (!phase) return damaged(phase.error().what);
    Examination examination{*phase, textOr(read->fields, "version"), {}, {}};
    for (const auto& table : read->tables) {
        if (table.name == "against") {
            auto against = readAgainst(table.fields);
            if (!against) return against.error();
            examination.against.push_back(*against);
        } else {
            auto finding = readFinding(table.fields);
            if (!finding) return finding.error();
            examination.findings.push_back(*std::move(finding));
        }
    }
    // What the reading above passed over, an unknown key or another format, shows here.
    if (encode(examination) != bytes) return damaged("is not as Remit writes it, or a newer Remit wrote it");
    return examination;
}

std::string_view word(Level level)
{
    return kLevels[static_cast<std::size_t>(level)];
}
std::string_view word(Verdict verdict)
{
    return kVerdicts[static_cast<std::size_t>(verdict)];
}
std::optional<Level> levelOf(std::string_view word)
{
    return wordAmong<Level>(kLevels, word);
}
std::optional<Verdict> verdictOf(std::string_view word)
{
    return wordAmong<Verdict>(kVerdicts, word);
}

}
