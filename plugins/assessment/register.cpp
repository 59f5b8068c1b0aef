#include "register.h"

#include "base/words.h"

#include <algorithm>

namespace remit::assessment {

namespace {

// More rows than a register of stakeholders has: what is beyond is a file made to be expensive.
constexpr std::size_t kMaxRows = 2000;
constexpr std::size_t kMaxTold = 5;

// The cell of a row in a column of the table; nullptr if the row ends before.
const Block::Cell* cellAt(const Block::Row& row, std::size_t column)
{
    std::size_t reached = 0;
    for (const auto& cell : row)
        if (reached += static_cast<std::size_t>(cell.across); column < reached) return &cell;
    return nullptr;
}

// The column whose heading says one of the wordings.
std::optional<std::size_t> columnOf(const Block::Row& header, const Wordings& wordings)
{
    std::size_t column = 0;
    for (const auto& cell : header) {
        if (std::any_of(wordings.begin(), wordings.end(),
                        [&](const std::string& wording) { return says(cell.text, wording); }))
            return column;
        column += static_cast<std::size_t>(cell.across);
    }
    return {};
}

// A table as a register: where each wanted column is, and which are not there.
struct Sheet {
    const Block* table = nullptr;
    std::string place;
    std::vector<std::size_t> columns;
    std::vector<std::string> lacking; // in quotation marks
};

std::vector<Sheet> sheetsOf(std::span<const Document> files, const std::vector<std::string>& wanted,
                            const Context& context)
{
    std::vector<Sheet> sheets;
    for (const auto& document : files)
        for (std::size_t i = 0; i < document.blocks.size(); ++i) {
            const Block& block = document.blocks[i];
            if (block.kind != Block::Kind::Table || block.rows.empty()) continue;
            Sheet sheet{&block, placeOf(document, i), {}, {}};
            for (const auto& name : wanted)
                if (const auto column =
                        columnOf(block.rows.front(), widened({name}, context.contract.synonyms)))
                    sheet.columns.push_back(*column);
                else
                    sheet.lacking.push_back(inQuotes(name));
            if (!sheet.columns.empty()) sheets.push_back(std::move(sheet));
        }
    return sheets;
}

// What the rows of registers say, and leave out.
class Rows {
public:
    void take(const Sheet& sheet, const std::vector<std::string>& wanted)
    {
        for (std::size_t i = 1; i < sheet.table->rows.size(); ++i) {
            if (texts_.size() == kMaxRows) return;
            const auto& row = sheet.table->rows[i];
            std::string text, name;
            for (const auto& cell : row) {
                text += cell.text + " | ";
                if (name.empty()) name = cell.text;
            }
            if (name.empty()) continue; // a row of nothing is none
            for (std::size_t k = 0; k < wanted.size(); ++k)
                if (const auto* cell = cellAt(row, sheet.columns[k]);
                    !cell || (cell->text.empty() && cell->down > 0))
                    addGap("the row " + inQuotes(name) + " leaves " + inQuotes(wanted[k]) + " empty",
                           sheet.place);
            texts_.push_back(std::move(text));
        }
    }

    bool has(const Wordings& stakeholder) const
    {
        return std::any_of(texts_.begin(), texts_.end(), [&](const std::string& text) {
            return std::any_of(stakeholder.begin(), stakeholder.end(),
                               [&](const std::string& wording) { return says(text, wording); });
        });
    }

    std::size_t count() const { return texts_.size(); }
    const std::string& place() const { return place_; } // of the first gap
    // "the row "Mills" leaves "role" empty, … and 3 more cells"
    std::string gaps() const
    {
        std::vector<std::string> told = told_;
        if (gaps_ > told.size())
            told.push_back(std::to_string(gaps_ - told.size()) + " more cells are empty");
        return listed(told);
    }

private:
    void addGap(std::string words, const std::string& place)
    {
        if (gaps_++ == 0) place_ = place;
        if (told_.size() < kMaxTold) told_.push_back(std::move(words));
    }

    std::vector<std::string> texts_, told_;
    std::size_t gaps_ = 0;
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
    if (!nearest->lacking.empty())
        return unmet(requirement, nearest->place,
                     "the nearest table has no column " + listed(nearest->lacking));

    Rows rows;
    for (const auto& sheet : sheets)
        if (sheet.lacking.empty()) rows.take(sheet, wanted);
    std::vector<std::string> missing;
    for (const auto& stakeholder : context.expects.texts("stakeholders"))
        if (!rows.has(widened({stakeholder}, context.contract.synonyms)))
            missing.push_back(inQuotes(stakeholder));
    if (rows.count() == kMaxRows)
        return unknown(requirement, "it has " + std::to_string(kMaxRows) + " rows or more; look yourself");
    if (rows.count() == 0) return unmet(requirement, nearest->place, "it has no row below its heading");
    std::string remark;
    if (!missing.empty()) remark = "there is no row for " + listed(missing);
    if (const auto gaps = rows.gaps(); !gaps.empty()) remark += (remark.empty() ? "" : "; ") + gaps;
    if (remark.empty()) return met(requirement);
    return unmet(requirement, rows.place().empty() ? nearest->place : rows.place(), remark);
}

}
