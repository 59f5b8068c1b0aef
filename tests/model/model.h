#pragma once

#include "model/command.h"

namespace remit::model {

// Whether a deed that is the newest at its place already is told again instead of being recorded twice.
inline constexpr bool kTellsRepeats = true;

struct File {
    std::string name;
    std::size_t size = 0;
    std::string sha256; // empty: the model does not know it
    std::string role;
};

struct Comment {
    int number = 0;
    std::string text;
    std::string carriedTo;
};

struct Review {
    int entry = 0;
    std::string by;
    std::string decision;
    Seconds received = 0;
    std::string reason;
    std::vector<Comment> comments;
};

struct Revision {
    int number = 0;
    int entry = 0;
    std::string by;
    Seconds at = 0;
    Seconds received = 0;
    std::string clock;
    bool asIs = false;
    bool mustsOpen = false;
    std::string remark;
    std::vector<File> files;
    int withdrawnBy = 0; // the entry; 0: none
    std::vector<Review> reviews;
    std::string decision; // once it is decided on
};

// One deliverable.
struct Work {
    std::vector<Revision> revisions;
    int accepted = 0; // the revision; 0: none
    bool reopened = false;
    int comments = 0; // how many there have been

    bool waits() const; // the newest revision does, for a decision
    bool takesHandIns() const { return accepted == 0 || reopened; }
};

// One entry of the log.
struct Entry {
    int number = 0;
    std::string kind;
    std::string by;
    std::string party; // whose deed it is
    Seconds at = 0;
    Seconds received = 0;
    std::string clock;
    std::string place;       // where it lies: a deliverable, an activity, or the contract
    std::string deliverable; // if it is about one
    std::string carriedTo;
    std::vector<File> files;
    std::vector<Comment> comments;
    int takenBackBy = 0;
    std::string deed; // all that makes it this deed, but for its time
};

// Everything that the record says at one time.
struct Standing {
    std::vector<Work> works; // in the order of the terms
    std::vector<Entry> entries;
};

// What a command must answer.
struct Answer {
    std::set<int> statuses; // one of these: where several things are amiss, any may be told
    int entry = 0;          // recorded, or told again; 0: nothing
    int revision = 0;       // of a hand-in
    bool again = false;     // nothing new was recorded
};

// A contract's record in memory, by the words of docs/commands.md and docs/record-format.md. What is taken
// back is undone by putting back what was before it: since nothing rests on it, nothing else has changed.
class Model {
public:
    Model(const Setting& setting, Seconds opened);

    // Does it, if it can be done.
    Answer play(const Command& command);

    const Terms& terms() const { return terms_; }
    const Standing& now() const { return now_; }
    // What was known at `time`; nothing before the opening.
    const Standing* asOf(Seconds time) const;

private:
    struct Wrongs;
    struct Deed;
    Wrongs misspelt(const Command& command, Deed& deed) const;
    Wrongs forbidden(const Command& command, const Deed& deed) const;
    void reviewForbidden(const Command& command, const Deed& deed, Wrongs& wrongs) const;
    void retractForbidden(const Command& command, const Deed& deed, Wrongs& wrongs) const;
    const Entry* saidBefore(const Command& command, const Deed& deed) const;
    Entry append(const Command& command, const Deed& deed) const;
    int apply(const Command& command, const Deed& deed, Entry& entry);
    void applyReview(const Command& command, const Deed& deed, Entry& entry);
    bool holds(const std::string& party, const std::string& post) const;
    bool hasAccepted(const Revision& revision, const std::string& post) const;
    bool allHaveAccepted(const Revision& revision) const;
    bool isWanted(const Revision& revision, const std::string& party) const;
    bool mustsOpen(const Command& command, std::size_t place) const;

    Terms terms_;
    Standing now_;
    std::vector<Standing> history_; // after each entry
    std::vector<Work> before_;      // of each entry: the work it is about, as it was
    std::string me_;                // who this copy records for
};

}
