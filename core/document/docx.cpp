#include "base/words.h"
#include "document/archive.h"
#include "document/docx_parts.h"
#include "document/xml.h"

#include <algorithm>
#include <functional>
#include <vector>

// A Word document as a package (ECMA-376 Part 2): which members of the zip are which parts.
namespace remit {

namespace {

constexpr std::string_view kTypes = "[content_types].xml";
constexpr std::string_view kWordMain = "wordprocessingml.";

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != text.npos;
}

using Parts = std::map<std::string, std::string>;

std::string_view partOf(const Parts& parts, std::string_view name)
{
    const auto found = parts.find(std::string(name));
    return found == parts.end() ? std::string_view() : std::string_view(found->second);
}

// "word/document.xml" -> "word/_rels/document.xml.rels"; "" -> "_rels/.rels"
std::string relationsOf(std::string_view part)
{
    const auto slash = part.rfind('/');
    const auto folder = slash == part.npos ? std::string() : std::string(part.substr(0, slash + 1));
    return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

// What a relation of `part` to `target` means, in the archive's spelling: "../a.xml" seen from "word/b.xml"
// is "a.xml".
std::string resolved(std::string_view part, std::string_view target)
{
    std::string path(target.substr(0, 1) == "/" ? "" : part.substr(0, part.rfind('/') + 1));
    path += target;
    std::vector<std::string_view> steps;
    for (std::string_view rest = path; !rest.empty();) {
        const auto step = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(rest.size(), step.size() + 1));
        if (step == ".." && !steps.empty())
            steps.pop_back();
        else if (!step.empty() && step != "." && step != "..")
            steps.push_back(step);
    }
    std::string name;
    for (const auto step : steps)
        name += (name.empty() ? "" : "/") + std::string(step);
    return lowerCase(name);
}

// The relations of one part: of each kind ("styles") the part it first leads to.
Result<std::map<std::string, std::string>> relations(const Parts& parts, std::string_view of)
{
    std::map<std::string, std::string> found;
    const std::string name = relationsOf(of);
    const auto bytes = partOf(parts, name);
    if (bytes.empty()) return found;
    XmlReader xml(bytes, name);
    while (xml.child()) {
        const std::string type = xml.attribute(u"Type");
        if (xml.attribute(u"TargetMode") != "External")
            found.emplace(type.substr(type.rfind('/') + 1), resolved(of, xml.attribute(u"Target")));
        xml.skip();
    }
    if (xml.failure()) return *xml.failure();
    return found;
}

// The content type of `part`: its own, or that of its ending.
Result<std::string> typeOf(const Parts& parts, const std::string& part)
{
    std::string byEnding;
    std::string own;
    XmlReader xml(partOf(parts, kTypes), "[Content_Types].xml");
    while (xml.child()) {
        if (xml.name() == u"Override" && resolved("", xml.attribute(u"PartName")) == part)
            own = xml.attribute(u"ContentType");
        else if (xml.name() == u"Default" && endsWith(part, "." + lowerCase(xml.attribute(u"Extension"))))
            byEnding = xml.attribute(u"ContentType");
        xml.skip();
    }
    if (xml.failure()) return *xml.failure();
    return own.empty() ? byEnding : own;
}

Error notWord(std::string_view kind)
{
    return {"this is " + std::string(kind) +
            " by its content, which this version does not read; save it as a Word document (.docx)"};
}

Error withMacros()
{
    return {"the file holds macros and is not opened; save it as .docx without macros"};
}

// What else a zip file can be, judged by its members' names.
Error otherZip(const std::set<std::string>& names)
{
    if (names.count("mimetype") && names.count("content.xml"))
        return notWord("an OpenDocument file (LibreOffice)");
    if (names.count("xl/workbook.xml")) return notWord("an Excel workbook");
    if (names.count("ppt/presentation.xml")) return notWord("a PowerPoint presentation");
    return notWord("a zip archive, not a document,");
}

Error otherMain(std::string_view type)
{
    if (contains(type, "spreadsheetml") || contains(type, "ms-excel")) return notWord("an Excel workbook");
    if (contains(type, "presentationml") || contains(type, "ms-powerpoint"))
        return notWord("a PowerPoint presentation");
    if (contains(type, "macroEnabled")) return withMacros();
    return notWord("an Office file of another kind");
}

bool hasMacros(const std::set<std::string>& names)
{
    return std::any_of(names.begin(), names.end(),
                       [](const std::string& name) { return endsWith(name, "vbaproject.bin"); });
}

// The name of the document's main part, once it is sure that it is one of Word's.
Result<std::string> mainPart(const Archive& archive)
{
    const auto parts = archive.unpack({std::string(kTypes), relationsOf("")});
    if (!parts) return parts.error();
    const auto related = relations(*parts, "");
    if (!related) return related.error();
    const auto main = related->find("officeDocument");
    if (main == related->end() || !archive.names().count(main->second) || !parts->count(std::string(kTypes)))
        return otherZip(archive.names());
    const auto type = typeOf(*parts, main->second);
    if (!type) return type.error();
    if (!contains(*type, kWordMain) || contains(*type, "macroEnabled")) return otherMain(*type);
    if (hasMacros(archive.names())) return withMacros();
    return main->second;
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
    auto parts = archive->unpack({*main, nameOf("styles"), nameOf("numbering"), nameOf("comments")});
    if (!parts) return parts.error();
    const auto take = [&](const std::string& name) { return std::move((*parts)[name]); };
    return readDocxParts(
        {take(*main), take(nameOf("styles")), take(nameOf("numbering")), take(nameOf("comments"))});
}

}
