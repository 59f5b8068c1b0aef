#include "base/unicode.h"
#include "base/words.h"
#include "document/html_reader.h"

#include <libxml/HTMLparser.h>

#include <memory>
#include <optional>

namespace remit {

namespace {

constexpr std::size_t kMaxPageBytes = 20u << 20;

struct Freed {
    void operator()(htmlParserCtxt* parser) const noexcept
    {
        xmlFreeDoc(parser->myDoc);
        htmlFreeParserCtxt(parser);
    }
};

struct Session {
    HtmlReader reader;
    htmlParserCtxt* parser = nullptr;
    bool foreign = false; // text that is not in the encoding that the page names

    void stopAfterFailure()
    {
        if (reader.failure() || foreign) xmlStopParser(parser);
    }
};

std::string_view viewOf(const xmlChar* text)
{
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

Session& sessionOf(void* session)
{
    return *static_cast<Session*>(session);
}

void open(void* to, const xmlChar* name, const xmlChar** attributes)
{
    Session& session = sessionOf(to);
    HtmlReader::Attributes found;
    for (; attributes && *attributes; attributes += 2) {
        const auto value = viewOf(attributes[1]);
        if (!isUtf8(value)) session.foreign = true;
        found.emplace(lowerCase(viewOf(attributes[0])), isUtf8(value) ? value : std::string_view());
    }
    if (!session.reader.failure()) session.reader.open(lowerCase(viewOf(name)), found);
    session.stopAfterFailure();
}

void close(void* to, const xmlChar*)
{
    Session& session = sessionOf(to);
    if (!session.reader.failure()) session.reader.close();
    session.stopAfterFailure();
}

void text(void* to, const xmlChar* bytes, int size)
{
    Session& session = sessionOf(to);
    const std::string_view text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    if (!isUtf8(text))
        session.foreign = true;
    else if (!session.reader.failure())
        session.reader.text(text);
    session.stopAfterFailure();
}

void ignore(void*, const char*, ...) {}

htmlSAXHandler handlers()
{
    htmlSAXHandler handlers{};
    handlers.startElement = open;
    handlers.endElement = close;
    handlers.characters = text;
    handlers.ignorableWhitespace = text;
    handlers.cdataBlock = text;
    handlers.error = ignore;
    handlers.warning = ignore;
    return handlers;
}

// The parser compares each attribute of an element with all others, so an element must not have any number of
// them. It waits for the end of an element's tag: what it waits with is looked at between the steps in which
// it is given the page.
class TagWatch {
public:
    bool isTooLong(const htmlParserCtxt& parser)
    {
        constexpr std::size_t kMostParts = 200;
        const auto& input = *parser.input;
        const auto at = input.consumed + static_cast<unsigned long>(input.cur - input.base);
        if (at != at_) *this = {};
        at_ = at;
        const std::string_view waiting(reinterpret_cast<const char*>(input.cur),
                                       static_cast<std::size_t>(input.end - input.cur));
        if (waiting.size() < 2 || waiting[0] != '<' || (waiting[1] | 0x20) < 'a' || (waiting[1] | 0x20) > 'z')
            return false;
        for (; seen_ < waiting.size(); ++seen_)
            see(waiting[seen_]);
        return parts_ > kMostParts;
    }

private:
    // Blanks and quoted values part attributes; what stands in quotation marks is one.
    void see(char c)
    {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
        if (quote_ != 0) {
            if (c == quote_) quote_ = 0;
        } else if ((c == '"' || c == '\'') && before_ == '=') {
            quote_ = c;
            ++parts_;
        } else if (blank) {
            ++parts_;
        }
        if (!blank) before_ = c;
    }

    unsigned long at_ = 0;
    std::size_t seen_ = 0;
    std::size_t parts_ = 0;
    char quote_ = 0;
    char before_ = 0; // the last that is no blank
};

// Gives the page to the parser in steps, so that what is too much is noticed before all of it is read.
std::optional<Error> parse(Session& session, std::string_view bytes)
{
    constexpr std::size_t kStep = 1u << 10;
    TagWatch watch;
    while (!bytes.empty() && !session.reader.failure() && !session.foreign) {
        const auto step = bytes.substr(0, kStep);
        bytes.remove_prefix(step.size());
        htmlParseChunk(session.parser, step.data(), static_cast<int>(step.size()), 0);
        if (watch.isTooLong(*session.parser))
            return Error{
                "the web page has an element with hundreds of attributes, which no document needs; it is "
                "not opened"};
    }
    if (!session.reader.failure() && !session.foreign) htmlParseChunk(session.parser, nullptr, 0, 1);
    if (session.reader.failure()) return session.reader.failure();
    if (!session.foreign) return {};
    return Error{"the text is not in the encoding that the web page names; save it with the encoding UTF-8"};
}

}

Result<Document> readHtml(std::string_view bytes)
{
    if (bytes.size() > kMaxPageBytes)
        return Error{"the web page is larger than " + std::to_string(kMaxPageBytes >> 20) +
                     " MiB, which this version does not read; keep its pictures in files of their own"};
    Session session;
    htmlSAXHandler sax = handlers();
    const auto encoding = isUtf8(bytes) ? XML_CHAR_ENCODING_UTF8 : XML_CHAR_ENCODING_NONE;
    const std::unique_ptr<htmlParserCtxt, Freed> parser(
        htmlCreatePushParserCtxt(&sax, &session, nullptr, 0, nullptr, encoding));
    if (!parser) return Error{"the web page could not be read: the computer is short of memory"};
    session.parser = parser.get();
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
    if (const auto failure = parse(session, bytes)) return *failure;
    return session.reader.take();
}

}
