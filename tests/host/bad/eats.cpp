#include "misbehaviour.h"

class Eats : public Misbehaviour {
    std::vector<remit::Finding> examine(const remit::Submission&, const remit::Context&,
                                        std::span<const remit::Requirement>) const override
    {
        std::vector<std::string> all;
        for (;;)
            all.emplace_back(1 << 20, 'x');
    }
};

REMIT_PHASE(Eats)
