// Writes a contract of any size, and the record of any number of events about it, in the program's own
// spelling:
//
//     bench-fill contract FOLDER DELIVERABLES           the contract's files
//     bench-fill record DELIVERABLES EVENTS BYTES [signed]
//                                                       a record as `git fast-import` reads it, on standard
//                                                       output; signed: by all parties, and by the keeper
//
// Equal arguments give equal bytes. Deliverables d1, d2, … lie in components of a hundred. Each is handed in,
// sent back, handed in again, commented on, accepted (with a comment for the next deliverable, where that can
// still take it up) and reopened, and so on; which of them comes next is drawn by lot, so stories differ in
// length. One event in twenty is a note on an activity. The last deliverable always has the same short story:
// handed in and sent back. Documents have BYTES random bytes, as Word documents look to git; a hundred of
// them take turns.
#include "contract/requirement.h"
#include "evidence/sha256.h"
#include "ledger/layout.h"
#include "ledger/ledger.h"
#include "support/seeded_key.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <random>

namespace {

using namespace remit;

constexpr int kPerComponent = 100;
constexpr std::size_t kDocuments = 100;
constexpr int kNoteEvery = 20;
constexpr std::chrono::seconds kSpan = std::chrono::days(500);
const char* const kIdentity = "6f1c0e5b9a7d43f28c1e5a0b7d9f3e21";
const std::string kDocument = "report.docx";

// What was made here and is still not what it should be is a mistake here.
template <class T>
T sure(Result<T> result)
{
    if (result) return *std::move(result);
    std::cerr << "bench-fill: " << result.error().text() << "\n";
    std::exit(2);
}

Instant start()
{
    return sure(Instant::parse("2022-09-01T07:00:00Z"));
}

std::string component(int deliverable)
{
    return "c" + std::to_string((deliverable - 1) / kPerComponent + 1);
}

std::string idOf(int deliverable)
{
    return "d" + std::to_string(deliverable);
}

std::string homeOf(int deliverable)
{
    return component(deliverable) + "/" + idOf(deliverable);
}

struct ContractFile {
    std::string name;
    FileRole role;
    std::string bytes;
};

std::string schedule(int deliverables)
{
    std::string text = R"(format = 1
[contract]
id = "many"
title = "A contract of many parts"
completes = 2024-06-28
zone = "Europe/Zurich"
terms = "terms.md"
[review]
approvals = ["office"]
)";
    for (int i = 1; i <= deliverables; ++i) {
        const std::string n = std::to_string(i);
        if (i % kPerComponent == 1)
            text += "[[component]]\nid = \"" + component(i) + "\"\ntitle = \"Part " + component(i).substr(1) +
                    "\"\n[[component.activity]]\nid = \"work-" + component(i) +
                    "\"\ntitle = \"Interviews\"\n";
        const LocalDay first = sure(LocalDay::parse("2022-10-01"));
        const std::string due = (first + std::chrono::days(i * 500L / deliverables)).str();
        text += "[[component.deliverable]]\nid = \"" + idOf(i) + "\"\nphase = \"plan\"\ntitle = \"Report " +
                n + "\"\ndue = " + (i % 10 == 0 ? "\"with " + idOf(i - 1) + "\"" : due) + "\n";
    }
    return text;
}

// By party; none: nobody signs.
using Keys = std::map<std::string, std::unique_ptr<test::SeededKey>>;

// The line of a party's keys, where it has any.
std::string keysOf(const Keys& keys, const std::string& party)
{
    const auto found = keys.find(party);
    return found == keys.end() ? "" : "keys = [\"" + found->second->line() + "\"]\n";
}

std::vector<ContractFile> contractFiles(int deliverables, const Keys& keys = {})
{
    return {{"schedule.toml", FileRole::Schedule, schedule(deliverables)},
            {"people.toml", FileRole::People, R"(keeper = "desk"
[[post]]
id = "desk"
title = "Desk"
side = "client"
may = ["note"]
[[post]]
id = "office"
title = "Office"
side = "client"
may = ["review", "note"]
[[post]]
id = "author"
title = "Author"
side = "provider"
may = ["submit", "withdraw", "note"]
[[party]]
id = "desk"
name = "Desk"
side = "client"
posts = ["desk"]
)" + keysOf(keys, "desk") + R"([[party]]
id = "chief"
name = "Chief of the office"
side = "client"
posts = ["office"]
)" + keysOf(keys, "chief") + R"([[party]]
id = "provider"
name = "Service provider"
side = "provider"
posts = ["author"]
)" + keysOf(keys, "provider")},
            {"terms.md", FileRole::Terms, "# Terms of reference\n\nReports are handed in on time.\n"}};
}

// What the next event of a story is, in turn.
enum class Step { Submit, RequestChanges, SubmitAgain, Comment, Accept, Reopen };

struct DeliverableStory {
    Step next = Step::Submit;
    int revision = 0;
    EventId handIn;
    Fingerprint document;
    EventId acceptance;

    bool accepted() const { return next == Step::Reopen; }
};

