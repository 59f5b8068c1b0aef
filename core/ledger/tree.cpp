#include "ledger/tree.h"

#include "base/ids.h"

namespace remit::ledger {

namespace {

constexpr std::size_t kIdBytes = 20;

bool isName(std::string_view name)
{
    return !name.empty() && name != "." && name != ".." && name != ".git" && name.find('/') == name.npos;
}

// Folders are sorted as if their names ended with a slash.
std::string sortedAs(const TreeItem& item)
{
    return item.folder ? item.name + "/" : item.name;
}

}

std::optional<std::vector<TreeItem>> itemsOf(std::string_view tree)
{
    constexpr std::string_view kFile = "100644 ", kFolder = "40000 ";
    std::vector<TreeItem> items;
    while (!tree.empty()) {
        TreeItem item;
        item.folder = tree.starts_with(kFolder);
        if (!item.folder && !tree.starts_with(kFile)) return {};
        tree.remove_prefix(item.folder ? kFolder.size() : kFile.size());
        const std::size_t end = tree.find('\0');
        if (end == tree.npos || tree.size() < end + 1 + kIdBytes) return {};
        item.name = tree.substr(0, end);
        item.id = hexadecimal(reinterpret_cast<const unsigned char*>(tree.data()) + end + 1, kIdBytes);
        tree.remove_prefix(end + 1 + kIdBytes);
        // A file and a folder of one name are not beside each other in this order.
        if (!isName(item.name) ||
            (!items.empty() && (sortedAs(items.back()) >= sortedAs(item) || items.back().name == item.name)))
            return {};
        items.push_back(std::move(item));
    }
    return items;
}

}
