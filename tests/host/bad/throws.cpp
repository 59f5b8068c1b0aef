#include "misbehaviour.h"

#include <stdexcept>

class Throws : public Misbehaviour {
    std::vector<remit::Finding> examine(const remit::Submission&, const remit::Context&,
                                        std::span<const remit::Requirement>) const override
    {
        throw std::runtime_error("not my day");
    }
};

REMIT_PHASE(Throws)
