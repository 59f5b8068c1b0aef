#pragma once

#include "run.h"

// What a power cut would take away.
namespace remit::test {

// Of the record in `folder`, where these calls were made: the objects that a disk need not have held when
// main moved, the turn when main was locked, and what it need not hold at the last word on standard output if
// that acknowledges something. A disk holds a file's bytes once the file was synced, and a name once its
// folder was; all else it holds if it likes. What need not last is left out: what status remembers, what is
// yet to get its place, and objects that belong to no entry.
std::vector<std::string> unsafe(const std::vector<Point>& points, const std::filesystem::path& folder,
                                bool acknowledged);

}
