#pragma once

#include "app/commands.h"

namespace remit::app {

// remit new DIR --from OLD --without FILE: founds an old record anew without a file.
int foundAnew(const World& world, const NewArguments& arguments);

}
