#include "app/command_line.h"

namespace remit::app {

namespace {

void addPayment(CLI::App& command, std::string& id)
{
    command.add_option("payment", id, "Its id in the schedule, such as first")->required();
}

void addDocuments(CLI::App& command, std::vector<std::string>& documents)
{
    addEach(command, "--document", documents,
            "The document; its name and fingerprint are recorded, and it stays with you");
}

void addAmend(Commands& line)
{
    auto [amend, amended] = line.command<AmendArguments>("amend", "Propose another date, or other terms");
    amend.add_option("parts", amended.parts, "Deliverables, inputs or activities, each with its --due");
    addEach(amend, "--due", amended.due, "The new date, such as 2022-09-12; one for each of them in turn");
    amend.add_option("--completes", amended.completes, "Another date for the completion of the services");
    amend.add_option("--ends", amended.ends, "Another end of the contract");
    amend.add_option("--schedule", amended.schedule,
                     "For any other change: the folder of a whole new schedule");
    addReason(amend, amended.reason);
    addEach(amend, "--signed", amended.signedPapers, "The signed paper");
    addRecording(amend, amended.recording);
}

void addAgree(Commands& line)
{
    auto [agree, agreed] =
        line.command<AgreeArguments>("agree", "Agree to what the other side proposed: it is in force then");
    agree.add_option("entry", agreed.entry, "Its number in remit log; without it, the one that waits");
    addEach(agree, "--signed", agreed.signedPapers, "The signed paper");
    addRecording(agree, agreed.recording);
}

void addAppoint(Commands& line)
{
    auto [appoint, appointed] = line.command<AppointArguments>(
        "appoint", "Say who acts for a post of your side, or which keys somebody signs with");
    appoint.add_option("whom", appointed.whom, "The post and the party; the party alone, for its keys")
        ->required()
        ->expected(1, 2);
    appoint.add_option("--as", appointed.as, "holder, deputy, in-charge or none; without it, holder");
    appoint.add_option("--from", appointed.from, "The first day; without it, today");
    appoint.add_option("--name", appointed.name, "The name of a party that is new to the contract");
    appoint.add_option("--key", appointed.key, "The file of a public key that they will sign with");
    appoint.add_option("--retire", appointed.retire,
                       "A key that counts no longer: its file, or its fingerprint (SHA256:…)");
    addReason(appoint, appointed.reason);
    addRecording(appoint, appointed.recording);
}

void addSuspend(Commands& line)
{
    auto [suspend, suspended] = line.command<SuspendArguments>("suspend", "Stop the clocks of both sides");
    suspend.add_option("--from", suspended.from, "The first day that does not count")->required();
    addReason(suspend, suspended.reason);
    addRecording(suspend, suspended.recording);
}

void addResume(Commands& line)
{
    auto [resume, resumed] = line.command<ResumeArguments>("resume", "End a suspension");
    resume.add_option("--on", resumed.on, "The day on which the work goes on; without it, today");
    addRecording(resume, resumed.recording);
}

void addNotify(Commands& line)
{
    auto [notify, notified] =
        line.command<NotifyArguments>("notify", "Announce an expected date or an obstacle; it moves nothing");
    addDeliverable(notify, notified.deliverable);
    notify.add_option("--expected", notified.expected, "The day by which it is expected");
    notify.add_option("--obstacle", notified.obstacle, "What stands in the way");
    addRecording(notify, notified.recording);
}

void addHandOver(Commands& line)
{
    auto [handOver, handed] = line.command<HandOverArguments>(
        "hand-over", "Record what the client owes as handed over or, by the provider, as received");
    handOver.add_option("input", handed.input, "Its id, such as literature")->required();
    handOver.add_option("files", handed.files, "The files, if there are any");
    handOver.add_option("--remark", handed.remark, "Words to go with it");
    addRecording(handOver, handed.recording);
}

void addCertify(Commands& line)
{
    auto [certify, certified] =
        line.command<CertifyArguments>("certify", "Confirm, for the client, that a payment is due");
    addPayment(certify, certified.payment);
    certify.add_option("--remark", certified.remark, "Words to go with it");
    addDocuments(certify, certified.documents);
    addRecording(certify, certified.recording);
}

void addInvoice(Commands& line)
{
    auto [invoice, invoiced] = line.command<InvoiceArguments>("invoice", "Record the invoice for a payment");
    addPayment(invoice, invoiced.payment);
    invoice.add_option("--number", invoiced.number, "The number that it bears")->required();
    invoice.add_option("--amount", invoiced.amount,
                       "What it comes to: \"3000.00 USD\"; without it, what the contract says");
    addDocuments(invoice, invoiced.documents);
    addRecording(invoice, invoiced.recording);
}

void addPay(Commands& line)
{
    auto [pay, paid] = line.command<PayArguments>(
        "pay", "Record that a payment was made or, by the provider, that the money has come");
    addPayment(pay, paid.payment);
    pay.add_option("--on", paid.on, "The day: 2022-10-14; without it, today");
    pay.add_option("--amount", paid.amount,
                   "How much: \"3000.00 USD\"; without it, all that is still to be paid");
    addDocuments(pay, paid.documents);
    addRecording(pay, paid.recording);
}

constexpr Command kContractCommands[] = {
    {"amend", addAmend},   {"agree", addAgree},        {"suspend", addSuspend}, {"resume", addResume},
    {"notify", addNotify}, {"hand-over", addHandOver}, {"certify", addCertify}, {"invoice", addInvoice},
    {"pay", addPay},       {"appoint", addAppoint},
};

}

std::span<const Command> contractCommands()
{
    return kContractCommands;
}

}
