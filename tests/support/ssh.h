#pragma once

#include <filesystem>
#include <string>
#include <string_view>

// Keys and signatures that tests make for themselves.
namespace remit::test {

// Makes a key of that type ("ed25519", "ecdsa", "rsa") in the file `file`, without a passphrase, and its
// public part in `file`.pub; of several sizes, of that many bits. Returns the public part.
std::string newKey(const std::filesystem::path& file, const std::string& type, int bits = 0);

// The signature of `message` by the key in `file`, as ssh-keygen makes it.
std::string signedBy(const std::filesystem::path& file, std::string_view message,
                     const std::string& purpose = "remit");

// A key as a piece of hardware holds it, and what it signs.
class HardwareKey {
public:
    HardwareKey();
    ~HardwareKey();
    HardwareKey(const HardwareKey&) = delete;
    HardwareKey& operator=(const HardwareKey&) = delete;

    std::string line() const; // the public part
    std::string sign(std::string_view message, const std::string& purpose = "remit") const;

private:
    void* key_;
};

// What lies in the armour of a signature, and the armour around it.
std::string unarmoured(const std::string& signature);
std::string armoured(const std::string& bytes);

}
