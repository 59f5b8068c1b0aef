#include "misbehaviour.h"

// Answers with another level and other words than asked, with bytes that are no text, and at endless length.
class Shouts : public Misbehaviour {
    std::vector<remit::Finding> examine(const remit::Submission&, const remit::Context&,
                                        std::span<const remit::Requirement>) const override
    {
        return {{"own", remit::Level::May, remit::Verdict::Unmet, "Nothing was asked", "\xff\x1b[31m",
                 std::string(20'000'000, '!')}};
    }
};

REMIT_PHASE(Shouts)
