#include "evidence/ssh.h"
#include "schedule/draft.h"
#include "schedule/fields.h"

#include <algorithm>
#include <map>
#include <set>

namespace remit::schedule {

namespace {

// Reads people.toml into a draft.
class PeopleReader {
public:
    explicit PeopleReader(Draft& draft)
        : draft_(draft), contract_(draft.contract), source_{draft.named("people.toml"), draft.complaints}
    {
    }

    void read()
    {
        Fields root(*draft_.peopleTable, "people.toml", source_);
        for (const auto* table : root.tables("post"))
            readPost(*table);
        for (const auto* table : root.tables("party"))
            readParty(*table);
        for (const Side side : {Side::Client, Side::Provider})
            if (everySideKnown_ && !sidesPresent_.contains(side))
                root.complain({}, Says::SideMissing, {word(side)});
        readKeeper(root);
        root.finish();
    }

private:
    std::optional<Side> readSide(Fields& fields)
    {
        if (!fields.raw().get("side")) fields.missing("side", "\"provider\"");
        const auto side = fields.word("side", sideWords());
        return side ? sideOf(sideWords()[*side]) : std::nullopt;
    }

    // The id of a post or a party, noted as taken.
    template <class SomeId>
    SomeId readId(Fields& fields, std::map<std::string, int>& taken, std::string_view kind,
                  std::string_view example)
    {
        const std::string text = fields.neededId("id", example);
        const auto id = SomeId::of(text);
        if (!id) return {};
        const auto [first, isNew] = taken.emplace(text, fields.place("id").line);
        if (!isNew) fields.complain("id", Says::IdTwice, {text, kind, std::to_string(first->second)});
        return *id;
    }

    void checkNotBoth(Fields& fields, const std::set<Right>& rights, std::string_view kind,
                      const std::string& id)
    {
        if (rights.contains(Right::Submit) && rights.contains(Right::Review))
            fields.complain({}, Says::JudgeInOwnCause, {kind, id});
    }

    void readPost(const toml::table& table)
    {
        Fields fields(table, "[[post]]", source_);
        Post post;
        post.id = readId<PostId>(fields, postLines_, "post", "\"head-of-unit\"");
        post.title = fields.neededText("title", "\"Head of Unit\"");
        if (const auto side = readSide(fields)) post.side = *side;
        for (const auto& [text, place] : fields.texts("may")) {
            if (const auto right = rightOf(text))
                post.may.push_back(*right);
            else
                source_.complaints.add(place, Says::WordUnknown,
                                       {text, "may", source_.complaints.suggestion(text, rightWords())});
        }
        checkNotBoth(fields, {post.may.begin(), post.may.end()}, "post", post.id.str());
        fields.finish();
        if (!post.id.empty()) posts_.emplace(post.id.str(), contract_.posts.size());
        contract_.posts.push_back(std::move(post));
    }

    void readParty(const toml::table& table)
    {
        Fields fields(table, "[[party]]", source_);
        Party party;
        party.id = readId<PartyId>(fields, partyLines_, "party", "\"provider\"");
        party.name = fields.neededText("name", "\"Service provider\"");
        const auto side = readSide(fields);
        if (side) party.side = *side;
        if (side) sidesPresent_.insert(*side);
        everySideKnown_ = everySideKnown_ && side;
        readPostsOf(fields, party, side.has_value());
        party.zone = fields.text("zone");
        if (!party.zone.empty() && !zoneIsKnown(party.zone))
            fields.complain("zone", Says::ZoneUnknown, {party.zone});
        readKeys(fields, party);
        fields.finish();
        contract_.parties.push_back(std::move(party));
    }

