#pragma once

#include "base/result.h"
#include "base/time.h"

#include <archive.h>
#include <archive_entry.h>

#include <cstddef>
#include <locale.h>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

// Zip archives that lie in memory: read member by member under limits, and written. Nothing is ever unpacked
// to a disk.
namespace remit {

// While it lives names in archives are UTF-8 in this thread, whatever the user's language settings:
// libarchive can make them nothing else than what these can.
class ZipLocale {
public:
    ZipLocale();
    ZipLocale(const ZipLocale&) = delete;
    ZipLocale& operator=(const ZipLocale&) = delete;
    ~ZipLocale();

private:
    locale_t before_ = nullptr;
};

class ZipReader {
public:
    // Why reading ended before the end.
    enum class Trouble { Damaged, TooLarge };

    // Goes by the table of contents at the end, as office programs do; a reader that goes from the front may
    // see other members. `bytes` lives as long as the reader. No value if there is no such table.
    static std::optional<ZipReader> start(std::string_view bytes);

    // Moves to the next member. False after the last, and if the archive is damaged (see trouble()).
    bool next();

    // The member's name as it is written there; empty if it is no text.
    std::string name() const;
    bool isEncrypted() const;

    // Appends the member's content to `to`, which it leaves no longer than `most`.
    bool unpack(std::size_t most, std::string& to);

    const std::optional<Trouble>& trouble() const { return trouble_; }

private:
    struct Closed {
        void operator()(archive* a) const noexcept { archive_read_free(a); }
    };
    explicit ZipReader(archive* reader) : reader_(reader) {}
    bool ended(Trouble trouble);

    std::unique_ptr<archive, Closed> reader_;
    archive_entry* member_ = nullptr;
    std::optional<Trouble> trouble_;
};

// How many members the table of contents names, counted without taking it apart, so that a file of millions
// costs nothing; at most `most` + 1.
std::size_t zipMembers(std::string_view bytes, std::size_t most);

// The most bytes that an archive of that size may unpack to. Real documents unpack to some ten times their
// size; a small file that makes far more of itself, and much of it, was made to.
std::size_t mostUnpacked(std::size_t size, std::size_t most);

}
