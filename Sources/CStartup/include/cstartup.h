// SPDX-License-Identifier: Apache-2.0

// What the Swift runtime does dearly before main on Linux, done cheaply. Nothing here is called by awsprof's own code.

#ifndef CSTARTUP_H
#define CSTARTUP_H

// __GLIBC__, where it is glibc.
#include <limits.h>

#endif
