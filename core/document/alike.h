#pragma once

#include "document/aligning.h"

#include <cstdint>
#include <string_view>
#include <vector>

// How alike texts are, by their words and which follow each other, in time that does not depend on how many
// texts there are.
namespace remit {

// Of a text the least numbers among those that its words and pairs of words come to: of any two texts the
// same share of these as of all of them is in both (A. Broder, On the resemblance and containment of
// documents, 1997).
class Sketch {
public:
    void add(std::string_view text);
    // Of both texts together.
    void add(const Sketch& other);

    // How much of the two texts is in both, 0 to 1; of two without words 0.
    double likeness(const Sketch& other) const;

    const std::vector<std::uint64_t>& least() const { return least_; }

private:
    void take(std::vector<std::uint64_t> numbers);

    std::vector<std::uint64_t> least_; // ascending
};

// Which of some texts are like which of others, each in one pair at most, by their indexes; the most alike
// first. Looks at those only that have in common what few others have.
struct Alike {
    std::size_t before = 0, after = 0;
    double likeness = 0;
};
std::vector<Alike> mostAlike(const std::vector<Sketch>& before, const std::vector<Sketch>& after,
                             double atLeast);

}
