// The least that a program on Qt Core does which reads the record: start it, read HEAD with libgit2, look up
// one zone. `remit status` is measured against it.
//
//     bench-floor RECORD ZONE
#include <QCoreApplication>

#include <date/tz.h>
#include <git2.h>

#include <cstdio>

int main(int count, char** words)
{
    if (count != 3) return 64;
    const QCoreApplication application(count, words);
    git_libgit2_init();
    git_repository* repository = nullptr;
    git_oid head;
    if (git_repository_open(&repository, words[1]) < 0 ||
        git_reference_name_to_id(&head, repository, "HEAD") < 0)
        return 2;
    const auto* zone = date::locate_zone(words[2]);
    const auto info = zone->get_info(date::sys_seconds{});
    std::printf("%02x %d\n", head.id[0], static_cast<int>(info.offset.count()));
    git_repository_free(repository);
    git_libgit2_shutdown();
    return 0;
}
