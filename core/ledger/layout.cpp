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
    if (folder == kContractHome) return true;
    const std::size_t slash = folder.find('/');
    if (slash == std::string_view::npos || !isPlainId(folder.substr(slash + 1))) return false;
    return isPlainId(folder.substr(0, slash)) || folder.substr(0, slash) == kPaymentsHome;
}

std::string EntryPlace::folder() const
{
    return home + "/record/" + group() + "/" + std::to_string(remit::number(number)) + "-" + kind;
}

std::string EntryPlace::group() const
{
    return std::to_string(remit::number(number) / 100);
}

std::optional<EntryPlace> EntryPlace::of(std::string_view folder)
{
    const std::size_t record = folder.find("/record/");
    if (record == std::string_view::npos) return {};
    auto place = named(folder.substr(0, record), folder.substr(folder.rfind('/') + 1));
    // One place has one spelling: a wrong group shows here.
    return place && place->folder() == folder ? place : std::nullopt;
}

std::optional<EntryPlace> EntryPlace::named(std::string_view home, std::string_view name)
{
    int n = 0;
    const char* const end = std::from_chars(name.data(), name.data() + name.size(), n).ptr;
    const auto digits = static_cast<std::size_t>(end - name.data());
    const std::string_view rest = name.substr(digits);
    if (!isHome(home) || n < 1 || rest.size() < 2 || rest.front() != '-') return {};
    EntryPlace place{std::string(home), EntryNumber(n), std::string(rest.substr(1))};
    // "07-submit" is not how it is written.
    return isId(place.kind) && std::to_string(n).size() == digits ? std::optional(place) : std::nullopt;
}

std::string carriedMark(std::string_view home, const EntryPlace& review)
{
    return std::string(home) + "/carried/" + review.home + "/" +
           std::to_string(remit::number(review.number)) + "-" + review.kind;
}

std::string fileIn(std::string_view entryFolder, std::string_view storedName)
{
    return std::string(entryFolder) + "/files/" + std::string(storedName);
}

}
