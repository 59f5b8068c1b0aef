#include "state/snapshot.h"

#include "evidence/sha256.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace remit {

namespace {

// A change of anything below, or of what fold() comes to, takes a new number.
constexpr std::string_view kFormat = "remit standing 4 " REMIT_VERSION "\n";
constexpr std::size_t kSumBytes = 32; // the SHA-256 of all the rest, at the end

// Takes values apart into bytes. Numbers are as this machine holds them: the bytes never leave it.
class Saver {
public:
    template <class... T>
    void operator()(const T&... values)
    {
        (save(values), ...);
    }

    std::string bytes;

private:
    template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
    void save(const T& value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); }

    void save(const std::string& text)
    {
        save(text.size());
        bytes += text;
    }

    template <class Tag>
    void save(const Id<Tag>& id)
    {
        save(id.str());
    }

    void save(const Fingerprint& fingerprint)
    {
        bytes.append(reinterpret_cast<const char*>(fingerprint.bytes().data()), fingerprint.bytes().size());
    }

    void save(const Instant& instant) { save(instant.value().time_since_epoch().count()); }
    void save(const LocalDay& day) { save(day.str()); }

    template <class T>
    void save(const std::optional<T>& value)
    {
        save(value.has_value());
        if (value) save(*value);
    }

    template <class T>
    void save(const std::vector<T>& values)
    {
        save(values.size());
        for (const auto& value : values)
            save(value);
    }

    template <class T>
    void save(const T& value)
    {
        parts(*this, value);
    }
};

// Puts them together again. Once something does not fit, `fits` is false and what follows means nothing.
class Loader {
public:
    explicit Loader(std::string_view bytes) : rest_(bytes) {}

    template <class... T>
    void operator()(T&... values)
    {
        (load(values), ...);
    }

    bool atEnd() const { return fits && rest_.empty(); }

    bool fits = true;

private:
    std::string_view take(std::size_t count)
    {
        fits = fits && count <= rest_.size();
        const std::string_view taken = fits ? rest_.substr(0, count) : std::string_view();
        rest_.remove_prefix(taken.size());
        return taken;
    }

    void load(bool& value)
    {
        unsigned char byte = 0;
        load(byte);
        fits = fits && byte <= 1;
        value = byte == 1;
    }

    template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T>
    void load(T& value)
    {
        if (const std::string_view taken = take(sizeof value); fits)
            std::memcpy(&value, taken.data(), sizeof value);
    }

    std::size_t size()
    {
        std::size_t count = 0;
        load(count);
        fits = fits && count <= rest_.size(); // each takes a byte at least
        return fits ? count : 0;
    }

    void load(std::string& text) { text = take(size()); }

    template <class T>
    void loadBy(T& value, const std::string& text)
    {
        const auto read = parsed(value, text);
        fits = fits && read;
        if (fits) value = *read;
    }
    template <class Tag>
    static Result<Id<Tag>> parsed(const Id<Tag>&, const std::string& text)
    {
        return text.empty() ? Result<Id<Tag>>(Id<Tag>()) : Id<Tag>::of(text);
    }
    static Result<LocalDay> parsed(const LocalDay&, const std::string& text) { return LocalDay::parse(text); }

    template <class Tag>
    void load(Id<Tag>& id)
    {
        std::string text;
        load(text);
        loadBy(id, text);
    }

    void load(LocalDay& day)
    {
        std::string text;
        load(text);
        loadBy(day, text);
    }

    void load(Fingerprint& fingerprint)
    {
        Fingerprint::Bytes bytes{};
        if (const std::string_view taken = take(bytes.size()); fits)
            std::memcpy(bytes.data(), taken.data(), bytes.size());
        fingerprint = Fingerprint(bytes);
    }

