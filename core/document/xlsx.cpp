#include "document/archive.h"
#include "document/document.h"
#include "document/package.h"
#include "document/xlsx_comments.h"

// A workbook as a package (ECMA-376 Part 1, §12.3): its sheets, and what they share.
namespace remit {

namespace {

constexpr QStringView kRelations = u"/relationships";

struct Listed {
    std::string name;
    std::string part; // empty: a sheet that is only a chart
    bool hidden = false;
};

struct Workbook {
    std::vector<Listed> sheets;
    std::string strings, styles, persons; // the names of these parts
    bool from1904 = false;
};

void readSheets(XmlReader& xml, const std::map<std::string, Relation>& related, Workbook& workbook)
{
    while (xml.child()) {
        Listed sheet;
        sheet.name = quote(xml.attribute(u"name"));
        sheet.hidden = xml.has(u"state") && xml.attribute(u"state") != "visible";
        const auto found = related.find(xml.attribute(kRelations, u"id"));
        if (found != related.end() && found->second.kind == "worksheet") sheet.part = found->second.target;
        if (workbook.sheets.size() == kMaxArchiveEntries) xml.fail(tooManyPieces());
        workbook.sheets.push_back(std::move(sheet));
        xml.skip();
    }
}

Result<Workbook> readWorkbook(const Parts& parts, const std::string& main)
{
    const auto related = relationsById(parts, main);
    if (!related) return related.error();
    Workbook workbook;
    for (const auto& [id, relation] : *related) {
        if (relation.outside) continue;
        if (relation.kind == "sharedStrings") workbook.strings = relation.target;
        if (relation.kind == "styles") workbook.styles = relation.target;
        if (relation.kind == "person") workbook.persons = relation.target;
        if (relation.kind == "xlMacrosheet")
            return Error{"the file holds macros and is not opened; save it without macros"};
    }
    XmlReader xml(partOf(parts, main), main);
    while (xml.child()) {
        if (xml.name() == u"sheets") {
            readSheets(xml, *related, workbook);
            continue;
        }
        if (xml.name() == u"workbookPr") {
            const std::string from1904 = xml.attribute(u"date1904");
            workbook.from1904 = from1904 == "1" || from1904 == "true";
        }
        xml.skip();
    }
    if (xml.failure()) return *xml.failure();
    return workbook;
}

// Reads the sheets one after the other. Each part is read once: the more often a file names it, the more
// often it would be read.
class WorkbookReader {
public:
    WorkbookReader(const Archive& archive, const Workbook& workbook) : archive_(archive), workbook_(workbook)
    {
    }

    Result<Document> read();

private:
    Result<bool> readParts();
    Result<bool> sheet(const Listed& listed);
    Result<bool> comments(const Listed& listed, const Sheet& sheet, std::size_t block);

    const Archive& archive_;
    const Workbook& workbook_;
    Parts parts_, comments_;
    std::map<std::string, std::string> commentsOf_, threadsOf_; // a sheet
    std::map<std::string, std::string> persons_;                // by their ids
    SheetValues values_;
    SheetRoom room_;
    Document document_;
};

Result<bool> WorkbookReader::readParts()
{
    std::set<std::string> wanted = {workbook_.strings, workbook_.styles};
    for (const auto& listed : workbook_.sheets)
        if (!listed.hidden && !listed.part.empty()) wanted.insert({listed.part, relationsOf(listed.part)});
    auto parts = archive_.unpack(wanted);
    if (!parts) return parts.error();
    parts_ = std::move(*parts);
    auto values = SheetValues::read(partOf(parts_, workbook_.strings), partOf(parts_, workbook_.styles));
    if (!values) return values.error();
    values_ = std::move(*values);
    values_.from1904 = workbook_.from1904;

    wanted = {workbook_.persons};
    for (const auto& listed : workbook_.sheets) {
        const auto related = relationsById(parts_, listed.part);
        if (!related) return related.error();
        for (const auto& [id, relation] : *related) {
            if (relation.kind == "comments" && wanted.insert(relation.target).second)
                commentsOf_[listed.part] = relation.target;
            if (relation.kind == "threadedComment" && wanted.insert(relation.target).second)
                threadsOf_[listed.part] = relation.target;
            if (relation.kind == "hyperlink" && relation.outside && isWebAddress(relation.target))
                document_.properties.links.push_back(quote(relation.target));
        }
        parts_.erase(relationsOf(listed.part));
    }
    auto comments = archive_.unpack(wanted);
    if (!comments) return comments.error();
    comments_ = std::move(*comments);
    auto persons = readPersons(partOf(comments_, workbook_.persons), workbook_.persons);
    if (!persons) return persons.error();
    persons_ = std::move(*persons);
    return true;
}

Result<bool> WorkbookReader::sheet(const Listed& listed)
{
    Block heading;
    heading.kind = Block::Kind::Heading;
    heading.level = 1;
    heading.text = listed.name.empty() ? "Sheet" : listed.name;
    document_.blocks.push_back(std::move(heading));
    if (listed.part.empty()) return true;
    const std::string bytes = std::move(parts_[listed.part]);
    Sheet sheet(bytes, listed.part, values_, room_);
    auto table = sheet.read();
    if (!table) return table.error();
    const std::size_t block = document_.blocks.size();
    if (std::string hidden = sheet.takeHidden(); !hidden.empty())
        document_.hidden.push_back({block, std::move(hidden)});
    if (!table->rows.empty()) document_.blocks.push_back(std::move(*table));
    return comments(listed, sheet, block);
}

Result<bool> WorkbookReader::comments(const Listed& listed, const Sheet& sheet, std::size_t block)
{
    auto& comments = document_.comments;
    if (const auto part = commentsOf_.find(listed.part); part != commentsOf_.end())
        if (auto read = readComments(partOf(comments_, part->second), part->second, sheet, block, comments);
            !read)
            return read;
    const auto part = threadsOf_.find(listed.part);
    if (part == threadsOf_.end()) return true;
    return readThreads(partOf(comments_, part->second), part->second, sheet, persons_, block, comments);
}

Result<Document> WorkbookReader::read()
{
    if (const auto read = readParts(); !read) return read.error();
    for (const auto& listed : workbook_.sheets) {
        if (listed.hidden) {
            document_.properties.hiddenSheets.push_back(listed.name);
            continue;
        }
        if (const auto read = sheet(listed); !read) return read.error();
    }
    keepInside(document_);
    return std::move(document_);
}

}

Result<Document> readXlsx(std::string_view bytes)
{
    const auto archive = Archive::open(bytes);
    if (!archive) return archive.error();
    const auto main = mainPartWithoutMacros(*archive);
    if (!main) return main.error();
    if (main->type.find("spreadsheetml.") == std::string::npos)
        return Error{"this is no Excel workbook by its content; save it again as .xlsx"};
    const auto parts = archive->unpack({main->name, relationsOf(main->name)});
    if (!parts) return parts.error();
    const auto workbook = readWorkbook(*parts, main->name);
    if (!workbook) return workbook.error();
    auto document = WorkbookReader(*archive, *workbook).read();
    if (!document) return document;
    const auto about = readProperties(*archive, {main->name}, document->properties);
    if (!about) return about.error();
    return document;
}

}
