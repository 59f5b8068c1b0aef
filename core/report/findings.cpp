#include "base/unicode.h"
#include "base/words.h"
#include "report/agreed.h"
#include "report/layout.h"
#include "report/terminal.h"

#include <algorithm>

namespace remit::terminal {

namespace {

constexpr std::size_t kIndent = 4;

// Whether naming the place would only say the words again.
bool isSaidIn(const std::string& words, const std::string& place)
{
    return plainWords(words).find(plainWords(place)) != std::string::npos;
}

void list(std::string& out, const Examination& examination, Verdict verdict, const char* heading)
{
    std::vector<const Finding*> chosen;
    for (const auto& finding : examination.findings)
        if (finding.verdict == verdict) chosen.push_back(&finding);
    std::stable_sort(chosen.begin(), chosen.end(), [&](const Finding* a, const Finding* b) {
        return verdict == Verdict::Unmet && a->level < b->level;
    });
    if (!chosen.empty()) out += std::string("  ") + heading + "\n";
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const Finding& finding = *chosen[i];
        std::string line = std::string(word(finding.level)) + ": " + quotable(finding.words, 400);
        if (verdict == Verdict::Met && !isSaidIn(finding.words, finding.place))
            line += " (" + quotable(finding.place, 200) + ")";
        out += wrapped(line, kIndent);
        if (verdict == Verdict::Met) {
            if (!finding.remark.empty()) out += wrapped(quotable(finding.remark, 2000), kIndent + 4);
            continue;
        }
        // Several that have the same to say, as when no file could be opened, say it once.
        const Finding* next = i + 1 < chosen.size() ? chosen[i + 1] : nullptr;
        if (next && next->remark == finding.remark && next->place == finding.place) continue;
        if (!finding.remark.empty()) out += wrapped(quotable(finding.remark, 2000), kIndent + 4);
        if (!finding.place.empty()) out += wrapped("Place: " + quotable(finding.place, 200), kIndent + 4);
    }
}

}

std::string summary(const Examination& examination)
{
    const std::size_t all = examination.findings.size();
    const std::size_t musts = examination.unmet(Level::Must), unknown = examination.unknown();
    const std::size_t shoulds = examination.unmet(Level::Should), mays = examination.unmet(Level::May);
    const std::size_t others = shoulds + mays;
    std::string text = std::to_string(all - musts - unknown - others) + " of " + count(all, "requirement") +
                       (all == 1 ? " is met" : " are met");
    if (musts > 0) text += "; " + count(musts, "must is", "musts are") + " unmet";
    if (shoulds > 0) text += "; " + count(shoulds, "should is", "shoulds are") + " unmet";
    if (mays > 0) text += "; " + count(mays, "may is", "mays are") + " unmet";
    if (unknown > 0) text += "; " + std::to_string(unknown) + " could not be checked";
    return text + ".\n";
}

std::string findings(const Examination& examination)
{
    if (examination.findings.empty()) return "  Nothing is required of it.\n";
    std::string out;
    list(out, examination, Verdict::Unmet, "Unmet");
    list(out, examination, Verdict::Unknown, "Could not be checked");
    list(out, examination, Verdict::Met, "Met");
    return out + summary(examination);
}

std::string besides(const Examination& examination)
{
    if (examination.besides.empty()) return {};
    std::string out = "What else is in the files, and goes with them:\n";
    for (const auto& each : examination.besides)
        out += wrapped(each + (each.ends_with('.') ? "" : "."), 2); // "Tana Inc."
    return out;
}

std::string brief(const Contract& contract, const Standing& standing, const Deliverable& deliverable,
                  const Due& due, const Zone& zone, const std::vector<OpenComment>& comments,
                  const Examination& brief)
{
    std::string out = deliverable.title + "\n";
    if (!deliverable.description.empty()) out += wrapped("\"" + deliverable.description + "\"", 2);
    if (deliverable.internal) out += wrapped("Internal: not in the contract's table of deliverables.", 2);
    out += wrapped("Due " + (due.deadline ? inWords(*due.deadline, zone) + "."
                                          : "\"" + deliverable.due.written + "\" (" + due.why + ")."),
                   2);
    out += termsWords(contract, standing, 2);
    out += "\nWhat it must contain\n";
    for (const auto& requirement : brief.findings) {
        out += wrapped(std::string(word(requirement.level)) + ": " + quotable(requirement.words, 400), 2);
        if (!requirement.remark.empty()) out += wrapped(quotable(requirement.remark, 400), 6);
    }
    if (brief.findings.empty()) out += "  Nothing in particular.\n";
    if (!comments.empty()) out += "\nComments to be dealt with\n";
    for (const auto& comment : comments) {
        const Deliverable* from = contract.deliverable(comment.from);
        out += wrapped((from ? from->title : comment.from.str()) + ", comment " +
                           std::to_string(comment.number) + ": " + quotable(comment.text, 4000),
                       2);
    }
    return out;
}

std::string phases(const std::vector<FoundPhase>& phases)
{
    std::string out;
    for (const auto& phase : phases) {
        const std::string name = phase.id.empty() ? phase.file.filename().string() : phase.id.str();
        if (!phase.refused.empty()) {
            out += padded(name + " ", 12) + "cannot be used\n" + wrapped(phase.refused, 12) +
                   std::string(12, ' ') + "File: " + quotable(phase.file.string(), 4096) + "\n";
            continue;
        }
        out += padded(name + " ", 12) + quotable(phase.title) + ", version " + quotable(phase.version);
        std::vector<std::string> reads;
        for (const auto& id : phase.reads)
            reads.push_back(id.str());
        out += (reads.empty() ? "" : "; held against what was accepted of: " + listed(reads)) +
               (phase.notes ? "; looks at what was noted" : "") + "\n";
    }
    return out.empty() ? "There are no phases.\n" : out;
}

}
