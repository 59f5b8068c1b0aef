// The least that a program which reads a record with libgit2 does: start it, open the record, read the commit
// that HEAD names. The history of one deliverable is measured against it.
//
//     bench-head RECORD
#include <git2.h>

int main(int count, char** words)
{
    if (count != 2) return 64;
    git_libgit2_init();
    git_repository* repository = nullptr;
    git_oid head;
    git_commit* commit = nullptr;
    if (git_repository_open(&repository, words[1]) < 0 ||
        git_reference_name_to_id(&head, repository, "HEAD") < 0 ||
        git_commit_lookup(&commit, repository, &head) < 0)
        return 2;
    git_commit_free(commit);
    git_repository_free(repository);
    git_libgit2_shutdown();
    return 0;
}
