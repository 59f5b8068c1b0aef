#pragma once

#include "host/host.h"

#include "support/contracts.h"

#include <catch2/catch.hpp>

// Phases asked by a host, about the last deliverable of a contract.
namespace remit::test {

inline const std::string kPlan =
    "# Plan\n\n## Methodology\n\nDesk research.\n\n## Timeline\n\n- Literature review\n";

inline Host good()
{
    return Host({test::phases()});
}

inline Examination examined(const Host& host, const Contract& contract, std::vector<GivenFile> files,
                            std::vector<GivenAccepted> accepted = {})
{
    const Deliverable& last = contract.components.back().deliverables.back();
    return host.examine({contract, last, std::move(files), std::move(accepted), {}, {}});
}

inline const Finding& only(const Examination& examination)
{
    REQUIRE(examination.findings.size() == 1);
    return examination.findings.front();
}

}
