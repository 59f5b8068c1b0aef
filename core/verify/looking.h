#pragma once

#include "ledger/holding.h"
#include "verify/signatures.h"
#include "verify/verify.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>

namespace remit {

// What was found about one entry, on its own.
struct Looked {
    std::vector<Break> breaks;
    bool signedByAuthor = false, named = false, signedByKeeper = false;
    std::size_t openMusts = 0; // that its findings leave open
};

// Looks at what entries brought with them, each on its own: whether its files and findings are those that it
// names, and whether it is signed by whom it must be.
class Looking {
public:
    // REQUIRES: all of them live as long as it does.
    Looking(const Objects& objects, const std::vector<Entry>& entries, const SignatureCheck& signatures);

    // Says what the next entry brought. May be called while run() is at work on those before.
    void add(EntryObjects objects);
    // There are no more.
    void end();

    // Looks at entries until there are no more. For any number of threads at once.
    void run();

    // What was found, once all were looked at: of each entry that was added.
    std::vector<Looked> take();

private:
    struct Known {
        std::uint64_t size = 0;
        Fingerprint sha256;
    };
    struct KeeperSigned {
        std::size_t entry = 0; // the newest under that key
        ObjectId signature{};
    };
    using Some = std::pair<std::size_t, std::vector<EntryObjects>>; // from the entry of that number on

    Some next();
    Looked look(std::size_t i, const EntryObjects& objects, Objects::Reader& reader);
    void files(std::size_t i, const EntryObjects& objects, Objects::Reader& reader, Looked& looked);
    void findings(std::size_t i, const EntryObjects& objects, Objects::Reader& reader, Looked& looked) const;
    void signatures(std::size_t i, const EntryObjects& objects, Objects::Reader& reader, Looked& looked);
    std::optional<Known> fingerprint(const ObjectId& id, Objects::Reader& reader);
    void verifyKeeper();

    const Objects& objects_;
    const std::vector<Entry>& entries_;
    const SignatureCheck& signatures_;
    const std::set<std::pair<EventId, std::string>> erased_; // files that a record founded anew does not have

    std::mutex queue_; // guards what follows
    std::condition_variable came_;
    std::deque<EntryObjects> waiting_;
    std::size_t taken_ = 0;
    bool ended_ = false;

    std::vector<Looked> looked_; // each by one thread

    std::mutex known_;                                 // guards what follows
    std::map<ObjectId, Known> fingerprints_;           // a document that is handed in again is the same one
    std::map<std::string, KeeperSigned> keeperNewest_; // by the key
};

}
