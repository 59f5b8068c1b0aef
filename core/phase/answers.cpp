// Answers to comments: what is asked, and whether it was given.
#include "base/unicode.h"
#include "base/words.h"
#include "phase/requirements.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <map>
#include <set>
#include <unordered_set>

namespace remit {

namespace {

const Wordings kAnswerSections = {"Answers to comments", "Response to comments", "Replies to comments",
                                  "Response matrix"};

// Numbers count by deliverable: of two comments that are open one may have the other's.
bool sharesNumber(const OpenComment& comment, std::span<const OpenComment> all)
{
    return std::any_of(all.begin(), all.end(), [&](const OpenComment& other) {
        return other.number == comment.number && other.from != comment.from;
    });
}

// How an answer begins.
std::string answerTo(const OpenComment& comment, std::span<const OpenComment> all)
{
    return "Comment " + std::to_string(comment.number) +
           (sharesNumber(comment, all) ? " on " + comment.from.str() : "") + ": …";
}

std::vector<std::string> plainWordsOf(std::string_view text)
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

// ---- the numbers that a text names

using Numbers = std::vector<std::pair<int, int>>; // from, to

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<int> numberOf(std::string_view word)
{
    int number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size()) return {};
    return number;
}

// "2-5" as "2 to 5", before the marks between words go; the hyphens that keep a line together and the dash of
// ranges count, too.
std::string withRangesInWords(std::string_view text)
{
    const auto isDigit = [&](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 0;
        for (const std::string_view dash : {"-", "\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x93"})
            if (text.substr(at).starts_with(dash)) length = dash.size();
        if (length > 0 && at > 0 && isDigit(at - 1) && isDigit(at + length)) {
            words += " to ";
            at += length;
        } else {
            words += text[at++];
        }
    }
    return words;
}

// The numbers that `words` begin with: "2", "no 2", or, if `many`, "2 3 and 5 to 7".
Numbers numbersFrom(std::span<const std::string> words, bool many)
{
    Numbers numbers;
    bool range = false;
    for (const auto& word : words) {
        if (const auto number = numberOf(word)) {
            if (range)
                numbers.back().second = *number;
            else
                numbers.emplace_back(*number, *number);
            range = false;
            if (!many) break;
        } else if (isOneOf(word, {"no", "nos", "nr", "n", "number", "numbers", "numero"})) {
            continue;
        } else if (!numbers.empty() && isOneOf(word, {"to", "through", "a", "bis"})) {
            range = true;
        } else if (numbers.empty() || !isOneOf(word, {"and", "et", "y"})) {
            break;
        }
    }
    return numbers;
}

// The numbers of the comments that a text names: "Comment No. 3", "comments 1 and 2", "comments 2-5".
Numbers numbersIn(const std::string& text)
{
    const auto words = plainWordsOf(withRangesInWords(text));
    Numbers all;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool many = isOneOf(words[i], {"comments", "commentaires", "comentarios"});
        if (!many && !isOneOf(words[i], {"comment", "commentaire", "comentario"})) continue;
        const auto numbers = numbersFrom(std::span(words).subspan(i + 1), many);
        all.insert(all.end(), numbers.begin(), numbers.end());
    }
    return all;
}

// The numbers of a cell that holds nothing but numbers: "3", "No. 3", "1-2".
Numbers numbersOfCell(const std::string& text)
{
    const auto words = plainWordsOf(withRangesInWords(text));
    const bool bare = std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return numberOf(word) || isOneOf(word, {"to", "and", "no", "nr", "n"});
    });
    return bare ? numbersFrom(words, true) : Numbers{};
}

// ---- what is answered

// Which comments a hand-in answers: "Comment 3", "comments 1 and 2", or a comment's first words. A column
// under "Comment" holds numbers or words of comments, or the first cell of its row the number.
class Answered {
public:
    enum class How { No, Unclear, Yes }; // unclear: its number is named, which another comment has, too

