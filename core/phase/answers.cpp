// Answers to comments: what is asked, and whether it was given.
#include "base/unicode.h"
#include "base/words.h"
#include "phase/requirements.h"

#include <algorithm>
#include <unordered_set>

namespace remit {

namespace {

const Wordings kAnswerSections = {"Answers to comments", "Response to comments", "Replies to comments",
                                  "Response matrix"};

// How an answer begins.
std::string answerTo(const OpenComment& comment)
{
    return "Comment " + std::to_string(comment.number) + ": …";
}

// Which comments a hand-in answers: "Comment 3", "comments 1 and 2", or a comment's first words. A column
// under "Comment" holds numbers or words of comments.
class Answered {
public:
    explicit Answered(std::span<const OpenComment> comments)
    {
        for (const auto& comment : comments)
            wanted_.insert(beginningOf(comment));
        wanted_.erase(std::string());
    }

    void take(std::span<const Block> blocks)
    {
        for (const auto& block : blocks) {
            take(block.text);
            for (const auto& row : block.rows)
                for (std::size_t i = 0; i < row.size(); ++i) {
                    const auto& header = block.rows.front();
                    const bool named = i < header.size() && says(header[i].text, "comment");
                    take(named ? "comment " + row[i].text : row[i].text);
                }
        }
    }

    bool has(const OpenComment& comment) const
    {
        return numbers_.contains(std::to_string(comment.number)) || quoted_.contains(beginningOf(comment));
    }

private:
    static constexpr std::size_t kFewest = 3; // words; fewer are said by chance
    static constexpr std::size_t kBeginning = 5;

    static std::vector<std::string> wordsOf(std::string_view text)
    {
        const std::string plain = plainWords(text);
        std::vector<std::string> words;
        for (std::size_t at = 0; at < plain.size();) {
            const std::size_t end = std::min(plain.find(' ', at), plain.size());
            if (end > at) words.push_back(plain.substr(at, end - at));
            at = end + 1;
        }
        return words;
    }

    static std::string beginningOf(const OpenComment& comment)
    {
        const auto words = wordsOf(comment.text);
        std::string beginning;
        if (words.size() >= kFewest)
            for (std::size_t i = 0; i < std::min(words.size(), kBeginning); ++i)
                beginning += words[i] + ' ';
        return beginning;
    }

    static bool isNumber(const std::string& word) { return word[0] >= '0' && word[0] <= '9'; }

    void take(const std::string& text)
    {
        const auto words = wordsOf(text);
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i] == "comment" && i + 1 < words.size()) numbers_.insert(words[i + 1]);
            if (words[i] == "comments")
                for (auto j = i + 1; j < words.size() && (isNumber(words[j]) || words[j] == "and"); ++j)
                    numbers_.insert(words[j]);
            std::string beginning;
            for (auto j = i; j < std::min(i + kBeginning, words.size()); ++j)
                if (wanted_.contains(beginning += words[j] + ' ')) quoted_.insert(beginning);
        }
    }

    std::unordered_set<std::string> wanted_, quoted_, numbers_;
};

}

std::vector<std::span<const Block>> answersIn(const Submission& submission, const Context& context)
{
    std::vector<std::span<const Block>> answers;
    for (const auto& passage : sectionsOf(submission.files, kAnswerSections, context))
        answers.push_back(passage.blocks());
    for (const auto& file : submission.answers)
        if (file.content) answers.emplace_back(file.content->blocks);
    return answers;
}

void Brief::answers()
{
    if (context_.comments.empty()) return;
    const auto& comments = context_.comments;
    const std::string how = "by its number (\"" + answerTo(comments.front()) + "\")";
    add({std::string(kAnswers), Level::Should,
         comments.size() == 1
             ? "An answer to the open comment, " + how
             : "Answers to the " + std::to_string(comments.size()) + " open comments, each " + how,
         Requirement::Own{}});
}

Finding answers(const Requirement& requirement, const Submission& submission, const Context& context)
{
    Answered given(context.comments);
    for (const auto& blocks : answersIn(submission, context))
        given.take(blocks);
    std::vector<std::string> unopened;
    for (const auto& file : submission.answers)
        if (!file.content) unopened.push_back(inQuotes(file.name));

    std::vector<const OpenComment*> open;
    for (const auto& comment : context.comments)
        if (!given.has(comment)) open.push_back(&comment);
    if (open.empty()) return met(requirement);
    if (!unopened.empty())
        return unknown(requirement, listed(unopened) + " could not be opened; give the answers as a Word "
                                                       "document or as text in Markdown");
    std::vector<std::string> named;
    for (const auto* comment : open)
        named.push_back("comment " + std::to_string(comment->number) + " on " + comment->from.str() + " " +
                        std::to_string(comment->revision) + ", " + inQuotes(comment->text));
    return unmet(requirement, {},
                 "open: " + someOf(named) + "; answer " + (open.size() == 1 ? "it" : "each") +
                     " by its number, \"" + answerTo(*open.front()) + "\", in a section " +
                     inQuotes(kAnswerSections.front()) + " or in a file of answers");
}

}
