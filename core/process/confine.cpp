#include "process/confine.h"

#include "process/descriptor.h"
#include "process/landlock.h"

#include <cerrno>
#include <fcntl.h>
#include <initializer_list>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace remit {

namespace {

// A sanitizer maps terabytes of address space for itself.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLimitsMemory = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool kLimitsMemory = false;
#else
constexpr bool kLimitsMemory = true;
#endif
#else
constexpr bool kLimitsMemory = true;
#endif

bool limit(__rlimit_resource resource, rlim_t most)
{
    const rlimit both{most, most};
    return ::setrlimit(resource, &both) == 0;
}

bool limitResources(const ChildLimits& limits)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(limits.wall).count();
    return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NOFILE, 64) &&
           limit(RLIMIT_CPU, static_cast<rlim_t>(seconds) + 1) &&
           (!kLimitsMemory || limit(RLIMIT_AS, limits.memoryBytes));
}

// All that reading a document, loading a plugin and answering need. Whatever is not named here is refused,
// calls that a later kernel brings included. A call that this machine's kernel does not have is left out.
constexpr int kAllowed[] = {
    // memory of one's own
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect),
    SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(futex_time64),
    // files, to look at; opening them is below
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(lseek), SCMP_SYS(_llseek), SCMP_SYS(close),
    SCMP_SYS(stat), SCMP_SYS(fstat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(stat64),
    SCMP_SYS(fstat64), SCMP_SYS(lstat64), SCMP_SYS(fstatat64), SCMP_SYS(statx), SCMP_SYS(statfs),
    SCMP_SYS(fstatfs), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(getdents), SCMP_SYS(getdents64), SCMP_SYS(getcwd), SCMP_SYS(fadvise64),
    // what is open already: the answer's pipe and /dev/null; a sanitizer probes memory with a pipe of its own
    SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(dup), SCMP_SYS(dup2),
    SCMP_SYS(dup3), SCMP_SYS(pipe), SCMP_SYS(pipe2),
    // who and where one is
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid),
    SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(uname), SCMP_SYS(sysinfo), SCMP_SYS(getrusage),
    SCMP_SYS(getcpu), SCMP_SYS(sched_getaffinity), SCMP_SYS(sched_yield),
    // time and chance
    SCMP_SYS(time), SCMP_SYS(gettimeofday), SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64),
    SCMP_SYS(clock_getres), SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(restart_syscall),
    SCMP_SYS(getrandom),
    // signals to oneself, and the end
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(exit), SCMP_SYS(exit_group)};

// What it takes to become a program, and what a program does as it begins.
constexpr int kAllowedToBecome[] = {SCMP_SYS(execve), SCMP_SYS(arch_prctl), SCMP_SYS(set_tid_address),
                                    SCMP_SYS(set_robust_list), SCMP_SYS(rseq)};

// Of fcntl: nothing that sends signals (F_SETOWN) or locks others out.
constexpr int kAllowedOfFcntl[] = {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL};

// O_RDONLY with O_TRUNC empties a file all the same.
constexpr scmp_datum_t kWrites = O_ACCMODE | O_CREAT | O_TRUNC;

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

bool allow(const Filter& filter, int call)
{
    return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
}

// Allows a call only with an argument, given by its place, that after masking is `value`.
bool allowWith(const Filter& filter, int call, unsigned argument, scmp_datum_t mask, scmp_datum_t value)
{
    return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 1,
                            scmp_arg_cmp{argument, SCMP_CMP_MASKED_EQ, mask, value}) == 0;
}

bool refuseAsMissing(const Filter& filter, int call)
{
    return seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), call, 0) == 0;
}

bool allowFcntl(const Filter& filter)
{
    for (const int call : {SCMP_SYS(fcntl), SCMP_SYS(fcntl64)})
        for (const int command : kAllowedOfFcntl)
            if (!allowWith(filter, call, 1, 0xffffffffu, static_cast<scmp_datum_t>(command))) return false;
    return true;
}

// One's own limits, to look at: getrlimit() is this call with no new limit.
bool allowLimits(const Filter& filter)
{
    return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2,
                            scmp_arg_cmp{0, SCMP_CMP_EQ, 0, 0}, scmp_arg_cmp{2, SCMP_CMP_EQ, 0, 0}) == 0;
}

// Signals go to oneself only: abort() needs that.
bool allowSignalsToOneself(const Filter& filter)
{
    const auto self = static_cast<scmp_datum_t>(::getpid());
    return allowWith(filter, SCMP_SYS(kill), 0, 0xffffffffu, self) &&
           allowWith(filter, SCMP_SYS(tgkill), 0, 0xffffffffu, self);
}

bool addRules(const Filter& filter, Becoming becoming)
{
    for (const int call : kAllowed)
        if (!allow(filter, call)) return false;
    if (becoming == Becoming::Program)
        for (const int call : kAllowedToBecome)
            if (!allow(filter, call)) return false;
    // These hide their arguments in memory, where a filter cannot look; callers fall back to the older ones.
    return refuseAsMissing(filter, SCMP_SYS(clone3)) && refuseAsMissing(filter, SCMP_SYS(openat2)) &&
           allowWith(filter, SCMP_SYS(open), 1, kWrites, O_RDONLY) &&
           allowWith(filter, SCMP_SYS(openat), 2, kWrites, O_RDONLY) && allowFcntl(filter) &&
           allowLimits(filter) && allowSignalsToOneself(filter);
}

// The filter as the kernel takes it; empty if it cannot be made.
std::vector<sock_filter> madeFilter(Becoming becoming)
{
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
    const Descriptor file(::memfd_create("filter", MFD_CLOEXEC));
    if (!filter || file.number() < 0 || !addRules(filter, becoming) ||
        seccomp_export_bpf(filter.get(), file.number()) != 0)
        return {};
    const auto size = ::lseek(file.number(), 0, SEEK_END);
    std::vector<sock_filter> made(size > 0 ? static_cast<std::size_t>(size) / sizeof(sock_filter) : 0);
    const auto bytes = made.size() * sizeof(sock_filter);
    if (::pread(file.number(), made.data(), bytes, 0) != static_cast<ssize_t>(bytes)) return {};
    return made;
}

bool load(std::vector<sock_filter>& filter)
{
    sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    return !filter.empty() && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}

const char* confine(const ChildLimits& limits, Becoming becoming)
{
    // Made before the limits: a caller may be larger already than what it becomes may be.
    auto filter = madeFilter(becoming);
    if (becoming == Becoming::Program && !seeOnlyTheSystem())
        return "what it may not read could not be forbidden";
    if (!limitResources(limits)) return "its limits could not be set";
    if (!load(filter)) return "what it may not do could not be forbidden";
    return nullptr;
}

}
