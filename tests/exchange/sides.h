#pragma once

#include "document/parts.h"
#include "exchange/packet_file.h"
#include "support/ssh.h"
#include "support/support.h"

#include <filesystem>
#include <string>
#include <vector>

namespace remit::test {

// The parts of a packet's file, and a file of those parts with the list of them made anew.
Parts partsOf(const std::filesystem::path& packet);
void pack(const std::filesystem::path& packet, Parts parts);

// `text` with one space wherever it has spaces and ends of lines.
std::string onOneLine(const std::string& text);

// Whether `text` has `part` in it.
bool contains(const std::string& text, const std::string& part);

// Two organisations: an office in `folder`/office, which keeps the record and signs, and an author in
// `folder`/author, who signs and has a copy of it. Packets go by `folder`/mail.
class Sides {
public:
    // Two at a time need names of their own.
    explicit Sides(std::string_view name = "sides");

    // Runs the program in one of the two folders, and fails the test unless it ends with `status`. Returns
    // all that it said.
    std::string remit(const std::string& side, std::vector<std::string> words, int status = 0) const;

    // Hands `text` in for the deliverable, and returns the packet that the author sends; the one that the
    // office answers.
    std::filesystem::path handIn(const std::string& deliverable, const std::string& text,
                                 const std::string& clock) const;
    std::filesystem::path receive(const std::filesystem::path& packet, const std::string& clock) const;

    // The one packet that came into the mail by a command.
    std::filesystem::path sentBy(const std::string& side, std::vector<std::string> words) const;

    Ledger ledger(const std::string& side) const;
    std::string head(const std::string& side) const;

    Stage folder;
    std::filesystem::path first; // the packet that the author's copy was made from

private:
    void fill() const;
};

}
