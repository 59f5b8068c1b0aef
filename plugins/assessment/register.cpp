#include "register.h"

#include "base/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace remit::assessment {

namespace {

// More rows than a register of stakeholders has: what is beyond is a file made to be expensive.
constexpr std::size_t kMaxRows = 2000;

// The cell of a row in a column of the table; nullptr if the row ends before.
const Block::Cell* cellAt(const Block::Row& row, std::size_t column)
{
    std::size_t reached = 0;
    for (const auto& cell : row)
        if (reached += static_cast<std::size_t>(cell.across); column < reached) return &cell;
    return nullptr;
}

bool saysOne(std::string_view text, const Wordings& wordings)
{
    return std::any_of(wordings.begin(), wordings.end(),
                       [&](const std::string& wording) { return says(text, wording); });
}

// Whether the text is one of the wordings and nothing besides.
bool isOne(std::string_view text, const Wordings& wordings)
{
    return std::any_of(wordings.begin(), wordings.end(), [&](const std::string& wording) {
        return says(text, wording) && says(wording, text);
    });
}

// The columns in which each name could stand, the heading that says least besides first.
using Places = std::vector<std::vector<std::size_t>>;

Places placesOf(const Block::Row& header, const std::vector<Wordings>& names)
{
    Places places(names.size());
    for (std::size_t k = 0; k < names.size(); ++k) {
        std::vector<std::pair<bool, std::size_t>> found; // whether it says more, column
        std::size_t column = 0;
        for (const auto& cell : header) {
            if (saysOne(cell.text, names[k])) found.emplace_back(!isOne(cell.text, names[k]), column);
            column += static_cast<std::size_t>(cell.across);
        }
        std::sort(found.begin(), found.end());
        for (const auto& [more, at] : found)
            places[k].push_back(at);
    }
    return places;
}

// A column for as many names as possible, each for one: who comes second takes another if the first can (H.
// Kuhn's augmenting paths).
class Matching {
public:
    explicit Matching(const Places& places) : places_(places)
    {
        for (std::size_t name = 0; name < places.size(); ++name) {
            std::set<std::size_t> tried;
            place(name, tried);
        }
    }

    std::optional<std::size_t> columnOf(std::size_t name) const
    {
        for (const auto& [column, holder] : holders_)
            if (holder == name) return column;
        return {};
    }

private:
    bool place(std::size_t name, std::set<std::size_t>& tried)
    {
        for (const auto column : places_[name]) {
            if (!tried.insert(column).second) continue;
            const auto holder = holders_.find(column);
            if (holder != holders_.end() && !place(holder->second, tried)) continue;
            holders_[column] = name;
            return true;
        }
        return false;
    }

    const Places& places_;
    std::map<std::size_t, std::size_t> holders_; // by column
};

// A table as a register: where each wanted column is, and which are not there.
struct Sheet {
    const Block* table = nullptr;
    Passage passage;        // which the table is
    std::size_t header = 0; // the row
    std::vector<std::size_t> columns;
    std::vector<std::string> lacking; // in quotation marks
};

std::vector<Sheet> sheetsOf(std::span<const Document> files, const std::vector<std::string>& wanted,
                            const Context& context)
{
    std::vector<Wordings> names;
    for (const auto& name : wanted)
        names.push_back(widened({name}, context.contract.synonyms));
    std::vector<Sheet> sheets;
    for (const auto& document : files)
        for (std::size_t i = 0; i < document.blocks.size(); ++i) {
            const Block& block = document.blocks[i];
            if (block.kind != Block::Kind::Table || block.rows.empty()) continue;
            const Passage passage{&document, i, i + 1, files.size() > 1};
            Sheet sheet{&block, passage, headerOf(block, wanted.size()), {}, {}};
            const Places places = placesOf(block.rows[sheet.header], names);
            const Matching matching(places);
            for (std::size_t k = 0; k < wanted.size(); ++k)
                if (const auto column = matching.columnOf(k))
                    sheet.columns.push_back(*column);
                else
                    sheet.lacking.push_back(inQuotes(wanted[k]));
            if (!sheet.columns.empty()) sheets.push_back(std::move(sheet));
        }
    return sheets;
}

// The wanted column that says who a row is about.
std::optional<std::size_t> namesIn(const std::vector<std::string>& wanted, const Context& context)
{
    const Wordings who = widened({"stakeholder", "actor", "organisation", "organization", "institution",
                                  "name", "acteur", "partie prenante"},
                                 context.contract.synonyms);
    for (std::size_t k = 0; k < wanted.size(); ++k)
        if (saysOne(wanted[k], who)) return k;
    return {};
}

// What the rows of registers say, and leave out.
class Rows {
public:
    Rows(const Context& context, const std::vector<std::string>& wanted)
        : wanted_(wanted), names_(namesIn(wanted, context))
    {
        for (const auto& stakeholder : context.expects.texts("stakeholders"))
            missing_.push_back({stakeholder, widened({stakeholder}, context.contract.synonyms)});
        stakeholders_ = missing_;
    }

