// What is no packet is refused with a sentence; what is one is whole in itself: it names each file that it
// has, and its entries follow each other.
//
// 'z' as the first byte: the rest is a zip archive. Anything else: the files of one, each a name, a line
// feed, how many bytes follow in decimal, a line feed, and these.

#include "exchange/packet.h"

#include <cstdint>
#include <cstdlib>

using namespace remit;

namespace {

void must(bool law)
{
    if (!law) std::abort();
}

Parts partsIn(std::string_view text)
{
    Parts parts;
    while (!text.empty()) {
        const auto name = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(name.size() + 1, text.size()));
        const auto digits = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(digits.size() + 1, text.size()));
        const auto size =
            std::min<std::size_t>(std::strtoul(std::string(digits).c_str(), nullptr, 10), text.size());
        parts[std::string(name)] = text.substr(0, size);
        text.remove_prefix(size);
    }
    return parts;
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Result<Parts> parts = Parts();
    if (text.starts_with('z'))
        remitUnzip(text.substr(1), parts);
    else
        parts = partsIn(text);
    if (!parts) {
        must(!parts.error().what.empty());
        return 0;
    }
    const auto packet = decodePacket(*parts);
    if (!packet) {
        must(!packet.error().what.empty());
        return 0;
    }
    must(!packet->events.empty() || !packet->entries.empty());
    long before = number(packet->after);
    for (const auto& each : packet->entries) {
        must(number(each.draft.facts.number) == ++before);
        must(each.draft.files.size() == each.draft.event.files.size());
    }
    return 0;
}
