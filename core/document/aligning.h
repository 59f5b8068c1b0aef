#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

// How two sequences are laid side by side. All of it takes time in proportion to their lengths.
namespace remit {

// Elements are equal if their numbers are.
using Numbers = std::vector<std::uint32_t>;
// A place in the first sequence and one in the second.
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

// Equal elements of both that are in the same order in both: first those that are there once, then as many
// others as there are, or nearly. Ascending.
Pairs aligned(std::span<const std::uint32_t> before, std::span<const std::uint32_t> after);

// Of places, each there once, in any order: the indexes of those that rise and together weigh most.
// REQUIRES: as many weights as places.
std::vector<std::size_t> heaviestRising(std::span<const std::size_t> places,
                                        std::span<const std::size_t> weights);

}
