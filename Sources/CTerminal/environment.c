// SPDX-License-Identifier: Apache-2.0

#include "internal.h"

#include <stdlib.h>
#include <string.h>

/// LINES and COLUMNS freeze the size, ESCDELAY overrides ours, CC becomes the terminal's command character.
static const char *const names[] = {
  "LINES", "COLUMNS", "ESCDELAY", "CC", "NCURSES_ASSUMED_COLORS", "NCURSES_CONSOLE2",
  "NCURSES_GPM_TERMS", "NCURSES_NO_HARD_TABS", "NCURSES_NO_MAGIC_COOKIE", "NCURSES_NO_PADDING",
  "NCURSES_NO_SETBUF", "NCURSES_NO_UTF8_ACS", "NCURSES_TRACE",
};

enum { count = sizeof names / sizeof *names };

static char *values[count];

void environment_hide(void) {
  for (int i = 0; i < count; i++) {
    const char *value = getenv(names[i]);
    values[i] = value ? strdup(value) : NULL;
    if (values[i]) {
      unsetenv(names[i]);
    }
  }
}

void environment_show(void) {
  for (int i = 0; i < count; i++) {
    if (values[i]) {
      setenv(names[i], values[i], 1);
      free(values[i]);
      values[i] = NULL;
    }
  }
}
