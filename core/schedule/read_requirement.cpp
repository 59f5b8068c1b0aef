#include "schedule/read_requirement.h"

#include "base/words.h"
#include "schedule/fields.h"

#include <algorithm>
#include <utility>

namespace remit::schedule {

namespace {

constexpr std::int64_t kMost = 1'000'000;

std::vector<std::string> textsOf(const std::vector<Fields::Listed>& listed)
{
    std::vector<std::string> texts;
    for (const auto& each : listed)
        texts.push_back(each.text);
    return texts;
}

// Two or three letters, and what makes it narrower after hyphens (RFC 5646, section 2.1).
bool isLanguageTag(std::string_view tag)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto first = std::min(tag.find('-'), tag.size());
    if (first < 2 || first > 3 || tag.ends_with('-') || tag.find("--") != tag.npos) return false;
    for (std::size_t i = 0; i < tag.size(); ++i)
        if (!isLetter(tag[i]) && (i < first || !(tag[i] == '-' || (tag[i] >= '0' && tag[i] <= '9'))))
            return false;
    return true;
}

class RequirementReader {
public:
    RequirementReader(const toml::table& table, const Source& source, const Contract& contract,
                      std::vector<Requirement>& requirements)
        : fields_(table, "[[component.deliverable.requirement]]", source), contract_(contract),
          requirements_(requirements)
    {
    }

    void read()
    {
        static const std::vector<std::string> kLevels = {"must", "should", "may"};
        level_ = static_cast<Level>(fields_.word("level", kLevels).value_or(0));
        const std::size_t before = requirements_.size();
        readSection();
        readTable();
        readList();
        readTopics();
        readAnnex();
        readLength();
        readPages();
        readLanguage();
        readFlaws();
        complainOfApart();
        const bool asksForSomething = requirements_.size() > before || !isEmpty();
        if (!asksForSomething) fields_.complain({}, Says::RequirementNothing, {});
        fields_.finish();
    }

private:
    // Whether no key but the level has a value.
    bool isEmpty() const
    {
        return std::all_of(fields_.raw().begin(), fields_.raw().end(), [](const auto& each) {
            const auto* list = each.second.as_array();
            return each.first.str() == "level" || (list && list->empty());
        });
    }

    // What is about whole files does not stand in a section, and would read as if it did.
    void complainOfApart()
    {
        if (section_.empty()) return;
        for (const char* const key : {"annex", "words-at-least", "words-at-most", "pages-at-least",
                                      "pages-at-most", "language", "free-of"})
            if (fields_.raw().get(key)) fields_.complain(key, Says::RequirementApart, {key, "section"});
    }

    void add(std::string_view prefix, const std::string& name, std::string words,
             decltype(Requirement::kind) kind)
    {
        requirements_.push_back({name.empty() ? std::string(prefix) : requirementId(prefix, name), level_,
                                 std::move(words), std::move(kind)});
    }

    std::string inSection() const
    {
        return section_.empty() ? "" : " in the section " + inQuotes(section_.front());
    }

    std::optional<int> number(std::string_view key)
    {
        const auto number = fields_.number(key, 1, kMost);
        return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
    }

    void readSection()
    {
        section_ = textsOf(fields_.oneOrMore("section"));
        if (!section_.empty())
            add("section", section_.front(), "A section " + inQuotes(section_.front()),
                Requirement::Section{section_});
    }

    void readTable()
    {
        const auto columns = textsOf(fields_.texts("table"));
        const auto rows = number("rows");
        if (rows && columns.empty()) fields_.missing("table", "[\"item\", \"cost\"]");
        if (columns.empty()) return;
        Requirement::Table table{{}, rows.value_or(1), section_};
        for (const auto& column : columns)
            table.columns.push_back({column});
        add("table", listed(columns),
            "A table with the columns " + listed(columns) +
                (rows ? " and at least " + count(static_cast<std::size_t>(*rows), "row") : "") + inSection(),
            std::move(table));
    }

    void readList()
    {
        const auto items = number("list-at-least");
        if (items)
            add("list", section_.empty() ? "" : section_.front(),
                "A list of at least " + count(static_cast<std::size_t>(*items), "item") + inSection(),
                Requirement::List{*items, section_});
    }

