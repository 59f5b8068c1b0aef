#include "evidence/ssh.h"

#include "support/ssh.h"
#include "support/support.h"

#include <catch2/catch.hpp>

#include <random>

using namespace remit;

namespace {

const std::string kMessage = "format = 1\nkind = \"submit\"\n";

// Whether ssh-keygen takes it for a good signature over the message.
bool sshKeygenSays(const test::Folder& folder, const std::string& signature,
                   const std::string& message = kMessage)
{
    test::write(folder / "x.sig", signature);
    return test::run({"/usr/bin/ssh-keygen", "-Y", "check-novalidate", "-n", "remit", "-s", "x.sig"},
                     folder.path(), {"PATH=/usr/bin:/bin"}, message)
               .status == 0;
}

struct Signed {
    std::string type, line, signature;
};

// A signature by a key of every type.
std::vector<Signed> everyType(const test::Folder& folder)
{
    std::vector<Signed> all;
    const auto add = [&](const char* name, const char* type, int bits) {
        const std::string line = test::newKey(folder / name, type, bits);
        all.push_back({line.substr(0, line.find(' ')), line, test::signedBy(folder / name, kMessage)});
    };
    add("ed", "ed25519", 0);
    add("p256", "ecdsa", 256);
    add("p384", "ecdsa", 384);
    add("p521", "ecdsa", 521);
    add("rsa", "rsa", 2048);
    const test::HardwareKey hardware;
    all.push_back({"sk-ssh-ed25519@openssh.com", hardware.line(), hardware.sign(kMessage)});
    return all;
}

}

TEST_CASE("A signature of every type tells whose it is, as ssh-keygen finds too")
{
    const test::Folder folder;
    for (const auto& each : everyType(folder)) {
        INFO(each.type);
        const auto key = SshKey::of(each.line);
        REQUIRE(key);
        CHECK(key->type == each.type);
        CHECK(each.line.starts_with(key->str() + " "));
        const auto signer = signerOf(kMessage, each.signature, "remit");
        REQUIRE(signer);
        CHECK(*signer == *key);
        CHECK(sshKeygenSays(folder, each.signature));
        test::write(folder / "key.pub", each.line);
        CHECK(test::run({"/usr/bin/ssh-keygen", "-l", "-f", "key.pub"}, folder.path(), {"PATH=/usr/bin:/bin"})
                  .out.find(key->fingerprint() + " ") != std::string::npos);

        CHECK(signerOf(kMessage + " ", each.signature, "remit").error().what ==
              "is not by this key over these bytes");
        CHECK_FALSE(sshKeygenSays(folder, each.signature, kMessage + " "));
        CHECK(signerOf(kMessage, each.signature, "file").error().what ==
              "is made for another purpose, and does not count here");
    }
}

TEST_CASE("A key made by RSA with SHA-512 or SHA-256 counts alike")
{
    const test::Folder folder;
    const std::string line = test::newKey(folder / "rsa", "rsa", 3072);
    for (const char* const hash : {"sha256", "sha512"}) {
        INFO(hash);
        const auto made = test::run({"/usr/bin/ssh-keygen", "-Y", "sign", "-n", "remit", "-O",
                                     std::string("hashalg=") + hash, "-f", (folder / "rsa").string()},
                                    folder.path(), {"PATH=/usr/bin:/bin"}, kMessage);
        REQUIRE(made.status == 0);
        CHECK(signerOf(kMessage, made.out, "remit"));
    }
}

TEST_CASE("Whatever is changed in a signature, Remit and ssh-keygen agree on what is left of it")
{
    const test::Folder folder;
    std::mt19937 random(20220905);
    int good = 0;
    for (const auto& each : everyType(folder)) {
        const std::string bytes = test::unarmoured(each.signature);
        for (int i = 0; i < 40; ++i) {
            std::string changed = bytes;
            const std::size_t at = random() % changed.size();
            if (i % 4 == 3)
                changed.insert(at, 1, static_cast<char>(random()));
            else if (i % 4 == 2)
                changed.erase(at, 1 + random() % 3);
            else
                changed[at] = static_cast<char>(changed[at] ^ (1 << random() % 8));
            const std::string signature = test::armoured(changed);
            INFO(each.type << ", " << i << ", byte " << at << "\n" << signature);
            const bool ours = bool(signerOf(kMessage, signature, "remit"));
            CHECK(ours == sshKeygenSays(folder, signature));
            good += ours;
        }
    }
    CHECK(good < 10); // the reserved bytes are in what is signed, too
}

TEST_CASE("What is no signature is refused in words")
{
    const test::Folder folder;
    test::newKey(folder / "ed", "ed25519");
    const std::string good = test::signedBy(folder / "ed", kMessage);
    const auto says = [](const std::string& signature) {
        const auto signer = signerOf(kMessage, signature, "remit");
        return signer ? std::string("good") : signer.error().what;
    };
    CHECK(says(good) == "good");
    const std::string none = "is no signature as ssh-keygen makes them";
    CHECK(says("") == none);
    CHECK(says(std::string(1 << 20, 'A')) == none);
    CHECK(says(good.substr(0, good.size() - 1)) == none);
    CHECK(says(good + "\n") == none);
    CHECK(says(" " + good) == none);
    for (std::size_t cut = 1; cut < good.size(); ++cut)
        CHECK(says(good.substr(0, cut)) == none);
    const std::string bytes = test::unarmoured(good);
    CHECK(says(test::armoured(bytes)) == "good");
    CHECK(says(test::armoured(bytes + "x")) == none);
    CHECK(says(test::armoured("SSHSIH" + bytes.substr(6))) == none);
    std::string version = bytes;
    version[9] = 2;
    CHECK(says(test::armoured(version)) == none);
    std::string huge = bytes;
    huge[10] = '\x7F';
    CHECK(says(test::armoured(huge)) == none);
    std::string dsa = bytes;
    dsa.replace(dsa.find("ssh-ed25519"), 11, "ssh-ed25518");
    CHECK(says(test::armoured(dsa)) == "is made by a key that Remit does not verify");
    std::string md5 = bytes;
    md5.replace(md5.find("sha512"), 6, "sha384");
    CHECK(says(test::armoured(md5)) == "is made with an algorithm that Remit does not verify");
}

TEST_CASE("What is no public key is refused in words")
{
    const test::Folder folder;
    const std::string good = test::newKey(folder / "ed", "ed25519");
    CHECK(SshKey::of(good));
    CHECK(SshKey::of(good.substr(0, good.find(' ', 12)))); // without its comment
    CHECK(SshKey::of(good + "\r\n"));
    for (const std::string& line :
         {std::string(), std::string("ssh-ed25519"), std::string("ssh-ed25519 "), good.substr(0, 40),
          " " + good, "ssh-rsa" + good.substr(11), good.substr(0, 20) + "!" + good.substr(20),
          "-----BEGIN OPENSSH PRIVATE KEY-----\n" + good})
        CHECK(SshKey::of(line).error().what.starts_with("is no public SSH key"));
    test::newKey(folder / "small", "rsa", 1024);
    CHECK(SshKey::of(test::read(folder / "small.pub")).error().what.starts_with("is no public SSH key"));
    CHECK(SshKey::of("ssh-dss AAAA").error().what ==
          "is a key of the type ssh-dss, which Remit does not verify; make one with: ssh-keygen -t ed25519");
}
