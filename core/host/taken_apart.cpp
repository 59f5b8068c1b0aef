#include "host/taken_apart.h"

#include <algorithm>

namespace remit {

void TakenApart::add(std::span<const GivenFile> files)
{
    for (const GivenFile& file : files)
        if (isPdf(file.bytes)) texts_.emplace(&file, takeApart(file));
}

Result<PdfText> TakenApart::takeApart(const GivenFile& file)
{
    if (left_ <= left_.zero() || leftBytes_ == 0)
        return Error{"the PDF files before it took more to read than all of them may; hand in fewer at once"};
    const auto begun = std::chrono::steady_clock::now();
    auto text = takenApart(file.bytes);
    left_ -= std::chrono::steady_clock::now() - begun;
    if (text) leftBytes_ -= std::min(leftBytes_, text->information.size() + text->pages.size());
    return text;
}

Result<Document> TakenApart::read(const GivenFile& file) const
{
    const auto found = texts_.find(&file);
    return found == texts_.end() ? readDocument(file.name, file.bytes)
                                 : readDocument(file.name, found->second);
}

}
