// SPDX-License-Identifier: Apache-2.0

// The arguments for `CommandLine`, as glibc hands them to every constructor.
//
// The Swift runtime does not rely on that and searches the stack, whose place it reads with sscanf from /proc/self/maps:
// 56,000 instructions before main, as much as reading both files. These two functions stand for its own, which a static
// link then leaves out (swift/stdlib/public/stubs/CommandLine.cpp). They are weak: where a version of the runtime needs its
// own all the same, its own are taken, and without these all works the same.

#include "cstartup.h"

#if defined(__GLIBC__) && defined(AWSPROF_STATIC)

static char **arguments;
static int count;

__attribute__((constructor)) static void take(int argc, char **argv) {
  count = argc;
  arguments = argv;
}

char **_swift_stdlib_getUnsafeArgvArgc(int *length);
__attribute__((weak)) char **_swift_stdlib_getUnsafeArgvArgc(int *length) {
  *length = count;
  return arguments;
}

void _swift_stdlib_overrideUnsafeArgvArgc(char **argv, int argc);
__attribute__((weak)) void _swift_stdlib_overrideUnsafeArgvArgc(char **argv, int argc) { take(argc, argv); }

#endif
