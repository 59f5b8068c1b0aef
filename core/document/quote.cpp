#include "document/quote.h"

#include "base/words.h"

#include <algorithm>

namespace remit {

std::string_view startOf(std::string_view text, std::size_t most)
{
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0u) == 0x80u)
        --most;
    return text.substr(0, most);
}

void Quote::append(std::string_view text)
{
    constexpr std::size_t kEnough = 8 * kMaxQuoted; // with some white space that will be folded
    if (line_.size() < kMaxQuoted) line_.append(startOf(text, kEnough));
}

std::string Quote::take()
{
    const std::string line = line_.take();
    auto kept = startOf(line, kMaxQuoted);
    if (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
    return std::string(kept);
}

std::string quote(std::string_view text)
{
    Quote line;
    line.append(text);
    return line.take();
}

bool isWebAddress(std::string_view target)
{
    const std::string start = lowerCase(target.substr(0, 8));
    return start.compare(0, 7, "http://") == 0 || start == "https://";
}

Error tooManyPieces()
{
    return {"the document has more than " + std::to_string(kMaxBlocks) +
            " paragraphs and table cells, which this version does not read"};
}

Error tooLarge()
{
    return {"the file is larger than " + std::to_string(kMaxDocumentBytes >> 20) +
            " MiB, which this version does not read; compress its pictures"};
}

void keepInside(Document& document)
{
    const std::size_t last = std::max<std::size_t>(document.blocks.size(), 1) - 1;
    const auto keep = [&](auto& traces) {
        for (auto& trace : traces)
            trace.block = std::min(trace.block, last);
    };
    keep(document.changes);
    keep(document.comments);
    keep(document.hidden);
}

void addEdge(Document edge, Document& document)
{
    for (auto& comment : edge.comments)
        if (comment.answers) *comment.answers += document.comments.size();
    const auto move = [](auto& from, auto& to) {
        for (auto& trace : from) {
            trace.block = 0;
            trace.onEdge = true;
            to.push_back(std::move(trace));
        }
    };
    move(edge.changes, document.changes);
    move(edge.comments, document.comments);
    move(edge.hidden, document.hidden);
}

}
