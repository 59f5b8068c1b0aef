#pragma once

#include "document/parts.h"
#include "recording/receiving.h"

#include <optional>
#include <string>
#include <vector>

// Packets: what one side of a contract sends the other as one .zip, by whatever way they have
// (docs/packets.md).
namespace remit {

// What a packet has in it. It comes from the keeper's copy, with entries of the record, or from any other,
// with events that wait to be received.
struct Packet {
    std::string record; // the record's identity
    ContractId contract;
    PartyId from;              // who made the packet; nothing rests on it
    std::optional<PartyId> to; // whom it is meant for, if for one
    Instant made;              // by their clock; nothing rests on it

    std::vector<Arrival> events;

    EntryNumber after{};                   // its entries begin after this one; 0: they are all there are
    std::optional<Fingerprint> afterEntry; // that one's, as the sender has it
    std::vector<Copied> entries; // in order, without gap; but for Draft::contract, which is among their files
};

constexpr std::size_t kMostInPacket = 10'000; // entries, or events
constexpr std::string_view kReadMe = "READ ME FIRST.html";

// The files of the packet: those for people, named by what `record` calls things, a page that says what it is
// among them, and those for Remit. `record` is all of the record that the packet is from.
// REQUIRES: at most kMostInPacket entries and events.
Parts encode(const Packet& packet, const Record& record);

// Reads what encode() wrote and nothing else. What it comes to is whole in itself: every event and entry is
// in its one spelling, each entry is of its event and after the one before, each file is there with its
// bytes, and there is nothing besides. Whether any of it is true is not known yet.
Result<Packet> decodePacket(Parts parts);

// Where the files of each event, and then of each entry, lie in the packet.
std::vector<std::vector<std::string>> documentPaths(const Packet& packet, const Contract& contract);

// The packet's page for people, READ ME FIRST.html: what it brings, with links to its documents, what that
// means and what to do with it; of entries the receipts.
std::string readMe(const Packet& packet, const Record& record);

}
