#pragma once

#include "base/result.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace remit {

// A zip archive that lies in memory. Names are compared, and given, in lower case, as parts of Office
// documents are. Nothing is ever written to a disk.
//
// Fails on a damaged archive, on members of one name, on too many of them and on what unpacks to too much.
class Archive {
public:
    // Reads the table of contents. `bytes` lives as long as the archive.
    static Result<Archive> open(std::string_view bytes);

    const std::set<std::string>& names() const { return names_; }

    // Unpacks those of `names` that there are.
    Result<std::map<std::string, std::string>> unpack(const std::set<std::string>& names) const;

private:
    explicit Archive(std::string_view bytes) : bytes_(bytes) {}

    std::string_view bytes_;
    std::set<std::string> names_;
};

}
