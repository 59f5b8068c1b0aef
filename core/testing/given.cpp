#include "testing/testing.h"

#include "base/words.h"
#include "host/host.h"
#include "schedule/schedule.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <set>

namespace remit::testing {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kScheduleBegins = R"(format = 1

[contract]
id = "test"
title = "A contract for a test"
completes = 2036-12-31
zone = "UTC"
terms = "terms.md"

[review]
approvals = ["reviewer"]

)";

constexpr std::string_view kPeople = R"([[post]]
id = "reviewer"
title = "Reviewer"
side = "client"
may = ["review"]

[[post]]
id = "author"
title = "Author"
side = "provider"
may = ["submit"]

[[party]]
id = "client"
name = "Client"
side = "client"
posts = ["reviewer"]

[[party]]
id = "provider"
name = "Provider"
side = "provider"
posts = ["author"]
)";

constexpr std::string_view kFile = "schedule.toml:";

int lines(std::string_view text)
{
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

// A text of the author's that further lines can follow.
std::string ended(std::string text)
{
    if (!text.empty() && text.back() != '\n') text += '\n';
    return text;
}

// A TOML string.
std::string tomlText(std::string_view text)
{
    std::string out = "\"";
    for (const char c : quotable(text, 200))
        out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    return out + '"';
}

Examination notAskable(const std::string& phase, std::string why)
{
    return {PhaseId::of(phase) ? *PhaseId::of(phase) : PhaseId(),
            {},
            {},
            {{"phase", Level::Must, Verdict::Unknown, "The phase can be asked", {}, std::move(why)}}};
}

}

// The contract and the question that a Given stands for, or why it stands for none.
class Given::Asked {
public:
    explicit Asked(const Given& given) : given_(given), host_({given.plugin_.parent_path()})
    {
        ScheduleFiles files{{},
                            {{"schedule.toml", schedule()},
                             {"people.toml", std::string(kPeople)},
                             {"terms.md", "The terms.\n"}}};
        if (!given.desk_.empty()) files.files.push_back({"desk.toml", given.desk_});
        auto reading = readSchedule(files);
        contract_ = std::move(reading.contract);
        faults_ = given.unread_;
        for (const auto& complaint : reading.complaints)
            faults_.push_back(placed(complaint.text()));
        if (faults_.empty()) fillIn();
    }

    const std::vector<std::string>& faults() const { return faults_; }
    const Host& host() const { return host_; }
    const Contract& contract() const { return contract_; }
    Question question() const
    {
        Question question{contract_, *contract_.deliverables().back(), {}, accepted_, {}, notes_};
        for (const auto& file : given_.files_)
            question.files.push_back({file.name, file.bytes, file.answers});
        int number = 0;
        for (const auto& text : given_.comments_)
            question.comments.push_back({question.deliverable.id, 1, ++number, text});
        return question;
    }

    // `text` with lines of the schedule told as those of what the author wrote.
    std::string placed(std::string text) const
    {
        for (auto at = text.find(kFile); at != text.npos; at = text.find(kFile, at + 1)) {
            const auto digits = at + kFile.size();
            auto end = digits;
            int line = 0;
            while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) &&
                   end < digits + 7)
                line = line * 10 + (text[end++] - '0');
            for (const auto& [name, begin, count] : {written_[0], written_[1]})
                if (end > digits && line > begin && line <= begin + count) {
                    text.replace(at, end - at, name + ":" + std::to_string(line - begin));
                    break;
                }
        }
        return text;
    }

