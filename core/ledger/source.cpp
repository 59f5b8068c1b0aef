#include "ledger/source.h"

#include <cstring>

namespace remit::ledger {

namespace {

constexpr std::string_view kUnreadable = "The record could not be read";

// `keep` lives as long as the reading.
Result<Source::Read> readingOf(git_repository* repository, std::shared_ptr<git_repository> keep = {})
{
    auto odb = git::acquire<git::Odb>(kUnreadable, git_repository_odb, repository);
    if (!odb) return odb.error();
    Source::Read read = [keep, odb = std::shared_ptr<git_odb>(*std::move(odb))](
                            const ObjectId& id) -> Result<Source::Shared> {
        const git_oid oid = oidOf(id);
        const auto object = git::acquire<git::OdbObject>(kUnreadable, git_odb_read, odb.get(), &oid);
        if (!object) return object.error();
        const auto* const bytes = static_cast<const char*>(git_odb_object_data(object->get()));
        return std::make_shared<const Objects::Object>(
            Objects::Object{objectKind(git_odb_object_type(object->get())),
                            std::string(bytes, git_odb_object_size(object->get()))});
    };
    return read;
}

Source::Read readingOf(const Objects& objects)
{
    return
        [reader = std::make_shared<Objects::Reader>(objects)](const ObjectId& id) -> Result<Source::Shared> {
            auto object = reader->read(id);
            if (!object) return Error{std::string(kUnreadable) + " (a part of it is missing)."};
            return object;
        };
}

}

Result<Source> sourceOf(git_repository* repository)
{
    auto read = readingOf(repository);
    if (!read) return read.error();
    Source source{*std::move(read), {}};
    const char* const path = git_repository_path(repository); // none of one that is not on disk as a whole
    if (!path) return source;
    source.another = [path]() -> Result<Source::Read> {
        auto own = git::open(path);
        if (!own) return own.error();
        const std::shared_ptr<git_repository> shared = *std::move(own);
        return readingOf(shared.get(), shared);
    };
    return source;
}

Source sourceOf(const Objects& objects)
{
    return {readingOf(objects), [&objects]() -> Result<Source::Read> { return readingOf(objects); }};
}

ObjectId objectId(const git_oid& id)
{
    ObjectId object;
    std::memcpy(object.data(), id.id, object.size());
    return object;
}

git_oid oidOf(const ObjectId& id)
{
    git_oid oid;
    std::memcpy(oid.id, id.data(), id.size());
    return oid;
}

Objects::Kind objectKind(git_object_t type)
{
    return type == GIT_OBJECT_COMMIT ? Objects::Kind::Commit
           : type == GIT_OBJECT_TREE ? Objects::Kind::Tree
           : type == GIT_OBJECT_BLOB ? Objects::Kind::Blob
                                     : Objects::Kind::Tag;
}

}
