#include "testing/testing.h"

#include "base/words.h"

#include <algorithm>
#include <iostream>

namespace remit::testing {

namespace {

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != text.npos;
}

// A finding as a line: "unmet    must    signed    the last line is empty; sign with your name [place]"
std::string inWords(const Finding& finding)
{
    const auto padded = [](std::string_view text, std::size_t width) {
        return std::string(text) + std::string(width > text.size() ? width - text.size() : 1, ' ');
    };
    return padded(word(finding.verdict), 9) + padded(word(finding.level), 8) +
           padded(finding.requirement, 28) + (finding.remark.empty() ? finding.words : finding.remark) +
           (finding.place.empty() ? "" : " [" + finding.place + "]");
}

std::string differs(const Finding& finding, const Expectation& expected)
{
    const std::string begin = "  " + expected.requirement + " ";
    std::string lines;
    if (finding.verdict != expected.verdict)
        lines += begin + "is " + std::string(word(finding.verdict)) + ", expected " +
                 std::string(word(expected.verdict)) + "\n";
    if (!holds(finding.remark, expected.remark))
        lines += begin + "does not say \"" + expected.remark + "\"\n";
    if (!holds(finding.place, expected.place)) lines += begin + "is not at \"" + expected.place + "\"\n";
    if (expected.level && *expected.level != finding.level)
        lines += begin + "is a " + std::string(word(finding.level)) + ", expected a " +
                 std::string(word(*expected.level)) + "\n";
    return lines;
}

std::string all(const Examination& examination)
{
    if (examination.findings.empty()) return "  found: nothing\n";
    std::string lines = "  found:\n";
    for (const auto& finding : examination.findings)
        lines += "    " + inWords(finding) + "\n";
    return lines;
}

}

Expectation Expectation::saying(std::string part) const
{
    Expectation more = *this;
    more.remark = std::move(part);
    return more;
}

Expectation Expectation::at(std::string part) const
{
    Expectation more = *this;
    more.place = std::move(part);
    return more;
}

Expectation Expectation::as(Level weight) const
{
    Expectation more = *this;
    more.level = weight;
    return more;
}

Expectation met(std::string requirement)
{
    return {std::move(requirement), Verdict::Met};
}

Expectation unmet(std::string requirement)
{
    return {std::move(requirement), Verdict::Unmet};
}

Expectation unknown(std::string requirement)
{
    return {std::move(requirement), Verdict::Unknown};
}

Expectation notAsked(std::string requirement)
{
    return {std::move(requirement), Verdict::Unknown, false};
}

std::string difference(const Examination& examination, const std::vector<Expectation>& expected)
{
    const auto& findings = examination.findings;
    std::string lines;
    for (const auto& one : expected) {
        std::string nearest;
        bool found = false, fits = false;
        // An id may be there more than once: "opens", for each file.
        for (const auto& finding : findings)
            if (finding.requirement == one.requirement) {
                const auto difference = differs(finding, one);
                fits = fits || difference.empty();
                if (!found) nearest = difference;
                found = true;
            }
        if (!one.asked && found) lines += "  " + one.requirement + " is asked for, expected not to be\n";
        if (one.asked && !found) lines += "  " + one.requirement + " is not asked for\n";
        if (one.asked && found && !fits) lines += nearest;
    }
    for (const auto& finding : findings)
        if (finding.verdict != Verdict::Met &&
            std::none_of(expected.begin(), expected.end(),
                         [&](const Expectation& one) { return one.requirement == finding.requirement; }))
            lines += "  " + finding.requirement + " is " + std::string(word(finding.verdict)) +
                     ", expected met like all that is not named\n";
    return lines.empty() ? lines : lines + all(examination);
}

void Expect::operator()(const Given& given, const std::vector<Expectation>& expected, const char* file,
                        int line)
{
    hold(difference(given.examine(), expected), file, line);
}

void Expect::asks(const Given& given, const std::vector<std::string>& requirements, const char* file,
                  int line)
{
    const Examination brief = given.brief();
    std::vector<std::string> asked;
    for (const auto& finding : brief.findings)
        asked.push_back(finding.requirement);
    const auto list = [](const std::vector<std::string>& ids) {
        return ids.empty() ? std::string("nothing") : listed(ids);
    };
    hold(asked == requirements
             ? ""
             : "  asks for " + list(asked) + "\n  expected " + list(requirements) + "\n" + all(brief),
         file, line);
}

void Expect::complains(const Given& given, std::string_view part, const char* file, int line)
{
    const auto complaints = given.complaints();
    const bool fits = part.empty() ? complaints.empty()
                                   : std::any_of(complaints.begin(), complaints.end(), [&](const auto& one) {
                                         return holds(one, std::string(part));
                                     });
    std::string lines;
    if (!fits) {
        lines = "  expected " +
                (part.empty() ? "no complaint" : "a complaint \"" + std::string(part) + "\"") + "\n";
        for (const auto& complaint : complaints)
            lines += "    " + complaint + "\n";
        if (complaints.empty()) lines += "    there is none\n";
    }
    hold(lines, file, line);
}

int Expect::status() const
{
    std::cout << count(static_cast<std::size_t>(held_ - failed_), "expectation") << " met, " << failed_
              << " not met\n";
    return held_ > 0 && failed_ == 0 ? 0 : 1;
}

void Expect::hold(const std::string& difference, const char* file, int line)
{
    ++held_;
    if (difference.empty()) return;
    ++failed_;
    std::cerr << file << ":" << line << ": not as expected\n" << difference;
}

}
