#include "process/landlock.h"

#include "process/descriptor.h"

#include <cstdint>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace remit {

namespace {

// Where systems keep what programs need to run; a system has those that it has.
constexpr const char* kSystem[] = {
    "/usr",      "/bin",       "/lib",         "/lib32",           "/lib64",
    "/opt",      "/nix/store", "/gnu/store",   "/etc/fonts",       "/etc/alternatives",
    "/dev/null", "/dev/zero",  "/dev/urandom", "/etc/ld.so.cache", "/var/cache/fontconfig"};

constexpr std::uint64_t kOfFiles = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t kAll = kOfFiles | LANDLOCK_ACCESS_FS_READ_DIR;

// glibc has no functions for these.
bool allow(int rules, const char* path)
{
    const Descriptor place(::open(path, O_PATH | O_CLOEXEC));
    if (place.number() < 0) return true;
    struct stat is {};
    if (::fstat(place.number(), &is) != 0) return false;
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = S_ISDIR(is.st_mode) ? kAll : kOfFiles;
    beneath.parent_fd = place.number();
    return ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
}

}

bool seeOnlyTheSystem()
{
    landlock_ruleset_attr handled{};
    handled.handled_access_fs = kAll;
    const Descriptor rules(
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0)));
    if (rules.number() < 0) return true; // no Landlock
    for (const char* const path : kSystem)
        if (!allow(rules.number(), path)) return false;
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::syscall(SYS_landlock_restrict_self, rules.number(), 0) == 0;
}

}
