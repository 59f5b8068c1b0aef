#pragma once

#include "app/commands.h"

#include <optional>

namespace remit::app {

// Shows the notes of an activity, and where the files are that came with them. No value if what is asked for
// is no activity of a record here.
std::optional<int> showActivity(const World& world, const ShowArguments& arguments);

}
