#include "ledger/inner.h"
#include "ledger/outbox.h"

#include <set>

// The vault of a Ledger.
namespace remit {

using ledger::within;

namespace {

void addKept(const Event& event, std::set<Fingerprint>& known)
{
    if (const auto* note = std::get_if<Note>(&event.deed))
        for (const auto& file : note->kept)
            known.insert(file.hmac);
}

}

Result<std::optional<Apart>> Ledger::kept(const Kept& file) const
{
    return inner_->vault().find(file);
}

Result<std::vector<std::string>> Ledger::vault() const
{
    return inner_->vault().names();
}

Result<void> Ledger::destroy(const Turn&, const Fingerprint& file) const
{
    return inner_->vault().remove(file);
}

Result<void> Ledger::keep(const Turn&, const std::string& home, const std::vector<Apart>& files) const
{
    if (auto settled = settle(); !settled) return within(folder(), settled.error());
    if (files.empty()) return {};
    if (auto added = inner_->vault().add(home, files); !added) return within(folder(), added.error());
    return {};
}

Result<void> Ledger::settle() const
{
    const auto entering = inner_->vault().entering();
    if (!entering) return entering.error();
    if (!*entering || !ledger::isHome((*entering)->home)) return {};
    const auto newest = isNewest();
    if (!newest) return newest.error();
    if (!*newest) return {}; // their entry may be one that was not read
    const auto there = entries({(*entering)->home});
    if (!there) return there.error();
    const auto waiting = Outbox::of(folder()).waiting();
    if (!waiting) return waiting.error();
    std::set<Fingerprint> known;
    for (const auto& entry : *there)
        addKept(entry.event, known);
    for (const auto& each : *waiting)
        addKept(each.event, known);
    for (const auto& file : (*entering)->files)
        if (!known.contains(file))
            if (const auto removed = inner_->vault().remove(file); !removed) return removed;
    inner_->vault().settled();
    return {};
}

}
