#include "misbehaviour.h"

#include <csignal>

class Crashes : public Misbehaviour {
    std::vector<remit::Finding> examine(const remit::Submission&, const remit::Context&,
                                        std::span<const remit::Requirement>) const override
    {
        std::raise(SIGSEGV);
        return {};
    }
};

REMIT_PHASE(Crashes)