private:
    // Lines of the schedule that the author wrote: so many, after line `begin`.
    struct Written {
        std::string name;
        int begin = 0;
        int count = 0;
    };

    static std::string idOf(std::size_t index, std::string_view phase)
    {
        return std::string(phase) + "-" + std::to_string(index + 1);
    }

    static std::string deliverable(std::size_t index, std::string_view phase)
    {
        return "[[component.deliverable]]\nid = " + tomlText(idOf(index, phase)) +
               "\nphase = " + tomlText(phase) + "\ntitle = " + tomlText(phase) + "\ndue = 2036-12-31\n\n";
    }

    std::string schedule()
    {
        std::string text(kScheduleBegins);
        const std::string more = ended(given_.schedule_), expected = ended(given_.expects_);
        written_[0] = {"schedule", lines(text), lines(more)};
        text += more + "\n[[component]]\nid = \"work\"\ntitle = \"Work\"\n\n";
        std::set<std::string> activities;
        for (const auto& note : given_.notes_)
            if (activities.insert(note.activity).second)
                text += "[[component.activity]]\nid = " + tomlText(note.activity) +
                        "\ntitle = " + tomlText(note.activity) + "\n\n";
        for (std::size_t i = 0; i < given_.before_.size(); ++i)
            text += deliverable(i, given_.before_[i].phase);
        text += deliverable(given_.before_.size(), given_.plugin_.stem().string()) +
                "[component.deliverable.expects]\n";
        written_[1] = {"expects", lines(text), lines(expected)};
        return text + expected;
    }

    void fillIn()
    {
        const auto deliverables = contract_.deliverables();
        for (std::size_t i = 0; i < given_.before_.size(); ++i) {
            if (given_.before_[i].files.empty()) continue;
            GivenAccepted accepted{deliverables[i]->id, 1, *EventId::of(std::string(64, 'a')), {}};
            for (const auto& file : given_.before_[i].files)
                accepted.files.push_back({file.name, file.bytes, false});
            accepted_.push_back(std::move(accepted));
        }
        for (const auto& note : given_.notes_) {
            const auto on = LocalDay::parse(note.on);
            if (on)
                notes_.push_back({*ActivityId::of(note.activity), *on, note.people, note.outcome});
            else
                faults_.push_back("noted: \"" + note.on + "\" is no day; write 2036-09-12");
        }
    }

    const Given& given_;
    Host host_;
    Contract contract_;
    Written written_[2];
    std::vector<GivenAccepted> accepted_;
    std::vector<NotedWork> notes_;
    std::vector<std::string> faults_;
};

Given::Given(fs::path plugin) : plugin_(fs::absolute(plugin)) {}

Given Given::expects(std::string_view toml) const
{
    Given more = *this;
    more.expects_ = toml;
    return more;
}

Given Given::schedule(std::string_view toml) const
{
    Given more = *this;
    more.schedule_ = toml;
    return more;
}

Given Given::desk(std::string_view toml) const
{
    Given more = *this;
    more.desk_ = toml;
    return more;
}

Given Given::earlier(std::string_view phase) const
{
    Given more = *this;
    more.before_.push_back({std::string(phase), {}});
    return more;
}

Given Given::accepted(std::string_view phase, std::string bytes, std::string name) const
{
    Given more = *this;
    more.before_.push_back({std::string(phase), {{std::move(name), std::move(bytes)}}});
    return more;
}

Given Given::comment(std::string text) const
{
    Given more = *this;
    more.comments_.push_back(std::move(text));
    return more;
}

Given Given::noted(std::string_view activity, std::string_view on, std::vector<std::string> people,
                   std::string outcome) const
{
    Given more = *this;
    more.notes_.push_back({std::string(activity), std::string(on), std::move(people), std::move(outcome)});
    return more;
}

Given Given::document(std::string bytes, std::string name) const
{
    Given more = *this;
    more.files_.push_back({std::move(name), std::move(bytes)});
    return more;
}

Given Given::file(const fs::path& path) const
{
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    Given more = document(std::move(bytes), path.filename().string());
    if (!in || in.bad()) more.unread_.push_back("file: " + fs::absolute(path).string() + " cannot be read");
    return more;
}

Given Given::answers(std::string bytes, std::string name) const
{
    Given more = *this;
    more.files_.push_back({std::move(name), std::move(bytes), true});
    return more;
}

Examination Given::examine() const
{
    const Asked asked(*this);
    if (!asked.faults().empty()) return notAskable(plugin_.stem().string(), asked.faults().front());
    Examination examination = asked.host().examine(asked.question());
    for (auto& finding : examination.findings)
        finding.remark = asked.placed(finding.remark);
    return examination;
}

Examination Given::brief() const
{
    const Asked asked(*this);
    if (!asked.faults().empty()) return notAskable(plugin_.stem().string(), asked.faults().front());
    auto brief = asked.host().brief(asked.question());
    if (!brief) return notAskable(plugin_.stem().string(), asked.placed(brief.error().text()));
    return *std::move(brief);
}

std::vector<std::string> Given::complaints() const
{
    const Asked asked(*this);
    std::vector<std::string> all = asked.faults();
    for (const auto& complaint : asked.host().complaints(asked.contract()))
        all.push_back(asked.placed(complaint.text()));
    return all;
}

}
