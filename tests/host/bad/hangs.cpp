#include "misbehaviour.h"

class Hangs : public Misbehaviour {
    std::vector<remit::Finding> examine(const remit::Submission&, const remit::Context&,
                                        std::span<const remit::Requirement>) const override
    {
        for (volatile bool on = true; on;) {}
        return {};
    }
};

REMIT_PHASE(Hangs)
