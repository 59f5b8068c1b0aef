#include "process/program.h"

#include <catch2/catch.hpp>

using namespace remit;

TEST_CASE("a program gets its input, and its output and status come back")
{
    const auto end = runProgram({"/bin/sh", "-c", "cat; echo said >&2; exit 3"}, "two\nlines\n");
    REQUIRE(end);
    CHECK(end->status == 3);
    CHECK(end->output == "two\nlines\n");
    CHECK(end->errors == "said\n");
}

TEST_CASE("more than a pipe holds goes in and comes out")
{
    const std::string much(900'000, 'x');
    const auto end = runProgram({"cat"}, much);
    REQUIRE(end);
    CHECK(end->status == 0);
    CHECK(end->output == much);
}

TEST_CASE("a program that does not read its input is no trouble")
{
    const auto end = runProgram({"/bin/sh", "-c", "exec <&-; echo done"}, std::string(900'000, 'x'));
    REQUIRE(end);
    CHECK(end->output == "done\n");
}

TEST_CASE("what a program complains of is kept from its beginning, and the rest is dropped")
{
    const auto end = runProgram({"/bin/sh", "-c", "echo first >&2; head -c 1000000 /dev/zero >&2"}, "");
    REQUIRE(end);
    CHECK(end->errors.starts_with("first\n"));
    CHECK(end->errors.size() == 4096);
}

TEST_CASE("a signal shows in the status")
{
    const auto end = runProgram({"/bin/sh", "-c", "kill -9 $$"}, "");
    REQUIRE(end);
    CHECK(end->status == 128 + 9);
}

TEST_CASE("a program that is not there, and one that writes for ever, are refused in words")
{
    CHECK(runProgram({"no-such-program"}, "").error().what ==
          "The program no-such-program is not installed on this computer; install it first");
    CHECK(runProgram({"/"}, "").error().what.starts_with("The program / cannot be started: "));
    CHECK(runProgram({"sleep", "60"}, "", std::chrono::milliseconds(50)).error().what ==
          "The program sleep took too long; it was ended");
    CHECK(runProgram({"yes"}, "").error().what == "The program yes writes more than it should; it was ended");
}
