#pragma once

#include "ledger/git.h"
#include "ledger/objects.h"

#include <functional>
#include <memory>

namespace remit::ledger {

// What the objects of a record are read from.
struct Source {
    using Shared = std::shared_ptr<const Objects::Object>;
    // Reads an object, for one thread. Fails if there is none of that name, or if it cannot be read.
    using Read = std::function<Result<Shared>(const ObjectId&)>;

    Read read;
    std::function<Result<Read>()> another; // for another thread; empty where there can be none
};

// By libgit2: quick to begin with, for some of them. `repository` lives as long as the source.
Result<Source> sourceOf(git_repository* repository);

// Without it: quick for all of them, as its threads do not wait for each other. `objects`, of which none is
// damaged, live as long as the source.
Source sourceOf(const Objects& objects);

ObjectId objectId(const git_oid& id);
git_oid oidOf(const ObjectId& id);
Objects::Kind objectKind(git_object_t type);

}
