#pragma once

#include "phase/phase.h"

// What phases share: briefs made of the keys of `expects`, and the answers that more than one phase gives. An
// author of a phase may use it or not.
namespace remit {

// A brief in the making, in the order of the calls. Each call reads the keys it names from the context's
// `expects` and adds nothing where the schedule does not have them.
class Brief {
public:
    // `context` lives as long as the object.
    explicit Brief(const Context& context) : context_(context) {}

    // Adds one requirement. What was asked for before, in the same words, is not asked for twice, but at the
    // more pressing of the two levels; another that would have the same id is given a number:
    // "section-methods-2".
    void add(Requirement requirement);

    // A section for each text of `sections`.
    void sections();
    // The section that `key` names: "timeline".
    void section(std::string_view key);
    // A place for each text of `key`, in the section `within` if there is one. `what` is what one is called:
    // "step".
    void places(std::string_view key, const std::string& what, Level level, const Wordings& within = {});
    // A place for each topic of `topics`.
    void topics();
    // A table with the columns that `key` lists, in the section `within` if there is one.
    void table(std::string_view key, const Wordings& within = {});
    // A list of at least as many as `<name>-at-least` in the section `<name>-in`: list("recommendations").
    void list(const std::string& name);
    // A length of at least `words-at-least`.
    void length();
    // The chapters of what was accepted of `phase`, under their headings. Waits for it if the schedule has it
    // and it is not accepted yet; adds nothing if the schedule has none.
    void chaptersOf(std::string_view phase);
    // The items in `section` of what was accepted of `phase` (sub-headings, of lists or rows of tables), each
    // kept, said in other words, or withdrawn with a word in the answers to comments: of kind Own, a
    // *should*, its id kItemsKept, answered by itemsKept(). Waits like chaptersOf().
    void itemsOf(std::string_view phase, const std::string& section);
    // Answers to the open comments, if there are any: of kind Own, its id kAnswers, answered by answers().
    // Each is to be named by its number or quoted, in a section or in a file of answers.
    void answers(Level level = Level::Should);

    std::vector<Requirement> done() { return std::move(requirements_); }

private:
    // The accepted document of `phase` to hold against, if there is one that can be read; else adds what is
    // waited for, as a requirement of this id and words.
    const AcceptedDocument* accepted(std::string_view phase, const std::string& id, Level level,
                                     const std::string& what);

    const Context& context_;
    std::vector<Requirement> requirements_;
    std::map<std::string, std::vector<std::size_t>> asked_; // which have that id, or would
};

// A part of a document: its blocks [begin, end).
struct Passage {
    const Document* document = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool ofSeveral = false; // files, which places then name

    std::span<const Block> blocks() const { return std::span(document->blocks).subspan(begin, end - begin); }
    std::string place() const { return placeOf(begin); }
    std::string placeOf(std::size_t block) const
    {
        return (ofSeveral ? document->name + ": " : "") + remit::placeOf(*document, block);
    }
};

// The sections of `files` under a heading of these words (synonyms of the contract included); a document's
// title opens none.
std::vector<Passage> sectionsOf(std::span<const Document> files, const Wordings& title,
                                const Context& context);

inline constexpr std::string_view kItemsKept = "items-kept";
inline constexpr std::string_view kAnswers = "answers-to-comments";

// Answers for the requirements that Brief::itemsOf and Brief::answers add.
Finding itemsKept(const Requirement& requirement, const Submission& submission, const Context& context,
                  std::string_view phase, const std::string& section);
Finding answers(const Requirement& requirement, const Submission& submission, const Context& context);

// The sections that are called answers to comments.
std::vector<Passage> answerSections(std::span<const Document> files, const Context& context);

// What answers comments: those sections that are called so, and the files handed in as answers.
std::vector<std::span<const Block>> answersIn(const Submission& submission, const Context& context);

// The headings that are a report's chapters: those below "Envisaged chapters", or as chapters() has them;
// answers to comments are none.
std::vector<std::size_t> reportChapters(const Document& document, const Context& context);

// The cells of a row as one text: "a | b".
std::string rowText(const Block::Row& row);

// The first of `texts`, and how many there are beside them: "a, b and 3 more".
std::string someOf(std::vector<std::string> texts, std::size_t most = 5);

// "the accepted report outline (revision 2)"
std::string acceptedTitle(const AcceptedDocument& document);

// The answer to `requirement`: as it must be, with what is worth knowing of it; or what is amiss, where, and
// what to do.
Finding met(const Requirement& requirement, std::string remark = {});
Finding unmet(const Requirement& requirement, std::string place, std::string remark);
Finding unknown(const Requirement& requirement, std::string remark);

}
