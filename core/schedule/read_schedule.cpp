#include "schedule/calendars.h"
#include "schedule/due.h"
#include "schedule/payments.h"
#include "schedule/read_requirement.h"

#include <algorithm>

namespace remit::schedule {

namespace {

constexpr std::int64_t kFormat = 1;
const std::vector<std::string> kParties = {"client", "provider"};

// Reads schedule.toml into a draft, a table at a time.
class ScheduleReader {
public:
    explicit ScheduleReader(Draft& draft)
        : draft_(draft), contract_(draft.contract), source_{draft.named("schedule.toml"), draft.complaints}
    {
    }

    // Returns whether the schedule is of a format that this version reads.
    bool read()
    {
        Fields root(*draft_.scheduleTable, "schedule.toml", source_);
        if (!readFormat(root)) return false;
        readContract(root);
        readCalendars(root, calendarsNamed_, draft_);
        readReview(root);
        for (const auto* table : root.tables("supervision"))
            readSupervision(*table);
        for (const auto* table : root.tables("topics"))
            readTopicList(*table);
        for (const auto* table : root.tables("component"))
            readComponent(*table);
        readPayments(root, draft_);
        const toml::node* components = root.raw().get("component");
        if (draft_.deliverableCount == 0 && (!components || components->is_array_of_tables()))
            root.complain("component", Says::DeliverablesNone, {});
        root.table("assumed"); // read when all that it can name is known
        root.finish();
        return true;
    }

private:
    // A format of the future may mean anything by its keys: then nothing else is read.
    bool readFormat(Fields& root)
    {
        const toml::node* value = root.node("format");
        if (!value) {
            root.missing("format", "1");
            return true;
        }
        const auto* number = value->as_integer();
        if (!number) {
            root.wrong("format", "a whole number, as in format = 1");
            return true;
        }
        if (number->get() == kFormat) return true;
        root.complain("format", number->get() > kFormat ? Says::FormatNewer : Says::FormatUnknown,
                      {std::to_string(number->get())});
        return number->get() < kFormat;
    }

    void readContract(Fields& root)
    {
        if (!root.raw().get("contract")) {
            root.complain("contract", Says::KeyMissing,
                          {"schedule.toml", "contract",
                           "a heading [contract] with id, title, zone and terms below it"});
            return;
        }
        const toml::table* table = root.table("contract");
        if (!table) return;
        Fields fields(*table, "[contract]", source_);
        contract_.place = fields.place();
        if (const auto id = ContractId::of(fields.neededId("id", "\"water-2023\""))) contract_.id = *id;
        contract_.title = fields.neededText("title", "\"Evaluation of the water programme\"");
        contract_.summary = fields.longText("summary");
        readStarts(fields);
        contract_.completes = readTerm(fields, "completes", {}, draft_);
        contract_.ends = readTerm(fields, "ends", {}, draft_);
        contract_.zone = fields.text("zone");
        if (!contract_.zone.empty() && !Zone::find(contract_.zone))
            fields.complain("zone", Says::ZoneUnknown, {contract_.zone});
        readDayEnds(fields);
        calendarsNamed_ = fields.oneOrMore("calendar");
        static const std::vector<std::string> kRules = {"plain", "eu-1182"};
        if (const auto rules = fields.word("rules", kRules)) contract_.rules = static_cast<Rules>(*rules);
        for (auto& [word, place] : fields.texts("suspends"))
            readSuspends(word, place);
        readTerms(fields);
        contract_.value = readAmount(fields, "value", draft_);
        checkEnds(fields);
        finish(fields, "contract");
    }

    void readStarts(Fields& fields)
    {
        const auto term = readTerm(fields, "starts", {}, draft_);
        if (!term) return;
        if (const auto* day = std::get_if<Term::Day>(&term->meaning))
            contract_.starts = day->day;
        else
            fields.wrong("starts", "a date, as in starts = 2022-08-01");
    }

