#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace remit {

// The SHA-1 (FIPS 180-4) of `head` and `body`, one after the other, in hexadecimal: git names objects by it.
// It is no evidence.
std::string sha1(std::string_view head, std::string_view body);

// The same of bytes that come one after the other.
class Sha1 {
public:
    Sha1();
    Sha1(const Sha1&) = delete;
    Sha1& operator=(const Sha1&) = delete;
    ~Sha1();

    // Forgets what was added.
    void begin();
    void add(std::string_view bytes);
    // That of all that was added; nothing more can be added before begin().
    std::array<unsigned char, 20> take();

private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}
