#pragma once

#include "state/facts.h"

namespace remit {

// Whether the contract, the roles and the state let `event` happen at `now`. If not, fails with
// Trouble::Refused and the sentence for whoever tried: what stands in the way and what to do instead.
//
// `openMusts` is, for a review that accepts, the number of requirements of level must that the hand-in's
// findings leave open: accepting despite them wants a reason. It counts for no other kind.
Result<void> allowed(const Event& event, const Contract& contract, const Facts& facts, const Zone& zone,
                     Instant now, std::size_t openMusts = 0);

}
