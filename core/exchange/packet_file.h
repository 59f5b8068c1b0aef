#pragma once

#include "exchange/exchange.h"

#include <filesystem>

namespace remit {

// The name of a packet's file: "iom-smp-2022-from-lmm-desk-entries-8-12-3fa2c1d0.zip". It says whose and of
// what it is, and its last digits come from what is in it: the same packet has the same name, and no other
// one has it.
struct PacketName {
    ContractId contract;
    PartyId from;
    EntryNumber first{}, last{}; // 0: it has deeds, and no entries
    std::string digits;

    static PacketName of(const Packet& packet);
    // That of the entries from `first` to `last` of `record`, which is all of it and has them.
    static PacketName ofEntries(const Ledger& ledger, const Record& record, const PartyId& from,
                                EntryNumber first, EntryNumber last);
    // No value if `name` is none of a packet of that contract.
    static std::optional<PacketName> read(std::string_view name, const ContractId& contract);

    std::string str() const;
    bool operator==(const PacketName&) const = default;
};

// Reads the packet in `file`. Fails on what is none, is damaged, or is larger than a packet can be.
Result<Packet> readPacketFile(const std::filesystem::path& file);

// Writes `packet` into `folder` under its name, whole or not at all. Returns the file. `record` is as for
// encode().
Result<std::filesystem::path> writePacketFile(const std::filesystem::path& folder, const Packet& packet,
                                              const Record& record);

}
