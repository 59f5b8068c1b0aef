#pragma once

#include "early.h"
