#include "process/confine.h"

#include <cerrno>
#include <fcntl.h>
#include <initializer_list>
#include <memory>
#include <seccomp.h>
#include <sys/resource.h>
#include <unistd.h>

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

// What is refused whatever the arguments. A call that this system's kernel does not have is left out.
constexpr int kRefused[] = {
    // network
    SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen),
    // programs, processes, threads
    SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(clone), SCMP_SYS(unshare),
    SCMP_SYS(setns), SCMP_SYS(setsid), SCMP_SYS(setpgid),
    // other processes
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(process_madvise),
    SCMP_SYS(pidfd_open), SCMP_SYS(pidfd_getfd), SCMP_SYS(pidfd_send_signal), SCMP_SYS(rt_sigqueueinfo),
    SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(shmget), SCMP_SYS(shmat), SCMP_SYS(msgget), SCMP_SYS(semget),
    SCMP_SYS(mq_open), SCMP_SYS(tkill),
    // files
    SCMP_SYS(creat), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat),
    SCMP_SYS(renameat2), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rmdir), SCMP_SYS(link),
    SCMP_SYS(linkat), SCMP_SYS(symlink), SCMP_SYS(symlinkat), SCMP_SYS(mknod), SCMP_SYS(mknodat),
    SCMP_SYS(chmod), SCMP_SYS(fchmod), SCMP_SYS(fchmodat), SCMP_SYS(chown), SCMP_SYS(fchown),
    SCMP_SYS(lchown), SCMP_SYS(fchownat), SCMP_SYS(truncate), SCMP_SYS(ftruncate), SCMP_SYS(fallocate),
    SCMP_SYS(utime), SCMP_SYS(utimes), SCMP_SYS(utimensat), SCMP_SYS(futimesat), SCMP_SYS(setxattr),
    SCMP_SYS(lsetxattr), SCMP_SYS(fsetxattr), SCMP_SYS(removexattr), SCMP_SYS(lremovexattr),
    SCMP_SYS(fremovexattr), SCMP_SYS(open_by_handle_at), SCMP_SYS(mount), SCMP_SYS(umount2),
    SCMP_SYS(move_mount), SCMP_SYS(open_tree), SCMP_SYS(fsopen), SCMP_SYS(chroot), SCMP_SYS(pivot_root),
    // roads around this list: requests made in memory, keystrokes put into a terminal, the kernel itself
    SCMP_SYS(io_uring_setup), SCMP_SYS(ioctl), SCMP_SYS(bpf), SCMP_SYS(userfaultfd),
    SCMP_SYS(perf_event_open), SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key)};

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

bool refuse(const Filter& filter, int call, int error = EPERM)
{
    return seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(error)), call, 0) == 0;
}

// Refuses opening for anything but reading; `flags` is the place of the flags among the arguments.
bool refuseWriting(const Filter& filter, int call, unsigned flags)
{
    const auto with = [&](scmp_datum_t mask, scmp_datum_t value) {
        return seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 1,
                                scmp_arg_cmp{flags, SCMP_CMP_MASKED_EQ, mask, value}) == 0;
    };
    // O_RDONLY with O_TRUNC empties a file all the same.
    return with(O_ACCMODE, O_WRONLY) && with(O_ACCMODE, O_RDWR) && with(O_ACCMODE, O_ACCMODE) &&
           with(O_CREAT, O_CREAT) && with(O_TRUNC, O_TRUNC);
}

// Signals go to oneself only: abort() needs that.
bool refuseSignalsToOthers(const Filter& filter)
{
    const auto self = static_cast<scmp_datum_t>(::getpid());
    for (const int call : {SCMP_SYS(kill), SCMP_SYS(tgkill)})
        if (seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 1,
                             scmp_arg_cmp{0, SCMP_CMP_NE, self, 0}) != 0)
            return false;
    return true;
}

bool loadFilter()
{
    const Filter filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release); // loading it sets no_new_privs, too
    if (!filter) return false;
    for (const int call : kRefused)
        if (!refuse(filter, call)) return false;
    // These hide their arguments in memory, where a filter cannot look; callers fall back to the older ones.
    return refuse(filter, SCMP_SYS(clone3), ENOSYS) && refuse(filter, SCMP_SYS(openat2), ENOSYS) &&
           refuseWriting(filter, SCMP_SYS(open), 1) && refuseWriting(filter, SCMP_SYS(openat), 2) &&
           refuseSignalsToOthers(filter) && seccomp_load(filter.get()) == 0;
}

}

const char* confine(const ChildLimits& limits)
{
    if (!limitResources(limits)) return "its limits could not be set";
    if (!loadFilter()) return "what it may not do could not be forbidden";
    return nullptr;
}

}
