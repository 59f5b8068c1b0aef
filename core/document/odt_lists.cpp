#include "document/odt_lists.h"

#include <algorithm>

namespace remit {

void OdtLists::open(const XmlReader& xml)
{
    const std::string style = xml.attribute(u"style-name");
    if (!styles_.empty()) {
        styles_.push_back(style.empty() ? styles_.back() : style);
        return;
    }
    styles_.push_back(style);
    numbers_ = {{}, style, xml.attribute(u"id")};
    if (const auto list = byId_.find(xml.attribute(u"continue-list")); list != byId_.end())
        numbers_.counts = list->second;
    else if (xml.attribute(u"continue-numbering") == "true")
        numbers_.counts = byStyle_[style];
}

void OdtLists::close()
{
    styles_.pop_back();
    due_ = false;
    if (!styles_.empty()) return;
    byStyle_[numbers_.style] = numbers_.counts;
    if (!numbers_.id.empty()) byId_[numbers_.id] = numbers_.counts;
}

void OdtLists::item(std::optional<int> start)
{
    due_ = true;
    start_ = start;
}

OdtLists::Mark OdtLists::next(const OdtStyles& styles, const OdtStyles::Style& style)
{
    Mark mark;
    if (styles_.empty() || !std::exchange(due_, false)) return mark;
    const auto level = std::min(styles_.size(), kOdtLevels) - 1;
    mark.level = static_cast<int>(level) + 1;
    mark.printed = true;
    const auto* list = styles.list(styles_.back().empty() ? style.list.value_or("") : styles_.back());
    if (!list) return mark;
    numbers_.counts.next(*list, level, std::exchange(start_, {}));
    const auto& shape = list->levels[level];
    mark.numbered = !shape.bullet && !shape.format.empty();
    mark.printed = shape.bullet || mark.numbered;
    if (mark.numbered) mark.number = numbers_.counts.printed(*list, level);
    return mark;
}

}