    void load(Instant& instant)
    {
        std::chrono::seconds::rep seconds = 0;
        load(seconds);
        instant = Instant(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
    }

    template <class T>
    void load(std::optional<T>& value)
    {
        bool there = false;
        load(there);
        if (there) load(value.emplace());
    }

    template <class T>
    void load(std::vector<T>& values)
    {
        values.clear();
        for (std::size_t left = size(); left > 0 && fits; --left)
            load(values.emplace_back());
    }

    template <class T>
    void load(T& value)
    {
        parts(*this, value);
    }

    std::string_view rest_;
};

// The parts of each value, for both: so what is saved and what is loaded cannot differ.
template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, FileRecord>
void parts(V& visit, T& file)
{
    visit(file.name, file.size, file.sha256, file.role);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, CommentFacts>
void parts(V& visit, T& comment)
{
    visit(comment.number, comment.comment.text, comment.comment.place, comment.comment.carriedTo);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, Acting>
void parts(V& visit, T& acting)
{
    visit(acting.post, acting.capacity);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, Actor>
void parts(V& visit, T& actor)
{
    visit(actor.party, actor.acting);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, ReviewFacts>
void parts(V& visit, T& review)
{
    visit(review.entry, review.event, review.by, review.decision, review.at, review.received, review.reason,
          review.comments, review.approvals);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, RevisionFacts>
void parts(V& visit, T& revision)
{
    visit(revision.number, revision.entry, revision.event, revision.by, revision.enteredBy, revision.at,
          revision.received, revision.clock, revision.asIs, revision.remark, revision.files,
          revision.withdrawn, revision.reviews, revision.decided, revision.silence);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, NotificationFacts>
void parts(V& visit, T& notified)
{
    visit(notified.entry, notified.event, notified.by, notified.received, notified.expected,
          notified.obstacle);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, HandOverFacts>
void parts(V& visit, T& given)
{
    visit(given.entry, given.event, given.by, given.at, given.received, given.remark, given.files);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, InputStory>
void parts(V& visit, T& input)
{
    visit(input.handOvers);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, Money>
void parts(V& visit, T& amount)
{
    visit(amount.minor, amount.currency);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, Cited>
void parts(V& visit, T& document)
{
    visit(document.name, document.size, document.sha256);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, CertificateFacts>
void parts(V& visit, T& certificate)
{
    visit(certificate.entry, certificate.event, certificate.by, certificate.received, certificate.remark,
          certificate.documents);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, InvoiceFacts>
void parts(V& visit, T& invoice)
{
    visit(invoice.entry, invoice.event, invoice.by, invoice.received, invoice.number, invoice.amount,
          invoice.documents);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, PaidFacts>
void parts(V& visit, T& paid)
{
    visit(paid.entry, paid.event, paid.by, paid.received, paid.on, paid.amount, paid.documents);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, PaymentStory>
void parts(V& visit, T& payment)
{
    visit(payment.certificate, payment.invoice, payment.paid, payment.newest);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, Story>
void parts(V& visit, T& story)
{
    visit(story.revisions, story.accepted, story.reopened, story.comments, story.newest, story.notified);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, CarriedFacts>
void parts(V& visit, T& carried)
{
    visit(carried.entry, carried.from, carried.to, carried.revision, carried.number, carried.text);
}

template <class V, class T>
requires std::is_same_v<std::remove_const_t<T>, NoteFacts>
void parts(V& visit, T& note)
{
    visit(note.entry, note.event, note.by, note.activity, note.on, note.outcome, note.people);
}

// Whether what one part says of another is there.
bool holds(const Story& story, const Contract& contract)
{
    for (const auto& revision : story.revisions)
        if (!contract.party(revision.by) || !contract.party(revision.enteredBy) ||
            (revision.decided && *revision.decided >= revision.reviews.size()))
            return false;
    return !story.accepted || (*story.accepted < story.revisions.size() &&
                               story.revisions[*story.accepted].acceptedAt().has_value());
}

bool holds(const InputStory& input, const Contract& contract)
{
    return std::all_of(input.handOvers.begin(), input.handOvers.end(),
                       [&](const HandOverFacts& each) { return contract.party(each.by) != nullptr; });
}

bool holds(const PaymentStory& payment, const Contract& contract)
{
    return (!payment.certificate || contract.party(payment.certificate->by)) &&
           (!payment.invoice || contract.party(payment.invoice->by)) &&
           std::all_of(payment.paid.begin(), payment.paid.end(),
                       [&](const PaidFacts& each) { return contract.party(each.by) != nullptr; });
}

// Loads stories into those of the contract, as many and in the same order.
template <class S>
bool loadStories(Loader& load, std::vector<S>& stories, const Contract& contract)
{
    std::size_t count = 0;
    load(count);
    if (!load.fits || count != stories.size()) return false;
    for (auto& story : stories) {
        load(story);
        if (!load.fits || !holds(story, contract)) return false;
    }
    return true;
}

}

std::string encode(const Snapshot& snapshot)
{
    const Standing& standing = snapshot.standing;
    Saver save;
    save.bytes = kFormat;
    save(snapshot.origin, snapshot.position, snapshot.schedule, standing.record, standing.keeper,
         standing.opened, standing.stories, standing.inputs, standing.payments, standing.carried,
         standing.notes);
    const Fingerprint sum = sha256(save.bytes);
    save(sum);
    return std::move(save.bytes);
}

std::optional<Snapshot> decodeSnapshot(std::string_view bytes, const Contract& contract)
{
    if (!bytes.starts_with(kFormat) || bytes.size() < kFormat.size() + kSumBytes) return {};
    const std::string_view content = bytes.substr(0, bytes.size() - kSumBytes);
    if (std::memcmp(sha256(content).bytes().data(), bytes.data() + content.size(), kSumBytes) != 0) return {};
    Loader load(content.substr(kFormat.size()));
    Snapshot snapshot{{}, {}, {}, Standing(contract)};
    Standing& standing = snapshot.standing;
    load(snapshot.origin, snapshot.position, snapshot.schedule, standing.record, standing.keeper,
         standing.opened);
    if (!load.fits || !contract.party(standing.keeper)) return {};
    if (!loadStories(load, standing.stories, contract) || !loadStories(load, standing.inputs, contract) ||
        !loadStories(load, standing.payments, contract))
        return {};
    load(standing.carried, standing.notes);
    if (!load.atEnd()) return {};
    return snapshot;
}

}