    explicit Answered(const Context& context) : context_(context)
    {
        for (const auto& comment : context.comments) {
            wanted_.insert(beginningOf(comment));
            byNumber_.emplace(comment.number, &comment);
        }
        wanted_.erase(std::string());
    }

    void take(std::span<const Block> blocks)
    {
        for (const auto& block : blocks) {
            if (block.kind == Block::Kind::Heading)
                heading_ = block.text.substr(0, block.text.find(' ', kMaxQuoted));
            take(block.text);
            if (!block.rows.empty()) takeTable(block);
        }
    }

    How of(const OpenComment& comment) const
    {
        if (answered_.contains(&comment) || quoted_.contains(beginningOf(comment))) return How::Yes;
        return unclear_.contains(&comment) ? How::Unclear : How::No;
    }

private:
    static constexpr std::size_t kFewest = 3; // words; fewer are said by chance
    static constexpr std::size_t kBeginning = 5;

    static std::string beginningOf(const OpenComment& comment)
    {
        const auto words = plainWordsOf(comment.text);
        std::string beginning;
        if (words.size() >= kFewest)
            for (std::size_t i = 0; i < std::min(words.size(), kBeginning); ++i)
                beginning += words[i] + ' ';
        return beginning;
    }

    void take(const std::string& text)
    {
        takeQuoted(text);
        takeNumbers(numbersIn(text), {beforeColon(text), heading_});
    }

    void takeQuoted(const std::string& text)
    {
        const auto words = plainWordsOf(text);
        for (std::size_t i = 0; i < words.size(); ++i) {
            std::string beginning;
            for (auto j = i; j < std::min(i + kBeginning, words.size()); ++j)
                if (wanted_.contains(beginning += words[j] + ' ')) quoted_.insert(beginning);
        }
    }

    void takeTable(const Block& table)
    {
        const auto& header = table.rows[headerOf(table, 2)];
        const auto column = static_cast<std::size_t>(std::find_if(header.begin(), header.end(),
                                                                  [](const Block::Cell& cell) {
                                                                      return says(cell.text, "comment") ||
                                                                             says(cell.text, "commentaire");
                                                                  }) -
                                                     header.begin());
        for (const auto& row : table.rows) {
            for (const auto& cell : row)
                takeQuoted(cell.text);
            takeNumbers(numbersOfRow(row, column), saidIn(row));
        }
    }

    // The numbers that a row's cells name, and the one of the comment under the head at `column`.
    static Numbers numbersOfRow(const Block::Row& row, std::size_t column)
    {
        Numbers numbers;
        for (const auto& cell : row) {
            const auto named = numbersIn(cell.text);
            numbers.insert(numbers.end(), named.begin(), named.end());
        }
        if (column >= row.size() || !numbersIn(row[column].text).empty()) return numbers;
        auto own = numbersOfCell(row[column].text);
        if (own.empty()) own = numbersOfCell(row.front().text);
        if (own.empty()) own = numbersFrom(plainWordsOf(row[column].text), false); // "3. Which years?"
        numbers.insert(numbers.end(), own.begin(), own.end());
        return numbers;
    }

    // "Comment 1 on the outline: …", and not what comes after.
    static std::string beforeColon(const std::string& text) { return text.substr(0, text.find(':')); }

    // Where a row may say which deliverable it is about: in a short cell of its own, or as a text does.
    std::vector<std::string> saidIn(const Block::Row& row) const
    {
        constexpr std::size_t kShort = 8; // words
        std::vector<std::string> said = {heading_};
        for (const auto& cell : row)
            if (auto text = beforeColon(cell.text); plainWordsOf(text).size() <= kShort)
                said.push_back(std::move(text));
        return said;
    }

    void takeNumbers(const Numbers& numbers, const std::vector<std::string>& said)
    {
        std::set<int> named; // each once, however often the text has it
        for (const auto& [from, to] : numbers)
            for (auto at = byNumber_.lower_bound(from); at != byNumber_.end() && at->first <= to; ++at)
                named.insert(at->first);
        for (const int number : named)
            takeNumber(number, said);
    }

