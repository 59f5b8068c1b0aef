#include "verify/verify.h"

#include "app/common.h"
#include "report/json.h"
#include "report/terminal.h"

#include <ostream>

namespace remit::app {

int run(const World& world, const VerifyArguments& arguments)
{
    const auto zones = Zone::prepare();
    const auto verified = verify(world.folder);
    if (!verified) return fail(world, verified.error());
    world.out << (arguments.json ? json::verify(*verified) : terminal::verify(*verified));
    return verified->breaks.empty() ? kWell : kContractSaysNo;
}

}
