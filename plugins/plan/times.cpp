#include "times.h"

#include "table.h"
#include "time_words.h"

#include "base/words.h"

#include <algorithm>

namespace remit::plan {

namespace {

// A row, item, line or heading in which a step may be, and what is said there of its time; for a heading, in
// the text under it, too.
struct Place {
    std::string text;
    Time time = Time::None;
    std::vector<std::string_view> others; // cells that may say a time unless they name the step
};

bool names(std::string_view text, const Wordings& step)
{
    return std::any_of(step.begin(), step.end(), [&](const auto& wording) { return says(text, wording); });
}

// What one cell says of a time, by itself and by the head of its column.
enum class Said { Nothing, Other, Something, Marked, Time };

Said saidIn(const SeenCell& cell, Head head)
{
    const bool ofTime = head == Head::Times || head == Head::OneTime;
    // Many mark the weeks of a step by a colour, which is not read.
    if (isBlank(cell.text)) return cell.text.empty() && head == Head::OneTime ? Said::Marked : Said::Nothing;
    if (isNumber(cell.text))
        return ofTime ? Said::Time : cell.column == 0 || head == Head::Other ? Said::Other : Said::Something;
    if (head == Head::OneTime || timeIn(cell.text) == Time::Given) return Said::Time;
    return head == Head::Other ? Said::Other : Said::Something;
}

class Places {
public:
    explicit Places(const std::vector<Wordings>& steps) : steps_(steps) {}

    void take(const Block& block)
    {
        const std::size_t first = places_.size();
        if (block.kind == Block::Kind::Table)
            takeTable(block);
        else
            places_.push_back({block.text, timeIn(block.text), {}});
        if (block.kind == Block::Kind::Heading)
            std::erase_if(headings_, [&](const auto& heading) { return heading.level >= block.level; });
        for (const auto& heading : headings_)
            for (std::size_t i = first; i < places_.size(); ++i)
                places_[heading.place].time = std::max(places_[heading.place].time, places_[i].time);
        if (block.kind == Block::Kind::Heading) headings_.push_back({block.level, first});
    }

    // What is said of the time of that step, by the place that says most.
    Time of(const Wordings& step) const
    {
        Time most = Time::None;
        for (const auto& place : places_) {
            if (most == Time::Given) break;
            const bool other = place.time < Time::Perhaps && !place.others.empty();
            if ((place.time > most || other) && names(place.text, step))
                most = std::max(most, other ? timeBeside(step, place.others) : place.time);
        }
        return most;
    }

private:
    struct Opened {
        int level = 0;
        std::size_t place = 0;
    };

    static Time timeBeside(const Wordings& step, const std::vector<std::string_view>& others)
    {
        const bool any =
            std::any_of(others.begin(), others.end(), [&](auto text) { return !names(text, step); });
        return any ? Time::Perhaps : Time::None;
    }

    void takeTable(const Block& block)
    {
        const Table table = tableOf(block);
        // A row of steps is none of heads, unless the steps stand side by side.
        const bool headed = !table.rows.empty() && !namesStep(table.rows.front());
        std::vector<Head> heads(table.columns.size(), Head::Unknown);
        if (headed)
            for (std::size_t i = 0; i < heads.size(); ++i)
                heads[i] = headOf(table.columns[i].head, table.columns[i].wide);
        const bool timed = std::any_of(heads.begin(), heads.end(),
                                       [](Head h) { return h == Head::Times || h == Head::OneTime; });
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            takeRow(table.rows[i], heads, timed, i < table.headRows && headed);
        if (!headed) takeColumns(table);
    }

    bool namesStep(const std::vector<SeenCell>& row) const
    {
        return std::any_of(row.begin(), row.end(), [&](const SeenCell& cell) {
            return std::any_of(steps_.begin(), steps_.end(),
                               [&](const Wordings& step) { return names(cell.text, step); });
        });
    }

    // Where a table has columns for times, what its other cells say is something else.
    void takeRow(const std::vector<SeenCell>& row, const std::vector<Head>& heads, bool timed, bool isHead)
    {
        Place& place = places_.emplace_back();
        for (const auto& cell : row) {
            place.text += std::string(cell.text) + ' ';
            const Head head = isHead ? Head::Unknown : heads[cell.column];
            const Said said = saidIn(cell, head);
            if (said == Said::Time) place.time = Time::Given;
            if (timed && (said == Said::Marked || (said == Said::Something && head == Head::Times)))
                place.time = std::max(place.time, Time::Perhaps);
            if (!timed && said == Said::Something) place.others.push_back(cell.text);
            if (!timed && timeIn(cell.text) == Time::Perhaps && said != Said::Other)
                place.time = std::max(place.time, Time::Perhaps);
        }
    }

    // Steps side by side in the first row, each with its time in the cells below it.
    void takeColumns(const Table& table)
    {
        std::vector<Time> below(table.columns.size(), Time::None);
        for (std::size_t i = 1; i < table.rows.size(); ++i) {
            const auto& row = table.rows[i];
            const Head head = row.empty() ? Head::Unknown : headOf(row.front().text, false);
            for (std::size_t c = 1; c < row.size(); ++c)
                if (saidIn(row[c], head) == Said::Time) below[row[c].column] = Time::Given;
        }
        for (const auto& cell : table.rows.front())
            if (cell.column > 0) places_.push_back({std::string(cell.text), below[cell.column], {}});
    }

    const std::vector<Wordings>& steps_;
    std::vector<Place> places_;
    std::vector<Opened> headings_; // that the next block is under
};

std::string inSection(const Context& context)
{
    const std::string section = context.expects.text("timeline");
    return section.empty() ? "" : " in the section " + inQuotes(section);
}

}

Finding times(const Requirement& requirement, std::span<const Passage> passages, const Context& context)
{
    const auto titles = context.expects.texts("steps");
    std::vector<Wordings> steps;
    for (const auto& title : titles)
        steps.push_back(widened({title}, context.contract.synonyms));
    Places places(steps);
    for (const auto& passage : passages)
        for (const auto& block : passage.blocks())
            places.take(block);
    std::vector<std::string> timeless, unsure;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (const Time time = places.of(steps[i]); time != Time::Given)
            (time == Time::None ? timeless : unsure).push_back(inQuotes(titles[i]));
    if (!timeless.empty())
        return unmet(requirement, {},
                     "no time is given for " + listed(timeless) +
                         "; write a duration (\"2 weeks\") or a date in the row, item or line of each step" +
                         inSection(context));
    if (unsure.empty()) return met(requirement);
    return unknown(requirement, "no time was recognised for " + listed(unsure) +
                                    ", though something is there that may be one: look yourself");
}

}
