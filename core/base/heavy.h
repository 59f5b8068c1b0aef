#pragma once

#include "base/result.h"

#include <functional>
#include <thread>

// What most commands do without, and what takes longer to load than they take to answer (documents, phases,
// files of holidays, and the libraries behind them), is a library of its own beside the one that this is part
// of. This is the door to it: it is loaded when something of it is first asked for, and stays.
namespace remit {

// Begins to load it beside whatever else is done; heavy() waits for it. What comes back ends with that
// loading. Where there is no thread to be had, heavy() does all of it.
[[nodiscard]] std::jthread prepareHeavy();

// The function of that name. Fails if the library cannot be loaded, or was not built with this one.
Result<void*> heavyFunction(const char* name);

// The same for a function that a header declares `extern "C"`:
//
//     const auto phases = heavy<decltype(remitPhases)>("remitPhases");
template <class Function>
Result<std::function<Function>> heavy(const char* name)
{
    const auto found = heavyFunction(name);
    if (!found) return found.error();
    return std::function<Function>(reinterpret_cast<Function*>(*found));
}

}

// In that library: the number of what it has in common with this one.
extern "C" const char* remitBuild();
