#include "document/archive.h"
#include "document/document.h"
#include "document/package.h"
#include "document/pptx_comments.h"
#include "document/pptx_slide.h"

#include <iterator>

// A presentation as a package (ECMA-376 Part 1, §13.3): its slides in their order.
namespace remit {

namespace {

constexpr QStringView kRelations = u"/relationships";

struct Deck {
    std::vector<std::string> slides;  // their parts, in order
    std::vector<std::string> authors; // the parts that say who comments
};

Result<Deck> readDeck(const Parts& parts, const std::string& main)
{
    const auto related = relationsById(parts, main);
    if (!related) return related.error();
    Deck deck;
    for (const auto& [id, relation] : *related)
        if (!relation.outside && (relation.kind == "commentAuthors" || relation.kind == "authors"))
            deck.authors.push_back(relation.target);
    XmlReader xml(partOf(parts, main), main);
    while (xml.child()) {
        if (xml.name() != u"sldIdLst") {
            xml.skip();
            continue;
        }
        while (xml.child()) {
            const auto found = related->find(xml.attribute(kRelations, u"id"));
            if (found != related->end() && found->second.kind == "slide" &&
                deck.slides.size() <= kMaxArchiveEntries)
                deck.slides.push_back(found->second.target);
            xml.skip();
        }
    }
    if (xml.failure()) return *xml.failure();
    return deck;
}

// Reads the slides one after the other. Each part is read once: the more often a file names it, the more
// often it would be read.
class PresentationReader {
public:
    PresentationReader(const Archive& archive, const Deck& deck)
        : archive_(archive), deck_(deck), slides_(deck.slides)
    {
    }

    Result<Document> read();

private:
    Result<bool> readParts();
    Result<bool> slide(const std::string& part);
    Result<bool> readAuthors();
    Result<bool> comments(const std::string& slide, std::size_t block);
    void take(Slide slide);

    const Archive& archive_;
    const Deck& deck_;
    const std::vector<std::string>& slides_;
    Parts parts_, beside_; // beside: diagrams, comments and who wrote these
    std::map<std::string, std::string> authors_;
    std::map<std::string, std::map<std::string, Relation>> related_;
    std::set<std::string> shownDiagrams_, readComments_;
    Document document_;
    std::size_t pieces_ = 0;
    std::size_t number_ = 0;
};

Result<bool> PresentationReader::readParts()
{
    std::set<std::string> wanted;
    for (const auto& slide : slides_)
        wanted.insert({slide, relationsOf(slide)});
    auto parts = archive_.unpack(wanted);
    if (!parts) return parts.error();
    parts_ = std::move(*parts);
    wanted = {deck_.authors.begin(), deck_.authors.end()};
    for (const auto& slide : slides_) {
        if (related_.count(slide)) continue;
        auto related = relationsById(parts_, slide);
        if (!related) return related.error();
        for (const auto& [id, relation] : *related) {
            if (relation.kind == "diagramData" || relation.kind == "comments") wanted.insert(relation.target);
            if (relation.kind == "hyperlink" && relation.outside && isWebAddress(relation.target))
                document_.properties.links.push_back(quote(relation.target));
        }
        related_[slide] = std::move(*related);
    }
    auto beside = archive_.unpack(wanted);
    if (!beside) return beside.error();
    beside_ = std::move(*beside);
    return readAuthors();
}

Result<bool> PresentationReader::readAuthors()
{
    for (const auto& part : deck_.authors) {
        auto authors = readCommentAuthors(partOf(beside_, part), part);
        if (!authors) return authors.error();
        authors_.merge(*authors);
    }
    return true;
}

Result<bool> PresentationReader::comments(const std::string& slide, std::size_t block)
{
    for (const auto& [id, relation] : related_[slide])
        if (!relation.outside && relation.kind == "comments" && readComments_.insert(relation.target).second)
            if (auto read = readSlideComments(partOf(beside_, relation.target), relation.target, authors_,
                                              block, document_.comments);
                !read)
                return read;
    return true;
}

Result<bool> PresentationReader::slide(const std::string& part)
{
    const auto& related = related_[part];
    const auto diagram = [&](const std::string& id) -> std::string_view {
        const auto found = related.find(id);
        if (found == related.end() || !shownDiagrams_.insert(found->second.target).second) return {};
        return partOf(beside_, found->second.target);
    };
    const std::string bytes = std::move(parts_[part]);
    auto slide = SlideReader(bytes, part, diagram, pieces_).read();
    if (!slide) return slide.error();
    ++number_;
    const std::size_t block = document_.blocks.size();
    const bool shown = slide->shown;
    take(std::move(*slide));
    return shown ? comments(part, block) : Result<bool>(true);
}

void PresentationReader::take(Slide slide)
{
    Block heading;
    heading.kind = Block::Kind::Heading;
    heading.level = 1;
    heading.probable = slide.title.empty();
    heading.text = heading.probable ? "Slide " + std::to_string(number_) : std::move(slide.title);
    if (!slide.shown) {
        document_.properties.hiddenSheets.push_back(quote(heading.text));
        return;
    }
    document_.properties.pictures += slide.pictures;
    document_.properties.picturesWithoutText += slide.picturesWithoutText;
    if (!slide.hidden.empty()) document_.hidden.push_back({document_.blocks.size(), std::move(slide.hidden)});
    document_.blocks.push_back(std::move(heading));
    document_.blocks.insert(document_.blocks.end(), std::make_move_iterator(slide.blocks.begin()),
                            std::make_move_iterator(slide.blocks.end()));
}

Result<Document> PresentationReader::read()
{
    if (const auto read = readParts(); !read) return read.error();
    for (const auto& part : slides_)
        if (const auto read = slide(part); !read) return read.error();
    keepInside(document_);
    return std::move(document_);
}

}

Result<Document> readPptx(std::string_view bytes)
{
    const auto archive = Archive::open(bytes);
    if (!archive) return archive.error();
    const auto main = mainPartWithoutMacros(*archive);
    if (!main) return main.error();
    if (main->type.find("presentationml.") == std::string::npos)
        return Error{"this is no PowerPoint presentation by its content; save it again as .pptx"};
    const auto parts = archive->unpack({main->name, relationsOf(main->name)});
    if (!parts) return parts.error();
    const auto deck = readDeck(*parts, main->name);
    if (!deck) return deck.error();
    auto document = PresentationReader(*archive, *deck).read();
    if (!document) return document;
    const auto about = readProperties(*archive, {main->name}, document->properties);
    if (!about) return about.error();
    return document;
}

}
