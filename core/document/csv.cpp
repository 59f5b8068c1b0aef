#include "base/unicode.h"
#include "document/document.h"
#include "document/line.h"
#include "document/quote.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace remit {

namespace {

constexpr std::string_view kMark = "\xef\xbb\xbf";   // some programs begin a file of UTF-8 with it
constexpr std::string_view kSeparatorLine = "sep=";  // Excel's first line: "sep=;"
constexpr std::array kSeparators = {'\t', ';', ','}; // the later, the likelier to stand in a text
constexpr std::size_t kLooked = 20;                  // lines; by then a table has begun

// The separator that the file itself names in a line above the table, which is taken off.
std::optional<char> separatorNamed(std::string_view& text)
{
    if (!text.starts_with(kSeparatorLine) || text.size() == kSeparatorLine.size()) return {};
    const char separator = text[kSeparatorLine.size()];
    const std::string_view rest = text.substr(kSeparatorLine.size() + 1);
    if (std::find(kSeparators.begin(), kSeparators.end(), separator) == kSeparators.end()) return {};
    if (!rest.empty() && rest[0] != '\r' && rest[0] != '\n') return {};
    text = rest;
    return separator;
}

// How a separator would part the lines.
class Parting {
public:
    void add() { ++separators_; }
    void endLine()
    {
        if (separators_ > 0) alike_ = std::max(alike_, ++lines_[separators_]);
        separators_ = 0;
    }
    // How many lines it parts into the same number of cells, which is what a table looks like: a title above
    // it has none of them, and commas in a text are here one, there three.
    std::size_t alike() const { return alike_; }

private:
    std::map<std::size_t, std::size_t> lines_; // by how many separators they have
    std::size_t separators_ = 0, alike_ = 0;
};

// What parts the cells, by the first lines and outside quotation marks.
char separatorSeen(std::string_view text)
{
    std::array<Parting, kSeparators.size()> partings;
    const auto endLine = [&] {
        for (auto& parting : partings)
            parting.endLine();
    };
    bool quoted = false, cellBegins = true;
    for (std::size_t i = 0, lines = 0; i < text.size() && lines < kLooked; ++i) {
        if (text[i] == '"' && (quoted || cellBegins)) quoted = !quoted;
        if (quoted) continue;
        const auto* separator = std::find(kSeparators.begin(), kSeparators.end(), text[i]);
        const bool lineEnds = text[i] == '\n' || text[i] == '\r';
        cellBegins = lineEnds || separator != kSeparators.end();
        if (separator != kSeparators.end())
            partings[static_cast<std::size_t>(separator - kSeparators.begin())].add();
        if (!lineEnds) continue;
        endLine();
        ++lines;
    }
    endLine();
    const auto most =
        std::max_element(partings.begin(), partings.end(),
                         [](const Parting& a, const Parting& b) { return a.alike() < b.alike(); });
    return kSeparators[static_cast<std::size_t>(most - partings.begin())];
}

char separatorOf(std::string_view& text)
{
    const auto named = separatorNamed(text);
    return named ? *named : separatorSeen(text);
}

// Rows and cells as RFC 4180 has them: between quotation marks ends of lines and separators are text, and two
// quotation marks are one. A quotation mark inside a cell that does not begin with one is text, too.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text), separator_(separatorOf(rest_))
    {
        table_.kind = Block::Kind::Table;
    }

    Result<Document> read()
    {
        while (!rest_.empty()) {
            if (!readCell())
                return Error{"the quotation mark in row " + std::to_string(row_) +
                             " is nowhere closed; save the table as CSV again"};
            if (pieces_ > kMaxBlocks) return tooManyPieces();
        }
        if (!cells_.empty()) endRow();
        Document document;
        if (!table_.rows.empty()) document.blocks.push_back(std::move(table_));
        return document;
    }

private:
    // Takes a cell and what ends it. False if its quotation mark is never closed.
    bool readCell()
    {
        Line line;
        if (rest_[0] == '"') {
            if (!readQuoted(line)) return false;
        }
        const std::array ends = {separator_, '\n', '\r'};
        const std::size_t end =
            std::min(rest_.find_first_of(std::string_view(ends.data(), ends.size())), rest_.size());
        line.append(rest_.substr(0, end));
        rest_.remove_prefix(end);
        cells_.push_back({line.take()});
        ++pieces_;
        if (rest_.empty()) return true;
        const char sign = rest_[0];
        rest_.remove_prefix(1);
        if (sign == separator_) {
            if (rest_.empty()) cells_.emplace_back();
            return true;
        }
        if (sign == '\r' && rest_.starts_with('\n')) rest_.remove_prefix(1);
        endRow();
        return true;
    }

    bool readQuoted(Line& line)
    {
        rest_.remove_prefix(1);
        while (true) {
            const std::size_t end = rest_.find('"');
            if (end == rest_.npos) return false;
            line.append(rest_.substr(0, end));
            rest_.remove_prefix(end + 1);
            if (!rest_.starts_with('"')) return true;
            line.append("\"");
            rest_.remove_prefix(1);
        }
    }

    // Rows that have nothing in them are how a file ends, and no rows.
    void endRow()
    {
        ++row_;
        while (!cells_.empty() && cells_.back().text.empty())
            cells_.pop_back();
        if (!cells_.empty()) table_.rows.push_back(std::move(cells_));
        cells_.clear();
    }

    std::string_view rest_;
    const char separator_;
    Block table_;
    Block::Row cells_; // of the row that is being read
    std::size_t row_ = 1, pieces_ = 0;
};

}

Result<Document> readCsv(std::string_view bytes)
{
    if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
    if (!isUtf8(bytes))
        return Error{"the table is not in UTF-8; save it as \"CSV UTF-8\", or as a workbook (.xlsx)"};
    return Reader(bytes).read();
}

}
