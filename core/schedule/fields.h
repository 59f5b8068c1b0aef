#pragma once

#include "base/ids.h"
#include "schedule/toml_door.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remit::schedule {

// Reading one table key by key. Reading is asking: what is missing or wrong is complained of and comes back
// empty, and finish() complains of the keys that nobody asked for, with the nearest of those that were.
class Fields {
public:
    // `title` is the table in the reader's words: "[contract]", "[[component]]". Both it and every key must
    // live as long as the object; so must `table`.
    Fields(const toml::table& table, std::string_view title, const Source& source);

    // Text of one line without control characters, at most 500 bytes; empty if it is not there.
    std::string text(std::string_view key);
    // The same, and complained of if it is not there; `example` is what a line could give.
    std::string neededText(std::string_view key, std::string_view example);
    // Text of any length and number of lines.
    std::string longText(std::string_view key);
    // An id, complained of if it is none or is not there.
    std::string neededId(std::string_view key, std::string_view example);
    // Each with its place. Complains of one that stands twice.
    struct Listed {
        std::string text;
        Place place;
    };
    std::vector<Listed> texts(std::string_view key);
    // The same, or one text without brackets.
    std::vector<Listed> oneOrMore(std::string_view key);

    bool flag(std::string_view key);
    std::optional<std::int64_t> number(std::string_view key, std::int64_t least, std::int64_t most);
    // A list of at most `count` of them, each once; nothing if anything about it is wrong.
    std::optional<std::vector<std::int64_t>> numbers(std::string_view key, std::int64_t least,
                                                     std::int64_t most, std::size_t count);
    // The position of the value in `words`, complained of if it is none of them.
    std::optional<std::size_t> word(std::string_view key, std::span<const std::string> words);

    const toml::node* node(std::string_view key);
    const toml::table* table(std::string_view key);               // [key]
    std::vector<const toml::table*> tables(std::string_view key); // [[key]]

    void finish();

    const toml::table& raw() const { return table_; }
    const std::vector<std::string_view>& asked() const { return asked_; }
    const Source& source() const { return source_; }
    // The value of `key`, or the table's heading if it does not stand there.
    Place place(std::string_view key) const;
    Place place() const;
    void missing(std::string_view key, std::string_view example);
    void wrong(std::string_view key, std::string_view mustBe);
    void complain(std::string_view key, Says says, std::initializer_list<std::string_view> filledIn);

private:
    const toml::table& table_;
    std::string_view title_;
    const Source& source_;
    std::vector<std::string_view> asked_;
};

// Where `node` stands, or the beginning of the file if toml++ does not say.
Place placeOf(const toml::node& node, const Source& source);
Place placeOf(const toml::key& key, const Source& source);

// Complains of what makes `text` unfit for one line on a screen; returns whether it is fit.
bool isShowable(std::string_view key, std::string_view text, const Place& place, const Source& source);

// Complains if `id` is none or is reserved; returns whether it can be used.
bool isUsableId(std::string_view id, const Place& place, const Source& source);

}
