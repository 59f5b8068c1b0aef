// Breaks the order of the folders on purpose: the test layering-notices wants it noticed.
#include "state/late.h"
