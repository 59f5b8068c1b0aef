#pragma once

#include "base/result.h"
#include "base/time.h"

#include <map>
#include <string>
#include <string_view>

namespace remit {

// The files of a zip archive by their names, with "/" between folders: "documents/7 Report
// outline/report.docx".
using Parts = std::map<std::string, std::string>;

constexpr std::size_t kMostParts = 100'000;
constexpr std::size_t kMostPartBytes = 1u << 30; // of all of them, unpacked

}

// By base/heavy.h, both. `to` comes to the archive, each file of it of the time `when`: the same parts make
// the same archive, byte for byte.
extern "C" void remitZip(const remit::Parts& parts, remit::Instant when, remit::Result<std::string>& to);

// `to` comes to the parts in `bytes`, which nobody has looked at yet. Fails on a damaged or encrypted
// archive, on too many parts or too much in them, and on names that are equal to some systems or lead out of
// a folder.
extern "C" void remitUnzip(std::string_view bytes, remit::Result<remit::Parts>& to);
