// SPDX-License-Identifier: Apache-2.0

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

int descriptor_own(int descriptor) {
  if (descriptor < 0) {
    return -1;
  }
  // A shell may start us with 0, 1 or 2 closed; what we open must not become somebody's standard output.
  int own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  int reason = errno;
  close(descriptor);
  errno = reason;
  return own;
}

void descriptor_write(int descriptor, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, bytes, length);
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written <= 0) {
      return;
    }
    bytes += written;
    length -= (size_t)written;
  }
}