class Filling {
public:
    Filling(int deliverables, int events, std::size_t bytes, bool sign)
        : events_(events), stories_(static_cast<std::size_t>(deliverables) + 1), size_(bytes)
    {
        unsigned char seed = 1;
        for (const char* const party : {"desk", "chief", "provider"})
            if (sign) keys_[party] = std::make_unique<test::SeededKey>(seed++);
    }

    void run()
    {
        const int last = static_cast<int>(stories_.size()) - 1;
        open(last);
        for (int e = 2; e <= events_; ++e) {
            if (e == events_ / 3 || e == events_ * 2 / 3)
                tell(last);
            else if (e % kNoteEvery == 0)
                note(draw(last));
            else
                tell(draw(last - 1));
        }
        std::cout << "done\n";
    }

private:
    // A number from 1 to `most`.
    int draw(int most) { return static_cast<int>(lot_() % static_cast<unsigned>(most)) + 1; }

    DeliverableStory& story(int deliverable) { return stories_[static_cast<std::size_t>(deliverable)]; }

    static void data(std::string_view bytes)
    {
        std::cout << "data " << bytes.size() << "\n" << bytes << "\n";
    }

    static void file(const std::string& path, std::string_view bytes)
    {
        std::cout << "M 100644 inline " << path << "\n";
        data(bytes);
    }

    Event event(const char* by, Deed deed)
    {
        Event event;
        event.record = kIdentity;
        event.by = sure(PartyId::of(by));
        event.at = now();
        if (number_ > 0) event.seen = Event::Seen{EntryNumber(number_), newest_};
        char nonce[33];
        std::snprintf(nonce, sizeof nonce, "%032d", number_ + 1);
        event.nonce = nonce;
        event.deed = std::move(deed);
        return event;
    }

    // When the entry that comes next is received.
    Instant now() const
    {
        return start() + std::max(kSpan / events_, std::chrono::seconds(1)) * (number_ + 1);
    }

    // Writes the commit of an entry up to its files in use, which the caller adds. Returns the event's id.
    EventId enter(const Event& event, const std::string& home, const std::string& words,
                  const std::string& author, const std::string& findings = {})
    {
        const std::string bytes = encode(event);
        EntryFacts facts;
        facts.number = EntryNumber(number_ + 1);
        facts.event = sha256(bytes);
        facts.received = now();
        if (number_ > 0) facts.after = newest_;
        if (!findings.empty()) facts.findings = sha256(findings);
        folder_ = ledger::EntryPlace{home, facts.number, std::string(kindOf(event.deed))}.folder();
        const auto seconds = [](Instant i) { return i.value().time_since_epoch().count(); };
        std::cout << "commit refs/heads/main\nauthor " << author << " <" << event.by.str()
                  << "@remit.invalid> " << seconds(event.at)
                  << " +0000\ncommitter Remit <keeper@remit.invalid> " << seconds(facts.received)
                  << " +0000\n";
        data(words + "\n\n" + folder_ + "\n");
        const std::string entry = encode(facts);
        signedFile(ledger::kEventFile, bytes, event.by.str());
        signedFile(ledger::kEntryFile, entry, "desk");
        if (!findings.empty()) file(folder_ + "/" + std::string(ledger::kFindingsFile), findings);
        ++number_;
        newest_ = sha256(entry);
        return facts.event;
    }

    // A file of the newest entry, and its signature where the party signs.
    void signedFile(std::string_view name, const std::string& bytes, const std::string& party) const
    {
        const std::string path = folder_ + "/" + std::string(name);
        file(path, bytes);
        if (const auto found = keys_.find(party); found != keys_.end())
            file(path + std::string(ledger::kSignature), found->second->sign(bytes));
    }

    void open(int deliverables)
    {
        const auto files = contractFiles(deliverables, keys_);
        Event opening = event("desk", Open{sure(ContractId::of("many"))});
        for (const auto& each : files)
            opening.files.push_back({each.name, each.bytes.size(), sha256(each.bytes), each.role});
        enter(opening, "contract", "Record opened by Desk: A contract of many parts", "Desk");
        file(std::string(ledger::kAttributesFile), ledger::kAttributes);
        for (const auto& each : files) {
            file(ledger::fileIn(folder_, each.name), each.bytes);
            file("contract/" + each.name, each.bytes);
        }
    }

