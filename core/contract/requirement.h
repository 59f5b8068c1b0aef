#pragma once

#include "base/ids.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace remit {

enum class Level { Must, Should, May };

// The ways of saying one thing: the first is its name, the others mean the same. Found whatever the case,
// accents, hyphens, plural or order of words. Empty: anywhere / anything.
using Wordings = std::vector<std::string>;

// What may be left in a file or be wrong with it, whatever it is about.
enum class Flaw {
    TrackedChanges,
    Comments,
    HiddenText,
    Placeholders,      // "TBD", "[insert name]", "XX", lorem ipsum
    EmptySections,     // a heading without anything under it
    SkippedLevels,     // a heading two levels or more below the one before
    Abbreviations,     // that are nowhere spelled out
    BrokenReferences,  // to a section, table or figure that is not there
    PicturesUntold,    // without alternative text
    TablesUnheaded,    // without a row marked as heading
    TablesUncaptioned, // without a caption before or after
};

// One thing that a deliverable's document has to contain. A phase states it; core judges it
// (document/judge.h).
struct Requirement {
    // A heading of these words; with `within`, inside the section of those.
    struct Section {
        Wordings title;
        Wordings within = {};
    };
    // The topic has a place: a heading, list item, table cell or short line of these words; with `anywhere`,
    // a mention in running text will do, and text without one may say it in other words: that is unknown.
    struct Topic {
        Wordings topic;
        Wordings within = {};
        bool anywhere = false;
    };
    // A table with (at least) these columns and that many rows below them.
    struct Table {
        std::vector<Wordings> columns;
        int rows = 1;
        Wordings within = {};
    };
    // A list (or numbered steps) of at least that many items; in a section, its sub-headings or the filled
    // rows of a table will do.
    struct List {
        int items = 1;
        Wordings within = {};
    };
    // So many words in all; 0 for no bound.
    struct Length {
        int atLeast = 0;
        int atMost = 0;
    };
    // An annex of these words: a heading that calls itself one, or a file of its own.
    struct Annex {
        Wordings title;
    };
    // So many pages; 0 for no bound. Known of few files (see Properties::pages).
    struct Pages {
        int atLeast = 0;
        int atMost = 0;
    };
    // The file says that it is in this language: "en" is also "en-GB".
    struct Language {
        std::string tag;
    };
    // None of these in any file.
    struct Clean {
        std::vector<Flaw> of = {Flaw::TrackedChanges, Flaw::Comments, Flaw::HiddenText};
    };
    // Only the phase itself can tell: Phase::examine answers.
    struct Own {};

    std::string id; // unique within a brief: "section-methodology"
    Level level = Level::Must;
    std::string words; // for the author: "A section on the methodology"
    std::variant<Section, Topic, Table, List, Length, Annex, Pages, Language, Clean, Own> kind;
    // Not empty: it cannot be judged yet, and why ("the report outline is not accepted yet").
    std::string awaits = {};
    // It follows from a document that was accepted, not from the schedule alone.
    bool agreed = false;
};

enum class Verdict { Met, Unmet, Unknown };

// The answer to one requirement.
struct Finding {
    std::string requirement; // its id
    Level level = Level::Must;
    Verdict verdict = Verdict::Unknown;
    std::string words; // the requirement's
    std::string
        place; // where in the document, as a person says it: "2.3 Data, second paragraph"; may be empty
    std::string remark; // what is amiss and what to do; of what is met, what is worth knowing; may be empty

    bool operator==(const Finding&) const = default;
};

// Everything one phase said of one hand-in: the findings in the order of the brief, and what the hand-in was
// held against. Stored with the hand-in, because it could not be derived again later.
struct Examination {
    // A revision accepted earlier, whose document the phase used.
    struct Against {
        DeliverableId deliverable;
        EventId handIn;
        bool operator==(const Against&) const = default;
    };

    PhaseId phase;
    std::string version; // the phase plugin's; empty if it could not be asked
    std::vector<Against> against;
    std::vector<Finding> findings;
    // What the files hold beside their text, a sentence each ("report.docx says that A. Okoro wrote it"):
    // told to whoever hands them in, and not part of the record.
    std::vector<std::string> besides = {};

    bool operator==(const Examination&) const = default;
    std::size_t openMusts() const; // findings of level Must that are not Met
    std::size_t unmet(Level level) const;
    std::size_t unknown() const;
};

// Findings in the record's spelling (docs/record-format.md, findings.toml). decode accepts only what encode
// writes.
std::string encode(const Examination& examination);
Result<Examination> decodeExamination(std::string_view bytes);

// A requirement's id (see isId) of a prefix and any text: "section-information-needs". Texts that differ in
// letters or digits have different ids, however long and in whatever script.
// REQUIRES: isId(prefix), at most 32 bytes.
std::string requirementId(std::string_view prefix, std::string_view text);

std::span<const std::string> flawWords(); // as a schedule says them: "tracked changes"; by the order of Flaw
std::string_view word(Level level);       // must, should, may
std::string_view word(Verdict verdict);   // met, unmet, unknown
std::optional<Level> levelOf(std::string_view word);
std::optional<Verdict> verdictOf(std::string_view word);

}
