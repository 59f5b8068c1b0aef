#include "document/xlsx_comments.h"

namespace remit {

namespace {

// Excel says to older programs that there is a thread by a comment of this author.
bool isOfThread(std::string_view author)
{
    return author.substr(0, 4) == "tc={";
}

}

Result<bool> readComments(std::string_view bytes, const std::string& part, const Sheet& sheet,
                          std::size_t block, std::vector<Document::Comment>& comments)
{
    if (bytes.empty()) return true;
    std::vector<std::string> authors;
    XmlReader xml(bytes, part);
    while (xml.child()) {
        const bool names = xml.name() == u"authors";
        while (xml.child()) {
            if (authors.size() + comments.size() > kMaxBlocks) xml.fail(tooManyPieces());
            if (names) {
                authors.push_back(quote(xml.text()));
                continue;
            }
            const auto author = static_cast<std::size_t>(
                xml.number(u"authorId", static_cast<int>(kMaxBlocks)).value_or(static_cast<int>(kMaxBlocks)));
            const std::string_view about = sheet.at(xml.attribute(u"ref"));
            const std::string name = author < authors.size() ? authors[author] : "";
            std::string text = quote(richText(xml));
            if (!isOfThread(name))
                comments.push_back({block, name, {}, std::move(text), quote(about), {}, false});
        }
    }
    if (xml.failure()) return *xml.failure();
    return true;
}

Result<std::map<std::string, std::string>> readPersons(std::string_view bytes, const std::string& part)
{
    std::map<std::string, std::string> persons;
    if (bytes.empty()) return persons;
    XmlReader xml(bytes, part);
    while (xml.child()) {
        if (persons.size() > kMaxBlocks) xml.fail(tooManyPieces());
        persons[xml.attribute(u"id")] = quote(xml.attribute(u"displayName"));
        xml.skip();
    }
    if (xml.failure()) return *xml.failure();
    return persons;
}

Result<bool> readThreads(std::string_view bytes, const std::string& part, const Sheet& sheet,
                         const std::map<std::string, std::string>& persons, std::size_t block,
                         std::vector<Document::Comment>& comments)
{
    if (bytes.empty()) return true;
    std::map<std::string, std::size_t> known; // by their ids
    XmlReader xml(bytes, part);
    while (xml.child()) {
        if (comments.size() > kMaxBlocks) xml.fail(tooManyPieces());
        Document::Comment comment;
        comment.block = block;
        comment.quoted = quote(sheet.at(xml.attribute(u"ref")));
        comment.when = xml.attribute(u"dT");
        comment.resolved = xml.attribute(u"done") == "1";
        if (const auto who = persons.find(xml.attribute(u"personId")); who != persons.end())
            comment.author = who->second;
        if (const auto to = known.find(xml.attribute(u"parentId")); to != known.end())
            comment.answers = to->second;
        known.emplace(xml.attribute(u"id"), comments.size());
        while (xml.child())
            if (xml.name() == u"text")
                comment.text = quote(xml.text());
            else
                xml.skip();
        comments.push_back(std::move(comment));
    }
    if (xml.failure()) return *xml.failure();
    return true;
}

}
