#pragma once

#include "../state/late.h"