    // REQUIRES: it lacks no column.
    void take(const Sheet& sheet)
    {
        for (std::size_t i = sheet.header + 1; i < sheet.table->rows.size() && !tooMany(); ++i)
            take(sheet.table->rows[i], sheet);
    }

    std::size_t count() const { return count_; }
    bool tooMany() const { return looked_ == kMaxRows; }
    std::vector<std::string> missing() const
    {
        std::vector<std::string> names;
        for (const auto& stakeholder : missing_)
            names.push_back(inQuotes(stakeholder.name));
        return names;
    }
    // "the row "Mills" leaves "role" empty"
    const std::vector<std::string>& gaps() const { return gaps_; }
    const std::string& place() const { return place_; } // of the first gap

private:
    struct Stakeholder {
        std::string name;
        Wordings wordings;
    };

    void take(const Block::Row& row, const Sheet& sheet)
    {
        const auto filled =
            std::count_if(row.begin(), row.end(), [](const Block::Cell& cell) { return !cell.text.empty(); });
        if (filled == 0) return;
        ++looked_;
        const auto about = [&](const Stakeholder& one) { return isAbout(row, sheet, one.wordings); };
        // A source, a note, the heading of a group: no row of a register.
        if (filled == 1 && std::none_of(stakeholders_.begin(), stakeholders_.end(), about)) return;
        ++count_;
        std::erase_if(missing_, about);
        findGaps(row, sheet);
    }

    // Whether the row is the stakeholder's: the column of names says so, or another cell and nothing else (of
    // what kind an organisation is). Where no column is known to be that of names, any may say so.
    bool isAbout(const Block::Row& row, const Sheet& sheet, const Wordings& wordings) const
    {
        const auto* named = names_ ? cellAt(row, sheet.columns[*names_]) : nullptr;
        return std::any_of(row.begin(), row.end(), [&](const Block::Cell& cell) {
            return !names_ || &cell == named ? saysOne(cell.text, wordings) : isOne(cell.text, wordings);
        });
    }

    void findGaps(const Block::Row& row, const Sheet& sheet)
    {
        const auto first =
            std::find_if(row.begin(), row.end(), [](const Block::Cell& cell) { return !cell.text.empty(); });
        for (std::size_t k = 0; k < wanted_.size(); ++k) {
            const auto* cell = cellAt(row, sheet.columns[k]);
            if (cell && (!cell->text.empty() || cell->down == 0)) continue;
            if (gaps_.empty()) place_ = sheet.passage.place();
            gaps_.push_back("the row " + inQuotes(first->text) + " leaves " + inQuotes(wanted_[k]) +
                            " empty");
        }
    }

    const std::vector<std::string>& wanted_;
    const std::optional<std::size_t> names_;
    std::vector<Stakeholder> stakeholders_, missing_;
    std::size_t count_ = 0, looked_ = 0;
    std::vector<std::string> gaps_;
    std::string place_;
};

}

Finding registered(const Requirement& requirement, const Submission& submission, const Context& context)
{
    const auto wanted = context.expects.texts(kRegister);
    const auto sheets = sheetsOf(submission.files, wanted, context);
    if (sheets.empty())
        return unmet(requirement, {},
                     "there is no such table; give it in the document, as a workbook (.xlsx) or as CSV");
    const auto nearest = std::min_element(sheets.begin(), sheets.end(), [](const Sheet& a, const Sheet& b) {
        return a.lacking.size() < b.lacking.size();
    });
    if (const auto& lacking = nearest->lacking; !lacking.empty())
        return unmet(requirement, {},
                     "the nearest table (" + nearest->passage.place() + ") has no " +
                         (lacking.size() == 1 ? "column " + lacking.front() + "; add one"
                                              : "columns " + listed(lacking) + "; add one for each"));

    Rows rows(context, wanted);
    for (const auto& sheet : sheets)
        if (sheet.lacking.empty()) rows.take(sheet);
    if (rows.tooMany())
        return unknown(requirement, "it has " + std::to_string(kMaxRows) + " rows or more; look yourself");
    if (rows.count() == 0)
        return unmet(requirement, nearest->passage.place(), "it has no row below its heading");
    const auto missing = rows.missing();
    const auto gaps = rows.gaps();
    std::string remark;
    if (!missing.empty()) remark = "there is no row for " + someOf(missing);
    if (!gaps.empty()) remark += (remark.empty() ? "" : "; ") + someOf(gaps);
    if (remark.empty()) return met(requirement);
    return unmet(requirement, gaps.empty() ? nearest->passage.place() : rows.place(), remark);
}

}
