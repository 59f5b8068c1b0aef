#include "dates.h"

#include "contract_days.h"
#include "entries.h"
#include "hand_in.h"
#include "readings.h"
#include "time_words.h"

#include "base/words.h"

#include <algorithm>

namespace remit::plan {

namespace {

using Reading = WrittenDate::Reading;

// Sentences, of which the first are told, each once, and where the first of them stands.
class Told {
public:
    void add(std::string text, const Passage& passage, std::size_t block)
    {
        constexpr std::size_t kMaxTold = 5;
        if (count_++ == 0) place_ = passage.placeOf(block);
        if (told_.size() < kMaxTold && std::find(told_.begin(), told_.end(), text) == told_.end())
            told_.push_back(std::move(text));
    }

    bool none() const { return count_ == 0; }
    const std::string& place() const { return place_; }

    std::string text() const
    {
        std::string text;
        for (const auto& each : told_)
            text += (text.empty() ? "" : "; ") + each;
        if (count_ > told_.size()) text += "; and " + std::to_string(count_ - told_.size()) + " more like it";
        return text;
    }

private:
    std::size_t count_ = 0;
    std::vector<std::string> told_;
    std::string place_;
};

// The date in the first cell under a head like that, after the cell `after`; nullptr unless it is the only
// one there.
const WrittenDate* dateUnder(const Entry& row, bool (*isHead)(std::string_view), const Part*& after)
{
    bool passed = after == nullptr;
    for (const auto& part : row.parts) {
        if (passed && !part.dates.empty() && isStart(part.head) != isEnd(part.head) && isHead(part.head)) {
            after = &part;
            return part.dates.size() == 1 && part.dates[0].reading == Reading::Days ? &part.dates[0]
                                                                                    : nullptr;
        }
        passed = passed || &part == after;
    }
    return nullptr;
}

// What is wrong with the dates of a plan.
class Judging {
public:
    Judging(std::span<const Passage> passages, const Context& context)
        : bounds_(boundsOf(context.contract)), readings_(passages, bounds_), handIns_(context.contract),
          isTimeline_(!context.expects.text("timeline").empty())
    {
    }

    void take(const Passage& passage)
    {
        passage_ = &passage;
        const auto& blocks = passage.document->blocks;
        for (std::size_t at = passage.begin; at < passage.end;) {
            if (blocks[at].kind == Block::Kind::Table) {
                judge(entriesOf(blocks[at], at));
                ++at;
            } else if (blocks[at].kind == Block::Kind::ListItem) {
                Entries items;
                for (; at < passage.end && blocks[at].kind == Block::Kind::ListItem; ++at)
                    items.all.push_back(entryOf(blocks[at], at));
                judge(std::move(items));
            } else {
                exist(blocks[at].text, writtenDates(blocks[at].text), at);
                ++at;
            }
        }
    }

    std::size_t dates() const { return dates_; }
    bool looksDated() const { return looksDated_; } // though there is no date
    const Told& faults() const { return faults_; }
    const Told& unclear() const { return unclear_; }

private:
    void fault(std::string text, std::size_t block) { faults_.add(std::move(text), *passage_, block); }

    void exist(std::string_view text, const std::vector<WrittenDate>& found, std::size_t block)
    {
        dates_ += found.size();
        if (dates_ == 0 && !looksDated_) looksDated_ = looksLikeDate(text);
        for (const auto& date : found)
            if (date.reading == Reading::NoSuchDay) fault("there is no " + inQuotes(date.words), block);
    }

    void settle(Entry& entry)
    {
        for (auto& part : entry.parts)
            for (auto& date : part.dates) {
                readings_.settle(date);
                if (date.reading == Reading::Unclear)
                    unclear_.add(inQuotes(date.words) + " can be read as " +
                                     (date.ways.size() == 2 ? "two" : "several") + " days",
                                 *passage_, entry.block);
            }
    }

