#include "ledger/layout.h"

#include <charconv>

namespace remit::ledger {

namespace {

bool isPlainId(std::string_view text)
{
    return isId(text) && !isReservedId(text);
}

}

bool isHome(std::string_view folder)
{
    if (folder == "contract") return true;
    const std::size_t slash = folder.find('/');
    return slash != std::string_view::npos && isPlainId(folder.substr(0, slash)) &&
           isPlainId(folder.substr(slash + 1));
}

std::string EntryPlace::folder() const
{
    const long n = remit::number(number);
    return home + "/record/" + std::to_string(n / 100) + "/" + std::to_string(n) + "-" + kind;
}

std::optional<EntryPlace> EntryPlace::of(std::string_view folder)
{
    constexpr std::string_view kRecord = "/record/";
    const std::size_t record = folder.find(kRecord);
    if (record == std::string_view::npos || !isHome(folder.substr(0, record))) return {};
    const std::string_view name = folder.substr(folder.rfind('/') + 1);
    int n = 0;
    const char* const end = std::from_chars(name.data(), name.data() + name.size(), n).ptr;
    const std::string_view rest = name.substr(static_cast<std::size_t>(end - name.data()));
    if (n < 1 || rest.size() < 2 || rest.front() != '-') return {};
    EntryPlace place{std::string(folder.substr(0, record)), EntryNumber(n), std::string(rest.substr(1))};
    // One place has one spelling: what the reading above let pass shows here.
    if (!isId(place.kind) || place.folder() != folder) return {};
    return place;
}

std::string fileIn(std::string_view entryFolder, std::string_view storedName)
{
    return std::string(entryFolder) + "/files/" + std::string(storedName);
}

}
