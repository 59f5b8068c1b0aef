#include "ledger/incoming.h"

#include "ledger/disk.h"
#include "ledger/loose.h"

#include <algorithm>
#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>
#include <map>
#include <new>
#include <set>
#include <string>
#include <system_error>
#include <vector>
#include <zlib.h>

namespace remit::ledger {

namespace {

namespace fs = std::filesystem;

constexpr const char* kHome = "remit";            // where the files are until they get their names
constexpr std::string_view kPrefix = "incoming-"; // of these files
constexpr std::string_view kUnwritable = "The record could not be written";

// Packs as git does, and as fast. One for all: what it takes to begin costs more than a small object.
class Packer {
public:
    Packer() { check(::deflateInit(&stream_, Z_BEST_SPEED)); }
    Packer(const Packer&) = delete;
    Packer& operator=(const Packer&) = delete;
    ~Packer() { ::deflateEnd(&stream_); }

    // The file in which git keeps an object that is in no pack.
    std::string looseFile(git_object_t type, std::string_view bytes)
    {
        std::string whole = git_object_type2string(type);
        whole += " " + std::to_string(bytes.size()) + '\0';
        whole += bytes;
        check(::deflateReset(&stream_));
        std::string packed(::deflateBound(&stream_, whole.size()), '\0');
        stream_.next_in = reinterpret_cast<Bytef*>(whole.data());
        stream_.avail_in = static_cast<uInt>(whole.size());
        stream_.next_out = reinterpret_cast<Bytef*>(packed.data());
        stream_.avail_out = static_cast<uInt>(packed.size());
        [[maybe_unused]] const int ended = ::deflate(&stream_, Z_FINISH);
        assert(ended == Z_STREAM_END); // there is room enough
        packed.resize(packed.size() - stream_.avail_out);
        return packed;
    }

private:
    static void check(int code)
    {
        if (code != Z_OK) throw std::bad_alloc(); // all that can be lacking
    }

    z_stream stream_ = {};
};

// Removes the files that did not get their names.
void clear(const fs::path& home)
{
    std::error_code error, ignored;
    for (fs::directory_iterator at(home, error), end; !error && at != end; at.increment(error))
        if (at->path().filename().string().starts_with(kPrefix)) fs::remove(at->path(), ignored);
}

// Gives a file its name in a folder that may be missing.
Result<void> place(const fs::path& file, const fs::path& name)
{
    std::error_code error;
    fs::create_directory(name.parent_path(), error);
    if (!error) fs::rename(file, name, error);
    if (error) return Error{std::string(kUnwritable) + " (" + error.message() + ")."};
    return {};
}

}

// What libgit2 calls, on behalf of repository(): nothing is thrown through it.
struct Incoming::Backend : git_odb_backend {
    struct Object {
        git_object_t type;
        std::string bytes;
    };

    explicit Backend(git_odb* of) noexcept : git_odb_backend{}, record(of)
    {
        git_odb_init_backend(this, GIT_ODB_BACKEND_VERSION);
        git_odb_backend::read = &read;
        git_odb_backend::read_header = &readHeader;
        git_odb_backend::write = &write;
        git_odb_backend::exists = &exists;
        git_odb_backend::freshen = &freshen;
        git_odb_backend::free = [](git_odb_backend* self) { delete static_cast<Backend*>(self); };
    }

    static Backend& of(git_odb_backend* self) noexcept { return *static_cast<Backend*>(self); }

    const Object* find(const git_oid& id) const noexcept
    {
        const auto found = made.find(git::hexOf(id));
        return found == made.end() ? nullptr : &found->second;
    }

    int give(void** bytes, std::size_t* size, git_object_t* type, const void* from, std::size_t count,
             git_object_t kind) noexcept
    {
        *bytes = git_odb_backend_data_alloc(this, count);
        if (!*bytes) return GIT_ERROR;
        std::copy_n(static_cast<const char*>(from), count, static_cast<char*>(*bytes));
        *size = count;
        *type = kind;
        return 0;
    }

    static int read(void** bytes, std::size_t* size, git_object_t* type, git_odb_backend* self,
                    const git_oid* id) noexcept
    {
        if (const Object* object = of(self).find(*id))
            return of(self).give(bytes, size, type, object->bytes.data(), object->bytes.size(), object->type);
        git_odb_object* object = nullptr;
        if (const int code = git_odb_read(&object, of(self).record.get(), id); code < 0) return code;
        const int code = of(self).give(bytes, size, type, git_odb_object_data(object),
                                       git_odb_object_size(object), git_odb_object_type(object));
        git_odb_object_free(object);
        return code;
    }

