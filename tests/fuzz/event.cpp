// What decodes encodes to the same bytes, and what can be written is read back as it was.
//
// The first byte says what the rest is: 'e' event.toml, 'n' entry.toml, 'f' findings.toml; anything else is
// taken as the makings of an event.

#include "ledger/event.h"
#include "contract/requirement.h"

#include <cstdlib>
#include <fuzzer/FuzzedDataProvider.h>

using namespace remit;

namespace {

void must(bool law)
{
    if (!law) std::abort();
}

template <class T>
void holdToTheLaw(const Result<T>& decoded, std::string_view bytes)
{
    if (decoded)
        must(encode(*decoded) == bytes);
    else
        must(!decoded.error().what.empty());
}

class Maker {
public:
    Maker(const std::uint8_t* data, std::size_t size) : data_(data, size) {}

    Event event()
    {
        Event event;
        event.record = hex(32);
        event.by = id<PartyId>();
        if (data_.ConsumeBool()) event.onBehalfOf = id<PartyId>();
        event.at = instant();
        if (data_.ConsumeBool())
            event.seen = {EntryNumber(data_.ConsumeIntegralInRange<int>(-1, 1 << 30)), print()};
        event.nonce = hex(32);
        event.deed = deed();
        for (int i = data_.ConsumeIntegralInRange(0, 3); i > 0; --i)
            event.files.push_back(
                {text(), data_.ConsumeIntegral<std::uint64_t>(), print(),
                 data_.PickValueInArray({FileRole::Clean, FileRole::Annex, FileRole::Token})});
        return event;
    }

private:
    std::string text() { return data_.ConsumeRandomLengthString(64); }

    std::string hex(std::size_t digits) { return std::string(digits, "0123456789abcdefG"[index(17)]); }

    Fingerprint print() { return *Fingerprint::of(std::string(64, "0123456789abcdef"[index(16)])); }

    std::size_t index(std::size_t count) { return data_.ConsumeIntegralInRange<std::size_t>(0, count - 1); }

    template <class Id>
    Id id()
    {
        const auto id = Id::of(text());
        return id ? *id : *Id::of("a-1");
    }

    Instant instant()
    {
        const auto seconds = data_.ConsumeIntegralInRange<std::int64_t>(-100'000'000'000, 300'000'000'000);
        return Instant(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
    }

    LocalDay day() { return *LocalDay::parse("2022-09-01") + std::chrono::days(index(1'000'000)); }

    std::vector<std::string> texts()
    {
        std::vector<std::string> texts(index(4));
        for (auto& each : texts)
            each = text();
        return texts;
    }

    Money amount()
    {
        const char* const currencies[] = {"USD", "XOF", "TND"};
        return {data_.ConsumeIntegralInRange<std::int64_t>(0, 1'000'000'000'000), currencies[index(3)]};
    }

    std::vector<Cited> documents()
    {
        std::vector<Cited> documents(index(3));
        for (auto& each : documents)
            each = {text(), index(1'000'000), print()};
        return documents;
    }

    std::vector<Kept> kept()
    {
        std::vector<Kept> kept(index(3));
        for (auto& each : kept)
            each = {data_.ConsumeBool() ? neutralName(index(4), text()) : text(), index(1'000'000), print()};
        return kept;
    }

    ReviewDeed review()
    {
        ReviewDeed review{id<DeliverableId>(), print(), Decision::Accept, text(), {}, {}};
        for (std::size_t i = index(3); i > 0; --i)
            review.decided.push_back(print());
        for (std::size_t i = index(3); i > 0; --i)
            review.comments.push_back({text(), text(), id<DeliverableId>()});
        return review;
    }

    Amend amend()
    {
        Amend amend{print(), text(), {}};
        for (std::size_t i = index(3); i > 0; --i)
            amend.changes.push_back({text(), text(), text(), text()});
        return amend;
    }

    Appoint appoint()
    {
        Appoint appoint{id<PartyId>(), text(), {}, text(), text(), text()};
        if (data_.ConsumeBool())
            appoint.seat = Appoint::Seat{id<PostId>(), static_cast<Capacity>(index(4)), day()};
        return appoint;
    }

    Deed deed()
    {
        switch (index(19)) {
        case 0:
            return Open{id<ContractId>()};
        case 1:
            return Submit{id<DeliverableId>(), data_.ConsumeBool(), text()};
        case 2:
            return Withdraw{id<DeliverableId>(), print(), text()};
        case 3:
            return review();
        case 4:
            return Reopen{id<DeliverableId>(), print(), text()};
        case 5:
            return Retract{print(), text()};
        case 6:
            return Note{id<ActivityId>(), day(), text(), texts(), kept()};
        case 7:
            return HandOver{id<InputId>(), text()};
        case 8:
            return amend();
        case 9:
            return Agree{print()};
        case 10:
            return appoint();
        case 11:
            return Notify{id<DeliverableId>(), day(), text()};
        case 12:
            return Suspend{day(), text()};
        case 13:
            return Resume{print(), day()};
        case 14:
            return Erase{print(), text(), text()};
        case 15:
            return Invoice{id<PaymentId>(), text(), amount(), documents()};
        case 16:
            return Certify{id<PaymentId>(), text(), documents()};
        case 17:
            return Pay{id<PaymentId>(), print(), day(), amount(), documents()};
        case 18:
            return Attest{print(), text()};
        default:
            return Close{text()};
        }
    }

    FuzzedDataProvider data_;
};

void holdToTheLaw(const Event& event)
{
    if (const auto can = writable(event); !can) {
        must(!can.error().what.empty());
        return;
    }
    const std::string bytes = encode(event);
    const auto read = decodeEvent(bytes);
    must(read && *read == event);
    for (const auto& file : event.files) {
        const auto stored = storedName(file.name);
        must(stored && stored->size() <= kMaxStoredBytes && *storedName(*stored) == *stored);
    }
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0]) {
    case 'e':
        holdToTheLaw(decodeEvent(rest), rest);
        break;
    case 'n':
        holdToTheLaw(decodeEntry(rest), rest);
        break;
    case 'f':
        holdToTheLaw(decodeExamination(rest), rest);
        break;
    default:
        holdToTheLaw(Maker(data, size).event());
    }
    return 0;
}
