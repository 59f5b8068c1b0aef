#include "ledger/step.h"

#include "ledger/git.h"

#include <algorithm>
#include <cstring>

namespace remit::ledger {

namespace {

// Takes `begin` off the beginning of `text`, if it is there.
bool take(std::string_view& text, std::string_view begin)
{
    if (!text.starts_with(begin)) return false;
    text.remove_prefix(begin.size());
    return true;
}

// Takes a line "tree 0123…" off the beginning.
std::optional<ObjectId> takeId(std::string_view& text, std::string_view word)
{
    if (!take(text, word) || text.size() <= GIT_OID_HEXSZ || text[GIT_OID_HEXSZ] != '\n') return {};
    git_oid oid;
    if (text.substr(0, GIT_OID_HEXSZ).find_first_not_of("0123456789abcdef") != text.npos ||
        git_oid_fromstrn(&oid, text.data(), GIT_OID_HEXSZ) != 0)
        return {};
    text.remove_prefix(GIT_OID_HEXSZ + 1);
    ObjectId id;
    std::memcpy(id.data(), oid.id, id.size());
    return id;
}

// " 1661760000 +0000"; git knows no time before 1970.
std::string inGit(Instant when)
{
    return " " + std::to_string(std::max<long long>(0, when.value().time_since_epoch().count())) + " +0000\n";
}

}

std::optional<StepText> StepText::of(std::string_view bytes)
{
    StepText step;
    const auto tree = takeId(bytes, "tree ");
    if (!tree) return {};
    step.tree = *tree;
    while (const auto parent = takeId(bytes, "parent "))
        step.parents.push_back(*parent);
    if (!bytes.starts_with("author ")) return {};
    step.rest = bytes;
    return step;
}

std::string_view StepText::lastLine() const
{
    std::string_view text = rest;
    while (text.ends_with('\n'))
        text.remove_suffix(1);
    return text.substr(text.rfind('\n') + 1);
}

bool saysWhatItMust(const StepText& step, const Entry& entry)
{
    std::string_view text = step.rest;
    const std::size_t line = text.find('\n'), name = text.find(" <");
    if (!take(text, "author ") || name == text.npos || line == text.npos || name > line) return false;
    text = step.rest.substr(name);
    const std::string people = " <" + entry.event.by.str() + "@remit.invalid>" + inGit(entry.event.at) +
                               "committer Remit <keeper@remit.invalid>" + inGit(entry.facts.received) + "\n";
    if (!take(text, people)) return false;
    const std::size_t end = text.find('\n');
    return end != text.npos && end > 0 && text.substr(end) == "\n\n" + entry.folder + "\n";
}

}
