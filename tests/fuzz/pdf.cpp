// Whatever poppler's programs tell of a PDF file is a document that keeps the laws of documents (laws.h), or
// is refused with one sentence. The programs themselves are not run here.
//
// The bytes are what pdfinfo printed and what pdftohtml printed, divided by a line that holds "%%" alone.

#include "document/pdf.h"
#include "laws.h"
#include "parts.h"

using namespace remit;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string bytes(data, data + size);
    PdfText text;
    text.information = fuzz::nextPart(bytes);
    text.pages = bytes;
    fuzz::holdToTheLaws([&] { return readPdf(text); });
    return 0;
}
