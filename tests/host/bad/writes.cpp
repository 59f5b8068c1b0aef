#include "phase/phase.h"

#include <fstream>
#include <iostream>

// Writes to the output, and into the file that `expects` names.
class Writes : public remit::Phase {
    remit::Result<std::vector<remit::Requirement>> brief(const remit::Context& context) const override
    {
        std::cout << "noise from a phase" << std::endl;
        std::ofstream(context.expects.text("file")) << "written by a phase";
        return std::vector<remit::Requirement>{
            {"clean", remit::Level::Must, "A clean file", remit::Requirement::Clean{}}};
    }
};

REMIT_PHASE(Writes)