    // Whose suspension counts without the other side's agreement.
    void readSuspends(const std::string& word, const Place& place)
    {
        const auto side = sideOf(word);
        if (side && *side != Side::Observer)
            contract_.suspends.push_back(*side);
        else
            source_.complaints.add(place, Says::WordUnknown,
                                   {word, "suspends", source_.complaints.suggestion(word, kParties)});
    }

    void readDayEnds(Fields& fields)
    {
        const std::string text = fields.text("day-ends");
        if (text.empty()) return;
        const auto digit = [&](std::size_t i) {
            return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 99;
        };
        if (text.size() == 5 && text[2] == ':') {
            const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
            const int total = hour * 60 + minute;
            if (minute < 60 && total > 0 && total <= 24 * 60) {
                contract_.dayEnds = std::chrono::minutes(total);
                return;
            }
        }
        fields.complain("day-ends", Says::DayEnds, {text});
    }

    void readTerms(Fields& fields)
    {
        contract_.termsFile = fields.neededText("terms", "\"terms-of-reference.md\"");
        const std::string& name = contract_.termsFile;
        if (name.empty()) return;
        if (!isTermsName(name))
            fields.complain("terms", Says::TermsElsewhere, {name});
        else if (const std::string* bytes = draft_.files.bytes(name); !bytes)
            fields.complain("terms", Says::TermsMissing, {name});
        else if (bytes->find_first_not_of(" \t\r\n") == bytes->npos)
            fields.complain("terms", Says::TermsEmpty, {name});
    }

    void checkEnds(Fields& fields)
    {
        if (!contract_.completes || !contract_.ends) return;
        const auto* completes = std::get_if<Term::Day>(&contract_.completes->meaning);
        const auto* ends = std::get_if<Term::Day>(&contract_.ends->meaning);
        if (completes && ends && ends->day < completes->day)
            fields.complain("ends", Says::EndsBeforeCompletes, {ends->day.str(), completes->day.str()});
    }

    void readReview(Fields& root)
    {
        const toml::table* table = root.table("review");
        if (!table) return;
        Fields fields(*table, "[review]", source_);
        contract_.review.within = readPeriod(fields, "within");
        contract_.review.correction = readPeriod(fields, "correction");
        for (auto& [id, place] : fields.texts("approvals")) {
            if (const auto post = PostId::of(id)) contract_.review.approvals.push_back(*post);
            draft_.postsNamed.push_back({id, place, true});
        }
        readCounting(fields);
        static const std::vector<std::string> kSilence = {"nothing", "accepted"};
        if (fields.word("silence", kSilence) == 1) contract_.review.silence = Silence::Accepted;
        finish(fields, "review");
    }

    // How the approvals count.
    void readCounting(Fields& fields)
    {
        constexpr std::int64_t kMost = 1'000;
        static const std::vector<std::string> kOrders = {"any", "as listed"};
        Review& review = contract_.review;
        const std::size_t approvals = review.approvals.size();
        review.inOrder = fields.word("order", kOrders) == 1;
        if (const auto quorum = fields.number("quorum", 1, kMost))
            review.quorum = static_cast<std::size_t>(*quorum);
        for (const char* const key : {"order", "quorum"})
            if (approvals == 0 && fields.raw().get(key)) fields.complain(key, Says::ApprovalsNone, {key});
        if (approvals == 0 || review.quorum == 0) return;
        if (review.quorum > approvals)
            fields.complain("quorum", Says::QuorumTooLarge,
                            {std::to_string(review.quorum), std::to_string(approvals)});
        else if (review.inOrder && review.quorum < approvals)
            fields.complain("quorum", Says::QuorumInOrder, {std::to_string(approvals)});
    }

    void readSupervision(const toml::table& table)
    {
        Fields fields(table, "[[supervision]]", source_);
        Supervision supervision;
        static const std::vector<std::string> kKinds = {"overall", "direct"};
        if (!table.get("kind")) fields.missing("kind", "\"direct\"");
        if (const auto kind = fields.word("kind", kKinds)) supervision.kind = kKinds[*kind];
        const std::string post = fields.neededText("post", "\"head-of-unit\"");
        if (const auto id = PostId::of(post)) supervision.post = *id;
        if (!post.empty()) draft_.postsNamed.push_back({post, fields.place("post"), false});
        supervision.words = fields.longText("words");
        fields.finish();
        contract_.supervision.push_back(std::move(supervision));
    }

