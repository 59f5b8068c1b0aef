#include "misbehaviour.h"

int lost(); // bad/lost.cpp

class Needs : public Misbehaviour {
    std::vector<remit::Finding> examine(const remit::Submission&, const remit::Context&,
                                        std::span<const remit::Requirement>) const override
    {
        return std::vector<remit::Finding>(static_cast<std::size_t>(lost()));
    }
};

REMIT_PHASE(Needs)
