#include "calls.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <map>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <system_error>
#include <unistd.h>

namespace remit::test {

namespace {

namespace fs = std::filesystem;

// Where among a call's arguments the file is: by descriptor, or by one or two paths.
struct Shape {
    const char* name;
    int descriptor = -1;
    int path = -1;
    int to = -1;
    int flags = -1; // of open: it counts only if it creates or empties
    int count = -1; // of a write
};

const std::map<std::uint64_t, Shape>& shapes()
{
    static const std::map<std::uint64_t, Shape> all = {
        {SYS_write, {.name = "write", .descriptor = 0, .count = 2}},
        {SYS_pwrite64, {.name = "write", .descriptor = 0, .count = 2}},
        {SYS_writev, {.name = "write", .descriptor = 0, .count = 2}}, // in pieces
        {SYS_pwritev, {.name = "write", .descriptor = 0, .count = 2}},
        {SYS_sendfile, {.name = "write", .descriptor = 0, .count = 3}},
        {SYS_copy_file_range, {.name = "write", .descriptor = 2, .count = 4}},
        {SYS_ftruncate, {.name = "truncate", .descriptor = 0}},
        {SYS_truncate, {.name = "truncate", .path = 0}},
        {SYS_fsync, {.name = "sync", .descriptor = 0}},
        {SYS_fdatasync, {.name = "sync", .descriptor = 0}},
        {SYS_syncfs, {.name = "sync", .descriptor = 0}},
        {SYS_flock, {.name = "lock", .descriptor = 0}},
        {SYS_fchmod, {.name = "chmod", .descriptor = 0}},
        {SYS_fchmodat, {.name = "chmod", .path = 1}},
        {SYS_openat, {.name = "create", .path = 1, .flags = 2}},
        {SYS_renameat, {.name = "rename", .path = 1, .to = 3}},
        {SYS_renameat2, {.name = "rename", .path = 1, .to = 3}},
        {SYS_linkat, {.name = "link", .path = 1, .to = 3}},
        {SYS_symlinkat, {.name = "symlink", .path = 0, .to = 2}},
        {SYS_unlinkat, {.name = "remove", .path = 1}},
        {SYS_mkdirat, {.name = "mkdir", .path = 1}},
#ifdef SYS_open // the older calls, which not every processor has
        {SYS_open, {.name = "create", .path = 0, .flags = 1}},
        {SYS_creat, {.name = "create", .path = 0}},
        {SYS_rename, {.name = "rename", .path = 0, .to = 1}},
        {SYS_link, {.name = "link", .path = 0, .to = 1}},
        {SYS_symlink, {.name = "symlink", .path = 0, .to = 1}},
        {SYS_unlink, {.name = "remove", .path = 0}},
        {SYS_rmdir, {.name = "remove", .path = 0}},
        {SYS_mkdir, {.name = "mkdir", .path = 0}},
        {SYS_chmod, {.name = "chmod", .path = 0}},
#endif
    };
    return all;
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

// Without what differs from run to run: long hexadecimal numbers, and the first two digits of an object's.
std::string settled(const std::string& path)
{
    std::string text;
    for (std::size_t i = 0; i < path.size();) {
        std::size_t end = i;
        while (end < path.size() && isHex(path[end]))
            ++end;
        const bool object = end - i == 2 && text.ends_with("objects/");
        if (end - i >= 8 || object)
            text += "…";
        else
            text.append(path, i, std::max<std::size_t>(end - i, 1));
        i = std::max(end, i + 1);
    }
    return text;
}

std::string within(const fs::path& folder, const std::string& path)
{
    const std::string start = folder.string() + "/";
    return settled(path.starts_with(start) ? path.substr(start.size()) : path);
}

std::string textAt(pid_t pid, std::uint64_t address)
{
    std::array<char, 4096> bytes{};
    const iovec here{bytes.data(), bytes.size()};
    // To the end of a page and then of the next one: what lies behind a text may not be there to read.
    const std::size_t first = 4096 - address % 4096;
    const std::array<iovec, 2> there = {iovec{reinterpret_cast<void*>(address), first},
                                        iovec{reinterpret_cast<void*>(address + first), 4096 - first}};
    const ssize_t got = ::process_vm_readv(pid, &here, 1, there.data(), there.size(), 0);
    if (got <= 0) return "?";
    return {bytes.begin(), std::find(bytes.begin(), bytes.begin() + got, '\0')};
}

std::string fileOf(pid_t pid, std::uint64_t descriptor)
{
    if (descriptor == 1) return "standard output";
    if (descriptor == 2) return "standard error";
    std::error_code unknown;
    return fs::read_symlink("/proc/" + std::to_string(pid) + "/fd/" + std::to_string(descriptor), unknown);
}

}

const std::vector<sock_filter>& callFilter()
{
    static const std::vector<sock_filter> filter = [] {
        const scmp_filter_ctx context = ::seccomp_init(SCMP_ACT_ALLOW);
        bool well = context != nullptr;
        for (const auto& [number, shape] : shapes()) {
            const int call = static_cast<int>(number);
            if (shape.flags < 0) {
                well = well && ::seccomp_rule_add(context, SCMP_ACT_TRACE(0), call, 0) == 0;
                continue;
            }
            const auto argument = static_cast<unsigned>(shape.flags);
            for (const auto flag : {O_CREAT, O_TRUNC}) {
                const auto bit = static_cast<scmp_datum_t>(flag);
                const scmp_arg_cmp set{argument, SCMP_CMP_MASKED_EQ, bit, bit};
                well = well && ::seccomp_rule_add_array(context, SCMP_ACT_TRACE(0), call, 1, &set) == 0;
            }
        }
        const int file = ::memfd_create("filter", MFD_CLOEXEC);
        well = well && file >= 0 && ::seccomp_export_bpf(context, file) == 0;
        ::seccomp_release(context);
        const auto size = well ? static_cast<std::size_t>(::lseek(file, 0, SEEK_END)) : 0;
        std::vector<sock_filter> code(size / sizeof(sock_filter));
        if (!well || ::pread(file, code.data(), size, 0) != static_cast<ssize_t>(size)) {
            std::fprintf(stderr, "no filter of system calls can be made\n");
            std::exit(2);
        }
        ::close(file);
        return code;
    }();
    return filter;
}

std::optional<Call> callOf(pid_t pid, std::uint64_t number, const Arguments& arguments,
                           const fs::path& folder)
{
    const auto found = shapes().find(number);
    if (found == shapes().end()) return {};
    const Shape& shape = found->second;
    const auto at = [&](int index) { return arguments[static_cast<std::size_t>(index)]; };
    if (shape.flags >= 0 && (at(shape.flags) & (O_CREAT | O_TRUNC)) == 0) return {};

    Call call;
    call.verb = shape.name;
    call.writes = shape.count >= 0 && at(shape.count) > 1;
    call.countAt = shape.count;
    if (shape.descriptor >= 0) {
        call.file = fileOf(pid, at(shape.descriptor));
        if (call.file.starts_with("pipe:"))
            return {}; // Remit writes to none; the sanitizers do, to try an address
    } else {
        call.file = textAt(pid, at(shape.path));
    }
    call.name = call.verb + " " + within(folder, call.file);
    if (shape.to >= 0) {
        call.to = textAt(pid, at(shape.to));
        call.name += " -> " + within(folder, call.to);
    }
    call.toDisk = shape.descriptor != 0 || (at(0) != 1 && at(0) != 2);
    const auto& verb = call.verb;
    call.takesRoom = call.toDisk && (verb == "write" || verb == "create" || verb == "mkdir" ||
                                     verb == "link" || verb == "symlink");
    return call;
}

}
