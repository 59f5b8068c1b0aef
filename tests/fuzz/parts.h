#pragma once

#include <string>

namespace remit::fuzz {

// Takes the first of the parts in `bytes`, which lines that hold "%%" alone divide.
inline std::string nextPart(std::string& bytes)
{
    const auto end = bytes.find("\n%%\n");
    std::string part = bytes.substr(0, end);
    bytes = end == bytes.npos ? std::string() : bytes.substr(end + 4);
    return part;
}

}
