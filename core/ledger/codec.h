#pragma once

#include "base/canonical.h"
#include "base/words.h"
#include "ledger/event.h"

#include <algorithm>
#include <concepts>

// How the record's texts are written and read: each kind of text has one description of its fields
// (fields.h), a function that shows them in order to a visitor. There are two visitors, and so what is
// written and what is read cannot differ.
//
//     need(key, value)            a key that is always there; its text is not empty
//     may(key, value)             a key that is left out when its value is empty
//     needHex(key, value)         32 hexadecimal digits
//     has(optional, key)          whether an optional group, which `key` begins, is there
//     kind(event)                 the kind of an event, which decides what follows
//     tables(name, values, most)  a [[name]] for each of at most `most` values
namespace remit::ledger {

using canonical::Value;

// What a description of `Of` takes: the thing itself, to be read into, or one that is only looked at.
template <class T, class Of>
concept As = std::same_as<std::remove_const_t<T>, Of>;

// A value in the record's spelling.
Value valueOf(std::string_view text);
inline Value valueOf(const std::string& text)
{
    return valueOf(std::string_view(text));
}
Value valueOf(std::vector<std::string> texts);
Value valueOf(bool flag);
Value valueOf(std::uint64_t number);
inline Value valueOf(EntryNumber n)
{
    return valueOf(static_cast<std::uint64_t>(number(n)));
}
Value valueOf(const std::vector<Fingerprint>& fingerprints);
template <class Tag>
Value valueOf(const Id<Tag>& id)
{
    return valueOf(id.str());
}
inline Value valueOf(const Fingerprint& fingerprint)
{
    return valueOf(fingerprint.str());
}
inline Value valueOf(Instant instant)
{
    return valueOf(instant.str());
}
inline Value valueOf(LocalDay day)
{
    return valueOf(day.str());
}
inline Value valueOf(const Money& amount)
{
    return valueOf(amount.str());
}
inline Value valueOf(FileRole role)
{
    return valueOf(word(role));
}
inline Value valueOf(Decision decision)
{
    return valueOf(word(decision));
}
inline Value valueOf(Capacity capacity)
{
    return valueOf(word(capacity));
}
Value valueOf(EntryFacts::Clock clock);
template <class T>
Value valueOf(const std::optional<T>& value)
{
    return valueOf(*value);
}

// Each sets `to` from a value. Returns what is wrong with it, or nothing: "is no day".
using Complaint = std::string;
Complaint take(const Value& value, std::string& to);
Complaint take(const Value& value, std::vector<std::string>& to);
Complaint take(const Value& value, bool& to);
Complaint take(const Value& value, std::uint64_t& to);
Complaint take(const Value& value, EntryNumber& to);
Complaint take(const Value& value, std::vector<Fingerprint>& to);
Complaint take(const Value& value, Fingerprint& to);
Complaint take(const Value& value, Instant& to);
Complaint take(const Value& value, LocalDay& to);
Complaint take(const Value& value, Money& to);
Complaint take(const Value& value, FileRole& to);
Complaint take(const Value& value, Decision& to);
Complaint take(const Value& value, Capacity& to);
Complaint take(const Value& value, EntryFacts::Clock& to);
template <class Tag>
Complaint take(const Value& value, Id<Tag>& to)
{
    const auto id = Id<Tag>::of(value.text);
    if (!id) return "is no id";
    to = *id;
    return {};
}
template <class T>
Complaint take(const Value& value, std::optional<T>& to)
{
    return take(value, to.emplace());
}

// The deed of that kind with nothing filled in; none if there is no such kind.
std::optional<Deed> deedOf(std::string_view kind);

class Writer {
public:
    template <class T>
    void need(std::string_view key, const T& value)
    {
        text_.fields.emplace_back(key, valueOf(value));
    }

    template <class T>
    void may(std::string_view key, const T& value)
    {
        if (value != T()) need(key, value);
    }

    void needHex(std::string_view key, const std::string& value) { need(key, value); }
    void kind(const Event& event) { need("kind", kindOf(event.deed)); }

    template <class T>
    bool has(const std::optional<T>& group, std::string_view)
    {
        return group.has_value();
    }

    template <class T>
    void tables(std::string_view name, const std::vector<T>& values, std::size_t)
    {
        for (const auto& value : values) {
            Writer element;
            describe(element, value);
            text_.tables.push_back({std::string(name), std::move(element.text_.fields)});
        }
    }

