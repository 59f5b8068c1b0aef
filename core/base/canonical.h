#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The record's own spelling: a small subset of TOML in which one value has one spelling, so that equal
// contents are equal bytes and a fingerprint means something. docs/record-format.md gives the grammar; toml++
// reads the same values from it.
//
//     format = 1
//     kind = "submit"
//     people = ["LMM-01", "GOV-03"]
//
//     [[file]]
//     name = "report-outline.docx"
//     size = 20480
//
// Values are strings, whole numbers, true and false, lists of strings; then tables of one level, in order,
// each an element of the array that bears its name. Instants and days are strings.
namespace remit::canonical {

struct Value {
    enum class Kind { Text, Number, Flag, Texts };
    Kind kind = Kind::Text;
    std::string text;
    std::int64_t number = 0;
    bool flag = false;
    std::vector<std::string> texts;

    bool operator==(const Value&) const = default;
};

using Fields = std::vector<std::pair<std::string, Value>>; // in the order in which they stand

struct Table {
    std::string name;
    Fields fields;

    bool operator==(const Table&) const = default;
};

struct Text {
    Fields fields;
    std::vector<Table> tables;

    bool operator==(const Text&) const = default;
};

// The limits of read(); what is larger is refused before it is taken apart.
constexpr std::size_t kMaxBytes = 8u << 20;
constexpr std::size_t kMaxTables = 100'000;

// Returns the one spelling of `text`.
// REQUIRES: keys and table names are 1 to 64 of a-z, 0-9 and "-"; strings are valid UTF-8; no key twice.
std::string write(const Text& text);

// Reads what write() wrote and nothing else: any other spelling of the same values is refused, with its line.
Result<Text> read(std::string_view bytes);

}