    void readTopicList(const toml::table& table)
    {
        Fields fields(table, "[[topics]]", source_);
        TopicList list;
        list.id = fields.neededId("id", "\"prerequisites\"");
        const auto first = topicLists_.emplace(list.id, fields.place("id").line);
        if (!list.id.empty() && !first.second)
            fields.complain("id", Says::IdTwice,
                            {list.id, "list of topics", std::to_string(first.first->second)});
        list.title = fields.text("title");
        std::unordered_map<std::string, int> titles;
        for (const auto* topicTable : fields.tables("topic"))
            readTopic(*topicTable, list, titles);
        if (!table.get("topic")) fields.complain({}, Says::ListEmpty, {"[[topics]]", "[[topics.topic]]"});
        fields.finish();
        contract_.topicLists.push_back(std::move(list));
    }

    void readTopic(const toml::table& table, TopicList& list, std::unordered_map<std::string, int>& titles)
    {
        Fields fields(table, "[[topics.topic]]", source_);
        Topic topic;
        topic.title = fields.neededText("title", "\"data for evidence-based policy\"");
        for (auto& [wording, place] : fields.texts("also"))
            topic.also.push_back(wording);
        topic.provisional = fields.flag("provisional");
        const auto first = titles.emplace(topic.title, fields.place("title").line);
        if (!topic.title.empty() && !first.second)
            fields.complain("title", Says::TopicTwice, {topic.title, std::to_string(first.first->second)});
        fields.finish();
        list.topics.push_back(std::move(topic));
    }

    // Ends the reading of a table and notes which keys one of that kind can have.
    void finish(Fields& fields, std::string_view kind)
    {
        draft_.keys.try_emplace(kind, fields.asked());
        fields.finish();
    }

    // The id of a part of the contract, noted as taken; empty if it cannot be used.
    std::string takeId(Fields& fields, std::string_view kind, std::string_view example, bool dated)
    {
        const std::string id = fields.neededId("id", example);
        if (id.empty()) return {};
        const Draft::Named named{kind, fields.place("id"), &fields.raw(), dated};
        const auto [first, isNew] = draft_.ids.emplace(id, named);
        if (isNew) return id;
        fields.complain("id", Says::IdTwice,
                        {id, first->second.kind, std::to_string(first->second.place.line)});
        return {};
    }

    void readComponent(const toml::table& table)
    {
        Fields fields(table, "[[component]]", source_);
        Component component;
        if (const auto id = ComponentId::of(takeId(fields, "component", "\"report-drafting\"", false)))
            component.id = *id;
        component.title = fields.neededText("title", "\"Report Drafting\"");
        const auto deliverables = fields.tables("deliverable");
        const bool tooManyBefore = draft_.deliverableCount > kMaxDeliverables;
        draft_.deliverableCount += deliverables.size();
        if (draft_.deliverableCount <= kMaxDeliverables)
            for (const auto* deliverable : deliverables)
                component.deliverables.push_back(readDeliverable(*deliverable));
        else if (!tooManyBefore)
            fields.complain("deliverable", Says::DeliverablesTooMany, {std::to_string(kMaxDeliverables)});
        for (const auto* input : fields.tables("input"))
            component.inputs.push_back(
                readUndocumented<Input, InputId>(*input, "[[component.input]]", "input"));
        for (const auto* activity : fields.tables("activity"))
            component.activities.push_back(
                readUndocumented<Activity, ActivityId>(*activity, "[[component.activity]]", "activity"));
        finish(fields, "component");
        contract_.components.push_back(std::move(component));
    }

