#include "model/terms.h"

#include <algorithm>
#include <cstdio>

namespace remit::model {

namespace {

constexpr Seconds kHour = 3600, kDay = 24 * kHour;
constexpr Seconds kSummer = 1648342800; // 2022-03-27T01:00:00Z, when Zurich goes from +01:00 to +02:00

std::string list(const std::vector<std::string>& texts)
{
    std::string out;
    for (const auto& text : texts)
        out += (out.empty() ? "\"" : ", \"") + text + '"';
    return "[" + out + "]";
}

Seconds local(Seconds time)
{
    return time + (time < kSummer ? kHour : 2 * kHour);
}

// Year, month and day by the calendar of 1970 on, without the library's.
std::string printed(Seconds time, const char* format)
{
    std::int64_t days = time / kDay;
    const auto rest = static_cast<int>(time % kDay);
    int year = 1970;
    const auto leap = [](int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
    while (days >= (leap(year) ? 366 : 365))
        days -= leap(year++) ? 366 : 365;
    const int lengths[] = {31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int month = 0;
    while (days >= lengths[month])
        days -= lengths[month++];
    char text[80];
    std::snprintf(text, sizeof text, format, year, month + 1, static_cast<int>(days) + 1, rest / 3600,
                  rest / 60 % 60, rest % 60);
    return text;
}

}

Terms::Terms(const Setting& setting)
{
    posts = {{"clerk", "client", {"note", "withdraw"}},
             {"head", "client", {"review", "note"}},
             {"manager", "client", {"review"}},
             {"adviser", "client", {"review"}},
             {"author", "provider", {"submit", "withdraw", "note"}},
             {"assistant", "provider", {"submit"}},
             {"typist", "provider", {}},
             {"auditor", "observer", {"note"}}};
    parties = {{"desk", "client", {"clerk"}},           {"head-one", "client", {"head"}},
               {"manager-one", "client", {"manager"}},  {"director", "client", {"head", "manager"}},
               {"adviser-one", "client", {"adviser"}},  {"provider", "provider", {"author"}},
               {"partner", "provider", {"assistant"}},  {"helper", "provider", {"typist"}},
               {"auditor-one", "observer", {"auditor"}}};
    deliverables = {{"plan",
                     "start-up",
                     "plan",
                     "2022-03-26",
                     kSummer - 2 * kHour,
                     "2022-03-26",
                     {"methodology"},
                     "",
                     false},
                    {"outline",
                     "report",
                     "outline",
                     "2022-03-27T12:00:00",
                     kSummer + 9 * kHour,
                     "",
                     {"methodology"},
                     "plan",
                     false},
                    {"draft",
                     "report",
                     "drafts",
                     "\"10 working days after outline is accepted\"",
                     {},
                     "",
                     {"data"},
                     "outline",
                     true}};
    activities = {{"kick-off", "start-up"}, {"talks", "report"}};
    if (setting.approvals == 0) approvals = {"head"};
    if (setting.approvals == 1) approvals = {"head", "manager"};
    opener = setting.opener == 0 ? "desk" : "provider";
    keeperIsNamed = setting.keeper != 1;
    keeper = setting.keeper == 0 ? "desk" : setting.keeper == 1 ? opener : "provider";
    if (setting.reminders == 1) dueSoonDays = 2;
}

const Party* Terms::party(const std::string& id) const
{
    const auto found =
        std::find_if(parties.begin(), parties.end(), [&](const auto& p) { return p.id == id; });
    return found == parties.end() ? nullptr : &*found;
}

std::optional<std::size_t> Terms::place(const std::string& deliverable) const
{
    for (std::size_t i = 0; i < deliverables.size(); ++i)
        if (deliverables[i].id == deliverable) return i;
    return {};
}

const Activity* Terms::activity(const std::string& id) const
{
    const auto found =
        std::find_if(activities.begin(), activities.end(), [&](const auto& a) { return a.id == id; });
    return found == activities.end() ? nullptr : &*found;
}

bool Terms::may(const std::string& id, const std::string& right) const
{
    const Party& who = *party(id);
    return std::any_of(posts.begin(), posts.end(), [&](const Post& post) {
        return post.may.contains(right) &&
               std::find(who.posts.begin(), who.posts.end(), post.id) != who.posts.end();
    });
}

bool Terms::approves(const std::string& id) const
{
    const auto& held = party(id)->posts;
    return std::any_of(approvals.begin(), approvals.end(), [&](const std::string& post) {
        return std::find(held.begin(), held.end(), post) != held.end();
    });
}

std::map<std::string, std::string> Terms::files() const
{
    std::string schedule = "format = 1\n\n[contract]\nid = \"study\"\ntitle = \"Study\"\n"
                           "zone = \"Europe/Zurich\"\nterms = \"terms.md\"\n\n[review]\n";
    if (!approvals.empty()) schedule += "approvals = " + list(approvals) + "\n";
    for (const std::string component : {"start-up", "report"}) {
        schedule += "\n[[component]]\nid = \"" + component + "\"\ntitle = \"Part " + component + "\"\n";
        for (const auto& each : deliverables)
            if (each.component == component)
                schedule += "\n[[component.deliverable]]\nid = \"" + each.id + "\"\ntitle = \"The " +
                            each.id + "\"\nphase = \"" + each.phase + "\"\ndue = " + each.due +
                            "\n[component.deliverable.expects]\nsections = " +
                            list({each.sections.begin(), each.sections.end()}) + "\n";
        for (const auto& each : activities)
            if (each.component == component)
                schedule +=
                    "\n[[component.activity]]\nid = \"" + each.id + "\"\ntitle = \"The " + each.id + "\"\n";
    }
    std::string people = keeperIsNamed ? "keeper = \"" + keeper + "\"\n" : "";
    for (const auto& post : posts)
        people += "\n[[post]]\nid = \"" + post.id + "\"\ntitle = \"Post " + post.id + "\"\nside = \"" +
                  post.side + "\"\nmay = " + list({post.may.begin(), post.may.end()}) + "\n";
    for (const auto& party : parties)
        people += "\n[[party]]\nid = \"" + party.id + "\"\nname = \"Party " + party.id + "\"\nside = \"" +
                  party.side + "\"\nposts = " + list(party.posts) + "\n";
    std::map<std::string, std::string> all = {{"schedule.toml", schedule},
                                              {"people.toml", people},
                                              {"terms.md", "A plan, an outline, and a draft.\n"}};
    if (dueSoonDays != 7) all["desk.toml"] = "[reminders]\ndue-soon = " + std::to_string(dueSoonDays) + "\n";
    return all;
}

const std::vector<Document>& documents()
{
    static const std::vector<Document> all = {
        {"good.md",
         "# Methodology\n\nInterviews.\n\n# Data\n\nFigures.\n",
         "6f47e0da47c7e4289abccc7e87e2539b94ba505b34ded9005c7f4fbefaa0bb55",
         {"methodology", "data"},
         true},
        {"poor.md",
         "# Data\n\nFigures.\n\n# Annex\n\nTables.\n",
         "a3e5bbcb4a1feea02d3d8021b323541f54f620bebae1fdddcc96b01a184bed06",
         {"data", "annex"},
         true},
        {"longer.md",
         "# Methodology\n\nInterviews.\n\n# Data\n\nFigures.\n\n# Outlook\n\nNext year.\n",
         "52e2bfeca22db085104bd2f2ea7fce5f0eec6434caca9485bced905ff8c3b666",
         {"methodology", "data", "outlook"},
         true},
        {"broken.docx",
         "not what its name says\n",
         "8301903956760aced87b21acf521144e1e9a86981d610f839b4eda7129da974e",
         {},
         false},
        {"annex.md",
         "Tables of figures.\n",
         "a59773b2783877792175e907d983bb895be2fcf3295fa82098d8bb788c2d21e8",
         {},
         true},
    };
    return all;
}

const Document* document(const std::string& name)
{
    const auto& all = documents();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& d) { return d.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::string written(Seconds time)
{
    return printed(time, "%04d-%02d-%02dT%02d:%02d:%02dZ");
}

std::string writtenLocally(Seconds time)
{
    return printed(local(time), "%04d-%02d-%02dT%02d:%02d");
}

std::string localDay(Seconds time)
{
    return printed(local(time), "%04d-%02d-%02d");
}

Seconds dayOf(Seconds time)
{
    return local(time) / kDay;
}

Seconds endOfDay(Seconds day)
{
    const Seconds end = (day + 1) * kDay;
    return end - (end - kHour < kSummer ? kHour : 2 * kHour);
}

bool isShownOnce(Seconds time)
{
    return time % 60 == 0; // the spring skips an hour and repeats none
}

}
