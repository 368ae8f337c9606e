// SPDX-License-Identifier: Apache-2.0

// awsprof has no async code, and so nobody calls these.
//
// They stand for the part of the Swift concurrency library that hands tasks to libdispatch, which a static link then leaves
// out (swift/stdlib/public/Concurrency/DispatchGlobalExecutor.cpp). With it come tables of 4,000 addresses, which would be
// relocated at every start: 38,000 instructions. `async` would end here, at its first wait and with a sentence. They are weak,
// so that a version of the library that needs its own has them.

#include "cstartup.h"

#if defined(__GLIBC__) && defined(AWSPROF_STATIC)

#include <stdlib.h>
#include <unistd.h>

__attribute__((noreturn)) static void refuse(void) {
  static const char sentence[] = "awsprof: a bug: this program is linked without what async code needs\n";
  ssize_t written = write(2, sentence, sizeof sentence - 1);
  (void)written;
  abort();
}

#define REFUSED(name) \
  void name(void);    \
  __attribute__((weak)) void name(void) { refuse(); }

REFUSED(swift_dispatchEnqueueGlobal)
REFUSED(swift_dispatchEnqueueMain)
REFUSED(swift_dispatchEnqueueWithDeadline)
REFUSED(swift_task_enqueueOnDispatchQueue)
REFUSED(dispatch_main)
REFUSED(dispatch_assert_queue)

/// The main queue, of which that library takes the address.
__attribute__((weak)) char _dispatch_main_q[64];

#endif
