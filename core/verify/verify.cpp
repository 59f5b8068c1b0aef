#include "verify/verify.h"

#include "verify/judging.h"
#include "verify/kept.h"
#include "verify/looking.h"

#include <algorithm>
#include <system_error>
#include <thread>

namespace remit {

namespace {

class Verifying {
public:
    Verifying(const Ledger& ledger, Verified& verified) : ledger_(ledger), verified_(verified) {}

    void record(const Objects& objects, Record& record)
    {
        verified_.entries = record.entries.size();
        verified_.newest = ledger_.tip().received;
        verified_.newestEntry = ledger_.tip().entry;
        verified_.kept = keptFiles(ledger_, record);
        const SignatureCheck signatures(*record.contract, std::move(record.facts.people),
                                        record.facts.keeper);
        verified_.keys = signatures.keys();
        record.facts = Facts(*record.contract); // the others are not needed any more, and take much room
        const auto looked = look(objects, record.entries, signatures);
        Judging judging(ledger_, record.entries);
        auto held = held_.begin(); // what is amiss with the steps is told with what is with their entries
        const auto steps = [&](std::size_t to) {
            for (; held != held_.end() && held->first <= to; ++held)
                add(held->second.where, held->second.what);
        };
        for (std::size_t i = 0; i < looked.size() && verified_.breaks.size() < kMostBreaks; ++i) {
            steps(i);
            const Entry& entry = record.entries[i];
            for (const auto& each : looked[i].breaks)
                add(each.where, each.what);
            verified_.signedEvents += looked[i].signedByAuthor;
            verified_.named += looked[i].named;
            verified_.signedEntries += looked[i].signedByKeeper;
            seen(entry, record.entries);
            judge(judging, entry, looked[i].openMusts);
        }
        steps(std::string::npos);
        verifyKept(ledger_, verified_);
    }

private:
    void add(const std::string& where, const std::string& what)
    {
        if (verified_.breaks.size() < kMostBreaks) verified_.breaks.push_back({where, what});
    }

    struct Ending {
        Looking& looking;
        ~Ending() { looking.end(); }
    };

    // Holds the repository to the entries, and looks at what each brought as soon as it is found, on every
    // processor.
    std::vector<Looked> look(const Objects& objects, const std::vector<Entry>& entries,
                             const SignatureCheck& signatures)
    {
        Looking looking(objects, entries, signatures);
        {
            std::vector<std::jthread> others;
            try {
                while (others.size() + 1 < std::thread::hardware_concurrency())
                    others.emplace_back([&] { looking.run(); });
            } catch (const std::system_error&) { // as many as there may be
            }
            const Ending ending{looking}; // also if this ends early, or they would wait for ever
            const auto came = [&](EntryObjects each) { looking.add(std::move(each)); };
            held_ = hold(objects, ledger_.tip(), entries, kMostBreaks, came);
            looking.end();
            looking.run();
        }
        return looking.take();
    }

    // The entry that its author says was the newest is the one of that number here.
    void seen(const Entry& entry, const std::vector<Entry>& entries)
    {
        if (!entry.event.seen) return;
        const auto [newest, fingerprint] = *entry.event.seen;
        if (newest < entry.facts.number && // the one after it names it
            entries[static_cast<std::size_t>(number(newest))].facts.after == fingerprint)
            return;
        add(entry.folder, "was made by somebody who had another entry " + std::to_string(number(newest)) +
                              " before them than the one here");
    }

    void judge(Judging& judging, const Entry& entry, std::size_t openMusts)
    {
        if (unjudged_) return;
        const auto refusal = judging.next(entry, openMusts);
        unjudged_ = !refusal;
        if (!refusal)
            add(entry.folder,
                "cannot be held to what was allowed, nor can what comes after it: " + refusal.error().text());
        else if (*refusal)
            add(entry.folder, "was not allowed when it was received: " + **refusal);
    }

    const Ledger& ledger_;
    Verified& verified_;
    std::vector<std::pair<std::size_t, Error>> held_; // by the position of its entry
    bool unjudged_ = false;                           // since an entry that could not be
};

}

Result<Verified> verify(const std::filesystem::path& folder)
{
    Verified verified;
    const auto add = [&](const Error& error) { verified.breaks.push_back({error.where, error.what}); };
    const auto home = Ledger::folderOf(folder);
    if (!home) return home.error();
    // First what lies there: nothing may be read by what is damaged.
    const auto objects = Objects::open(*home);
    if (!objects) {
        add(objects.error());
        return verified;
    }
    const auto damaged = objects->damaged(kMostBreaks);
    if (!damaged) return damaged.error();
    for (const auto& each : *damaged)
        add(each);
    if (!damaged->empty()) return verified;

    const auto ledger = Ledger::open(*home);
    if (!ledger) {
        add(ledger.error());
        return verified;
    }
    auto record = readRecord(*ledger, *objects);
    if (record)
        Verifying(*ledger, verified).record(*objects, *record);
    else
        add(record.error());
    return verified;
}

}
