#include "report/comparison_parts.h"
#include "report/json_parts.h"

namespace remit::json {

namespace {

using namespace compared;

Json runsOf(const Comparison::Runs& runs)
{
    Json all = Json::array();
    for (const auto& run : runs)
        all.push_back({{word(run.kind), run.text}});
    return all;
}

Json headingOf(const Comparison::Section& section, const Comparison::Side& side, const Names& names,
               Kind which)
{
    Json out = {{"kind", noun(side.kind)}, {"level", side.level}};
    if (!side.number.empty()) out["number"] = side.number;
    out["title"] = names.title(section, which);
    return out;
}

Json blockOf(const Comparison::Piece& piece, const Comparison::Side& side, const Names& names, Kind which)
{
    return {{"kind", noun(side.kind)}, {"place", names.place(piece, which)}};
}

Json pieceOf(const Comparison::Piece& piece, const Names& names)
{
    Json out = {{"change", word(piece.kind)}};
    if (piece.before) out["before"] = blockOf(piece, *piece.before, names, Kind::Removed);
    if (piece.after) out["after"] = blockOf(piece, *piece.after, names, Kind::Added);
    if (!piece.runs.empty()) out["words"] = runsOf(piece.runs);
    for (const auto& column : piece.columns)
        out["columns"].push_back({{"change", word(column.kind)}, {"title", column.title}});
    for (const auto& row : piece.rows) {
        if (row.kind == Kind::Same) continue;
        Json one = {{"change", word(row.kind)}};
        if (row.before > 0) one["before"] = row.before;
        if (row.after > 0) one["after"] = row.after;
        one["cells"] = Json::array();
        for (const auto& cell : row.cells)
            one["cells"].push_back(runsOf(cell));
        out["rows"].push_back(std::move(one));
    }
    return out;
}

// What changed of a section; null if nothing did.
Json sectionOf(const Comparison::Section& section, const Names& names)
{
    Json blocks = Json::array();
    for (const auto& piece : section.pieces)
        if (piece.kind != Kind::Same) blocks.push_back(pieceOf(piece, names));
    if (section.kind == Kind::Same && !section.renamed() && blocks.empty()) return nullptr;
    Json out = {{"change", word(section.kind)}, {"renamed", section.renamed()}};
    const auto& heading = section.heading;
    if (heading && heading->before)
        out["before"] = headingOf(section, *heading->before, names, Kind::Removed);
    if (heading && heading->after) out["after"] = headingOf(section, *heading->after, names, Kind::Added);
    out["blocks"] = std::move(blocks);
    return out;
}

Json fileOf(const ComparedFile& file)
{
    Json out = Json::object();
    if (!file.before.empty()) out["before"] = file.before;
    if (!file.after.empty()) out["after"] = file.after;
    if (!file.both()) return out;
    if (!file.unread.empty()) {
        out["why-not-compared"] = file.unread;
        return out;
    }
    out["changes"] = file.comparison ? tally(*file.comparison).all() : 0;
    out["sections"] = Json::array();
    if (!file.comparison) return out;
    const Names names(*file.comparison);
    for (const auto& section : file.comparison->sections)
        if (Json one = sectionOf(section, names); !one.is_null()) out["sections"].push_back(std::move(one));
    return out;
}

}

std::string comparison(const ComparedRevisions& revisions)
{
    Json out = {{"deliverable", revisions.deliverable}};
    if (revisions.revisionBefore > 0) out["before"] = revisions.revisionBefore;
    if (revisions.revisionAfter > 0) out["after"] = revisions.revisionAfter;
    out["files"] = Json::array();
    for (const auto& file : revisions.files)
        out["files"].push_back(fileOf(file));
    return printed(out);
}

}
