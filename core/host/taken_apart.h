#pragma once

#include "document/pdf.h"
#include "host/host.h"

#include <chrono>
#include <map>
#include <span>

namespace remit {

// What was taken apart of each PDF file among those given, or why it could not be. That takes programs, which
// a child cannot start. All files together get a time and a size, not each of them.
class TakenApart {
public:
    // What the largest honest hand-ins take a fraction of.
    explicit TakenApart(std::chrono::milliseconds time = std::chrono::seconds(20),
                        std::size_t bytes = 64u << 20)
        : left_(time), leftBytes_(bytes)
    {
    }

    // The files live as long as the object.
    void add(std::span<const GivenFile> files);

    // Reads a file, which was added if it is a PDF file.
    Result<Document> read(const GivenFile& file) const;

private:
    Result<PdfText> takeApart(const GivenFile& file);

    std::map<const GivenFile*, Result<PdfText>> texts_;
    std::chrono::steady_clock::duration left_;
    std::size_t leftBytes_;
};

}