    void judge(Entries entries)
    {
        for (auto& entry : entries.all)
            settle(entry);
        const bool isPlan = isTimeline_ || hasDateWithin(entries);
        for (const auto& entry : entries.all) {
            for (const auto& part : entry.parts)
                exist(part.text, part.dates, entry.block);
            if (isPlan) lieWithin(entry);
            runForward(entry);
            if (std::string text = handIns_.late(entry); !text.empty()) fault(std::move(text), entry.block);
        }
    }

    bool hasDateWithin(const Entries& entries) const
    {
        const auto within = [&](const WrittenDate& date) {
            return date.reading == Reading::Days && bounds_.hold(date.first, date.last);
        };
        return std::any_of(entries.all.begin(), entries.all.end(), [&](const Entry& entry) {
            return std::any_of(entry.parts.begin(), entry.parts.end(), [&](const Part& part) {
                return std::any_of(part.dates.begin(), part.dates.end(), within);
            });
        });
    }

    // Where a cell is all time, the dates of the others are those of what is done: "Review of the May 2019
    // report".
    void lieWithin(const Entry& entry)
    {
        if (entry.scale || isOfPayment(entry)) return; // payments come after the work
        const bool apart = std::any_of(entry.parts.begin(), entry.parts.end(), saysOnlyTimes);
        for (const auto& part : entry.parts) {
            if (part.dates.empty() || (apart && !saysOnlyTimes(part))) continue;
            const auto aside = mentioned(part);
            std::string last;
            for (std::size_t i = 0; i < part.dates.size(); ++i) {
                if (aside[i] || part.dates[i].reading != Reading::Days) continue;
                std::string text = outside(part.dates[i]);
                if (!text.empty() && !(part.dates[i].ends && text == last)) fault(text, entry.block);
                last = std::move(text);
            }
        }
    }

    std::string outside(const WrittenDate& date) const
    {
        if (bounds_.first && date.last < *bounds_.first)
            return inQuotes(date.words) + " is before the contract starts, " + longDay(*bounds_.first);
        if (bounds_.last && date.first > *bounds_.last)
            return inQuotes(date.words) + " is after the contract " +
                   (bounds_.ends ? "ends, " : "is completed, ") + longDay(*bounds_.last);
        return {};
    }

    void runForward(const Entry& entry)
    {
        for (const auto& part : entry.parts)
            for (std::size_t i = 1; i < part.dates.size(); ++i)
                if (const auto& first = part.dates[i - 1], &last = part.dates[i];
                    last.ends && isBefore(last, first))
                    fault(inQuotes(last.words) + " ends before it begins", entry.block);
        if (!entry.row) return;
        const Part *from = nullptr, *to = nullptr;
        const WrittenDate* const first = dateUnder(entry, isStart, from);
        to = from;
        const WrittenDate* const last = first ? dateUnder(entry, isEnd, to) : nullptr;
        if (last && isBefore(*last, *first))
            fault(inQuotes(last->words) + " under " + inQuotes(to->head) + " is before " +
                      inQuotes(first->words) + " under " + inQuotes(from->head),
                  entry.block);
    }

    static bool isBefore(const WrittenDate& a, const WrittenDate& b)
    {
        return a.reading == Reading::Days && b.reading == Reading::Days && a.last < b.first;
    }

    const Bounds bounds_;
    Readings readings_;
    const HandIns handIns_;
    const bool isTimeline_;
    const Passage* passage_ = nullptr;
    std::size_t dates_ = 0;
    bool looksDated_ = false;
    Told faults_, unclear_;
};

}

Finding dates(const Requirement& requirement, std::span<const Passage> passages, const Context& context)
{
    Judging judging(passages, context);
    for (const auto& passage : passages)
        judging.take(passage);
    const Told &faults = judging.faults(), &unclear = judging.unclear();
    if (!faults.none()) return unmet(requirement, faults.place(), faults.text());
    if (!unclear.none()) return unknown(requirement, unclear.text() + "; write the month in words");
    if (judging.dates() > 0) return met(requirement);
    if (judging.looksDated())
        return unknown(requirement, "no date with its year in four digits was found, though something is "
                                    "there that may be a time: look yourself");
    return met(requirement, "no date is given, so that none can contradict the contract");
}

}
