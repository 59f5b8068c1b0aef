#include "contract/expects.h"

#include "base/words.h"

#include <algorithm>
#include <tuple>

namespace remit {

std::string Place::str() const
{
    std::string text = file;
    if (line > 0) text += (text.empty() ? "line " : ":") + std::to_string(line);
    if (line > 0 && column > 0) text += ":" + std::to_string(column);
    return text;
}

Expects::Expects(Place place, std::map<std::string, std::pair<Place, Value>> values)
    : place_(std::move(place)), values_(std::move(values))
{
}

const Expects::Value* Expects::find(std::string_view key) const
{
    asked_.emplace(key);
    const auto found = values_.find(std::string(key));
    return found == values_.end() ? nullptr : &found->second.second;
}

bool Expects::has(std::string_view key) const
{
    return find(key) != nullptr;
}

Place Expects::place(std::string_view key) const
{
    const Value* value = find(key);
    return value ? value->place : place_;
}

void Expects::complain(std::string_view key, std::string what) const
{
    const Complaint complaint{place(key), "\"" + std::string(key) + "\" " + std::move(what)};
    // Asking twice is no second mistake.
    if (std::find(complaints_.begin(), complaints_.end(), complaint) == complaints_.end())
        complaints_.push_back(complaint);
}

std::string Expects::text(std::string_view key) const
{
    const Value* value = find(key);
    if (!value) return {};
    if (const auto* text = std::get_if<std::string>(&value->content)) return *text;
    complain(key, "must be a text in quotes");
    return {};
}

std::vector<std::string> Expects::texts(std::string_view key) const
{
    const Value* value = find(key);
    if (!value) return {};
    if (const auto* text = std::get_if<std::string>(&value->content)) return {*text};
    std::vector<std::string> texts;
    if (const auto* list = std::get_if<std::vector<Value>>(&value->content)) {
        for (const auto& item : *list)
            if (const auto* text = std::get_if<std::string>(&item.content)) texts.push_back(*text);
        if (texts.size() == list->size()) return texts;
    }
    complain(key, "must be a list of texts, such as [\"methodology\", \"timeline\"]");
    return {};
}

std::int64_t Expects::wholeNumber(std::string_view key, std::int64_t otherwise) const
{
    const Value* value = find(key);
    if (!value) return otherwise;
    const auto* number = std::get_if<std::int64_t>(&value->content);
    if (number && *number >= 0 && *number <= 1'000'000) return *number;
    complain(key, "must be a whole number from 0 to 1000000, without quotes");
    return otherwise;
}

bool Expects::flag(std::string_view key, bool otherwise) const
{
    const Value* value = find(key);
    if (!value) return otherwise;
    if (const auto* flag = std::get_if<bool>(&value->content)) return *flag;
    complain(key, "must be true or false, without quotes");
    return otherwise;
}

std::vector<Complaint> Expects::complaints() const
{
    std::vector<Complaint> all = complaints_;
    const std::vector<std::string> known(asked_.begin(), asked_.end());
    for (const auto& [key, value] : values_)
        if (!asked_.contains(key))
            all.push_back({value.first, "\"" + quotable(key) + "\" is not a key that this phase knows" +
                                            (nearest(key, known).empty() ? "; it knows " + listed(known)
                                                                         : didYouMean(key, known))});
    std::stable_sort(all.begin(), all.end(), [](const Complaint& a, const Complaint& b) {
        return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
    return all;
}

}