    void note(int deliverable)
    {
        const std::string activity = "work-" + component(deliverable);
        const LocalDay day(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(now().value())));
        enter(event("chief", Note{sure(ActivityId::of(activity)), day, "Two interviews held", {"GOV-03"}}),
              component(deliverable) + "/" + activity, "Interviews: noted by Chief of the office",
              "Chief of the office");
    }

    void tell(int deliverable)
    {
        DeliverableStory& about = story(deliverable);
        switch (about.next) {
        case Step::Submit:
        case Step::SubmitAgain:
            return submit(deliverable);
        case Step::RequestChanges:
            review(deliverable, Decision::RequestChanges,
                   {{"Name the sources of the figures.", "2.3 Data", {}},
                    {"Say who was asked, and when.", "3 Methodology", {}}});
            return;
        case Step::Comment:
            review(deliverable, Decision::Comment, {{"A clear structure.", "", {}}});
            return;
        case Step::Accept:
            return accept(deliverable);
        case Step::Reopen:
            enter(event("chief", Reopen{sure(DeliverableId::of(idOf(deliverable))), about.acceptance,
                                        "The figures of the last quarter are missing"}),
                  homeOf(deliverable), title(deliverable) + "reopened by Chief of the office",
                  "Chief of the office");
            about.next = Step::Submit;
        }
    }

    std::string title(int deliverable) const { return "Report " + std::to_string(deliverable) + ": "; }

    void writeDocument()
    {
        std::string document(size_, '\0');
        for (char& c : document)
            c = static_cast<char>(lot_());
        documents_.push_back(sha256(document));
        std::cout << "blob\nmark :" << documents_.size() << "\n";
        data(document);
    }

    void submit(int deliverable)
    {
        DeliverableStory& about = story(deliverable);
        const std::size_t document = handIns_++ % kDocuments;
        if (document == documents_.size()) writeDocument();
        Event handIn = event("provider", Submit{sure(DeliverableId::of(idOf(deliverable))), false, ""});
        about.document = documents_[document];
        handIn.files.push_back({kDocument, size_, about.document, FileRole::Clean});
        const Examination examination{
            sure(PhaseId::of("plan")),
            "0.1.0",
            {},
            {{"table-steps", Level::Must, Verdict::Met, "A table of the steps", "2 Steps", ""},
             {"section-risks", Level::Should, Verdict::Unmet, "A section on the risks", "",
              "There is no heading of these words."}}};
        about.handIn = enter(handIn, homeOf(deliverable),
                             title(deliverable) + "revision " + std::to_string(++about.revision) +
                                 " handed in by Service provider",
                             "Service provider", encode(examination));
        for (const auto& path : {ledger::fileIn(folder_, kDocument), homeOf(deliverable) + "/" + kDocument})
            std::cout << "M 100644 :" << document + 1 << " " << path << "\n";
        about.next = about.next == Step::Submit ? Step::RequestChanges : Step::Comment;
    }

    // The events of a review, and what it leaves in the folders of the deliverables it carries comments to.
    EventId review(int deliverable, Decision decision, std::vector<Comment> comments)
    {
        DeliverableStory& about = story(deliverable);
        const ReviewDeed deed{sure(DeliverableId::of(idOf(deliverable))),
                              about.handIn,
                              decision,
                              "",
                              {about.document},
                              std::move(comments)};
        const EventId id = enter(event("chief", deed), homeOf(deliverable),
                                 title(deliverable) + std::string(word(decision)) + " by Chief of the office",
                                 "Chief of the office");
        for (const auto& comment : deed.comments)
            if (comment.carriedTo) carry(*comment.carriedTo);
        about.next = static_cast<Step>(static_cast<int>(about.next) + 1);
        return id;
    }

    void accept(int deliverable)
    {
        const int next = deliverable + 1;
        std::vector<Comment> comments = {{"Well done.", "", {}}};
        if (next < static_cast<int>(stories_.size()) - 1 && !story(next).accepted())
            comments.push_back({"Take the figures up again.", "", sure(DeliverableId::of(idOf(next)))});
        const EventId id = review(deliverable, Decision::Accept, std::move(comments));
        story(deliverable).acceptance = id;
    }

    // Marks with the deliverable that the review just entered carries comments to it.
    void carry(const DeliverableId& to)
    {
        const std::string home = homeOf(std::atoi(to.str().c_str() + 1));
        file(ledger::carriedMark(home, *ledger::EntryPlace::of(folder_)), "");
    }

    int events_;
    Keys keys_;
    std::vector<DeliverableStory> stories_; // by number; none is 0
    std::size_t size_;                      // of a document
    std::size_t handIns_ = 0;
    std::vector<Fingerprint> documents_; // those written; the first bears mark 1
    std::mt19937 lot_;                   // the standard says which numbers it draws
    int number_ = 0;                     // of the newest entry
    Fingerprint newest_;
    std::string folder_; // of the newest entry
};

int writeContract(const std::string& folder, int deliverables)
{
    for (const auto& file : contractFiles(deliverables)) {
        std::ofstream out(folder + "/" + file.name, std::ios::binary);
        out << file.bytes;
        if (!out.flush()) return 2;
    }
    return 0;
}

}

int main(int count, char** words)
{
    std::ios::sync_with_stdio(false);
    if (count == 4 && std::strcmp(words[1], "contract") == 0 && std::atoi(words[3]) >= 1)
        return writeContract(words[2], std::atoi(words[3]));
    // Fewer than these and the last deliverable has no story of its own.
    const bool sign = count == 6 && std::strcmp(words[5], "signed") == 0;
    const bool record = (count == 5 || sign) && std::strcmp(words[1], "record") == 0 &&
                        std::atoi(words[2]) >= 2 && std::atoi(words[3]) >= 6 && std::atoi(words[4]) >= 1;
    if (!record) return 64;
    Filling(std::atoi(words[2]), std::atoi(words[3]), static_cast<std::size_t>(std::atoi(words[4])), sign)
        .run();
    return std::cout.flush() ? 0 : 2;
}
