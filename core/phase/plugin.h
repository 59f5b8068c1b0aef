#pragma once

#include "phase/interface.h" // made when the build is configured (cmake/PhaseInterface.cmake): REMIT_PHASE_IID
#include "phase/phase.h"

#include <QtPlugin>

namespace remit {

// What the host finds in a phase's library. Implemented by a class that remit_add_phase() generates; the
// author of a phase writes REMIT_PHASE() and does not meet this.
class PhasePlugin {
public:
    virtual ~PhasePlugin() = default;

    virtual std::unique_ptr<Phase> phase() const = 0;
};

}

Q_DECLARE_INTERFACE(remit::PhasePlugin, REMIT_PHASE_IID)
