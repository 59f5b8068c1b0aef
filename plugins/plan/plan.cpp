#include "dates.h"
#include "phase/requirements.h"

#include "base/words.h"

#include <algorithm>

namespace remit::plan {

constexpr std::string_view kTimes = "times";

// Whether the text gives a date or a duration: a digit beside that of its own number, "2. " or "2) ".
bool saysTime(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789";
    const auto digits = std::min(text.find_first_not_of(kDigits), text.size());
    const auto sign = text.substr(digits, 2);
    if (digits > 0 && (sign == ". " || sign == ") ")) text.remove_prefix(digits);
    return text.find_first_of(kDigits) != text.npos;
}

// A row, item, line or heading in which a step may be, and whether a time is given there; for a heading, in
// the text under it.
struct Place {
    std::string text;
    bool timed = false;
};

std::vector<Place> placesIn(std::span<const Block> blocks)
{
    std::vector<Place> places;
    std::size_t heading = 0; // the place last met that is one, plus one
    for (const auto& block : blocks) {
        const std::size_t first = places.size();
        if (block.kind != Block::Kind::Table) places.push_back({block.text, saysTime(block.text)});
        for (const auto& row : block.rows) {
            auto& place = places.emplace_back();
            for (const auto& cell : row) {
                place.text += cell.text + ' ';
                place.timed = place.timed || saysTime(cell.text);
            }
        }
        if (block.kind == Block::Kind::Heading)
            heading = places.size();
        else if (heading > 0)
            for (std::size_t i = first; i < places.size(); ++i)
                places[heading - 1].timed = places[heading - 1].timed || places[i].timed;
    }
    return places;
}

// A plan says how the work will be done, what it needs, and when each step is taken.
class Plan : public Phase {
public:
    Result<std::vector<Requirement>> brief(const Context& context) const override
    {
        Brief brief(context);
        brief.sections();
        const std::string timeline = context.expects.text("timeline");
        const Wordings within = timeline.empty() ? Wordings{} : Wordings{timeline};
        brief.places("steps", "step", Level::Must, within);
        if (context.expects.flag(kTimes, false)) addTimes(context, brief);
        if (context.expects.flag(kDates, false))
            brief.add({std::string(kDates), Level::Should,
                       "Dates that exist, run forward, and fit those of the contract", Requirement::Own{}});
        brief.table("table-columns", within);
        brief.answers();
        return brief.done();
    }

    std::vector<Finding> examine(const Submission& submission, const Context& context,
                                 std::span<const Requirement> own) const override
    {
        std::vector<Finding> findings;
        for (const auto& requirement : own)
            if (requirement.id == kTimes)
                findings.push_back(times(requirement, submission, context));
            else if (requirement.id == kDates)
                findings.push_back(datesIn(timeline(submission, context), requirement, context));
            else
                findings.push_back(answers(requirement, submission, context));
        return findings;
    }

private:
    static void addTimes(const Context& context, Brief& brief)
    {
        if (context.expects.texts("steps").empty())
            context.expects.complain(kTimes, "needs the steps that are to have them: add \"steps\"");
        brief.add({std::string(kTimes), Level::Must, "For each step, its time: a duration or a date",
                   Requirement::Own{}});
    }

    // Where the times stand: in the sections that the schedule calls the timeline, without their headings; if
    // it names none, anywhere.
    static std::vector<Passage> timeline(const Submission& submission, const Context& context)
    {
        std::vector<Passage> passages;
        const std::string title = context.expects.text("timeline");
        if (title.empty()) {
            for (const auto& document : submission.files)
                passages.push_back({&document, 0, document.blocks.size()});
            return passages;
        }
        passages = sectionsOf(submission.files, {title}, context);
        for (auto& passage : passages)
            ++passage.begin;
        return passages;
    }

    static Finding datesIn(const std::vector<Passage>& timeline, const Requirement& requirement,
                           const Context& context)
    {
        if (!timeline.empty()) return dates(requirement, timeline, context.contract);
        return unknown(requirement, "there is no section " + inQuotes(context.expects.text("timeline")) +
                                        " to look for dates in");
    }

    static Finding times(const Requirement& requirement, const Submission& submission, const Context& context)
    {
        const std::string section = context.expects.text("timeline");
        std::vector<Place> places;
        for (const auto& passage : timeline(submission, context)) {
            const auto more = placesIn(passage.blocks());
            places.insert(places.end(), more.begin(), more.end());
        }
        std::vector<std::string> timeless;
        for (const auto& step : context.expects.texts("steps"))
            if (!isTimed(widened({step}, context.contract.synonyms), places))
                timeless.push_back('"' + quotable(step) + '"');
        if (timeless.empty()) return met(requirement);
        return unmet(requirement, {},
                     "no time is given for " + listed(timeless) +
                         "; write a duration (\"2 weeks\") or a date in the row, item or line of each step" +
                         (section.empty() ? "" : " in the section \"" + section + "\""));
    }

    static bool isTimed(const Wordings& step, const std::vector<Place>& places)
    {
        return std::any_of(places.begin(), places.end(), [&](const Place& place) {
            return place.timed && std::any_of(step.begin(), step.end(), [&](const std::string& wording) {
                       return says(place.text, wording);
                   });
        });
    }
};

}

REMIT_PHASE(remit::plan::Plan)
