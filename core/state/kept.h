#pragma once

#include "state/record.h"

#include <string>
#include <vector>

// Where the files are that came with notes, which no record holds, and which of others were erased.
namespace remit {

struct KeptFile {
    enum class Where {
        Here,      // in this copy, as it was noted
        Elsewhere, // with whoever noted it
        Missing,   // this copy records for whoever noted it, and does not have it
        Damaged,   // in this copy, and not as it was noted
        Erased,    // by an entry that says so
        NotErased, // an entry says so, and it is in this copy all the same
    };
    EntryNumber note{};
    std::string name; // "note-1.docx"
    std::uint64_t size = 0;
    Fingerprint hmac; // of a file that was part of the record, its SHA-256
    Where where = Where::Here;
    std::string given; // its own name; known only here
    std::string words; // where it is, for people: "kept by Service provider; not in this copy"
};

// Those of all notes in `record`, and the others of which an entry says that they were erased, in the order
// of the record. Of those in this copy all bytes are read.
std::vector<KeptFile> keptFiles(const Ledger& ledger, const Record& record);

// "here", "elsewhere", …: the words of docs/json.md.
std::string_view word(KeptFile::Where where);

}
