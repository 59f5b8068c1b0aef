#pragma once

#include "base/unicode.h"
#include "document/besides.h"
#include "document/flaws.h"
#include "document/judge.h"

#include <algorithm>
#include <cstdlib>

// What holds for every document, however it was made. A breach stops the program, so that the fuzzer sees it.
namespace remit::fuzz {

inline void must(bool law)
{
    if (!law) std::abort();
}

// `text` is one line as documents have them.
inline void mustBeLine(const std::string& text)
{
    must(isUtf8(text));
    must(text.empty() || (text.front() != ' ' && text.back() != ' '));
    must(text.find("  ") == text.npos);
    must(std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
}

inline void mustHold(const Block& block)
{
    using Kind = Block::Kind;
    mustBeLine(block.text);
    mustBeLine(block.number);
    must((block.kind == Kind::Table) == block.text.empty());
    must((block.kind == Kind::Table) != block.rows.empty());
    for (const auto& row : block.rows)
        for (const auto& cell : row)
            mustBeLine(cell.text);
    for (const auto& row : block.rows)
        for (const auto& cell : row)
            must(cell.across >= 1 && cell.down >= 0);
    must(!block.probable || block.kind == Kind::Heading);
    must(block.page >= 0);
    const bool leveled = block.kind == Kind::Heading || block.kind == Kind::ListItem;
    must(leveled ? block.level >= 1 && block.level <= 9 : block.level == 0);
    must(block.number.empty() || (block.kind == Kind::Heading && block.numbered));
}

// Places and sections: there for every block, in order, and inside the document.
inline void mustHoldTogether(const Document& document)
{
    const auto size = document.blocks.size();
    for (std::size_t i = 0; i < size; ++i) {
        const auto place = placeOf(document, i);
        must(!place.empty() && isUtf8(place));
        const auto end = sectionEnd(document, i);
        must(end > i && end <= size);
        if (i + 1 < end && document.blocks[i + 1].kind == Block::Kind::Heading)
            must(sectionEnd(document, i + 1) <= end); // a section lies in the one it is in
    }
    const auto found = chapters(document);
    must(std::is_sorted(found.begin(), found.end()));
    for (const auto chapter : found)
        must(document.blocks[chapter].kind == Block::Kind::Heading);
    const auto inside = [&](const auto& traces) {
        for (const auto& trace : traces)
            must(trace.block < std::max<std::size_t>(size, 1) && trace.text.size() <= kMaxQuoted);
    };
    inside(document.changes);
    inside(document.comments);
    inside(document.hidden);
    for (const auto& comment : document.comments)
        must(comment.quoted.size() <= kMaxQuoted && comment.answers.value_or(0) < document.comments.size());
}

// What a document has, a requirement of it finds.
inline void mustBeFound(const Document& document)
{
    std::vector<Requirement> requirements;
    const auto title = titleOf(document); // opens no section
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (requirements.size() == 50) break;
        if (block.kind == Block::Kind::Table) {
            requirements.push_back({"t", Level::Must, "", Requirement::Table{{}, 0}});
        } else if (says(block.text, block.text)) { // a text of signs alone says nothing
            must(nearness(block.text, block.text) == 1);
            if (block.kind == Block::Kind::Heading && i != title)
                requirements.push_back({"s", Level::Must, "", Requirement::Section{{block.text}}});
            requirements.push_back({"m", Level::Must, "", Requirement::Topic{{block.text}, {}, true}});
        }
    }
    for (const auto& finding : judge(requirements, std::span(&document, 1), {}))
        must(finding.verdict == Verdict::Met && finding.remark.empty() && !finding.place.empty());
    const Requirement other{"o", Level::Must, "", Requirement::Section{{"qqqq xxxx"}, {"zzzz"}}};
    const auto finding = judge(other, std::span(&document, 1), {});
    const bool said = document.structure != Document::Structure::Untold && // what is not there is missing
                      document.properties.pagesWithoutText == 0;
    must(finding.verdict == (said ? Verdict::Unmet : Verdict::Unknown));
    must(!finding.remark.empty() && isUtf8(finding.remark));
}

// Whatever is wrong with a document, and whatever it holds besides, is told in sentences.
inline void mustBeTold(const Document& document)
{
    for (std::size_t flaw = 0; flaw < flawWords().size(); ++flaw)
        for (const auto& each : flawsOf(static_cast<Flaw>(flaw), document))
            must(!each.what.empty() && isUtf8(each.what) && !each.advice.empty() &&
                 each.block.value_or(0) < std::max<std::size_t>(document.blocks.size(), 1));
    for (const auto& each : besides(document))
        must(!each.empty() && isUtf8(each) && each.find('\n') == std::string::npos);
}

inline bool same(const Document& a, const Document& b)
{
    return a.blocks == b.blocks && a.changes == b.changes && a.comments == b.comments &&
           a.hidden == b.hidden && a.properties == b.properties;
}

// `read` gives a document that keeps all laws, or one sentence; the same each time.
template <class Read>
void holdToTheLaws(Read read)
{
    const Result<Document> document = read();
    if (!document) {
        must(!document.error().what.empty() && document.error().what.find('\n') == std::string::npos);
        return;
    }
    for (const Block& block : document->blocks)
        mustHold(block);
    mustHoldTogether(*document);
    mustBeFound(*document);
    mustBeTold(*document);
    const Result<Document> again = read();
    must(again && same(*document, *again));
}

}
