#include "base/words.h"
#include "state/asking.h"

namespace remit {

namespace {

// The rules for erasing a file. It is the decision of the side that brought it: they answer for it to whoever
// it is about.
struct OnErasing : Asking {
    Result<void> check(const Erase& deed) const
    {
        const auto found = facts.events.find(deed.event);
        if (found == facts.events.end())
            return refused("There is no such entry in this record; see: remit log");
        const EventFacts& from = found->second;
        const std::string entry =
            "Entry " + std::to_string(number(from.entry)) + " (" + noun(from.kind) + ")";
        if (from.erasable.empty()) return refused(entry + " brought no file that can be erased");
        if (auto may = right(Right::Erase, "erase files"); !may) return may;
        if (sideOf(contract, from.by) != sideOf(contract, event.party()))
            return refused(entry + " is of " + nameOf(contract, from.by) +
                           "; only their side can erase what it brought");
        if (!from.canErase(deed.name))
            return refused(entry + " brought " + listed(from.erasable) + ", and no \"" + quotable(deed.name) +
                           "\"");
        if (const auto erased = from.erased.find(deed.name); erased != from.erased.end())
            return refused(quotable(deed.name) + " of entry " + std::to_string(number(from.entry)) +
                           " was erased already" + inEntry(erased->second));
        if (isBlank(deed.reason)) return refused("Erasing needs a reason: --reason \"…\"");
        return {};
    }
};

}

std::optional<Result<void>> erasingAllowed(const Asking& asking, const Deed& deed)
{
    const auto* erase = std::get_if<Erase>(&deed);
    if (!erase) return {};
    return OnErasing{asking}.check(*erase);
}

}
