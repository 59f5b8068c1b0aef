#pragma once

#include "app/common.h"
#include "exchange/exchange.h"

#include <filesystem>
#include <vector>

// What the commands have in common that send packets and receive them.
namespace remit::app {

// Files by their names as typed; of a folder the packets in it.
std::vector<std::filesystem::path> filesOf(const World& world, const std::vector<std::string>& names);

// The packets in these files, those with earlier entries first.
Result<std::vector<Packet>> readPackets(const std::vector<std::filesystem::path>& files);

// In the keeper's copy: takes in the deeds of all packets, and says of each what came of it: the receipt, or
// why it was not received. Returns whether all of them were.
Result<bool> receiveDeeds(const World& world, Opened& opened, const std::vector<Packet>& packets,
                          const Clock& clock);

// In any other copy: takes over the keeper's entries, and tells them; of what was sent from here, the
// receipt.
Result<void> followEntries(const World& world, Opened& opened, const std::vector<Packet>& packets);

// Who sends from this copy, and when, by the clock. Fails if nobody has said who records here.
Result<Sending> sendingFrom(const Opened& opened, const Clock& clock);

// Notes that the deeds of these packets are put into them; before they are written, so that nothing that may
// have been sent is taken for unsent.
Result<void> noteSent(const Ledger& ledger, const std::vector<Packet>& packets, Instant when);

// Where packets are put: a folder, and how it is called to whoever reads of it.
struct Destination {
    std::filesystem::path folder;
    std::string shown;
};

// Writes a packet there, and says what it is, and how large.
Result<void> put(const World& world, const Record& record, const Packet& packet, const Destination& to);

}
