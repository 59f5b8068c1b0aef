#include "document/archive.h"
#include "document/odt_body.h"
#include "document/odt_parts.h"
#include "document/package.h"

#include <algorithm>

// An OpenDocument text as a package (ISO/IEC 26300-3), and what the file says of itself.
namespace remit {

namespace {

Error encrypted()
{
    return {"the file is encrypted with a password; save it without a password"};
}

struct Manifest {
    std::set<std::string> formulas;
    bool encrypted = false;
};

Result<Manifest> readManifest(const std::string& bytes)
{
    Manifest manifest;
    if (bytes.empty()) return manifest;
    XmlReader xml(bytes, "META-INF/manifest.xml");
    while (xml.child()) {
        std::string path = xml.attribute(u"full-path");
        if (!path.empty() && path.back() == '/') path.pop_back();
        if (xml.attribute(u"media-type") == "application/vnd.oasis.opendocument.formula")
            manifest.formulas.insert(std::move(path));
        while (xml.child()) {
            if (xml.name() == u"encryption-data") manifest.encrypted = true;
            xml.skip();
        }
    }
    if (xml.failure()) return *xml.failure();
    return manifest;
}

Result<bool> readStyles(const std::string& bytes, OdtStyles& styles)
{
    if (bytes.empty()) return true;
    XmlReader xml(bytes, "styles.xml");
    while (xml.child()) {
        if (odtTagOf(xml) == OdtTag::Styles)
            styles.read(xml);
        else
            xml.skip();
    }
    if (xml.failure()) return *xml.failure();
    return true;
}

Result<Properties> readMeta(const std::string& bytes)
{
    Properties properties;
    if (bytes.empty()) return properties;
    XmlReader xml(bytes, "meta.xml");
    while (xml.child()) {
        while (xml.child()) {
            if (xml.name() == u"initial-creator")
                properties.author = quote(xml.text());
            else if (xml.name() == u"creator")
                properties.lastAuthor = quote(xml.text());
            else if (xml.name() == u"title")
                properties.title = quote(xml.text());
            else if (xml.name() == u"language")
                properties.language = quote(xml.text());
            else
                xml.skip();
        }
    }
    if (xml.failure()) return *xml.failure();
    return properties;
}

bool isMacro(const std::string& name)
{
    for (const std::string_view folder : {"basic/", "scripts/"})
        if (name.size() > folder.size() && name.compare(0, folder.size(), folder) == 0) return true;
    return false;
}

}

Result<Document> readOdtParts(const OdtParts& parts)
{
    const auto manifest = readManifest(parts.manifest);
    if (!manifest) return manifest.error();
    if (manifest->encrypted) return encrypted();
    OdtStyles styles;
    if (const auto read = readStyles(parts.styles, styles); !read) return read.error();
    auto properties = readMeta(parts.meta);
    if (!properties) return properties.error();
    OdtStyles ofEdges = styles;
    auto document = OdtBody(parts.content, "content.xml", styles, manifest->formulas).read();
    if (!document) return document;
    if (!parts.styles.empty()) {
        auto edges = OdtBody(parts.styles, "styles.xml", ofEdges, manifest->formulas).readEdges();
        if (!edges) return edges;
        addEdge(*std::move(edges), *document);
    }

    Properties& own = document->properties;
    own.author = std::move(properties->author);
    own.lastAuthor = std::move(properties->lastAuthor);
    own.title = std::move(properties->title);
    own.language = styles.language().empty() ? std::move(properties->language) : styles.language();
    return document;
}

Result<Document> readOdt(std::string_view bytes)
{
    const auto archive = Archive::open(bytes);
    if (!archive) return archive.error();
    const auto& names = archive->names();
    if (std::any_of(names.begin(), names.end(), isMacro))
        return Error{"the file holds macros and is not opened; save it without macros"};
    auto parts = archive->unpack({"content.xml", "styles.xml", "meta.xml", "meta-inf/manifest.xml"});
    if (!parts) return parts.error();
    const auto take = [&](const std::string& name) { return std::move((*parts)[name]); };
    return readOdtParts(
        {take("content.xml"), take("styles.xml"), take("meta.xml"), take("meta-inf/manifest.xml")});
}

}
