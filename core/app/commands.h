#pragma once

#include "app/world.h"

#include <optional>
#include <string>
#include <vector>

// The commands, each a function from its arguments to the exit status. docs/commands.md is their page for
// people.
namespace remit::app {

enum Exit {
    kWell = 0,
    kContractSaysNo = 1, // late, unmet, not allowed
    kNotDone = 2,        // could not be answered or done
    kUsage = 64,
};

// What every recording command takes. Times are as typed: RFC 3339, or local in the contract's zone.
struct Recording {
    std::string by;         // instead of who this copy records for
    std::string onBehalfOf; // whose deed it is
    std::string at;         // when it happened, as they say
    std::string clock;      // instead of the keeper's clock
};

struct NewArguments {
    std::string schedule;
    std::string folder;
    std::string as;
    std::string key;
    std::string at;
    std::string clock;
    std::string from;    // an old record, to found it anew
    std::string without; // a file of it
    std::string reason;
};
struct AsArguments {
    std::string party;
    std::string key;
};
struct ShowArguments {
    std::string deliverable;
    int revision = 0; // 0: the brief
    std::string to;
    std::string schedule; // instead of a record
    bool json = false;
};
struct DiffArguments {
    std::string deliverable;
    int before = 0, after = 0;     // revisions; 0: not said
    std::vector<std::string> with; // files instead of the later one
    std::string page;              // the file that it is written to
    bool json = false;
};
struct CheckArguments {
    std::string deliverable;
    std::vector<std::string> files;
    std::vector<std::string> answers;
    std::string schedule; // instead of a record
    bool json = false;
};
struct SubmitArguments {
    std::string deliverable;
    std::vector<std::string> files;
    std::vector<std::string> changesShown;
    std::vector<std::string> annexes;
    std::vector<std::string> answers;
    std::string remark;
    bool asIs = false;
    Recording recording;
};
struct WithdrawArguments {
    std::string deliverable;
    std::string reason;
    Recording recording;
};
struct ReviewArguments {
    std::string deliverable;
    int revision = 0; // 0: the newest
    std::vector<std::string> comments;
    bool accept = false;
    bool requestChanges = false;
    bool reject = false;
    std::string carryTo;
    std::string reason;
    std::vector<std::string> files;
    Recording recording;
};
struct ReopenArguments {
    std::string deliverable;
    std::string reason;
    Recording recording;
};
struct RetractArguments {
    long entry = 0;
    std::string reason;
    Recording recording;
};
struct NoteArguments {
    std::string activity;
    std::string on;
    std::string outcome;
    std::vector<std::string> people;
    std::vector<std::string> files;
    Recording recording;
};
struct EraseArguments {
    long entry = 0;
    std::string file; // empty: the only one
    std::string reason;
    Recording recording;
};
struct AmendArguments {
    std::vector<std::string> parts; // deliverables, inputs or activities
    std::vector<std::string> due;   // for each of them
    std::string completes;
    std::string ends;
    std::string schedule; // a whole one instead
    std::string reason;
    std::vector<std::string> signedPapers;
    Recording recording;
};
struct AgreeArguments {
    long entry = 0; // 0: the one that waits
    std::vector<std::string> signedPapers;
    Recording recording;
};
struct AppointArguments {
    std::vector<std::string> whom; // a post and a party, or a party alone
    std::string as;                // holder, deputy, in-charge or none; empty: holder
    std::string from;              // empty: today
    std::string name;              // of a party that is new
    std::string key;               // the file of one that is introduced
    std::string retire;            // the file or the fingerprint of one that is retired
    std::string reason;
    Recording recording;
};
struct SuspendArguments {
    std::string from;
    std::string reason;
    Recording recording;
};
struct ResumeArguments {
    std::string on; // empty: today
    Recording recording;
};
struct NotifyArguments {
    std::string deliverable;
    std::string expected;
    std::string obstacle;
    Recording recording;
};
struct HandOverArguments {
    std::string input;
    std::vector<std::string> files;
    std::string remark;
    Recording recording;
};
struct CertifyArguments {
    std::string payment;
    std::string remark;
    std::vector<std::string> documents;
    Recording recording;
};
struct InvoiceArguments {
    std::string payment;
    std::string number;
    std::string amount; // empty: by the contract
    std::vector<std::string> documents;
    Recording recording;
};
struct PayArguments {
    std::string payment;
    std::string on;     // empty: today
    std::string amount; // empty: what is still to be paid
    std::vector<std::string> documents;
    Recording recording;
};
struct StatusArguments {
    std::string asOf;
    bool json = false;
};
struct DueArguments {
    std::string asOf;
    bool json = false;
};
struct LogArguments {
    std::string deliverable; // empty: all
    std::string asOf;
    bool json = false;
};
struct ExplainArguments {
    std::string deliverable;
    std::string asOf;
    bool json = false;
};
struct AuditArguments {
    std::string asOf;
    bool json = false;
};
struct VerifyArguments {
    std::vector<std::string> against; // packets
    bool json = false;
};
struct SendArguments {
    std::string to; // a folder; empty: the current one
    std::string party;
    long since = -1;        // -1: what the other side is known to have
    long mostMegabytes = 0; // 0: as much as one packet can have
    std::string clock;
};
struct ReceiveArguments {
    std::vector<std::string> packets;
    std::string to; // where the answer is put; empty: the current folder
    std::string clock;
};
struct JoinArguments {
    std::vector<std::string> packets;
    std::string folder;
    std::string as;
    std::string key;
};
struct SyncArguments {
    std::string place; // a folder or an address
    std::string clock;
};
struct PageArguments {
    std::string reader; // the party that it is made for
    std::string to;
    std::string asOf;
};
struct LintArguments {
    std::vector<std::string> schedules;
    bool json = false;
};
struct PhasesArguments {
    bool json = false;
};

int run(const World& world, const NewArguments& arguments);
int run(const World& world, const AsArguments& arguments);
int run(const World& world, const ShowArguments& arguments);
int run(const World& world, const DiffArguments& arguments);
int run(const World& world, const CheckArguments& arguments);
int run(const World& world, const SubmitArguments& arguments);
int run(const World& world, const WithdrawArguments& arguments);
int run(const World& world, const ReviewArguments& arguments);
int run(const World& world, const ReopenArguments& arguments);
int run(const World& world, const RetractArguments& arguments);
int run(const World& world, const NoteArguments& arguments);
int run(const World& world, const EraseArguments& arguments);
int run(const World& world, const AmendArguments& arguments);
int run(const World& world, const AgreeArguments& arguments);
int run(const World& world, const AppointArguments& arguments);
int run(const World& world, const SuspendArguments& arguments);
int run(const World& world, const ResumeArguments& arguments);
int run(const World& world, const NotifyArguments& arguments);
int run(const World& world, const HandOverArguments& arguments);
int run(const World& world, const CertifyArguments& arguments);
int run(const World& world, const InvoiceArguments& arguments);
int run(const World& world, const PayArguments& arguments);
int run(const World& world, const StatusArguments& arguments);
int run(const World& world, const DueArguments& arguments);
int run(const World& world, const LogArguments& arguments);
int run(const World& world, const ExplainArguments& arguments);
int run(const World& world, const AuditArguments& arguments);
int run(const World& world, const VerifyArguments& arguments);
int run(const World& world, const SendArguments& arguments);
int run(const World& world, const ReceiveArguments& arguments);
int run(const World& world, const JoinArguments& arguments);
int run(const World& world, const SyncArguments& arguments);
int run(const World& world, const PageArguments& arguments);
int run(const World& world, const LintArguments& arguments);
int run(const World& world, const PhasesArguments& arguments);

// Reads the command line and runs the command it names.
int runCommandLine(World world, int count, const char* const* words);

}
