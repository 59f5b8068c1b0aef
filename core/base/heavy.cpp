#include "base/heavy.h"

#include "base/words.h"

#include <dlfcn.h>
#include <filesystem>
#include <string_view>
#include <system_error>

namespace remit {

namespace {

Error unfit(const std::string& why)
{
    return {"The part of Remit that reads documents and asks phases (" REMIT_HEAVY_LIBRARY ") " + why +
            "; install Remit anew"};
}

// Beside this library, wherever that was found.
std::filesystem::path place()
{
    Dl_info own{};
    const bool known = ::dladdr(reinterpret_cast<const void*>(&prepareHeavy), &own) != 0;
    assert(known);
    return std::filesystem::path(own.dli_fname).parent_path() / REMIT_HEAVY_LIBRARY;
}

Result<void*> load()
{
    void* library = ::dlopen(place().c_str(), RTLD_LAZY);
    if (!library) return unfit("cannot be loaded: " + quotable(::dlerror(), 300));
    const auto build = reinterpret_cast<decltype(&remitBuild)>(::dlsym(library, "remitBuild"));
    if (!build || build() != std::string_view(REMIT_BUILD))
        return unfit("is of another build than the program");
    return library;
}

const Result<void*>& library()
{
    static const Result<void*> loaded = load();
    return loaded;
}

}

std::jthread prepareHeavy()
{
    try {
        return std::jthread([] { library(); });
    } catch (const std::system_error&) {
        return {};
    }
}

Result<void*> heavyFunction(const char* name)
{
    if (!library()) return library().error();
    void* function = ::dlsym(*library(), name);
    assert(function);
    return function;
}

}
