#include "document/pptx_comments.h"

#include "document/quote.h"
#include "document/xml.h"

#include <optional>

namespace remit {

namespace {

class SlideComments {
public:
    SlideComments(std::string_view bytes, const std::string& part,
                  const std::map<std::string, std::string>& authors, std::size_t block,
                  std::vector<Document::Comment>& comments)
        : authors_(authors), block_(block), comments_(comments), xml_(bytes, part)
    {
    }

    Result<bool> read()
    {
        while (xml_.child())
            comment({});
        if (xml_.failure()) return *xml_.failure();
        return true;
    }

private:
    void comment(std::optional<std::size_t> answers);
    void words(Quote& text);

    const std::map<std::string, std::string>& authors_;
    std::size_t block_;
    std::vector<Document::Comment>& comments_;
    XmlReader xml_;
};

// Its answers stand in it, and after it among the comments.
void SlideComments::comment(std::optional<std::size_t> answers)
{
    if (comments_.size() > kMaxBlocks) xml_.fail(tooManyPieces());
    const std::size_t place = comments_.size();
    auto& comment = comments_.emplace_back();
    comment.block = block_;
    comment.answers = answers;
    comment.when = xml_.attribute(xml_.has(u"dt") ? u"dt" : u"created");
    comment.resolved = xml_.attribute(u"status") == "resolved";
    if (const auto who = authors_.find(xml_.attribute(u"authorId")); who != authors_.end())
        comment.author = who->second;
    Quote text;
    while (xml_.child()) {
        if (xml_.name() == u"text")
            text.append(xml_.text());
        else if (xml_.name() == u"txBody")
            words(text);
        else if (xml_.name() == u"replyLst" && !answers)
            while (xml_.child())
                SlideComments::comment(place);
        else
            xml_.skip();
    }
    comments_[place].text = text.take();
}

void SlideComments::words(Quote& text)
{
    while (xml_.child()) {
        const bool paragraph = xml_.name() == u"p";
        if (xml_.name() == u"t")
            text.append(xml_.text());
        else
            words(text);
        if (paragraph) text.space();
    }
}

}

Result<std::map<std::string, std::string>> readCommentAuthors(std::string_view bytes, const std::string& part)
{
    std::map<std::string, std::string> authors;
    if (bytes.empty()) return authors;
    XmlReader xml(bytes, part);
    while (xml.child()) {
        if (authors.size() > kMaxBlocks) xml.fail(tooManyPieces());
        authors[xml.attribute(u"id")] = quote(xml.attribute(u"name"));
        xml.skip();
    }
    if (xml.failure()) return *xml.failure();
    return authors;
}

Result<bool> readSlideComments(std::string_view bytes, const std::string& part,
                               const std::map<std::string, std::string>& authors, std::size_t block,
                               std::vector<Document::Comment>& comments)
{
    if (bytes.empty()) return true;
    return SlideComments(bytes, part, authors, block, comments).read();
}

}
