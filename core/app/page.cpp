#include "report/page.h"
#include "app/common.h"
#include "app/files.h"

#include <ostream>

namespace remit::app {

int run(const World& world, const PageArguments& arguments)
{
    const auto opened = openRecord(world, everything(), arguments.asOf);
    if (!opened) return fail(world, opened.error());
    const auto reader = party(*opened->record.contract, arguments.reader);
    if (!reader) return fail(world, reader.error());
    const auto page = html::page(opened->record, *reader, opened->asOf);
    if (!page) return fail(world, page.error());
    if (auto written = writeNew(world.folder / arguments.to, *page, arguments.to); !written)
        return fail(world, written.error());
    world.out << "A page for " << nameOf(*opened->record.contract, *reader) << " was written to "
              << arguments.to << ".\n";
    return kWell;
}

}
