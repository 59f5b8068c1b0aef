#pragma once

#include <string>
#include <string_view>

// What Unicode says about text. All strings are UTF-8.
namespace remit {

// Whether `text` is valid UTF-8 (no surrogates, no overlong forms, nothing above U+10FFFF).
bool isUtf8(std::string_view text);

// Composed (NFC) and case-folded: two file names that are equal after this are one file on some systems.
std::string folded(std::string_view text);

// Lower case, accents removed (NFKD without marks), everything but letters and digits turned into single
// spaces: "Élaboration d'un plan — 2.1" -> "elaboration d un plan 2 1". For comparing wordings in any script.
std::string plainWords(std::string_view text);

}
