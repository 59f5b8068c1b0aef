#pragma once

#include "state/facts.h"

#include <memory>

namespace remit {

// Facts as they come about, one entry after the other: what fold() makes of all of them at once.
class Folding {
public:
    // From when on an event that a later one takes back does not count.
    enum class TakenBack {
        FromTheBeginning, // it leaves no trace: how things stand once all entries are added
        WhenItIs          // it counts until then: how things stood after each entry
    };

    // REQUIRES: `contract` and `entries`, which are all that will be added, live as long as it does.
    Folding(const Contract& contract, const std::vector<Entry>& entries, const Scope& scope,
            TakenBack takenBack);
    Folding(Folding&&) noexcept;
    Folding& operator=(Folding&&) noexcept;
    ~Folding();

    // Adds the next entry. Fails as fold() does.
    Result<void> add(const Entry& entry);

    // Goes on by other terms, which live as long as it does. Fails if they have no place for something that
    // happened.
    Result<void> under(const Contract& contract);

    const Facts& facts() const;
    Facts take();

private:
    class Inner;
    std::unique_ptr<Inner> inner_;
};

}
