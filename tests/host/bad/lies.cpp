#include "misbehaviour.h"

// Answers what it was not asked, and not what it was asked.
class Lies : public Misbehaviour {
    std::vector<remit::Finding> examine(const remit::Submission&, const remit::Context&,
                                        std::span<const remit::Requirement>) const override
    {
        return {{"another", remit::Level::May, remit::Verdict::Met, "All is well", "", ""}};
    }
};

REMIT_PHASE(Lies)
