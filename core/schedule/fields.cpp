#include "schedule/fields.h"

#include "base/words.h"

#include <algorithm>
#include <set>

namespace remit::schedule {

namespace {

constexpr std::size_t kMaxTextBytes = 500;

Place placeOf(const toml::source_region& region, const Source& source)
{
    if (!region.begin) return source.at(1, 1);
    return source.at(static_cast<int>(region.begin.line), static_cast<int>(region.begin.column));
}

// C0, DEL and C1; TOML lets them in by way of its escapes.
bool hasControlCharacter(std::string_view text, std::string_view allowed = {})
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if ((c < 0x20 && allowed.find(text[i]) == allowed.npos) || c == 0x7F) return true;
        if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) return true;
    }
    return false;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == text.npos;
}

}

Place placeOf(const toml::node& node, const Source& source)
{
    return placeOf(node.source(), source);
}

Place placeOf(const toml::key& key, const Source& source)
{
    return placeOf(key.source(), source);
}

bool isShowable(std::string_view key, std::string_view text, const Place& place, const Source& source)
{
    if (isBlank(text))
        source.complaints.add(place, Says::TextEmpty, {key});
    else if (hasControlCharacter(text))
        source.complaints.add(place, Says::TextUnprintable, {key});
    else if (text.size() > kMaxTextBytes)
        source.complaints.add(place, Says::TextTooLong, {key, std::to_string(kMaxTextBytes)});
    else
        return true;
    return false;
}

bool isUsableId(std::string_view id, const Place& place, const Source& source)
{
    // "start" and "open" are what a due date can count from.
    if (!isId(id))
        source.complaints.add(place, Says::IdMalformed, {quotable(id)});
    else if (isReservedId(id) || id == "start" || id == "open")
        source.complaints.add(place, Says::IdReserved, {id});
    else
        return true;
    return false;
}

Fields::Fields(const toml::table& table, std::string_view title, const Source& source)
    : table_(table), title_(title), source_(source)
{
}

const toml::node* Fields::node(std::string_view key)
{
    asked_.push_back(key);
    return table_.get(key);
}

Place Fields::place() const
{
    return placeOf(table_, source_);
}

Place Fields::place(std::string_view key) const
{
    const toml::node* value = table_.get(key);
    return value ? placeOf(*value, source_) : place();
}

void Fields::complain(std::string_view key, Says says, std::initializer_list<std::string_view> filledIn)
{
    source_.complaints.add(place(key), says, filledIn);
}

void Fields::missing(std::string_view key, std::string_view example)
{
    complain(key, Says::KeyMissing,
             {title_, key, "a line such as " + std::string(key) + " = " + std::string(example)});
}

void Fields::wrong(std::string_view key, std::string_view mustBe)
{
    complain(key, Says::WrongType, {key, mustBe});
}

std::string Fields::text(std::string_view key)
{
    const toml::node* value = node(key);
    if (!value) return {};
    const auto* text = value->as_string();
    if (!text) {
        wrong(key, "a text in quotes");
        return {};
    }
    return isShowable(key, text->get(), place(key), source_) ? text->get() : std::string();
}

std::string Fields::neededText(std::string_view key, std::string_view example)
{
    if (!table_.get(key)) missing(key, example);
    return text(key);
}

std::string Fields::longText(std::string_view key)
{
    const toml::node* value = node(key);
    if (!value) return {};
    const auto* text = value->as_string();
    if (!text) {
        wrong(key, "a text in quotes");
        return {};
    }
    if (isBlank(text->get())) complain(key, Says::TextEmpty, {key});
    if (hasControlCharacter(text->get(), "\n\r\t")) complain(key, Says::TextUnprintable, {key});
    return text->get();
}

std::string Fields::neededId(std::string_view key, std::string_view example)
{
    std::string id = neededText(key, example);
    return !id.empty() && isUsableId(id, place(key), source_) ? id : std::string();
}

