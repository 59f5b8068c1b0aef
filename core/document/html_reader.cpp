#include "document/html_reader.h"

#include "base/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

namespace remit {

namespace {

constexpr int kMaxLevel = 9;
constexpr int kMaxAcross = 1000; // as browsers have it
constexpr int kMaxDown = 65'534;

bool isOneOf(std::string_view name, const auto& sorted)
{
    return std::binary_search(sorted.begin(), sorted.end(), name);
}

// Elements that nobody reads.
constexpr std::array<std::string_view, 10> kUnread = {"audio",  "canvas", "datalist", "head",     "noscript",
                                                      "object", "script", "style",    "template", "video"};

// Elements that stand in a line and do not end it; all others do.
constexpr std::array<std::string_view, 42> kInline = {
    "a",      "abbr", "acronym", "b",   "bdi",  "bdo", "big",    "br",     "button", "cite", "code",
    "data",   "del",  "dfn",     "em",  "font", "i",   "iframe", "img",    "input",  "ins",  "kbd",
    "label",  "map",  "mark",    "q",   "ruby", "s",   "samp",   "select", "small",  "span", "strike",
    "strong", "sub",  "sup",     "svg", "time", "tt",  "u",      "var",    "wbr"};
static_assert(std::is_sorted(kUnread.begin(), kUnread.end()) &&
              std::is_sorted(kInline.begin(), kInline.end()));

std::string_view valueOf(const HtmlReader::Attributes& attributes, std::string_view name)
{
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

int numberOf(const HtmlReader::Attributes& attributes, std::string_view name, int most)
{
    const auto value = valueOf(attributes, name);
    int number = 1;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number >= 1 && number <= most ? number : 1;
}

bool isHidden(const HtmlReader::Attributes& attributes)
{
    if (attributes.count("hidden")) return true;
    std::string style = lowerCase(valueOf(attributes, "style"));
    std::erase_if(style, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    return style.find("display:none") != style.npos;
}

// "h3" -> 3
int headingOf(std::string_view name)
{
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

}

HtmlReader::Use HtmlReader::useOf(const std::string& name, const Attributes& attributes) const
{
    const Use around = open_.empty() ? Use::Shown : open_.back().use;
    if (name == "title" && open_.size() > 0 && open_.back().name == "head") return Use::Title;
    if (around != Use::Shown) return around;
    if (isOneOf(name, kUnread)) return Use::Nothing;
    if (isHidden(attributes)) return Use::Hidden;
    const auto role = valueOf(attributes, "role");
    if (role == "doc-noteref" || role == "doc-backlink") return Use::Nothing;
    return name == "del" ? Use::Deleted : Use::Shown;
}

void HtmlReader::open(const std::string& name, const Attributes& attributes)
{
    if (open_.size() == static_cast<std::size_t>(kMaxDepth)) {
        failure_ = Error{"the file is nested more than " + std::to_string(kMaxDepth) +
                         " levels deep, which no document needs; it is not opened"};
        return;
    }
    Open element{name, useOf(name, attributes)};
    addresses(name, attributes);
    if (valueOf(attributes, "role") == "doc-noteref") refer(attributes);
    begin(element, attributes);
    element.note = element.use == Use::Shown && beginNote(attributes);
    open_.push_back(std::move(element));
}

void HtmlReader::begin(const Open& element, const Attributes& attributes)
{
    const Use around = open_.empty() ? Use::Shown : open_.back().use;
    if (element.use == Use::Shown) return shownElement(element.name, attributes);
    if (element.use == around) return aside_.space();
    if (element.use == Use::Deleted) beginChange(Document::Change::Kind::Deletion, attributes);
    if (element.use == Use::Hidden) {
        addPiece();
        document_.hidden.push_back({document_.blocks.size(), {}});
    }
}

void HtmlReader::shownElement(const std::string& name, const Attributes& attributes)
{
    if (name == "html") document_.properties.language = quote(valueOf(attributes, "lang"));
    if (name == "ins") beginChange(Document::Change::Kind::Insertion, attributes);
    if (name == "img") {
        ++document_.properties.pictures;
        if (!attributes.count("alt")) ++document_.properties.picturesWithoutText;
    }
    if (name == "br") line().space();
    if (isOneOf(name, kInline)) return;
    if (tableElement(name, attributes)) return;
    finishLine();
    if (name == "ul" || name == "menu" || name == "ol") lists_.push_back(name == "ol");
    if (name == "li") itemDue_ = true;
    if (name == "figcaption") caption_ = true;
    if (const int level = headingOf(name)) heading_ = level;
}

bool HtmlReader::tableElement(const std::string& name, const Attributes& attributes)
{
    if (name == "table") {
        finishLine();
        tables_.emplace_back();
        addPiece();
        return true;
    }
    if (tables_.empty()) return false;
    HtmlTable& table = tables_.back();
    const std::size_t before = table.cells();
    if (name == "tr") {
        table.row(!open_.empty() && open_.back().name == "thead");
    } else if (name == "td" || name == "th") {
        table.cell(numberOf(attributes, "colspan", kMaxAcross), numberOf(attributes, "rowspan", kMaxDown),
                   name == "th");
    } else {
        return false;
    }
    for (std::size_t i = before; i < table.cells() && !failure_; ++i)
        addPiece();
    return true;
}

void HtmlReader::refer(const Attributes& attributes)
{
    const auto address = valueOf(attributes, "href");
    if (address.substr(0, 1) != "#") return;
    addPiece();
    references_.try_emplace(std::string(address.substr(1)),
                            Note{references_.size(), document_.blocks.size(), {}});
}

bool HtmlReader::beginNote(const Attributes& attributes)
{
    if (references_.empty() || note_ || inCell()) return false;
    const auto found = references_.find(valueOf(attributes, "id"));
    if (found == references_.end()) return false;
    finishLine();
    note_ = found->second;
    references_.erase(found);
    return true;
}

void HtmlReader::endNote()
{
    finishLine();
    note_->text.kind = Block::Kind::Footnote;
    note_->text.text = noteText_.take();
    if (!note_->text.text.empty()) notes_.push_back(std::move(*note_));
    note_.reset();
}

// Places that changes and hidden text have move with the blocks.
void HtmlReader::placeNotes()
{
    auto& blocks = document_.blocks;
    std::sort(notes_.begin(), notes_.end(), [](const Note& a, const Note& b) { return a.order < b.order; });
    const auto moved = [&](std::size_t block) {
        const auto end = std::partition_point(notes_.begin(), notes_.end(),
                                              [&](const Note& note) { return note.block < block; });
        return block + static_cast<std::size_t>(end - notes_.begin());
    };
    for (auto& change : document_.changes)
        change.block = moved(change.block);
    for (auto& hidden : document_.hidden)
        hidden.block = moved(hidden.block);
    std::vector<Block> all;
    auto note = notes_.begin();
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        all.push_back(std::move(blocks[i]));
        for (; note != notes_.end() && note->block == i; ++note)
            all.push_back(std::move(note->text));
    }
    for (; note != notes_.end(); ++note)
        all.push_back(std::move(note->text));
    blocks = std::move(all);
}

void HtmlReader::addresses(const std::string& name, const Attributes& attributes)
{
    const auto keep = [&](std::string_view attribute, std::set<std::string>& known,
                          std::vector<std::string>& kept) {
        const std::string address = quote(valueOf(attributes, attribute));
        if (isWebAddress(address) && known.insert(address).second) kept.push_back(address);
    };
    auto& properties = document_.properties;
    if (name == "a" || name == "area") keep("href", links_, properties.links);
    if (name == "link") keep("href", attached_, properties.attached);
    for (const std::string_view loading : {"img", "script", "iframe", "embed", "audio", "video", "source"})
        if (name == loading) keep("src", attached_, properties.attached);
    if (name == "object") keep("data", attached_, properties.attached);
    if (name == "meta" && lowerCase(valueOf(attributes, "name")) == "author")
        properties.author = quote(valueOf(attributes, "content"));
}

void HtmlReader::beginChange(Document::Change::Kind kind, const Attributes& attributes)
{
    addPiece();
    document_.changes.push_back(
        {kind, document_.blocks.size(), {}, quote(valueOf(attributes, "datetime")), {}});
    constexpr std::size_t kMaxInsertions = 16; // one in the other; those beyond have no text
    if (kind == Document::Change::Kind::Insertion && insertions_.size() < kMaxInsertions)
        insertions_.emplace_back(document_.changes.size() - 1, Quote());
}

void HtmlReader::close()
{
    if (open_.empty()) return;
    const Open element = std::move(open_.back());
    open_.pop_back();
    const Use around = open_.empty() ? Use::Shown : open_.back().use;
    if (element.note) endNote();
    if (element.use == Use::Shown) return end(element);
    if (element.use == around) return aside_.space();
    if (element.use == Use::Hidden) {
        document_.hidden.back().text = aside_.take();
        if (document_.hidden.back().text.empty()) document_.hidden.pop_back();
    }
    if (element.use == Use::Deleted) document_.changes.back().text = aside_.take();
    if (element.use == Use::Title) document_.properties.title = quote(title_.take());
}

void HtmlReader::end(const Open& element)
{
    const std::string& name = element.name;
    if (name == "ins" && !insertions_.empty()) {
        document_.changes[insertions_.back().first].text = insertions_.back().second.take();
        insertions_.pop_back();
    }
    if (isOneOf(name, kInline)) return;
    if (name == "table" && !tables_.empty()) return endTable();
    if (!tables_.empty() && (name == "td" || name == "th")) return tables_.back().endCell();
    if (name == "caption") caption_ = true;
    finishLine();
    if ((name == "ul" || name == "menu" || name == "ol") && !lists_.empty()) lists_.pop_back();
    if (name == "li") itemDue_ = false;
    if (name == "figcaption" || name == "caption") caption_ = false;
    if (headingOf(name) > 0) heading_ = 0;
}

void HtmlReader::endTable()
{
    finishLine();
    auto after = std::move(tables_.back().after);
    Block table = tables_.back().take();
    tables_.pop_back();
    if (!table.rows.empty()) add(std::move(table));
    auto& to = into();
    to.insert(to.end(), std::make_move_iterator(after.begin()), std::make_move_iterator(after.end()));
}

void HtmlReader::text(std::string_view text)
{
    switch (open_.empty() ? Use::Shown : open_.back().use) {
    case Use::Nothing:
        break;
    case Use::Title:
        title_.append(text);
        break;
    case Use::Hidden:
    case Use::Deleted:
        aside_.append(text);
        break;
    case Use::Shown:
        line().append(text);
        for (auto& insertion : insertions_)
            insertion.second.append(text);
    }
}

bool HtmlReader::inCell() const
{
    return !tables_.empty() && tables_.back().inCell();
}

Line& HtmlReader::line()
{
    return inCell() ? tables_.back().line() : line_;
}

// What stands in the cell of a table follows it; what stands between its rows, its caption, goes before.
std::vector<Block>& HtmlReader::into()
{
    const auto cell =
        std::find_if(tables_.rbegin(), tables_.rend(), [](const HtmlTable& table) { return table.inCell(); });
    return cell == tables_.rend() ? document_.blocks : cell->after;
}

// In a cell the lines become one.
void HtmlReader::finishLine()
{
    for (auto& insertion : insertions_)
        insertion.second.space();
    if (inCell()) return line().space();
    if (!line_.empty()) add(blockOfLine());
}

Block HtmlReader::blockOfLine()
{
    Block block;
    block.text = line_.take();
    if (heading_ > 0) {
        block.kind = Block::Kind::Heading;
        block.level = heading_;
        takeNumber(block);
    } else if (caption_) {
        block.kind = Block::Kind::Caption;
    } else if (std::exchange(itemDue_, false) && !lists_.empty()) {
        block.kind = Block::Kind::ListItem;
        block.level = static_cast<int>(std::min<std::size_t>(lists_.size(), kMaxLevel));
        block.numbered = lists_.back();
    }
    return block;
}

void HtmlReader::add(Block block)
{
    addPiece();
    if (note_ && block.kind != Block::Kind::Table) {
        noteText_.append(block.text);
        return noteText_.space();
    }
    into().push_back(std::move(block));
}

void HtmlReader::addPiece()
{
    if (++pieces_ > kMaxBlocks) failure_ = tooManyPieces();
}

Document HtmlReader::take()
{
    finishLine();
    if (!notes_.empty()) placeNotes();
    keepInside(document_);
    return std::move(document_);
}

}