    // Of several comments of that number, those on a deliverable that is named, too.
    void takeNumber(int number, const std::vector<std::string>& said)
    {
        const auto [begin, end] = byNumber_.equal_range(number);
        bool clear = false;
        for (auto at = begin; at != end; ++at)
            if (std::next(begin) == end || names(said, at->second->from)) {
                answered_.insert(at->second);
                clear = true;
            }
        for (auto at = begin; at != end && !clear; ++at)
            unclear_.insert(at->second);
    }

    // Whether one of the texts names the deliverable, by its id or title.
    bool names(const std::vector<std::string>& said, const DeliverableId& id) const
    {
        const Deliverable* known = context_.contract.deliverable(id);
        return std::any_of(said.begin(), said.end(), [&](const std::string& text) {
            return says(text, id.str()) || (known && says(text, known->title));
        });
    }

    const Context& context_;
    std::multimap<int, const OpenComment*> byNumber_;
    std::unordered_set<std::string> wanted_, quoted_;
    std::unordered_set<const OpenComment*> answered_, unclear_;
    std::string heading_; // under which the blocks are
};

std::string nameOf(const OpenComment& comment)
{
    return "comment " + std::to_string(comment.number) + " on " + comment.from.str() + ", revision " +
           std::to_string(comment.revision) + ": " + inQuotes(comment.text);
}

}

std::vector<Passage> answerSections(std::span<const Document> files, const Context& context)
{
    return sectionsOf(files, kAnswerSections, context);
}

std::vector<std::span<const Block>> answersIn(const Submission& submission, const Context& context)
{
    std::vector<std::span<const Block>> answers;
    for (const auto& passage : answerSections(submission.files, context))
        answers.push_back(passage.blocks());
    for (const auto& file : submission.answers)
        if (file.content) answers.emplace_back(file.content->blocks);
    return answers;
}

void Brief::answers(Level level)
{
    if (context_.comments.empty()) return;
    const auto& comments = context_.comments;
    const std::string how = "by its number (\"" + answerTo(comments.front(), comments) + "\")";
    add({std::string(kAnswers), level,
         comments.size() == 1
             ? "An answer to the open comment, " + how
             : "Answers to the " + std::to_string(comments.size()) + " open comments, each " + how,
         Requirement::Own{}});
}

Finding answers(const Requirement& requirement, const Submission& submission, const Context& context)
{
    Answered given(context);
    for (const auto& blocks : answersIn(submission, context))
        given.take(blocks);
    std::vector<std::string> unopened;
    for (const auto& file : submission.answers)
        if (!file.content) unopened.push_back(inQuotes(file.name));

    std::vector<std::string> open, unclear;
    const OpenComment* first = nullptr; // of those, the open ones before
    for (const auto& comment : context.comments) {
        const auto how = given.of(comment);
        if (how == Answered::How::Yes) continue;
        const bool isOpen = how == Answered::How::No;
        if (!first || (isOpen && open.empty())) first = &comment;
        (isOpen ? open : unclear).push_back(nameOf(comment));
    }
    if (!first) return met(requirement);
    const std::string how = "\"" + answerTo(*first, context.comments) + "\"";
    if (!unopened.empty())
        return unknown(requirement, listed(unopened) + " could not be opened; give the answers as a Word "
                                                       "document or as text in Markdown");
    if (open.empty())
        return unknown(requirement,
                       "another comment has the same number, and the answer does not say which is "
                       "meant: " +
                           someOf(unclear) + "; write " + how);
    return unmet(
        requirement, {},
        "open: " + someOf(open) + "; answer " + (open.size() == 1 ? "it" : "each") + " by its number, " +
            how + ", in a section " + inQuotes(kAnswerSections.front()) + " or in a file of answers" +
            (unclear.empty()
                 ? ""
                 : "; which of two comments of one number is answered is not said: " + someOf(unclear)));
}

}
