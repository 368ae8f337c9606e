// SPDX-License-Identifier: Apache-2.0
//
// What scripts/build knows and the compiler does not. A header and not a flag: another commit compiles this file again and
// nothing else.

#include "cbuild.h"

#if __has_include("awsprof-commit.h")
#include "awsprof-commit.h"
#else
#define AWSPROF_COMMIT ""
#endif

const char *cbuild_commit(void) { return AWSPROF_COMMIT; }
