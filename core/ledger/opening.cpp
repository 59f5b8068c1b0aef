#include "ledger/git.h"
#include "ledger/loose.h"

#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

// How a repository is opened: what lies in files of its own is read by Remit, what lies in packs by libgit2.
namespace remit::git {

namespace {

namespace fs = std::filesystem;

// What libgit2 calls: nothing is thrown through it.
struct LooseObjects : git_odb_backend {
    explicit LooseObjects(fs::path folder) : git_odb_backend{}, objects(std::move(folder))
    {
        git_odb_init_backend(this, GIT_ODB_BACKEND_VERSION);
        git_odb_backend::read = &read;
        git_odb_backend::read_header = &readHeader;
        git_odb_backend::exists = &exists;
        git_odb_backend::freshen = &freshen;
        git_odb_backend::free = [](git_odb_backend* self) { delete static_cast<LooseObjects*>(self); };
    }

    static fs::path fileOf(git_odb_backend* self, const git_oid* id)
    {
        return static_cast<LooseObjects*>(self)->objects / ledger::looseName(*id);
    }

    static bool isThere(const fs::path& file)
    {
        std::error_code ignored;
        return fs::exists(fs::symlink_status(file, ignored));
    }

    // What came of reading `file`: `object` is empty if nothing did.
    static int missing(const fs::path& file)
    {
        if (!isThere(file)) return GIT_ENOTFOUND;
        git_error_set_str(GIT_ERROR_ODB, "an object is not what its file says");
        return GIT_ERROR;
    }

    static int read(void** bytes, std::size_t* size, git_object_t* type, git_odb_backend* self,
                    const git_oid* id) noexcept
    {
        const fs::path file = fileOf(self, id);
        const auto object = ledger::readLoose(file);
        if (!object) return missing(file);
        *size = object->bytes.size();
        *type = object->type;
        *bytes = git_odb_backend_data_alloc(self, *size);
        if (!*bytes) return GIT_ERROR;
        object->bytes.copy(static_cast<char*>(*bytes), *size);
        return 0;
    }

    static int readHeader(std::size_t* size, git_object_t* type, git_odb_backend* self,
                          const git_oid* id) noexcept
    {
        const fs::path file = fileOf(self, id);
        const auto head = ledger::readLooseHead(file);
        if (!head) return missing(file);
        *size = head->size;
        *type = head->type;
        return 0;
    }

    static int exists(git_odb_backend* self, const git_oid* id) noexcept { return isThere(fileOf(self, id)); }

    static int freshen(git_odb_backend* self, const git_oid* id) noexcept
    {
        std::error_code error;
        fs::last_write_time(fileOf(self, id), fs::file_time_type::clock::now(), error);
        return error ? GIT_ENOTFOUND : 0;
    }

    fs::path objects;
};

constexpr std::string_view kUnopened = "The git repository there cannot be opened";

// Adds a backend, which is the database's from then on.
Result<void> add(git_odb* odb, git_odb_backend* backend, int priority)
{
    const int code = git_odb_add_backend(odb, backend, priority);
    if (code >= 0) return {};
    backend->free(backend);
    return failure(code, kUnopened);
}

}

Result<Repository> open(const fs::path& folder)
{
    start();
    auto repository = acquire<Repository>(kUnopened, git_repository_open_bare, folder.c_str());
    if (!repository) return repository;
    const fs::path objects = fs::path(git_repository_path(repository->get())) / "objects";
    const auto odb = acquire<Odb>(kUnopened, git_odb_new);
    if (!odb) return odb.error();
    git_odb_backend* packs = nullptr;
    if (const int code = git_odb_backend_pack(&packs, objects.c_str()); code < 0)
        return failure(code, kUnopened);
    if (const auto added = add(odb->get(), packs, 2); !added) return added.error();
    if (const auto added = add(odb->get(), new LooseObjects(objects), 1); !added) return added.error();
    if (const int code = git_repository_set_odb(repository->get(), odb->get()); code < 0)
        return failure(code, kUnopened);
    return repository;
}

}
