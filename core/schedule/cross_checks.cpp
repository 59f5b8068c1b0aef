#include "schedule/draft.h"
#include "schedule/fields.h"

#include "base/words.h"

#include <algorithm>
#include <set>

namespace remit::schedule {

namespace {

std::vector<std::string> knownIds(const Draft& draft, bool datedOnly)
{
    std::vector<std::string> ids;
    for (const auto& [id, named] : draft.ids)
        if (!datedOnly || named.kind != "component") ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::string withArticle(std::string_view noun)
{
    const bool vowel =
        !noun.empty() && std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(noun);
}

std::string_view words(const Draft::Link& link)
{
    if (link.with) return "taken as the date of another";
    switch (link.to.what) {
    case Anchor::What::Accepted:
        return "accepted";
    case Anchor::What::HandedIn:
        return "handed in";
    case Anchor::What::HandedOver:
        return "handed over";
    default:
        return "due";
    }
}

// Whether something of that kind can be what the anchor says of it.
bool fits(const Draft::Link& link, std::string_view kind)
{
    switch (link.to.what) {
    case Anchor::What::Accepted:
    case Anchor::What::HandedIn:
        return kind == "deliverable";
    case Anchor::What::HandedOver:
        return kind == "input";
    default:
        return kind == "deliverable" || kind == "input" || (kind == "activity" && !link.with);
    }
}

// Each due date rests on at most one other, so walking from each until something seen finds every circle in
// linear time.
class Circles {
public:
    explicit Circles(Draft& draft) : draft_(draft)
    {
        for (const auto& link : draft.links)
            if (!link.from.empty() && !link.to.id.empty() && link.from != link.to.id)
                next_.emplace(link.from, &link);
    }

    void complain()
    {
        for (const auto& link : draft_.links)
            if (next_.contains(link.from)) walk(link.from);
    }

private:
    void walk(const std::string& from)
    {
        std::vector<std::string> path;
        std::string at = from;
        ++round_;
        while (next_.contains(at) && seen_.emplace(at, round_).second) {
            path.push_back(at);
            at = next_.at(at)->to.id;
        }
        const auto met = seen_.find(at);
        if (met == seen_.end() || met->second != round_ || !next_.contains(at)) return;
        const auto begins = std::find(path.begin(), path.end(), at);
        std::string circle;
        for (auto id = begins; id != path.end(); ++id)
            circle += *id + " → ";
        draft_.complaints.add(next_.at(at)->place, Says::AnchorCircle, {circle + at});
    }

    Draft& draft_;
    std::unordered_map<std::string, const Draft::Link*> next_;
    std::unordered_map<std::string, std::size_t> seen_; // id -> the round in which it was met
    std::size_t round_ = 0;
};

// Whether `path` ("expects.sections") stands in the table.
bool stands(const toml::table& table, std::string_view path)
{
    const auto dot = path.find('.');
    const toml::node* value = table.get(path.substr(0, dot));
    if (!value || dot == path.npos) return value != nullptr;
    return value->is_table() && stands(*value->as_table(), path.substr(dot + 1));
}

class Assumed {
public:
    explicit Assumed(Draft& draft)
        : draft_(draft), source_{draft.named("schedule.toml"), draft.complaints},
          heads_(knownIds(draft, false))
    {
        heads_.insert(heads_.end(), {"contract", "review"});
        for (const auto& list : draft.contract.topicLists) {
            topicLists_.insert(list.id);
            heads_.push_back("topics." + list.id);
        }
    }

    // `prefix` + a key is the path that is assumed: TOML lets people write contract.zone without quotes.
    void read(const toml::table& table, const std::string& prefix)
    {
        for (const auto& [key, value] : table) {
            const std::string path = prefix + std::string(key.str());
            if (const auto* deeper = value.as_table())
                read(*deeper, path + ".");
            else
                readReason(path, placeOf(key, source_), value);
        }
    }

private:
    void readReason(const std::string& path, const Place& place, const toml::node& value)
    {
        const auto* reason = value.as_string();
        if (!reason)
            source_.complaints.add(placeOf(value, source_), Says::WrongType,
                                   {path, "the reason, a text in quotes"});
        else if (isShowable(path, reason->get(), placeOf(value, source_), source_))
            draft_.contract.assumed.emplace(path, Assumption{reason->get(), place});
        if (namesSomething(path)) return;
        const std::string meant = source_.complaints.canSuggest()
                                      ? source_.complaints.suggestion(path, candidates(path))
                                      : std::string();
        source_.complaints.add(place, Says::AssumedUnknown, {path, meant});
    }

    // A table's or a part's own name, one of the keys that it can have, or something below those.
    bool namesSomething(std::string_view path) const
    {
        const auto [head, rest] = split(path);
        if (head == "topics" && topicLists_.contains(rest)) return true;
        const auto [kind, table] = named(head);
        if (!table) return rest.empty() && draft_.scheduleTable->contains(head) && head != "assumed";
        return rest.empty() || canHave(kind, rest) || stands(*table, rest);
    }

    static std::pair<std::string_view, std::string_view> split(std::string_view path)
    {
        const auto dot = path.find('.');
        if (dot == path.npos) return {path, {}};
        return {path.substr(0, dot), path.substr(dot + 1)};
    }

    // The kind and the table of [contract], [review] or an id; no table if there is none.
    std::pair<std::string_view, const toml::table*> named(std::string_view head) const
    {
        if (head == "contract" || head == "review") {
            const toml::node* table = draft_.scheduleTable->get(head);
            return {head, table ? table->as_table() : nullptr};
        }
        const auto found = draft_.ids.find(std::string(head));
        if (found == draft_.ids.end()) return {};
        return {found->second.kind, found->second.table};
    }

    // A key may be assumed without standing there: then it is its default that is assumed.
    bool canHave(std::string_view kind, std::string_view key) const
    {
        const auto keys = draft_.keys.find(kind);
        return keys != draft_.keys.end() &&
               std::find(keys->second.begin(), keys->second.end(), key) != keys->second.end();
    }

    // What could be meant in place of `path`: below a part that is known its keys, else the parts.
    std::vector<std::string> candidates(std::string_view path) const
    {
        const std::string head(split(path).first);
        const auto [kind, table] = named(head);
        if (!table) return heads_;
        std::vector<std::string> paths;
        if (const auto keys = draft_.keys.find(kind); keys != draft_.keys.end())
            for (const auto& key : keys->second)
                paths.push_back(head + "." + std::string(key));
        if (const auto* expects = (*table)["expects"].as_table())
            for (const auto& [key, value] : *expects)
                paths.push_back(head + ".expects." + std::string(key.str()));
        return paths;
    }

    Draft& draft_;
    Source source_;
    std::set<std::string, std::less<>> topicLists_;
    std::vector<std::string> heads_;
};

}

void checkAnchors(Draft& draft)
{
    std::vector<std::string> known;
    for (const auto& link : draft.links) {
        if (link.to.what == Anchor::What::Open) continue;
        if (link.to.what == Anchor::What::Start) {
            if (!draft.contract.starts) draft.complaints.add(link.place, Says::StartUnknown);
            continue;
        }
        const auto found = draft.ids.find(link.to.id);
        if (found == draft.ids.end() || found->second.kind == "component") {
            if (known.empty()) known = knownIds(draft, true);
            draft.complaints.add(link.place, Says::AnchorUnknown,
                                 {link.to.id, draft.complaints.suggestion(link.to.id, known)});
        } else if (link.to.id == link.from) {
            draft.complaints.add(link.place, Says::AnchorItself, {link.from});
        } else if (!fits(link, found->second.kind)) {
            const std::string kind = withArticle(found->second.kind);
            draft.complaints.add(link.place, Says::AnchorKind, {link.to.id, kind, words(link)});
        } else if (link.to.what == Anchor::What::Due && !found->second.dated) {
            draft.complaints.add(link.place, Says::AnchorUndated, {link.to.id});
        }
    }
    Circles(draft).complain();
}

void checkAssumed(Draft& draft)
{
    const toml::node* assumed = draft.scheduleTable->get("assumed");
    if (assumed && assumed->is_table()) Assumed(draft).read(*assumed->as_table(), {});
}

void checkPosts(Draft& draft)
{
    std::unordered_map<std::string, const Post*> posts;
    std::vector<std::string> known;
    for (const auto& post : draft.contract.posts) {
        posts.emplace(post.id.str(), &post);
        if (!post.id.empty()) known.push_back(post.id.str());
    }
    for (const auto& [id, place, approves] : draft.postsNamed) {
        const auto found = posts.find(id);
        if (found == posts.end()) {
            draft.complaints.add(place, Says::PostUnknown, {id, draft.complaints.suggestion(id, known)});
            continue;
        }
        if (!approves) continue;
        const Post& post = *found->second;
        if (post.side != Side::Client)
            draft.complaints.add(place, Says::ApprovalSide, {id, word(post.side)});
        else if (!post.allows(Right::Review))
            draft.complaints.add(place, Says::ApprovalRight, {id});
    }
}

}