    static int readHeader(std::size_t* size, git_object_t* type, git_odb_backend* self,
                          const git_oid* id) noexcept
    {
        const Object* object = of(self).find(*id);
        if (!object) return git_odb_read_header(size, type, of(self).record.get(), id);
        *size = object->bytes.size();
        *type = object->type;
        return 0;
    }

    static int write(git_odb_backend* self, const git_oid* id, const void* bytes, std::size_t size,
                     git_object_t type) noexcept
    {
        of(self).made.insert_or_assign(git::hexOf(*id),
                                       Object{type, std::string(static_cast<const char*>(bytes), size)});
        return 0;
    }

    static int exists(git_odb_backend* self, const git_oid* id) noexcept
    {
        return of(self).find(*id) || git_odb_exists(of(self).record.get(), id);
    }

    // Whether what is about to be written is there already. Does not look for packs that have come meanwhile,
    // as libgit2 would for each object: what is written twice does no harm.
    static int freshen(git_odb_backend* self, const git_oid* id) noexcept
    {
        if (of(self).find(*id)) return 0;
        git_odb* const record = of(self).record.get();
        for (std::size_t i = 0; i < git_odb_num_backends(record); ++i) {
            git_odb_backend* each = nullptr;
            if (git_odb_get_backend(&each, record, i) < 0 || !each->freshen) continue;
            if (each->freshen(each, id) != 0) continue;
            of(self).there.insert(git::hexOf(*id));
            return 0;
        }
        return GIT_ENOTFOUND;
    }

    git::Odb record;
    std::map<std::string, Object> made; // by id
    std::set<std::string> there;        // would have been made
};

Result<Incoming> Incoming::into(git_repository* record)
{
    auto objects = git::acquire<git::Odb>(kUnwritable, git_repository_odb, record);
    if (!objects) return objects.error();
    const auto odb = git::acquire<git::Odb>(kUnwritable, git_odb_new);
    if (!odb) return odb.error();
    Incoming incoming(record);
    incoming.backend_ = new Backend(objects->release());
    if (const int code = git_odb_add_backend(odb->get(), incoming.backend_, 1); code < 0) {
        delete incoming.backend_;
        return git::failure(code, kUnwritable);
    }
    auto repository = git::acquire<git::Repository>(kUnwritable, git_repository_wrap_odb, odb->get());
    if (!repository) return repository.error();
    incoming.repository_ = *std::move(repository);
    return incoming;
}

Result<void> Incoming::accept(const fs::path& noted) const
{
    const fs::path git = git_repository_path(record_);
    clear(git / kHome); // what a process left that died in its turn
    auto accepted = acceptInto(git, noted);
    if (!accepted) clear(git / kHome);
    return accepted;
}

Result<void> Incoming::acceptInto(const fs::path& git, const fs::path& noted) const
{
    const fs::path objects = git / "objects";
    const auto draftOf = [&](const std::string& id) { return git / kHome / (std::string(kPrefix) + id); };
    Packer packer;
    std::map<fs::path, std::string> files;
    // The note of the turn may have a new name, too.
    std::set<fs::path> homes = {objects};
    if (!noted.empty()) homes.insert(noted.parent_path());
    for (const auto& [id, object] : backend_->made) {
        files.emplace(draftOf(id), packer.looseFile(object.type, object.bytes));
        homes.insert((objects / looseName(git::idOf(id))).parent_path());
    }
    std::vector<fs::path> others;
    if (!noted.empty()) others.push_back(noted);
    std::error_code unknown;
    for (const auto& id : backend_->there) {
        const fs::path name = objects / looseName(git::idOf(id));
        if (!fs::exists(name, unknown)) continue; // in a pack
        others.push_back(name);
        homes.insert(name.parent_path());
    }
    if (const auto written = disk::write(files, others); !written) return written;
    for (const auto& [id, object] : backend_->made)
        if (const auto placed = place(draftOf(id), objects / looseName(git::idOf(id))); !placed)
            return placed;
    return disk::sync({homes.begin(), homes.end()});
}

}
