#include "support/odt.h"

#include "support/docx.h"

namespace remit::test {

namespace {

std::string root(const std::string& name, const std::string& content)
{
    std::string spaces;
    for (const std::string space : {"office", "style", "text", "table", "meta", "manifest"})
        spaces += " xmlns:" + space + "=\"urn:oasis:names:tc:opendocument:xmlns:" + space + ":1.0\"";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + name + spaces +
           " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
           " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
           " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
           " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
           " xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\">" +
           content + "</" + name + ">";
}

std::string in(const std::string& name, const std::string& content)
{
    return "<" + name + ">" + content + "</" + name + ">";
}

}

std::vector<std::pair<std::string, std::string>> Odt::members() const
{
    return {
        {"mimetype", mimetype},
        {"content.xml", root("office:document-content", in("office:automatic-styles", automatic) +
                                                            in("office:body", in("office:text", text)))},
        {"styles.xml",
         root("office:document-styles", in("office:styles", styles) + in("office:master-styles", masters))},
        {"meta.xml", root("office:document-meta", in("office:meta", meta))},
        {"META-INF/manifest.xml", root("manifest:manifest", manifest)},
    };
}

std::string Odt::bytes() const
{
    return zip(members());
}

}
