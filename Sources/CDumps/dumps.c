// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE 1

#include "cdumps.h"

#ifdef __linux__
#include <sys/prctl.h>
#else
#include <sys/resource.h>
#endif

void cdumps_forbid(void) {
#ifdef __linux__
  // A limit of 0 would still hand the memory to a program that collects crashes, and children would inherit it.
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#else
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#endif
}
