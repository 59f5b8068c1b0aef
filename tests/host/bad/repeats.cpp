#include "phase/phase.h"

// Two requirements of one id.
class Repeats : public remit::Phase {
    remit::Result<std::vector<remit::Requirement>> brief(const remit::Context&) const override
    {
        const remit::Requirement clean{"clean", remit::Level::Must, "A clean file",
                                       remit::Requirement::Clean{}};
        return std::vector<remit::Requirement>{clean, clean};
    }
};

REMIT_PHASE(Repeats)
