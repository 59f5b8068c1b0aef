#pragma once

#include <string>
#include <string_view>

namespace remit::test {

// An ed25519 key that follows from a number, and what it signs, made in this process: a hundred thousand
// signatures by ssh-keygen would take minutes.
class SeededKey {
public:
    explicit SeededKey(unsigned char seed);
    ~SeededKey();
    SeededKey(const SeededKey&) = delete;
    SeededKey& operator=(const SeededKey&) = delete;

    std::string line() const; // the public part, without a line feed
    // The text of a .sig file, as ssh-keygen -Y sign -n remit makes it.
    std::string sign(std::string_view message) const;

private:
    std::string blob() const;

    void* key_;
};

}
