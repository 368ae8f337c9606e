// SPDX-License-Identifier: Apache-2.0

// The order of taking and of giving back. Each step assumes those before it.

#include "cterminal.h"
#include "screen.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

static int terminal = -1;

static int give_up(int outcome) {
  int reason = errno;
  environment_show();
  close(terminal);
  terminal = -1;
  errno = reason;
  return outcome;
}

/// All that undoes what ncurses and we do to a terminal, ready before anything can go wrong.
static void prepare(way_back *back) {
  static const char *const capabilities[] = {"sgr0", "op", "rmcup", "cnorm"};
  if (entry_is_ecma48()) {
    static const char modes[] = "\033[?2026l\033[?2004l\033[?1006l\033[?1000l";
    memcpy(back->bytes, modes, sizeof modes - 1);
    back->length = sizeof modes - 1;
  }
  for (int i = 0; i < 4; i++) {
    back->length = entry_append(back->bytes, back->length, sizeof back->bytes, capabilities[i]);
  }
}

static int take(const char *term, bool uses_color, bool captured) {
  pid_t owner = tcgetpgrp(terminal);
  if (owner < 0) {
    return CTERMINAL_ABSENT;
  }
  if (owner != getpgrp()) {
    return CTERMINAL_IN_BACKGROUND;
  }
  bool is_utf8 = locale_choose();
  const char *entry = entry_load(term, terminal);
  if (!entry) {
    return CTERMINAL_TOO_SIMPLE;
  }
  way_back back = {.terminal = terminal};
  prepare(&back);
  // Before newterm(), which installs its own handlers only where there are none.
  if (tcgetattr(terminal, &back.modes) < 0 || !signals_install(&back, captured)) {
    entry_unload();
    return CTERMINAL_ABSENT;
  }
  signals_arm(true);
  if (!screen_begin(entry, terminal, uses_color, is_utf8)) {
    signals_arm(false);
    signals_remove();
    return CTERMINAL_ABSENT;
  }
  errors_capture();
  return CTERMINAL_OPENED;
}

int cterminal_open(const char *term, bool uses_color, bool captured) {
  static bool closes_at_exit = false;
  if (terminal >= 0) {
    errno = EBUSY;
    return CTERMINAL_ABSENT;
  }
  terminal = descriptor_own(open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC));
  if (terminal < 0) {
    return CTERMINAL_ABSENT;
  }
  if (terminal >= FD_SETSIZE) {
    errno = EMFILE;
    return give_up(CTERMINAL_ABSENT);
  }
  environment_hide();
  int outcome = take(term, uses_color, captured);
  if (outcome != CTERMINAL_OPENED) {
    return give_up(outcome);
  }
  environment_show();
  if (!closes_at_exit) {
    closes_at_exit = atexit(cterminal_close) == 0;
  }
  return CTERMINAL_OPENED;
}

void cterminal_close(void) {
  if (terminal < 0) {
    return;
  }
  screen_end();
  signals_arm(false);
  errors_release();
  signals_remove();
  screen_discard();
  close(terminal);
  terminal = -1;
}

// select() and not poll(): on macOS, poll() does not know /dev/tty.
int cterminal_wait(int milliseconds, const int *others, size_t count) {
  int signals = signals_descriptor();
  fd_set readable;
  FD_ZERO(&readable);
  FD_SET(terminal, &readable);
  FD_SET(signals, &readable);
  struct timeval limit = {.tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000};
  int last = terminal > signals ? terminal : signals;
  for (size_t i = 0; i < count; i++) {
    if (others[i] < FD_SETSIZE) {
      FD_SET(others[i], &readable);
      last = others[i] > last ? others[i] : last;
    }
  }
  if (select(last + 1, &readable, NULL, NULL, milliseconds < 0 ? NULL : &limit) <= 0) {
    return 0;
  }
  int found = (FD_ISSET(terminal, &readable) ? CTERMINAL_KEYBOARD : 0)
    | (FD_ISSET(signals, &readable) ? CTERMINAL_SIGNAL : 0);
  for (size_t i = 0; i < count; i++) {
    found |= others[i] < FD_SETSIZE && FD_ISSET(others[i], &readable) ? CTERMINAL_OTHER : 0;
  }
  return found;
}

long cterminal_read(unsigned char *bytes, size_t capacity) {
  ssize_t count;
  do {
    count = read(terminal, bytes, capacity);
  } while (count < 0 && errno == EINTR);
  return count;
}

long long cterminal_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}
