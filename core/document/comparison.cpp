#include "document/comparison.h"

#include "base/unicode.h"

#include <algorithm>
#include <type_traits>

namespace remit {

namespace {

using Kind = Comparison::Kind;

constexpr std::string_view kFormat = "comparison 1\n";

// What each value consists of, said once for writing and reading.
template <class Through>
void pass(Through& through, Comparison::Run& run)
{
    through(run.kind, run.text);
}
template <class Through>
void pass(Through& through, Comparison::Side& side)
{
    through(side.block, side.section, side.nth, side.kind, side.level, side.number);
}
template <class Through>
void pass(Through& through, Comparison::Column& column)
{
    through(column.kind, column.title);
}
template <class Through>
void pass(Through& through, Comparison::Row& row)
{
    through(row.kind, row.before, row.after, row.cells);
}
template <class Through>
void pass(Through& through, Comparison::Piece& piece)
{
    through(piece.kind, piece.before, piece.after, piece.runs, piece.columns, piece.rows);
}
template <class Through>
void pass(Through& through, Comparison::Section& section)
{
    through(section.kind, section.heading, section.pieces);
}

class Writing {
public:
    template <class... Values>
    void operator()(Values&... values)
    {
        (value(values), ...);
    }
    std::string take() { return std::move(bytes_); }

private:
    // Seven bits at a time, the lowest first.
    void number(std::uint64_t n)
    {
        for (; n >= 0x80; n >>= 7)
            bytes_ += static_cast<char>(0x80 | (n & 0x7F));
        bytes_ += static_cast<char>(n);
    }
    void value(std::size_t n) { number(n); }
    void value(int n) { number(static_cast<std::uint64_t>(n)); }
    void value(Comparison::Kind kind) { number(static_cast<std::uint64_t>(kind)); }
    void value(Block::Kind kind) { number(static_cast<std::uint64_t>(kind)); }
    void value(std::string& text)
    {
        number(text.size());
        bytes_ += text;
    }
    template <class Value>
    void value(std::optional<Value>& one)
    {
        number(one ? 1 : 0);
        if (one) value(*one);
    }
    template <class Value>
    void value(std::vector<Value>& all)
    {
        number(all.size());
        for (auto& one : all)
            value(one);
    }
    template <class Value>
    requires std::is_class_v<Value>
    void value(Value& parts) { pass(*this, parts); }

    std::string bytes_;
};

class Reading {
public:
    explicit Reading(std::string_view bytes) : bytes_(bytes) {}

    template <class... Values>
    void operator()(Values&... values)
    {
        (value(values), ...);
    }
    // Whether all of it was read, and was what it has to be.
    bool sound() const { return sound_ && bytes_.empty(); }

private:
    std::uint64_t number(std::uint64_t most)
    {
        std::uint64_t n = 0;
        for (int shift = 0; sound_ && shift < 63; shift += 7) {
            if (bytes_.empty()) break;
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            n |= std::uint64_t{byte & 0x7Fu} << shift;
            if (byte >= 0x80) continue;
            if (n > most || (byte == 0 && shift > 0)) break; // one number has one spelling
            return n;
        }
        sound_ = false;
        return 0;
    }
    void value(std::size_t& n) { n = number(UINT32_MAX); }
    void value(int& n) { n = static_cast<int>(number(INT32_MAX)); }
    void value(Comparison::Kind& kind)
    {
        kind = static_cast<Comparison::Kind>(number(static_cast<std::uint64_t>(Comparison::Kind::MovedAway)));
    }
    void value(Block::Kind& kind)
    {
        kind = static_cast<Block::Kind>(number(static_cast<std::uint64_t>(Block::Kind::Caption)));
    }
    void value(std::string& text)
    {
        const auto length = number(bytes_.size());
        text = bytes_.substr(0, length);
        sound_ = sound_ && length == text.size() && isUtf8(text);
        bytes_.remove_prefix(text.size());
    }
    template <class Value>
    void value(std::optional<Value>& one)
    {
        if (number(1) == 1) value(one.emplace(Value{}));
    }
    template <class Value>
    void value(std::vector<Value>& all)
    {
        // Each takes a byte at least. None is made before it is read: so many would be far more in memory.
        for (auto left = number(bytes_.size()); sound_ && left > 0; --left)
            value(all.emplace_back());
    }
    template <class Value>
    requires std::is_class_v<Value>
    void value(Value& parts) { pass(*this, parts); }

    std::string_view bytes_;
    bool sound_ = true;
};

// Whether what can be read is also what compare() could have come to, as far as whoever tells it relies on
// that.
bool isFate(Kind kind)
{
    return kind == Kind::Same || kind == Kind::Added || kind == Kind::Removed;
}
bool isSound(const Comparison::Runs& runs)
{
    return std::all_of(runs.begin(), runs.end(), [](const Comparison::Run& run) { return isFate(run.kind); });
}
bool isSound(const std::optional<Comparison::Side>& side)
{
    return !side || (side->block < kMaxBlocks && side->section <= kMaxBlocks && side->nth <= kMaxBlocks);
}

bool isSound(const Comparison::Piece& piece)
{
    const auto known = [](Kind kind) { return isFate(kind) || kind == Kind::Changed; };
    return piece.before.has_value() == (piece.kind != Kind::Added) &&
           piece.after.has_value() == (piece.kind != Kind::Removed) && isSound(piece.before) &&
           isSound(piece.after) && isSound(piece.runs) &&
           std::all_of(piece.columns.begin(), piece.columns.end(),
                       [&](const Comparison::Column& column) { return known(column.kind); }) &&
           std::all_of(piece.rows.begin(), piece.rows.end(), [&](const Comparison::Row& row) {
               return known(row.kind) && row.cells.size() <= piece.columns.size() &&
                      std::all_of(row.cells.begin(), row.cells.end(),
                                  [](const Comparison::Runs& cell) { return isSound(cell); });
           });
}

bool isSound(const Comparison::Section& section)
{
    const bool heading = section.heading
                             ? isSound(*section.heading) &&
                                   section.heading->before.has_value() == (section.kind != Kind::Added) &&
                                   section.heading->after.has_value() == (section.kind != Kind::Removed)
                             : section.kind == Kind::Same;
    return section.kind != Kind::Changed && heading &&
           std::all_of(section.pieces.begin(), section.pieces.end(),
                       [](const Comparison::Piece& piece) { return isSound(piece); });
}

}

std::string encode(const Comparison& comparison)
{
    Writing writing;
    writing(const_cast<Comparison&>(comparison).sections); // which only reading changes
    return std::string(kFormat) + writing.take();
}

Result<Comparison> decodeComparison(std::string_view bytes)
{
    Comparison comparison;
    const bool known = bytes.starts_with(kFormat);
    Reading reading(known ? bytes.substr(kFormat.size()) : std::string_view());
    reading(comparison.sections);
    const auto& sections = comparison.sections;
    if (!known || !reading.sound() ||
        !std::all_of(sections.begin(), sections.end(), [](const auto& section) { return isSound(section); }))
        return Error{"the answer makes no sense"};
    return comparison;
}

}
