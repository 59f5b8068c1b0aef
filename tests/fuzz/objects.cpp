// Any bytes as parts of a git repository. The first byte says which: 't' a folder, 'c' a commit, 'd' what one
// object has otherwise than another (the second byte says how long that one is, and it comes next), 'l' the
// file of an object, 'p' a pack and its index (two bytes say how long the pack is, and it comes next).
//
// Laws: a folder that is read is written again to the same bytes; an object that is read has the size that
// its head says; a pack that is opened has each object in one place, and finds it there by its name.

#include "evidence/sha1.h"
#include "laws.h"
#include "ledger/pack.h"
#include "ledger/step.h"
#include "ledger/tree.h"

#include <cstdint>
#include <string_view>
#include <unistd.h>

using namespace remit;
using namespace remit::ledger;
using fuzz::must;

namespace {

namespace fs = std::filesystem;

// A folder in memory, the same each time.
const fs::path& scratch()
{
    static const fs::path folder = [] {
        const fs::path made = (fs::exists("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path()) /
                              ("remit-fuzz-" + std::to_string(::getpid()));
        fs::create_directories(made);
        return made;
    }();
    return folder;
}

void write(const fs::path& file, std::string_view bytes)
{
    must(bool(disk::write(file, bytes)));
}

void folder(std::string_view bytes)
{
    TreeReading items(bytes);
    std::string again;
    while (const auto item = items.next())
        again += (item->folder ? "40000 " : "100644 ") + std::string(item->name) + '\0' +
                 std::string(reinterpret_cast<const char*>(item->id.data()), item->id.size());
    must(items.isBroken() ? bytes.starts_with(again) : bytes == again);
}

void pack(std::string_view bytes)
{
    if (bytes.size() < 2) return;
    const std::size_t size = static_cast<unsigned char>(bytes[0]) | static_cast<unsigned char>(bytes[1]) << 8;
    bytes.remove_prefix(2);
    write(scratch() / "pack-x.pack", bytes.substr(0, size));
    write(scratch() / "pack-x.idx", bytes.substr(std::min(size, bytes.size())));
    const auto opened = Pack::open(scratch() / "pack-x.idx");
    if (!opened) {
        must(!opened.error().what.empty());
        return;
    }
    for (std::size_t i = 0; i < opened->count(); ++i)
        must(opened->numberAt(opened->place(i)) == i && opened->find(opened->name(i)) == opened->place(i) &&
             opened->place(i) < opened->after(i));
    (void)damagedIn(*opened, 10);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0]) {
    case 't':
        folder(rest);
        break;
    case 'c':
        if (const auto step = StepText::of(rest)) must(rest.ends_with(step->rest));
        break;
    case 'd': {
        const std::size_t length = std::min<std::size_t>(data[1], rest.size() - 1);
        rest.remove_prefix(1);
        (void)applied(rest.substr(length), rest.substr(0, length));
        break;
    }
    case 'l': {
        write(scratch() / "object", rest);
        const auto head = readLooseHead(scratch() / "object");
        const auto object = readLoose(scratch() / "object");
        must(!object || (head && object->bytes.size() == head->size));
        break;
    }
    case 'p':
        pack(rest);
        break;
    default:
        break;
    }
    return 0;
}
