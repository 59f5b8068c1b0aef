#include "phase/phase.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <unistd.h>

// Does what its file is called, when it is called so: "brief-crashes.so" crashes when it gives its brief. The
// tests copy this library under such names. Else it asks for one thing of its own, and finds it met, unless
// it could do what it must not.
namespace {

bool didWhatItMustNot = false;

std::string ownName()
{
    Dl_info info;
    return ::dladdr(reinterpret_cast<const void*>(&ownName), &info)
               ? std::filesystem::path(info.dli_fname).stem()
               : std::filesystem::path();
}

// Bytes to the descriptor that the answer goes through, guessed.
void send(std::string_view bytes)
{
    if (::write(3, bytes.data(), bytes.size()) < 0) ::_exit(1);
}

void close()
{
    for (int descriptor = 0; descriptor < 64; ++descriptor)
        ::close(descriptor);
}

void hang()
{
    for (volatile bool on = true; on;) {}
}

void eat()
{
    std::vector<std::string> all;
    for (;;)
        all.emplace_back(1 << 20, 'x');
}

// Thirty-two bytes of a stage, over and over.
void flood()
{
    for (;;)
        send(std::string("s\x20\0\0\0\0\0\0\0", 9) + std::string(32, '!'));
}

void print()
{
    std::cout << "noise on the output" << std::endl;
    std::cerr << "noise on the error output" << std::endl;
    std::printf("noise from stdio\n");
    std::fflush(stdout);
    if (::write(1, "noise", 5) < 0) didWhatItMustNot = true; // it goes nowhere, but it goes
}

void misbehave(std::string_view when)
{
    const std::string name = ownName();
    if (name.substr(0, name.find('-')) != when) return;
    const std::string deed = name.substr(name.find('-') + 1);
    if (deed == "hangs") hang();
    if (deed == "crashes") std::raise(SIGSEGV);
    if (deed == "aborts") std::abort();
    if (deed == "throws") throw std::runtime_error("not my day");
    if (deed == "throws-a-number") throw 42;
    if (deed == "eats") eat();
    if (deed == "exits") std::exit(0);
    if (deed == "leaves") ::_exit(0);
    if (deed == "forks" && ::fork() >= 0) didWhatItMustNot = true;
    if (deed == "starts" && ::execl("/bin/true", "true", nullptr) == 0) didWhatItMustNot = true;
    if (deed == "signals" && ::kill(::getppid(), SIGTERM) == 0) didWhatItMustNot = true;
    if (deed == "prints") print();
    if (deed == "closes") close();
    if (deed == "hides") close(), hang();
    if (deed == "babbles") send("All is well, and every requirement is met.\n");
    if (deed == "forges") send(std::string("a\x0b\0\0\0\0\0\0\0+all is met", 20));
    if (deed == "floods") flood();
}

// While the library is loaded.
const bool loaded = (misbehave("loading"), true);

class Misbehaves : public remit::Phase {
    using Requirements = std::vector<remit::Requirement>;

    remit::Result<Requirements> brief(const remit::Context& context) const override
    {
        misbehave("brief");
        // What no schedule of a test has. It keeps `loaded` from being left out, too.
        if (!loaded || context.expects.has("nothing")) return Requirements{};
        const std::string name = ownName();
        const remit::Requirement own{"own", remit::Level::Must, "Something of its own",
                                     remit::Requirement::Own{}};
        Requirements asked{own};
        if (name == "brief-misnames") asked[0].id = "No Id";
        if (name == "brief-misweighs") asked[0].level = static_cast<remit::Level>(77);
        if (name == "brief-refuses") return remit::Error{"not today"};
        if (name == "brief-overflows")
            for (int i = 0; i < 2000; ++i) {
                asked.push_back(own);
                asked.back().id += "-" + std::to_string(i);
            }
        return asked;
    }

    std::vector<remit::Finding> examine(const remit::Submission&, const remit::Context&,
                                        std::span<const remit::Requirement> own) const override
    {
        misbehave("examining");
        std::vector<remit::Finding> findings;
        for (const auto& one : own)
            findings.push_back({one.id, one.level,
                                didWhatItMustNot ? remit::Verdict::Unmet : remit::Verdict::Met, one.words, "",
                                didWhatItMustNot ? "it did what it must not" : ""});
        const std::string name = ownName();
        if (name == "examining-misjudges") findings[0].verdict = static_cast<remit::Verdict>(77);
        if (name == "examining-repeats") findings.push_back(findings[0]);
        if (name == "examining-forgets") findings.clear();
        return findings;
    }
};

}

std::unique_ptr<remit::Phase> remit::makePhase()
{
    misbehave("making");
    if (ownName() == "making-nothing") return {};
    return std::make_unique<Misbehaves>();
}