std::vector<Fields::Listed> Fields::texts(std::string_view key)
{
    const toml::node* value = node(key);
    if (!value) return {};
    const toml::array* list = value->as_array();
    if (!list ||
        std::any_of(list->begin(), list->end(), [](const auto& item) { return !item.is_string(); })) {
        wrong(key, "a list of texts, as in [\"one\", \"two\"]");
        return {};
    }
    std::vector<Listed> texts;
    std::set<std::string_view> seen;
    for (const auto& item : *list) {
        const std::string& text = item.as_string()->get();
        const Place place = placeOf(item, source_);
        if (!isShowable(key, text, place, source_)) continue;
        if (seen.insert(text).second)
            texts.push_back({text, place});
        else
            source_.complaints.add(place, Says::ListedTwice, {text, key});
    }
    return texts;
}

std::vector<Fields::Listed> Fields::oneOrMore(std::string_view key)
{
    const toml::node* value = table_.get(key);
    if (!value || !value->is_string()) return texts(key);
    const std::string one = text(key);
    return one.empty() ? std::vector<Listed>() : std::vector<Listed>{{one, place(key)}};
}

bool Fields::flag(std::string_view key)
{
    const toml::node* value = node(key);
    if (!value) return false;
    if (const auto* flag = value->as_boolean()) return flag->get();
    wrong(key, "true or false, without quotes");
    return false;
}

std::optional<std::int64_t> Fields::number(std::string_view key, std::int64_t least, std::int64_t most)
{
    const toml::node* value = node(key);
    if (!value) return {};
    const auto* number = value->as_integer();
    if (number && number->get() >= least && number->get() <= most) return number->get();
    complain(key, Says::NumberOutOfRange, {key, std::to_string(least), std::to_string(most)});
    return {};
}

std::optional<std::vector<std::int64_t>> Fields::numbers(std::string_view key, std::int64_t least,
                                                         std::int64_t most, std::size_t count)
{
    const toml::node* value = node(key);
    if (!value) return {};
    const toml::array* list = value->as_array();
    if (!list || list->size() > count) {
        wrong(key, "a list of at most " + std::to_string(count) + " whole numbers, as in [20, 10]");
        return {};
    }
    std::vector<std::int64_t> numbers;
    for (const auto& item : *list) {
        const auto* number = item.as_integer();
        const Place place = placeOf(item, source_);
        if (!number || number->get() < least || number->get() > most)
            source_.complaints.add(place, Says::NumberOutOfRange,
                                   {key, std::to_string(least), std::to_string(most)});
        else if (std::find(numbers.begin(), numbers.end(), number->get()) != numbers.end())
            source_.complaints.add(place, Says::ListedTwice, {std::to_string(number->get()), key});
        else
            numbers.push_back(number->get());
    }
    if (numbers.size() != list->size()) return {};
    return numbers;
}

std::optional<std::size_t> Fields::word(std::string_view key, std::span<const std::string> words)
{
    const std::string word = text(key);
    if (word.empty()) return {};
    const auto found = std::find(words.begin(), words.end(), word);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    complain(key, Says::WordUnknown, {word, key, source_.complaints.suggestion(word, words)});
    return {};
}

const toml::table* Fields::table(std::string_view key)
{
    const toml::node* value = node(key);
    if (!value || value->is_table()) return value ? value->as_table() : nullptr;
    wrong(key, "a table with keys of its own, under a heading in brackets");
    return nullptr;
}

std::vector<const toml::table*> Fields::tables(std::string_view key)
{
    const toml::node* value = node(key);
    if (!value) return {};
    const toml::array* list = value->as_array();
    if (!list || std::any_of(list->begin(), list->end(), [](const auto& item) { return !item.is_table(); })) {
        wrong(key, "one or more tables, each under a heading in double brackets");
        return {};
    }
    std::vector<const toml::table*> tables;
    for (const auto& item : *list)
        tables.push_back(item.as_table());
    return tables;
}

void Fields::finish()
{
    std::vector<std::string> known;
    for (const auto& [key, value] : table_) {
        if (std::find(asked_.begin(), asked_.end(), key.str()) != asked_.end()) continue;
        if (known.empty()) known.assign(asked_.begin(), asked_.end());
        source_.complaints.add(
            placeOf(key, source_), Says::KeyUnknown,
            {quotable(key.str()), title_, source_.complaints.suggestion(key.str(), known)});
    }
}

}
