#include "base/canonical.h"

#include "base/unicode.h"
#include "base/words.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <set>
#include <tuple>

namespace remit::canonical {

namespace {

bool isKey(std::string_view key)
{
    return !key.empty() && key.size() <= 64 && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool isEscaped(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || c == '"' || c == '\\';
}

// How many characters there are before the first that is written as an escape.
std::size_t plainLength(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size() && !isEscaped(text[length]))
        ++length;
    return length;
}

void writeEscape(std::string& out, char c)
{
    if (c == '"' || c == '\\') {
        out += '\\';
        out += c;
    } else if (c == '\n') {
        out += "\\n";
    } else if (c == '\t') {
        out += "\\t";
    } else {
        char buffer[8];
        std::snprintf(buffer, sizeof buffer, "\\u%04X", static_cast<unsigned char>(c));
        out += buffer;
    }
}

void writeText(std::string& out, std::string_view text)
{
    out += '"';
    for (;;) {
        const std::size_t plain = plainLength(text);
        out += text.substr(0, plain);
        if (plain == text.size()) break;
        writeEscape(out, text[plain]);
        text.remove_prefix(plain + 1);
    }
    out += '"';
}

void writeFields(std::string& out, const Fields& fields)
{
    for (const auto& [key, value] : fields) {
        assert(isKey(key));
        out += key;
        out += " = ";
        switch (value.kind) {
        case Value::Kind::Text:
            writeText(out, value.text);
            break;
        case Value::Kind::Number:
            out += std::to_string(value.number);
            break;
        case Value::Kind::Flag:
            out += value.flag ? "true" : "false";
            break;
        case Value::Kind::Texts:
            out += '[';
            for (std::size_t i = 0; i < value.texts.size(); ++i) {
                if (i > 0) out += ", ";
                writeText(out, value.texts[i]);
            }
            out += ']';
            break;
        }
        out += '\n';
    }
}

// Reads one line at a time. Whatever it takes, read() writes again and compares: so it may be generous about
// spelling wherever that makes it simpler, and the result is strict all the same.
class Line {
public:
    explicit Line(std::string_view rest) : rest_(rest) {}

    bool take(std::string_view word)
    {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    std::string_view key()
    {
        const std::size_t end = std::min(rest_.find_first_of(" ]"), rest_.size());
        const std::string_view key = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return isKey(key) ? key : std::string_view();
    }

    bool value(Value& value)
    {
        if (rest_.starts_with('"')) return text(value.text);
        if (take("true")) return flag(value, true);
        if (take("false")) return flag(value, false);
        if (take("[")) return texts(value);
        value.kind = Value::Kind::Number;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value.number);
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        return error == std::errc();
    }

    bool atEnd() const { return rest_.empty(); }

private:
    static bool flag(Value& value, bool is)
    {
        value.kind = Value::Kind::Flag;
        value.flag = is;
        return true;
    }

    bool texts(Value& value)
    {
        value.kind = Value::Kind::Texts;
        if (take("]")) return true;
        do {
            if (!text(value.texts.emplace_back())) return false;
        } while (take(", "));
        return take("]");
    }

    bool text(std::string& text)
    {
        if (!take("\"")) return false;
        for (;;) {
            std::size_t end = 0;
            while (end < rest_.size() && rest_[end] != '"' && rest_[end] != '\\')
                ++end;
            if (end == rest_.size()) return false;
            const bool ends = rest_[end] == '"';
            text += rest_.substr(0, end);
            rest_.remove_prefix(end + 1);
            if (ends) return isUtf8(text);
            if (!escape(text)) return false;
        }
    }

    bool escape(std::string& text)
    {
        if (take("n")) return text += '\n', true;
        if (take("t")) return text += '\t', true;
        if (take("\"")) return text += '"', true;
        if (take("\\")) return text += '\\', true;
        if (!take("u00") || rest_.size() < 2) return false;
        int code = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + 2, code, 16);
        if (error != std::errc() || end != rest_.data() + 2) return false;
        rest_.remove_prefix(2);
        text += static_cast<char>(code);
        return code < 0x80;
    }

    std::string_view rest_;
};

// The keys of one table. Most have a handful, which are found quickest by looking at each.
class Keys {
public:
    // Returns whether it is a new one.
    bool add(std::string_view key)
    {
        if (few_.size() < kFew) {
            if (std::find(few_.begin(), few_.end(), key) != few_.end()) return false;
            few_.push_back(key);
            return true;
        }
        return std::find(few_.begin(), few_.end(), key) == few_.end() && more_.insert(key).second;
    }

private:
    static constexpr std::size_t kFew = 32;
    std::vector<std::string_view> few_;
    std::set<std::string_view> more_;
};

Error refusal(long line, std::string what)
{
    return {std::move(what), "line " + std::to_string(line)};
}

// The line on which `a` and `b` first differ.
long firstDifference(std::string_view a, std::string_view b)
{
    const auto [differs, ignored] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return 1 + std::count(a.begin(), differs, '\n');
}

}

namespace {

std::string written(const Text& text, std::size_t expected)
{
    std::string out;
    out.reserve(expected);
    writeFields(out, text.fields);
    for (const auto& table : text.tables) {
        assert(isKey(table.name));
        out += "\n[[" + table.name + "]]\n";
        writeFields(out, table.fields);
    }
    return out;
}

// What read() took is known to be.
bool areUtf8(const Fields& fields)
{
    return std::all_of(fields.begin(), fields.end(), [](const auto& field) {
        const auto& [text, texts] = std::tie(field.second.text, field.second.texts);
        return isUtf8(text) &&
               std::all_of(texts.begin(), texts.end(), [](const auto& each) { return isUtf8(each); });
    });
}

}

std::string write(const Text& text)
{
    assert(areUtf8(text.fields));
    assert(std::all_of(text.tables.begin(), text.tables.end(),
                       [](const Table& table) { return areUtf8(table.fields); }));
    return written(text, 0);
}

Result<Text> read(std::string_view bytes)
{
    if (bytes.size() > kMaxBytes) return Error{"is larger than " + std::to_string(kMaxBytes >> 20) + " MiB"};
    Text text;
    Fields* fields = &text.fields;
    Keys keys;
    long number = 0;
    for (std::string_view rest = bytes; !rest.empty();) {
        ++number;
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return refusal(number, "the last line does not end");
        const std::string_view content = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        if (content.empty()) continue;
        Line line(content);
        if (line.take("[[")) {
            const std::string_view name = line.key();
            if (name.empty() || !line.take("]]") || !line.atEnd())
                return refusal(number, "\"" + quotable(content, 40) + "\" is no heading of a table");
            if (text.tables.size() == kMaxTables) return refusal(number, "there are too many tables");
            fields = &text.tables.emplace_back(Table{std::string(name), {}}).fields;
            keys = {};
            continue;
        }
        const std::string_view key = line.key();
        Value value;
        if (key.empty() || !line.take(" = ") || !line.value(value) || !line.atEnd())
            return refusal(number, "\"" + quotable(content, 40) + "\" is not a key and its value");
        if (!keys.add(key)) return refusal(number, "\"" + std::string(key) + "\" stands twice");
        fields->emplace_back(key, std::move(value));
    }
    const std::string again = written(text, bytes.size());
    if (again != bytes)
        return refusal(firstDifference(bytes, again),
                       "is not spelled as Remit spells it; the file was altered");
    return text;
}

}
