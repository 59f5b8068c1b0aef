#pragma once

#include "phase/phase.h"

// A phase that asks for one thing of its own, properly, and misbehaves when it examines.
class Misbehaviour : public remit::Phase {
public:
    remit::Result<std::vector<remit::Requirement>> brief(const remit::Context&) const override
    {
        return std::vector<remit::Requirement>{
            {"own", remit::Level::Must, "Something of its own", remit::Requirement::Own{}}};
    }

    std::vector<remit::Finding> examine(const remit::Submission& submission, const remit::Context& context,
                                        std::span<const remit::Requirement> own) const override = 0;
};
