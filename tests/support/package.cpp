#include "support/package.h"

#include "support/docx.h"

namespace remit::test {

namespace {

const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relationships(const std::string& content)
{
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           content + "</Relationships>";
}

std::string sheetRoot(const std::string& name, const std::string& content)
{
    return "<" + name + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" +
           kOffice + "\">" + content + "</" + name + ">";
}

std::string slideRoot(const std::string& name, const std::string& content)
{
    return "<p:" + name +
           " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:r=\"" + kOffice +
           "\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"" +
           " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"" +
           " xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\"" + content +
           "</p:" + name + ">";
}

Members package(const std::string& main, const std::string& type)
{
    return {{"[Content_Types].xml",
             "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
             "PartName=\"/" +
                 main + "\" ContentType=\"" + type + "\"/></Types>"},
            {"_rels/.rels", relationships(relationship("r1", "officeDocument", main))}};
}

}

std::string relationship(const std::string& id, const std::string& kind, const std::string& target,
                         bool outside)
{
    return "<Relationship Id=\"" + id + "\" Type=\"" + kOffice + "/" + kind + "\" Target=\"" + target + "\"" +
           (outside ? " TargetMode=\"External\"/>" : "/>");
}

Members Xlsx::members() const
{
    auto all = package("xl/workbook.xml", type);
    std::string list;
    std::string relations =
        relationship("s1", "sharedStrings", "sharedStrings.xml") + relationship("s2", "styles", "styles.xml");
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const std::string id = "r" + std::to_string(i);
        const std::string file = "sheet" + std::to_string(i) + ".xml";
        list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + std::to_string(i + 1) + "\" r:id=\"" +
                id + "\" " + sheets[i].listed + "/>";
        relations += relationship(id, "worksheet", "worksheets/" + file);
        all.emplace_back("xl/worksheets/" + file, sheetRoot("worksheet", sheets[i].content));
        all.emplace_back("xl/worksheets/_rels/" + file + ".rels", relationships(sheets[i].relations));
    }
    all.emplace_back("xl/workbook.xml", sheetRoot("workbook", workbook + "<sheets>" + list + "</sheets>"));
    all.emplace_back("xl/_rels/workbook.xml.rels", relationships(relations));
    all.emplace_back("xl/sharedStrings.xml", sheetRoot("sst", strings));
    all.emplace_back("xl/styles.xml", sheetRoot("styleSheet", styles));
    all.insert(all.end(), others.begin(), others.end());
    return all;
}

std::string Xlsx::bytes() const
{
    return zip(members());
}

Members Pptx::members() const
{
    auto all = package("ppt/presentation.xml", type);
    std::string list;
    std::string relations;
    for (std::size_t i = 0; i < slides.size(); ++i) {
        const std::string id = "r" + std::to_string(i);
        const std::string file = "slide" + std::to_string(i) + ".xml";
        list += "<p:sldId id=\"" + std::to_string(256 + i) + "\" r:id=\"" + id + "\"/>";
        relations += relationship(id, "slide", "slides/" + file);
        all.emplace_back("ppt/slides/" + file,
                         slideRoot("sld", " " + slides[i].rest + "><p:cSld><p:spTree>" + slides[i].shapes +
                                              "</p:spTree></p:cSld>"));
        all.emplace_back("ppt/slides/_rels/" + file + ".rels", relationships(slides[i].relations));
    }
    all.emplace_back("ppt/presentation.xml",
                     slideRoot("presentation", "><p:sldIdLst>" + list + "</p:sldIdLst>"));
    all.emplace_back("ppt/_rels/presentation.xml.rels", relationships(relations));
    all.insert(all.end(), others.begin(), others.end());
    return all;
}

std::string Pptx::bytes() const
{
    return zip(members());
}

}
