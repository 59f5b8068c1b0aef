#include "base/heavy.h"

const char* remitBuild()
{
    return REMIT_BUILD;
}