    void readPostsOf(Fields& fields, Party& party, bool sideKnown)
    {
        if (!fields.raw().get("posts")) fields.missing("posts", "[\"service-provider\"]");
        std::set<Right> rights;
        bool eachIsFit = true;
        for (const auto& [text, place] : fields.texts("posts")) {
            const auto found = posts_.find(text);
            if (found == posts_.end()) {
                source_.complaints.add(place, Says::PostUnknown,
                                       {text, source_.complaints.suggestion(text, postIds())});
                continue;
            }
            const Post& post = contract_.posts[found->second];
            if (sideKnown && post.side != party.side) {
                source_.complaints.add(place, Says::PostOfOtherSide,
                                       {text, word(post.side), word(party.side)});
                continue;
            }
            // A post that may do both by itself has been complained of.
            const std::set<Right> own(post.may.begin(), post.may.end());
            eachIsFit = eachIsFit && !(own.contains(Right::Submit) && own.contains(Right::Review));
            rights.insert(own.begin(), own.end());
            party.posts.push_back(post.id);
        }
        if (eachIsFit) checkNotBoth(fields, rights, "party", party.id.str());
    }

    void readKeys(Fields& fields, Party& party)
    {
        for (auto& [text, place] : fields.texts("keys")) {
            const auto key = SshKey::of(text);
            if (!key) {
                source_.complaints.add(place, Says::KeyMalformed, {text});
                continue;
            }
            // What follows type and number is a remark, and they have one spelling.
            const auto [owner, isNew] = keyOwners_.emplace(key->str(), party.id.str());
            if (!isNew) source_.complaints.add(place, Says::KeyShared, {owner->second});
            party.keys.push_back(text);
        }
    }

    bool zoneIsKnown(const std::string& zone)
    {
        const auto [known, isNew] = zones_.emplace(zone, false);
        if (isNew) known->second = static_cast<bool>(Zone::find(zone));
        return known->second;
    }

    void readKeeper(Fields& root)
    {
        const std::string keeper = root.text("keeper");
        if (keeper.empty()) return;
        std::vector<std::string> known;
        for (const auto& [id, line] : partyLines_)
            known.push_back(id);
        if (!partyLines_.contains(keeper))
            root.complain("keeper", Says::KeeperUnknown,
                          {keeper, source_.complaints.suggestion(keeper, known)});
        else if (const auto id = PartyId::of(keeper))
            contract_.keeper = *id;
    }

    const std::vector<std::string>& postIds()
    {
        if (postIds_.empty())
            for (const auto& [id, index] : posts_)
                postIds_.push_back(id);
        return postIds_;
    }

    Draft& draft_;
    Contract& contract_;
    Source source_;
    std::map<std::string, std::size_t> posts_; // id -> position in the contract
    std::vector<std::string> postIds_;
    std::map<std::string, int> postLines_;
    std::map<std::string, int> partyLines_;
    std::map<std::string, std::string> keyOwners_;
    std::map<std::string, bool> zones_; // looking one up costs
    std::set<Side> sidesPresent_;
    bool everySideKnown_ = true; // so far, of the parties
};

}

void readPeopleTable(Draft& draft)
{
    PeopleReader(draft).read();
}

void readDeskTable(Draft& draft)
{
    const Source source{draft.named("desk.toml"), draft.complaints};
    Fields root(*draft.deskTable, "desk.toml", source);
    if (const auto* table = root.table("synonyms")) {
        Fields synonyms(*table, "[synonyms]", source);
        for (const auto& [key, value] : *table)
            if (isShowable("synonyms", key.str(), placeOf(key, source), source))
                for (auto& [text, place] : synonyms.texts(key.str()))
                    draft.contract.synonyms[std::string(key.str())].push_back(text);
    }
    if (const auto* table = root.table("reminders")) {
        Fields reminders(*table, "[reminders]", source);
        const auto days = [&](std::string_view key, std::int64_t most, int& setting) {
            if (const auto given = reminders.number(key, 0, most)) setting = static_cast<int>(*given);
        };
        days("due-soon", 365, draft.contract.dueSoonDays);
        days("remind", 60, draft.contract.remindDays);
        days("answer-leaves", 60, draft.contract.answerLeaves);
        if (const auto given = reminders.numbers("end-warnings", 1, 365, 10))
            draft.contract.endWarnings.assign(given->begin(), given->end());
        reminders.finish();
    }
    root.finish();
}

}
