#include "base/unicode.h"
#include "document/document.h"
#include "document/line.h"
#include "document/quote.h"

#include <md4c.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace remit {

namespace {

constexpr int kMaxListLevel = 9; // of a list; what lies deeper is shown there

// Receives what md4c finds; md4c calls it from the outside in, and stops when it answers with kStop.
class Reader {
public:
    static constexpr int kGoOn = 0;
    static constexpr int kStop = 1;

    int enter(MD_BLOCKTYPE type, void* detail);
    int leave(MD_BLOCKTYPE type);
    int text(MD_TEXTTYPE type, std::string_view text);
    void picture(bool begins);

    Document document;
    std::optional<Error> failure;

private:
    int stop(std::string what);
    int countPiece();
    int add(Block block);
    int finishLine();
    Block blockOfLine();

    Line line_;
    Block table_;
    std::vector<bool> lists_; // open ones, the numbered ones true
    int heading_ = 0;
    bool itemDue_ = false; // the next line opens a list item
    bool told_ = true;     // the open picture has an alternative text
    std::size_t pieces_ = 0;
};

std::string utf8(std::uint32_t c)
{
    if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) c = 0xfffd;
    const auto tail = [&](int shift) { return static_cast<char>(0x80u | ((c >> shift) & 0x3fu)); };
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) return {static_cast<char>(0xc0u | (c >> 6)), tail(0)};
    if (c < 0x10000) return {static_cast<char>(0xe0u | (c >> 12)), tail(6), tail(0)};
    return {static_cast<char>(0xf0u | (c >> 18)), tail(12), tail(6), tail(0)};
}

// The few named ones that people type; any other stands as typed.
std::string entity(std::string_view text)
{
    const auto name = text.substr(1, text.size() - 2);
    if (name == "amp") return "&";
    if (name == "lt") return "<";
    if (name == "gt") return ">";
    if (name == "quot") return "\"";
    if (name == "nbsp") return " ";
    if (name.substr(0, 1) != "#") return std::string(text);
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const auto digits = name.substr(hex ? 2 : 1);
    std::uint32_t c = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), c, hex ? 16 : 10);
    return utf8(c);
}

int Reader::stop(std::string what)
{
    failure = Error{std::move(what)};
    return kStop;
}

int Reader::countPiece()
{
    if (++pieces_ <= kMaxBlocks) return kGoOn;
    return stop(tooManyPieces().what);
}

int Reader::add(Block block)
{
    document.blocks.push_back(std::move(block));
    return countPiece();
}

Block Reader::blockOfLine()
{
    Block block;
    block.text = line_.take();
    if (heading_ > 0) {
        block.kind = Block::Kind::Heading;
        block.level = heading_;
        takeNumber(block);
    } else if (std::exchange(itemDue_, false) && !lists_.empty()) {
        block.kind = Block::Kind::ListItem;
        block.level = static_cast<int>(std::min<std::size_t>(lists_.size(), kMaxListLevel));
        block.numbered = lists_.back();
    }
    return block;
}

int Reader::finishLine()
{
    return line_.empty() ? kGoOn : add(blockOfLine());
}

int Reader::enter(MD_BLOCKTYPE type, void* detail)
{
    // The text of an item stands in it without a paragraph where the list is tight.
    if (finishLine() == kStop) return kStop;
    switch (type) {
    case MD_BLOCK_UL:
        lists_.push_back(false);
        break;
    case MD_BLOCK_OL:
        lists_.push_back(true);
        break;
    case MD_BLOCK_LI:
        itemDue_ = true;
        break;
    case MD_BLOCK_H:
        heading_ = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        break;
    case MD_BLOCK_TR:
        table_.rows.emplace_back();
        break;
    default:
        break;
    }
    return kGoOn;
}

int Reader::leave(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        table_.rows.back().push_back({line_.take()});
        return countPiece();
    case MD_BLOCK_TABLE:
        table_.kind = Block::Kind::Table;
        // The first row of every table is marked as heading, and may be left empty.
        table_.headed = std::any_of(table_.rows.front().begin(), table_.rows.front().end(),
                                    [](const Block::Cell& cell) { return !cell.text.empty(); });
        return add(std::exchange(table_, {}));
    case MD_BLOCK_UL:
    case MD_BLOCK_OL: {
        const int done = finishLine();
        lists_.pop_back();
        return done;
    }
    case MD_BLOCK_LI: {
        const int done = finishLine();
        itemDue_ = false;
        return done;
    }
    case MD_BLOCK_H: {
        const int done = finishLine();
        heading_ = 0;
        return done;
    }
    default:
        return finishLine();
    }
}

// What stands between is its alternative text.
void Reader::picture(bool begins)
{
    if (!begins) {
        document.properties.picturesWithoutText += !told_;
    } else {
        ++document.properties.pictures;
        told_ = false;
    }
}

int Reader::text(MD_TEXTTYPE type, std::string_view text)
{
    told_ = told_ || text.find_first_not_of(' ') != text.npos;
    switch (type) {
    case MD_TEXT_NULLCHAR:
        line_.append(utf8(0));
        break;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
        line_.space();
        break;
    case MD_TEXT_ENTITY:
        line_.append(entity(text));
        break;
    case MD_TEXT_HTML:
        line_.space(); // marks for a browser, and comments: nobody reads them, but <br> parts words
        break;
    default:
        line_.append(text);
    }
    return kGoOn;
}

// What follows the front matter: lines between "---" at the very top and the next "---" or "...".
std::string_view withoutFrontMatter(std::string_view text)
{
    const auto lineAt = [&](std::size_t at) {
        auto line = text.substr(at, text.find('\n', at) - at);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        return line;
    };
    if (lineAt(0) != "---") return text;
    for (auto end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1)) {
        const auto line = lineAt(end + 1);
        if (line != "---" && line != "...") continue;
        const auto next = text.find('\n', end + 1);
        return next == text.npos ? std::string_view() : text.substr(next + 1);
    }
    return text;
}

}

Result<Document> readMarkdown(std::string_view bytes)
{
    if (!isUtf8(bytes))
        return Error{
            "the text is not in UTF-8; save it with the encoding UTF-8, or as a Word document (.docx)"};
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
    if (bytes.substr(0, 3) == kByteOrderMark) bytes.remove_prefix(3);
    const auto text = withoutFrontMatter(bytes);

    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* reader) {
        return static_cast<Reader*>(reader)->enter(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* reader) {
        return static_cast<Reader*>(reader)->leave(type);
    };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* reader) {
        if (type == MD_SPAN_IMG) static_cast<Reader*>(reader)->picture(true);
        return Reader::kGoOn;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* reader) {
        if (type == MD_SPAN_IMG) static_cast<Reader*>(reader)->picture(false);
        return Reader::kGoOn;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* chars, MD_SIZE size, void* reader) {
        return static_cast<Reader*>(reader)->text(type, {chars, size});
    };

    Reader reader;
    const int status = md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &reader);
    if (reader.failure) return *reader.failure;
    if (status != 0) return Error{"the Markdown text could not be read: the computer is short of memory"};
    return std::move(reader.document);
}

}
