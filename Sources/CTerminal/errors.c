// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE 1

#include "internal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

/// The real standard error and the place that stands in for it; -1 when there is none.
static volatile int real = -1;
static volatile int captured = -1;

static int open_nameless_file(void) {
#ifdef __linux__
  return memfd_create("stderr", MFD_CLOEXEC);
#else
  char path[] = "/tmp/awsprof-stderr.XXXXXX";
  int descriptor = mkstemp(path);
  if (descriptor >= 0) {
    unlink(path);
  }
  return descriptor;
#endif
}

void errors_capture(void) {
  int original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (original < 0) {
    return;  // closed by the shell: nobody wants to read it
  }
  int file = descriptor_own(open_nameless_file());
  if (file < 0 || dup2(file, STDERR_FILENO) < 0) {
    close(original);
    if (file >= 0) {
      close(file);
    }
    return;
  }
  captured = file;
  real = original;
}

void errors_release(void) {
  int original = real, file = captured;
  if (original < 0) {
    return;
  }
  real = -1;
  dup2(original, STDERR_FILENO);
  char bytes[4096];
  off_t offset = 0;
  ssize_t count;
  while ((count = pread(file, bytes, sizeof bytes, offset)) > 0) {
    descriptor_write(original, bytes, (size_t)count);
    offset += count;
  }
  captured = -1;
  close(file);
  close(original);
}