    const canonical::Text& text() const { return text_; }

private:
    canonical::Text text_;
};

// Reads a text field by field in the order of its description, and keeps the first complaint.
class Reader {
public:
    explicit Reader(const canonical::Text& text) : fields_(text.fields), tables_(&text.tables)
    {
        asked_.reserve(16);
    }

    template <class T>
    void need(std::string_view key, T& value)
    {
        if (const Value* found = next(key))
            set(*found, value);
        else
            missing(key);
    }

    template <class T>
    void may(std::string_view key, T& value)
    {
        const Value* const found = next(key);
        if (!found) return;
        set(*found, value);
        if (value == T()) fail("\"" + std::string(key) + "\" says nothing and must be left out");
    }

    void needHex(std::string_view key, std::string& value);
    void kind(Event& event);

    template <class T>
    bool has(std::optional<T>& group, std::string_view key)
    {
        if (!error_ && field_ < fields_.size() && fields_[field_].first == key) group = T{};
        return group.has_value();
    }

    template <class T>
    void tables(std::string_view name, std::vector<T>& values, std::size_t most)
    {
        finishFields();
        while (!error_ && table_ < tables_->size() && (*tables_)[table_].name == name) {
            if (values.size() == most)
                return fail("there are more than " + std::to_string(most) + " tables [[" + std::string(name) +
                            "]]");
            Reader element((*tables_)[table_].fields, line_ + 2);
            describe(element, values.emplace_back());
            element.finishFields();
            error_ = element.error_;
            line_ = element.line_;
            ++table_;
        }
    }

    // The first complaint, what is left over included.
    std::optional<Error> finish();

private:
    Reader(const canonical::Fields& fields, long line) : fields_(fields), line_(line) {}

    // The value of `key` if it comes next.
    const Value* next(std::string_view key);
    void missing(std::string_view key);
    void finishFields();
    void fail(std::string what);

    template <class T>
    void set(const Value& value, T& to)
    {
        constexpr Value::Kind kind = kindFor<T>();
        Complaint complaint = value.kind == kind ? take(value, to) : "is " + wrongKind(kind);
        if (!complaint.empty()) fail("\"" + fields_[field_ - 1].first + "\" " + complaint);
    }

    template <class T>
    static constexpr Value::Kind kindFor()
    {
        if constexpr (std::same_as<T, bool>)
            return Value::Kind::Flag;
        else if constexpr (std::same_as<T, std::uint64_t> || std::same_as<T, EntryNumber>)
            return Value::Kind::Number;
        else if constexpr (std::same_as<T, std::vector<std::string>> ||
                           std::same_as<T, std::vector<Fingerprint>>)
            return Value::Kind::Texts;
        else
            return Value::Kind::Text;
    }
    static std::string wrongKind(Value::Kind wanted);

    const canonical::Fields& fields_;
    const std::vector<canonical::Table>* tables_ = nullptr; // nullptr inside a table
    std::size_t field_ = 0;
    std::size_t table_ = 0;
    long line_ = 0; // of the field or heading read last; canonical text has one line for each
    bool fieldsFinished_ = false;
    std::vector<std::string_view> asked_;
    std::optional<Error> error_;
};

constexpr std::uint64_t kFormat = 1;

// Fails if the text says that it is of another format than this one. Asked before anything else is: of a text
// of a newer Remit nothing more can be known.
Result<void> sameFormat(std::string_view bytes);

// A whole text, with its format first, of something that has a description.
template <class T>
canonical::Text textOf(const T& content)
{
    Writer writer;
    writer.need("format", kFormat);
    describe(writer, content);
    return writer.text();
}

// Reads what textOf() says and nothing else; the error's place is the line.
template <class T>
Result<T> decode(std::string_view bytes)
{
    if (const auto same = sameFormat(bytes); !same) return same.error();
    const auto text = canonical::read(bytes);
    if (!text) return text.error();
    T content;
    Reader reader(*text);
    std::uint64_t format = 0;
    reader.need("format", format);
    describe(reader, content);
    if (auto error = reader.finish()) return *std::move(error);
    if (format != kFormat) return Error{"there is no format " + std::to_string(format), "line 1"};
    return content;
}

}
