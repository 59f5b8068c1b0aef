#include "ledger/examples.h"

#include "evidence/sha256.h"
#include "support/support.h"

namespace remit::test {

namespace {

FileRecord record(std::string_view name, std::string_view bytes, FileRole role)
{
    return {std::string(name), bytes.size(), sha256(bytes), role};
}

Draft draftOf(Event event, std::string home, std::string words)
{
    Draft draft;
    draft.facts.received = event.at + std::chrono::seconds(90);
    draft.event = std::move(event);
    draft.home = std::move(home);
    draft.words = std::move(words);
    draft.author = "Service provider";
    return draft;
}

}

Fingerprint print(char digit)
{
    return *Fingerprint::of(std::string(64, digit));
}

Event eventOf(Deed deed)
{
    Event event;
    event.record = std::string(32, 'a');
    event.by = party("provider");
    event.at = instant("2022-09-05T14:40:00Z");
    event.nonce = std::string(32, 'b');
    if (!std::holds_alternative<Open>(deed)) event.seen = {EntryNumber(3), print('c')};
    event.deed = std::move(deed);
    return event;
}

std::vector<Example> everyKind()
{
    const auto outline = deliverable("outline");
    const auto given = day("2022-09-01");
    const auto payment = *PaymentId::of("first");
    const Money amount{300'000, "USD"};
    const Appoint::Seat seat{*PostId::of("head-of-unit"), Capacity::Deputy, given};
    const Cited cited{"Invoice 17.pdf", 48'123, print('e')};
    const std::vector<std::pair<Deed, Deed>> deeds = {
        {Open{*ContractId::of("iom-smp-2022")}, Open{*ContractId::of("x")}},
        {Submit{outline, true, "The annex follows.\nOn paper."}, Submit{outline, false, ""}},
        {Withdraw{outline, print('d'), "The wrong file"}, Withdraw{outline, print('d'), ""}},
        {ReviewDeed{outline,
                    print('d'),
                    Decision::RequestChanges,
                    "Chapter 4 is missing",
                    {print('e'), print('f')},
                    {{"Say \"who\" \\ whom", "2.3 Data", deliverable("final")}, {"Élargir", "", {}}}},
         ReviewDeed{outline, print('d'), Decision::Comment, "", {}, {}}},
        {Reopen{outline, print('d'), "A chapter was forgotten"}, Reopen{outline, print('d'), "r"}},
        {Retract{print('d'), "Recorded twice"}, Retract{print('d'), "r"}},
        {Note{*ActivityId::of("consultations"),
              given,
              "Three interviews",
              {"GOV-03", "LMM-01"},
              {{"note-1.docx", 23'552, print('e')}, {"note-2", 0, print('f')}}},
         Note{*ActivityId::of("kick-off"), given, "", {}}},
        {HandOver{*InputId::of("literature"), "By mail"}, HandOver{*InputId::of("literature"), ""}},
        {Amend{print('d'),
               "Interviews took longer",
               {{"outline", "due", "2022-09-05", "2022-09-12"}, {"contract", "ends", "", "2022-11-30"}}},
         Amend{print('d'), "r", {}}},
        {Agree{print('d')}, Agree{print('e')}},
        {Appoint{party("lmm"), "The deputy head", seat, "ssh-ed25519 AAAA", "SHA256:abc", "Leave"},
         Appoint{party("lmm"), "", {}, "", "", ""}},
        {Notify{outline, day("2022-09-09"), "Waiting for the data"}, Notify{outline, {}, ""}},
        {Suspend{given, "Travel is not possible"}, Suspend{given, "r"}},
        {Resume{print('d'), given}, Resume{print('e'), given}},
        {Erase{print('d'), "note-1.docx", "Consent was withdrawn"}, Erase{print('d'), "m", "r"}},
        {Certify{payment, "As agreed", {cited}}, Certify{payment, "", {}}},
        {Invoice{payment, "2022/17", amount, {cited}}, Invoice{payment, "1", {}, {}}},
        {Pay{payment, print('d'), given, amount, {cited}}, Pay{payment, {}, given, amount, {}}},
        {Attest{print('d'), "FreeTSA"}, Attest{print('d'), "a"}},
        {Close{"All is delivered"}, Close{""}}};
    std::vector<Example> examples;
    for (const auto& [full, bare] : deeds) {
        Event whole = eventOf(full);
        whole.onBehalfOf = party("lmm");
        if (!std::holds_alternative<Note>(full)) // which brings none into the record
            whole.files = {record("Rapport d'étape.docx", "x", FileRole::Clean),
                           record("b.pdf", "", FileRole::Annex)};
        examples.push_back({std::string(kindOf(full)) + ", full", whole});
        examples.push_back({std::string(kindOf(bare)) + ", bare", eventOf(bare)});
    }
    return examples;
}

Draft openDraft()
{
    Event event = eventOf(Open{*ContractId::of("iom-smp-2022")});
    event.at = instant("2022-08-01T08:00:00Z");
    event.by = party("lmm-desk");
    event.files = {record("schedule.toml", "format = 1\n", FileRole::Schedule),
                   record("people.toml", "# nobody\r\n", FileRole::People)};
    Draft draft = draftOf(std::move(event), "contract", "Record opened by LMM desk");
    draft.files = {{"schedule.toml", "format = 1\n"}, {"people.toml", "# nobody\r\n"}};
    draft.author = "LMM desk";
    draft.inUse = true;
    return draft;
}

Draft submitDraft(const Tip& tip, std::string_view file, std::string_view bytes, char nonce)
{
    Event event = eventOf(Submit{deliverable("outline"), false, ""});
    event.seen = {tip.number, tip.entry};
    event.nonce = std::string(32, nonce);
    event.files = {record(file, bytes, FileRole::Clean)};
    Draft draft =
        draftOf(std::move(event), "report-drafting/outline", "Outline handed in by Service provider");
    draft.files = {{std::string(file), std::string(bytes)}};
    draft.inUse = true;
    return draft;
}

Draft noteDraft(const Tip& tip, std::string_view outcome)
{
    Event event = eventOf(Note{*ActivityId::of("kick-off"), day("2022-09-05"), std::string(outcome), {}});
    event.seen = {tip.number, tip.entry};
    return draftOf(std::move(event), "implementation-plan/kick-off", "Kick-off noted");
}

}
