#include "base/words.h"
#include "ledger/store.h"

#include <filesystem>

namespace remit::ledger {

Result<void> plainRepository(git_repository* repository)
{
    std::error_code error;
    if (std::filesystem::exists(std::filesystem::path(git_repository_path(repository)) / "objects" / "info" /
                                    "alternates",
                                error))
        return Error{"The git repository there borrows what another one holds, which Remit does not read; "
                     "make a plain "
                     "copy of it with: git clone --bare"};
    if (std::string_view(git_repository_commondir(repository)) != git_repository_path(repository))
        return Error{
            "The git repository there is a part of another one, which Remit does not read; make a plain copy "
            "of it with: git clone --bare"};
    const auto config = git::acquire<git::Config>("The settings of the git repository there cannot be read",
                                                  git_repository_config_snapshot, repository);
    if (!config) return config.error();
    const auto iterator = git::acquire<git::ConfigIterator>(
        "The settings of the git repository there cannot be read", git_config_iterator_new, config->get());
    if (!iterator) return iterator.error();
    git_config_entry* entry = nullptr;
    while (git_config_next(&entry, iterator->get()) == 0) {
        const std::string_view name = entry->name, value = entry->value ? entry->value : "";
        if (!name.starts_with("extensions.")) continue;
        if (name == "extensions.objectformat" && value == "sha1") continue;
        return Error{"The git repository there is kept in a way that Remit cannot read (" + quotable(name) +
                     " = " + quotable(value) + "); make a plain copy of it with: git clone --bare"};
    }
    return {};
}

}
