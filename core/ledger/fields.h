#pragma once

#include "ledger/codec.h"

// The fields of every text that the ledger keeps, in their order: docs/record-format.md as code. A Writer is
// shown them to write, a Reader to read (codec.h).
namespace remit::ledger {

template <class V, As<Open> D>
void describe(V& v, D& deed)
{
    v.need("contract", deed.contract);
}

template <class V, As<Submit> D>
void describe(V& v, D& deed)
{
    v.need("deliverable", deed.deliverable);
    v.may("as-is", deed.asIs);
    v.may("remark", deed.remark);
}

template <class V, As<Withdraw> D>
void describe(V& v, D& deed)
{
    v.need("deliverable", deed.deliverable);
    v.need("hand-in", deed.handIn);
    v.may("reason", deed.reason);
}

template <class V, As<Comment> D>
void describe(V& v, D& comment)
{
    v.need("text", comment.text);
    v.may("place", comment.place);
    v.may("carried-to", comment.carriedTo);
}

template <class V, As<ReviewDeed> D>
void describe(V& v, D& deed)
{
    v.need("deliverable", deed.deliverable);
    v.need("hand-in", deed.handIn);
    v.need("decision", deed.decision);
    v.may("reason", deed.reason);
    v.may("decided", deed.decided);
    v.tables("comment", deed.comments, kMaxComments);
}

template <class V, As<Reopen> D>
void describe(V& v, D& deed)
{
    v.need("deliverable", deed.deliverable);
    v.need("acceptance", deed.acceptance);
    v.need("reason", deed.reason);
}

template <class V, As<Retract> D>
void describe(V& v, D& deed)
{
    v.need("event", deed.event);
    v.need("reason", deed.reason);
}

template <class V, As<Kept> D>
void describe(V& v, D& file)
{
    v.need("name", file.name);
    v.need("size", file.size);
    v.need("hmac-sha256", file.hmac);
}

template <class V, As<Note> D>
void describe(V& v, D& deed)
{
    v.need("activity", deed.activity);
    v.need("on", deed.on);
    v.may("outcome", deed.outcome);
    v.may("people", deed.people);
    v.tables("kept", deed.kept, kMaxFiles);
}

template <class V, As<HandOver> D>
void describe(V& v, D& deed)
{
    v.need("input", deed.input);
    v.may("remark", deed.remark);
}

template <class V, As<Amend::Change> D>
void describe(V& v, D& change)
{
    v.need("subject", change.subject);
    v.need("key", change.key);
    v.may("from", change.from);
    v.need("to", change.to);
}

template <class V, As<Amend> D>
void describe(V& v, D& deed)
{
    v.need("schedule", deed.schedule);
    v.need("reason", deed.reason);
    v.tables("change", deed.changes, kMaxComments);
}

template <class V, As<Agree> D>
void describe(V& v, D& deed)
{
    v.need("event", deed.event);
}

template <class V, As<Appoint> D>
void describe(V& v, D& deed)
{
    v.need("party", deed.party);
    v.may("name", deed.name);
    if (v.has(deed.seat, "post")) {
        v.need("post", deed.seat->post);
        v.need("capacity", deed.seat->capacity);
        v.need("from", deed.seat->from);
    }
    v.may("key", deed.key);
    v.may("retires", deed.retires);
    v.may("reason", deed.reason);
}

template <class V, As<Notify> D>
void describe(V& v, D& deed)
{
    v.need("deliverable", deed.deliverable);
    v.may("expected", deed.expected);
    v.may("obstacle", deed.obstacle);
}

template <class V, As<Suspend> D>
void describe(V& v, D& deed)
{
    v.need("from", deed.from);
    v.need("reason", deed.reason);
}

template <class V, As<Resume> D>
void describe(V& v, D& deed)
{
    v.need("suspension", deed.suspension);
    v.need("on", deed.on);
}

template <class V, As<Erase> D>
void describe(V& v, D& deed)
{
    v.need("event", deed.event);
    v.need("name", deed.name);
    v.need("reason", deed.reason);
}

template <class V, As<Cited> D>
void describe(V& v, D& document)
{
    v.need("name", document.name);
    v.need("size", document.size);
    v.need("sha256", document.sha256);
}

template <class V, As<Certify> D>
void describe(V& v, D& deed)
{
    v.need("payment", deed.payment);
    v.may("remark", deed.remark);
    v.tables("document", deed.documents, kMaxFiles);
}

template <class V, As<Invoice> D>
void describe(V& v, D& deed)
{
    v.need("payment", deed.payment);
    v.need("number", deed.number);
    v.may("amount", deed.amount);
    v.tables("document", deed.documents, kMaxFiles);
}

template <class V, As<Pay> D>
void describe(V& v, D& deed)
{
    v.need("payment", deed.payment);
    v.may("invoice", deed.invoice);
    v.need("on", deed.on);
    v.need("amount", deed.amount);
    v.tables("document", deed.documents, kMaxFiles);
}

template <class V, As<Attest> D>
void describe(V& v, D& deed)
{
    v.need("of", deed.of);
    v.need("authority", deed.authority);
}

template <class V, As<Close> D>
void describe(V& v, D& deed)
{
    v.may("reason", deed.reason);
}

template <class V, As<FileRecord> D>
void describe(V& v, D& file)
{
    v.need("name", file.name);
    v.need("size", file.size);
    v.need("sha256", file.sha256);
    v.need("role", file.role);
}

template <class V, As<Event> E>
void describe(V& v, E& event)
{
    v.needHex("record", event.record);
    v.kind(event);
    v.need("by", event.by);
    v.may("for", event.onBehalfOf);
    v.need("at", event.at);
    if (v.has(event.seen, "seen-number")) {
        v.need("seen-number", event.seen->number);
        v.need("seen-entry", event.seen->entry);
    }
    v.needHex("nonce", event.nonce);
    std::visit([&](auto& deed) { describe(v, deed); }, event.deed);
    v.tables("file", event.files, kMaxFiles);
}

template <class V, As<EntryFacts> E>
void describe(V& v, E& entry)
{
    v.need("number", entry.number);
    v.need("event", entry.event);
    v.need("received", entry.received);
    v.need("clock", entry.clock);
    v.may("after", entry.after);
    v.may("without-effect", entry.withoutEffect);
    v.may("findings", entry.findings);
}

}
