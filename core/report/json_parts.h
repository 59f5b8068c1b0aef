#pragma once

#include <nlohmann/json.hpp>

#include <string>

// Only for the files of json.h.
namespace remit::json {

using Json = nlohmann::ordered_json;

// Bad UTF-8, which only a stranger's plugin or file could bring, is replaced rather than refused.
inline std::string printed(const Json& value)
{
    return value.dump(2, ' ', false, nlohmann::detail::error_handler_t::replace) + "\n";
}

}