    // One text is the id of a list of topics, several are topics.
    void readTopics()
    {
        const auto texts = fields_.oneOrMore("topics");
        const toml::node* node = fields_.raw().get("topics");
        if (node && node->is_string() && !texts.empty()) {
            const auto* list = contract_.topicList(texts[0].text);
            if (!list) return complainOfTopics(texts[0].text);
            for (const auto& topic : list->topics) {
                Wordings wordings{topic.title};
                wordings.insert(wordings.end(), topic.also.begin(), topic.also.end());
                addTopic(std::move(wordings));
            }
            return;
        }
        for (const auto& topic : texts)
            addTopic({topic.text});
    }

    void complainOfTopics(const std::string& id)
    {
        std::vector<std::string> known;
        for (const auto& list : contract_.topicLists)
            known.push_back(list.id);
        fields_.complain("topics", Says::TopicsUnknown, {id, didYouMean(id, known)});
    }

    void addTopic(Wordings topic)
    {
        const std::string name = topic.front();
        add("topic", name, "A place for the topic " + inQuotes(name) + inSection(),
            Requirement::Topic{std::move(topic), section_});
    }

    void readAnnex()
    {
        const auto annex = textsOf(fields_.oneOrMore("annex"));
        if (annex.empty()) return;
        add("annex", annex.front(), "An annex " + inQuotes(annex.front()), Requirement::Annex{annex});
    }

    void readLength()
    {
        if (const auto [least, most] = readBounds("words-at-least", "words-at-most"); least || most)
            add("length", "", bounds(least, most, "word"),
                Requirement::Length{least.value_or(0), most.value_or(0)});
    }

    void readPages()
    {
        if (const auto [least, most] = readBounds("pages-at-least", "pages-at-most"); least || most)
            add("pages", "", bounds(least, most, "page"),
                Requirement::Pages{least.value_or(0), most.value_or(0)});
    }

    std::pair<std::optional<int>, std::optional<int>> readBounds(std::string_view leastKey,
                                                                 std::string_view mostKey)
    {
        const auto least = number(leastKey), most = number(mostKey);
        if (least && most && *least > *most)
            fields_.wrong(mostKey, "at least as much as \"" + std::string(leastKey) + "\"");
        return {least, most};
    }

    static std::string bounds(std::optional<int> least, std::optional<int> most, std::string_view noun)
    {
        const auto some = [&](int n) { return count(static_cast<std::size_t>(n), noun); };
        if (!most) return "At least " + some(*least);
        if (!least) return "At most " + some(*most);
        return std::to_string(*least) + " to " + some(*most);
    }

    void readLanguage()
    {
        const std::string tag = fields_.text("language");
        if (tag.empty()) return;
        if (!isLanguageTag(tag)) return fields_.wrong("language", "a tag such as \"en\" or \"en-GB\"");
        add("language", tag, "Its language set to " + inQuotes(tag), Requirement::Language{tag});
    }

    void readFlaws()
    {
        const auto words = flawWords();
        Requirement::Clean clean{{}};
        std::vector<std::string> named;
        for (const auto& [word, place] : fields_.texts("free-of")) {
            const auto found = std::find(words.begin(), words.end(), word);
            if (found == words.end()) {
                fields_.source().complaints.add(
                    place, Says::WordUnknown,
                    {word, "free-of", fields_.source().complaints.suggestion(word, words)});
                continue;
            }
            clean.of.push_back(static_cast<Flaw>(found - words.begin()));
            named.push_back(word);
        }
        if (!named.empty())
            add("free-of", listed(named), "Free of " + listed(named, "and"), std::move(clean));
    }

    Fields fields_;
    const Contract& contract_;
    std::vector<Requirement>& requirements_;
    Level level_ = Level::Must;
    Wordings section_;
};

}

void readRequirement(const toml::table& table, const Source& source, const Contract& contract,
                     std::vector<Requirement>& requirements)
{
    RequirementReader(table, source, contract, requirements).read();
}

}
