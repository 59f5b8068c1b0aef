#pragma once

#include "host/phases.h"

#include <chrono>

namespace remit {

// The phases of some folders, asked in a child process each.
class Host : public Phases {
public:
    struct Limits {
        std::chrono::milliseconds wall{20'000};
        std::size_t memoryBytes = 1u << 30;
    };

    // Each of `folders` holds one shared library per phase; one that is named twice counts once. No folder
    // goes before another: of two files for one phase neither can be used. Nothing is opened yet.
    explicit Host(std::vector<std::filesystem::path> folders) : Host(std::move(folders), Limits{}) {}
    Host(std::vector<std::filesystem::path> folders, Limits limits);

    // As tried() has them, but runs no plugin code.
    std::vector<FoundPhase> phases() const;

    std::vector<FoundPhase> tried() const override;
    FoundPhase find(const PhaseId& id) const override;
    Result<Examination> brief(const Question& question) const override;
    Examination examine(const Question& question) const override;
    std::vector<Complaint> complaints(const Contract& contract) const override;
    Result<Comparison> compare(const GivenFile& before, const GivenFile& after) const override;

private:
    std::vector<std::filesystem::path> folders_;
    Limits limits_;
};

}
