#include "ledger/tree.h"

#include <algorithm>
#include <cstring>

namespace remit::ledger {

namespace {

bool isName(std::string_view name)
{
    return !name.empty() && name != "." && name != ".." && name != ".git" && name.find('/') == name.npos;
}

}

int TreeItem::compare(const TreeItem& other) const
{
    const std::size_t both = std::min(name.size(), other.name.size());
    if (const int order = std::memcmp(name.data(), other.name.data(), both); order != 0) return order;
    const auto then = [&](const TreeItem& item) {
        return item.name.size() > both ? static_cast<unsigned char>(item.name[both]) : item.folder ? '/' : 0;
    };
    const int order = then(*this) - then(other);
    return order != 0 ? order : static_cast<int>(name.size()) - static_cast<int>(other.name.size());
}

std::optional<TreeItem> TreeReading::next()
{
    if (left_.empty() || broken_) return {};
    const auto item = take();
    // A file and a folder of one name are not beside each other in this order.
    broken_ = !item || (before_ && (before_->compare(*item) >= 0 || before_->name == item->name));
    before_ = item;
    return broken_ ? std::nullopt : item;
}

std::optional<TreeItem> TreeReading::take()
{
    constexpr std::string_view kFile = "100644 ", kFolder = "40000 ";
    TreeItem item;
    item.folder = left_.starts_with(kFolder);
    if (!item.folder && !left_.starts_with(kFile)) return {};
    left_.remove_prefix(item.folder ? kFolder.size() : kFile.size());
    const std::size_t end = left_.find('\0');
    if (end == left_.npos || left_.size() < end + 1 + item.id.size()) return {};
    item.name = left_.substr(0, end);
    std::memcpy(item.id.data(), left_.data() + end + 1, item.id.size());
    left_.remove_prefix(end + 1 + item.id.size());
    if (!isName(item.name)) return {};
    return item;
}

}
