#include "exchange/packet_file.h"

#include "base/heavy.h"
#include "base/words.h"
#include "evidence/sha256.h"
#include "ledger/disk.h"

#include <charconv>

namespace remit {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDigits = 8;
constexpr std::string_view kFrom = "-from-", kEntries = "-entries-", kEnd = ".zip";

std::string digitsOf(const std::string& content)
{
    return sha256(content).str().substr(0, kDigits);
}

// Takes "-" and a number off the end of `text`; 0 if there is none.
long takeNumber(std::string_view& text)
{
    const auto digits = text.find_last_not_of("0123456789");
    if (digits == text.npos || text[digits] != '-' || text.size() - digits > 10 || digits + 1 == text.size())
        return 0;
    long number = 0;
    std::from_chars(text.data() + digits + 1, text.data() + text.size(), number);
    text = text.substr(0, digits);
    return number;
}

Error of(const fs::path& file, const Error& error)
{
    const std::string name = quotable(file.filename().string(), 300);
    return {error.what, error.where.empty() ? name : name + ", " + error.where, error.trouble};
}

}

PacketName PacketName::of(const Packet& packet)
{
    PacketName name{packet.contract, packet.from, {}, {}, {}};
    std::string content;
    for (const auto& each : packet.events)
        content += sha256(encode(each.event)).str();
    for (const auto& each : packet.entries)
        content += each.entry.str();
    name.digits = digitsOf(content);
    if (packet.entries.empty()) return name;
    name.first = packet.entries.front().draft.facts.number;
    name.last = packet.entries.back().draft.facts.number;
    return name;
}

PacketName PacketName::ofEntries(const Ledger& ledger, const Record& record, const PartyId& from,
                                 EntryNumber first, EntryNumber last)
{
    std::string content;
    for (long n = number(first); n <= number(last); ++n)
        content += fingerprintIn(ledger, record, EntryNumber(n)).str();
    return {record.contract->id, from, first, last, digitsOf(content)};
}

std::optional<PacketName> PacketName::read(std::string_view name, const ContractId& contract)
{
    const std::string begin = contract.str() + std::string(kFrom);
    if (!name.starts_with(begin) || !name.ends_with(kEnd)) return {};
    std::string_view text = name.substr(begin.size(), name.size() - begin.size() - kEnd.size());
    if (text.size() < kDigits + 2 || text[text.size() - kDigits - 1] != '-') return {};
    PacketName read{contract, {}, {}, {}, std::string(text.substr(text.size() - kDigits))};
    if (read.digits.find_first_not_of("0123456789abcdef") != read.digits.npos) return {};
    text.remove_suffix(kDigits + 1);
    std::string_view before = text;
    const long last = takeNumber(before), first = takeNumber(before);
    if (first > 0 && last >= first && (std::string(before) + "-").ends_with(kEntries)) {
        read.first = EntryNumber(first);
        read.last = EntryNumber(last);
        text = before.substr(0, before.size() + 1 - kEntries.size());
    }
    const auto from = PartyId::of(text);
    if (!from) return {};
    read.from = *from;
    return read;
}

std::string PacketName::str() const
{
    const std::string entries =
        first == EntryNumber{}
            ? std::string()
            : std::string(kEntries) + std::to_string(number(first)) + "-" + std::to_string(number(last));
    return contract.str() + std::string(kFrom) + from.str() + entries + "-" + digits + std::string(kEnd);
}

Result<Packet> readPacketFile(const fs::path& file)
{
    std::error_code error;
    if (!fs::exists(fs::symlink_status(file, error)))
        return of(file, {"There is no such file", {}, Trouble::Usage});
    const auto bytes = disk::read(file, kMostPartBytes);
    if (!bytes) return of(file, {"could not be read, or is no file, or larger than a packet can be"});
    const auto unzip = heavy<decltype(remitUnzip)>("remitUnzip");
    if (!unzip) return unzip.error();
    Result<Parts> parts = Error{};
    (*unzip)(**bytes, parts);
    if (!parts) return of(file, parts.error());
    auto packet = decodePacket(*std::move(parts));
    if (!packet) return of(file, packet.error());
    return packet;
}

Result<fs::path> writePacketFile(const fs::path& folder, const Packet& packet, const Record& record)
{
    const auto zip = heavy<decltype(remitZip)>("remitZip");
    if (!zip) return zip.error();
    Result<std::string> bytes = Error{};
    (*zip)(encode(packet, record), packet.made, bytes);
    if (!bytes) return bytes.error();
    std::error_code error; // a link to the folder is as good as the folder
    const fs::path file = fs::weakly_canonical(folder, error) / PacketName::of(packet).str();
    if (error) return Error{"The folder could not be read (" + error.message() + ")", folder.string()};
    if (const auto written = disk::write(file, *bytes); !written) return written.error();
    return file;
}

}
