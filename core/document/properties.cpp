#include "document/package.h"
#include "document/quote.h"
#include "document/xml.h"

#include <algorithm>
#include <iterator>

namespace remit {

namespace {

constexpr std::size_t kMostKept = 1'000; // of each list

std::string lineOf(XmlReader& xml)
{
    return quote(xml.text());
}

void keep(std::vector<std::string>& list, const std::string& text)
{
    if (!text.empty() && list.size() < kMostKept && std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(text);
}

// docProps/core.xml (ECMA-376 Part 2, §11) and docProps/app.xml (Part 1, §22.2), by the elements' names.
Result<void> readAbout(const Parts& parts, const std::string& part, Properties& properties)
{
    const auto bytes = partOf(parts, part);
    if (bytes.empty()) return {};
    XmlReader xml(bytes, part);
    while (xml.child()) {
        if (xml.name() == u"creator")
            properties.author = lineOf(xml);
        else if (xml.name() == u"lastModifiedBy")
            properties.lastAuthor = lineOf(xml);
        else if (xml.name() == u"title")
            properties.title = lineOf(xml);
        else if (xml.name() == u"Company")
            properties.company = lineOf(xml);
        else
            xml.skip();
    }
    if (xml.failure()) return *xml.failure();
    return {};
}

}

Result<void> readProperties(const Archive& archive, const std::set<std::string>& from, Properties& properties)
{
    std::set<std::string> names{relationsOf("")};
    for (const auto& part : from)
        names.insert(relationsOf(part));
    const auto leads = archive.unpack(names);
    if (!leads) return leads.error();
    const auto own = relations(*leads, "");
    if (!own) return own.error();
    for (const char* const kind : {"core-properties", "extended-properties"}) {
        const auto found = own->find(kind);
        if (found == own->end()) continue;
        const auto parts = archive.unpack({found->second});
        if (!parts) return parts.error();
        if (const auto read = readAbout(*parts, found->second, properties); !read) return read.error();
    }
    for (const auto& part : from) {
        const auto relations = relationsById(*leads, part);
        if (!relations) return relations.error();
        for (const auto& [id, relation] : *relations)
            if (relation.outside)
                keep(relation.kind == "hyperlink" ? properties.links : properties.attached, relation.target);
    }
    for (const auto& name : archive.names())
        if (name.find("/embeddings/") != name.npos)
            keep(properties.embedded, name.substr(name.rfind('/') + 1));
    return {};
}

}
