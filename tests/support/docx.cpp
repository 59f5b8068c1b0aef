#include "support/docx.h"

#include <catch2/catch.hpp>

#include <archive.h>
#include <archive_entry.h>

namespace remit::test {

namespace {

constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/";

std::string root(const std::string& name, const std::string& content)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + name +
           " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
           " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
           " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
           " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\""
           " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
           " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
           " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
           " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
           " xmlns:v=\"urn:schemas-microsoft-com:vml\""
           " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">" +
           content + "</w:" + name + ">";
}

std::string relation(int id, std::string_view kind, std::string_view target)
{
    return "<Relationship Id=\"r" + std::to_string(id) + "\" Type=\"" + std::string(kOffice) +
           "relationships/" + std::string(kind) + "\" Target=\"" + std::string(target) + "\"/>";
}

std::string relations(const std::string& content)
{
    return "<Relationships xmlns=\"" + std::string(kPackage) + "relationships\">" + content +
           "</Relationships>";
}

}

std::string zip(const std::vector<std::pair<std::string, std::string>>& members)
{
    std::size_t room = 1000;
    for (const auto& [name, content] : members)
        room += content.size() + 2 * name.size() + 300;
    std::string bytes(room, '\0');
    std::size_t used = 0;
    archive* writer = archive_write_new();
    REQUIRE(archive_write_set_format_zip(writer) == ARCHIVE_OK);
    REQUIRE(archive_write_set_bytes_in_last_block(writer, 1) == ARCHIVE_OK);
    REQUIRE(archive_write_open_memory(writer, bytes.data(), bytes.size(), &used) == ARCHIVE_OK);
    for (const auto& [name, content] : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        const bool written = archive_write_header(writer, entry) == ARCHIVE_OK &&
                             archive_write_data(writer, content.data(), content.size()) ==
                                 static_cast<la_ssize_t>(content.size());
        archive_entry_free(entry);
        if (!written) FAIL("cannot write " << name << " into a zip archive");
    }
    REQUIRE(archive_write_close(writer) == ARCHIVE_OK);
    archive_write_free(writer);
    bytes.resize(used);
    return bytes;
}

std::vector<std::pair<std::string, std::string>> Docx::members() const
{
    std::string own =
        this->relations + relation(1, "styles", "styles.xml") + relation(2, "numbering", "numbering.xml");
    if (!comments.empty()) own += relation(3, "comments", "comments.xml");
    int id = 10;
    for (const auto& [kind, content] : parts)
        own += relation(id++, kind, kind + ".xml");
    std::string package = relation(1, "officeDocument", "word/document.xml");
    if (!core.empty()) package += relation(2, "metadata/core-properties", "docProps/core.xml");
    std::vector<std::pair<std::string, std::string>> all = {
        {"[Content_Types].xml",
         "<Types xmlns=\"" + std::string(kPackage) +
             "content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"" + type +
             "\"/></Types>"},
        {"_rels/.rels", test::relations(package)},
        {"word/document.xml", root("document", "<w:body>" + body + "</w:body>")},
        {"word/_rels/document.xml.rels", test::relations(own)},
        {"word/styles.xml", root("styles", styles)},
        {"word/numbering.xml", root("numbering", numbering)},
    };
    if (!comments.empty()) all.emplace_back("word/comments.xml", root("comments", comments));
    for (const auto& [kind, content] : parts)
        all.emplace_back("word/" + kind + ".xml", root(kind, content));
    if (!core.empty())
        all.emplace_back("docProps/core.xml",
                         "<cp:coreProperties xmlns:cp=\"" + std::string(kPackage) +
                             "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">" +
                             core + "</cp:coreProperties>");
    return all;
}

std::string paragraph(std::string_view text, std::string_view style)
{
    const std::string properties =
        style.empty() ? "" : "<w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/></w:pPr>";
    return "<w:p>" + properties + "<w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>";
}

}
