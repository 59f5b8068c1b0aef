#include "document/archive.h"
#include "document/docx_parts.h"
#include "document/package.h"

// A Word document as a package: which members of the zip are which parts.
namespace remit {

namespace {

constexpr std::string_view kWordMain = "wordprocessingml.";

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != text.npos;
}

Error withMacros()
{
    return {"the file holds macros and is not opened; save it as .docx without macros"};
}

// The name of the document's main part, once it is sure that it is one of Word's.
Result<std::string> mainPart(const Archive& archive)
{
    const auto main = mainPartOf(archive);
    if (!main) return main.error();
    if (main->name.empty()) return unreadKind("a zip archive, not a document,");
    if (!contains(main->type, kWordMain) && !contains(main->type, "ms-word."))
        return unreadKind("an Office file of another kind");
    if (contains(main->type, "macroEnabled") || hasMacros(archive.names())) return withMacros();
    return main->name;
}

// The headers and footers, each once.
Result<std::set<std::string>> edgesOf(const Parts& parts, const std::string& main)
{
    const auto related = relationsById(parts, main);
    if (!related) return related.error();
    std::set<std::string> edges;
    for (const auto& [id, relation] : *related)
        if (!relation.outside && (relation.kind == "header" || relation.kind == "footer"))
            edges.insert(relation.target);
    return edges;
}

}

Result<Document> readDocx(std::string_view bytes)
{
    const auto archive = Archive::open(bytes);
    if (!archive) return archive.error();
    const auto main = mainPart(*archive);
    if (!main) return main.error();

    const auto leads = archive->unpack({relationsOf(*main)});
    if (!leads) return leads.error();
    const auto related = relations(*leads, *main);
    if (!related) return related.error();
    if (related->count("aFChunk"))
        return Error{
            "the file embeds another document that only Word can join to it (altChunk); open it in Word and "
            "save it again"};

    const auto nameOf = [&](const std::string& kind) {
        const auto found = related->find(kind);
        return found == related->end() ? std::string() : found->second;
    };
    const auto edges = edgesOf(*leads, *main);
    if (!edges) return edges.error();

    std::set<std::string> wanted = {*main,
                                    nameOf("styles"),
                                    nameOf("numbering"),
                                    nameOf("comments"),
                                    nameOf("commentsExtended"),
                                    nameOf("footnotes"),
                                    nameOf("endnotes")};
    wanted.insert(edges->begin(), edges->end());
    auto parts = archive->unpack(wanted);
    if (!parts) return parts.error();
    const auto take = [&](const std::string& name) { return std::move((*parts)[name]); };
    DocxParts unpacked{take(*main),
                       take(nameOf("styles")),
                       take(nameOf("numbering")),
                       take(nameOf("comments")),
                       take(nameOf("commentsExtended")),
                       take(nameOf("footnotes")),
                       take(nameOf("endnotes"))};
    for (const auto& edge : *edges)
        unpacked.edges.push_back(take(edge));
    auto document = readDocxParts(unpacked);
    if (!document) return document;
    std::set<std::string> leading = {*main, nameOf("settings")};
    leading.insert(edges->begin(), edges->end());
    const auto about = readProperties(*archive, leading, document->properties);
    if (!about) return about.error();
    return document;
}

}
