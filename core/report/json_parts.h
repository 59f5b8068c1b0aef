#pragma once

#include "state/late_delivery.h"

#include <nlohmann/json.hpp>

#include <string>

// Only for the files of json.h.
namespace remit::json {

using Json = nlohmann::ordered_json;

// How something, or its absence, relates to a deadline; a deadline that has no term of its own.
Json punctuality(const Punctuality& value);
Json periodOf(const Due& due);

// The money.
Json paymentsOf(const State& state);
Json lateOf(const LateDeliveryState& late);

// Bad UTF-8, which only a stranger's plugin or file could bring, is replaced rather than refused.
inline std::string printed(const Json& value)
{
    return value.dump(2, ' ', false, nlohmann::detail::error_handler_t::replace) + "\n";
}

}