    Deliverable readDeliverable(const toml::table& table)
    {
        Fields fields(table, "[[component.deliverable]]", source_);
        Deliverable deliverable;
        deliverable.place = fields.place();
        const std::string id = takeId(fields, "deliverable", "\"final-report\"", true);
        if (const auto valid = DeliverableId::of(id)) deliverable.id = *valid;
        if (const auto phase = PhaseId::of(fields.neededId("phase", "\"final\""))) deliverable.phase = *phase;
        deliverable.title = fields.neededText("title", "\"Final report\"");
        deliverable.description = fields.longText("description");
        if (!table.get("due")) fields.missing("due", "2022-10-21");
        if (auto due = readTerm(fields, "due", id, draft_)) deliverable.due = once(fields, std::move(*due));
        static const std::vector<std::string> kRolls = {"none", "following", "modified-following",
                                                        "preceding"};
        if (const auto roll = fields.word("roll", kRolls)) deliverable.roll = static_cast<Roll>(*roll);
        deliverable.internal = fields.flag("internal");
        if (const auto* expects = fields.table("expects")) deliverable.expects = readExpects(*expects);
        for (const auto* requirement : fields.tables("requirement"))
            readRequirement(*requirement, source_, contract_, deliverable.requirements);
        finish(fields, "deliverable");
        return deliverable;
    }

    // What is handed in or over is so once; work can recur.
    static Term once(Fields& fields, Term due)
    {
        if (std::holds_alternative<Term::EveryMonth>(due.meaning))
            fields.complain("due", Says::EveryMonthOnce, {due.written});
        return due;
    }

    template <class Part, class PartId>
    Part readUndocumented(const toml::table& table, std::string_view title, std::string_view kind)
    {
        Fields fields(table, title, source_);
        Part part;
        part.place = fields.place();
        const std::string id = takeId(fields, kind, "\"kick-off\"", table.get("due") != nullptr);
        if (const auto valid = PartId::of(id)) part.id = *valid;
        part.title = fields.neededText("title", "\"Kick-off discussion\"");
        part.description = fields.longText("description");
        part.due = readTerm(fields, "due", id, draft_);
        if (part.due && kind == "input") part.due = once(fields, std::move(*part.due));
        finish(fields, kind);
        return part;
    }

    Expects readExpects(const toml::table& table)
    {
        std::map<std::string, std::pair<Place, Expects::Value>> values;
        for (const auto& [key, node] : table) {
            if (auto value = expected(key.str(), node, true))
                values.emplace(key.str(), std::pair(placeOf(key, source_), std::move(*value)));
            else
                source_.complaints.add(placeOf(node, source_), Says::ExpectsValue, {key.str()});
        }
        return {placeOf(table, source_), std::move(values)};
    }

    // Nothing for a value that no phase reads.
    std::optional<Expects::Value> expected(std::string_view key, const toml::node& node, bool listAllowed)
    {
        const Place place = placeOf(node, source_);
        if (const auto* text = node.as_string()) {
            isShowable(key, text->get(), place, source_);
            return Expects::Value{place, text->get()};
        }
        if (const auto* number = node.as_integer()) return Expects::Value{place, number->get()};
        if (const auto* flag = node.as_boolean()) return Expects::Value{place, flag->get()};
        const auto* list = node.as_array();
        if (!list || !listAllowed) return {};
        std::vector<Expects::Value> values;
        for (const auto& item : *list) {
            auto value = expected(key, item, false);
            if (!value) return {};
            values.push_back(std::move(*value));
        }
        return Expects::Value{place, std::move(values)};
    }

    Draft& draft_;
    Contract& contract_;
    Source source_;
    std::vector<Fields::Listed> calendarsNamed_;
    std::unordered_map<std::string, int> topicLists_; // id -> line
};

}

bool isTermsName(std::string_view name)
{
    return !name.empty() && name.find_first_of("/\\:") == name.npos && !name.starts_with('.') &&
           name != "schedule.toml" && name != "people.toml" && name != "desk.toml";
}

void readScheduleTable(Draft& draft)
{
    if (!ScheduleReader(draft).read()) draft.scheduleTable.reset();
}

}
