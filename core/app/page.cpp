#include "report/page.h"
#include "app/common.h"

#include <fstream>
#include <ostream>

namespace remit::app {

namespace {

// Writes a file that is not there yet; leaves none behind if it cannot.
Result<void> write(const std::filesystem::path& file, const std::string& bytes, const std::string& typed)
{
    std::error_code error;
    if (std::filesystem::exists(file, error))
        return Error{"There is a file of that name already; nothing was written over it", typed};
    std::ofstream out(file, std::ios::binary);
    if (!out)
        return Error{"The file cannot be made; is there such a folder, and may you write there?", typed};
    if (out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush()) return {};
    std::filesystem::remove(file, error);
    return Error{"The file cannot be written; is the disk full?", typed};
}

}

int run(const World& world, const PageArguments& arguments)
{
    const auto opened = openRecord(world, everything(), arguments.asOf);
    if (!opened) return fail(world, opened.error());
    const auto reader = party(*opened->record.contract, arguments.reader);
    if (!reader) return fail(world, reader.error());
    const auto page = html::page(opened->record, *reader, opened->asOf);
    if (!page) return fail(world, page.error());
    if (auto written = write(world.folder / arguments.to, *page, arguments.to); !written)
        return fail(world, written.error());
    world.out << "A page for " << nameOf(*opened->record.contract, *reader) << " was written to "
              << arguments.to << ".\n";
    return kWell;
}

}
