#include "document/package.h"

#include "base/words.h"
#include "document/xml.h"

#include <algorithm>
#include <vector>

namespace remit {

namespace {

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}

std::string_view partOf(const Parts& parts, std::string_view name)
{
    const auto found = parts.find(std::string(name));
    return found == parts.end() ? std::string_view() : std::string_view(found->second);
}

std::string relationsOf(std::string_view part)
{
    const auto slash = part.rfind('/');
    const auto folder = slash == part.npos ? std::string() : std::string(part.substr(0, slash + 1));
    return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

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

namespace {

// Calls `use` with the id of each relation of a part and the relation, in the order of the file.
template <class Use>
Result<void> eachRelation(const Parts& parts, std::string_view of, Use use)
{
    const std::string name = relationsOf(of);
    const auto bytes = partOf(parts, name);
    if (bytes.empty()) return {};
    XmlReader xml(bytes, name);
    while (xml.child()) {
        const std::string type = xml.attribute(u"Type");
        const std::string target = xml.attribute(u"Target");
        const bool outside = xml.attribute(u"TargetMode") == "External";
        use(xml.attribute(u"Id"),
            Relation{type.substr(type.rfind('/') + 1), outside ? target : resolved(of, target), outside});
        xml.skip();
    }
    if (xml.failure()) return *xml.failure();
    return {};
}

}

Result<std::map<std::string, std::string>> relations(const Parts& parts, std::string_view of)
{
    std::map<std::string, std::string> found;
    const auto read = eachRelation(parts, of, [&](const std::string&, const Relation& relation) {
        if (!relation.outside) found.emplace(relation.kind, relation.target);
    });
    if (!read) return read.error();
    return found;
}

Result<std::map<std::string, Relation>> relationsById(const Parts& parts, std::string_view of)
{
    std::map<std::string, Relation> found;
    const auto read = eachRelation(
        parts, of, [&](const std::string& id, Relation&& relation) { found[id] = std::move(relation); });
    if (!read) return read.error();
    return found;
}

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

Error unreadKind(std::string_view kind)
{
    return {"this is " + std::string(kind) +
            " by its content, which this version does not read; save it as a Word document (.docx)"};
}

Result<MainPart> mainPartOf(const Archive& archive)
{
    const auto parts = archive.unpack({std::string(kTypes), relationsOf("")});
    if (!parts) return parts.error();
    const auto related = relations(*parts, "");
    if (!related) return related.error();
    const auto main = related->find("officeDocument");
    if (main == related->end() || !archive.names().count(main->second) || !parts->count(std::string(kTypes)))
        return MainPart{};
    const auto type = typeOf(*parts, main->second);
    if (!type) return type.error();
    return MainPart{main->second, *type};
}

Result<MainPart> mainPartWithoutMacros(const Archive& archive)
{
    auto main = mainPartOf(archive);
    if (main && (hasMacros(archive.names()) || main->type.find("macroEnabled") != std::string::npos))
        return Error{"the file holds macros and is not opened; save it without macros"};
    return main;
}

bool hasMacros(const std::set<std::string>& names)
{
    return std::any_of(names.begin(), names.end(),
                       [](const std::string& name) { return endsWith(name, "vbaproject.bin"); });
}

}
