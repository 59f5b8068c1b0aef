#pragma once

#include <string_view>

namespace remit {

// Whether a paragraph style of this name is one for captions: "caption" is what Word and LibreOffice call it
// in every language, "Table Caption" and the like what pandoc and templates do.
bool isCaptionStyle(std::string_view name);

// Whether it is one of LibreOffice's styles for captions of one kind of thing: "Table". A paragraph of it is
// a caption if it is counted as one.
bool isCategoryStyle(std::string_view name);

// Whether the code of a field counts captions: "SEQ Table \* ARABIC".
bool countsCaptions(std::string_view code);

}
