// SPDX-License-Identifier: Apache-2.0

#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include "internal.h"

#include <fnmatch.h>
#include <string.h>

#include <curses.h>
#include <term.h>

/// Terminals whose entries a stock system lacks, and the entry that serves them.
static const struct {
  const char *pattern;
  const char *entry;
} substitutes[] = {
  {"xterm-*", "xterm-256color"},    {"*kitty*", "xterm-256color"}, {"*ghostty*", "xterm-256color"},
  {"foot*", "xterm-256color"},      {"wezterm", "xterm-256color"}, {"alacritty*", "xterm-256color"},
  {"tmux*", "screen-256color"},     {"screen*", "screen-256color"},
};

static const char *capability(const char *name) {
  char *value = tigetstr((char *)name);
  return value && value != (char *)-1 && *value ? value : NULL;
}

/// Loads one entry. newterm() alone would succeed on TERM=dumb and then draw garbage.
static bool load(const char *name, int terminal) {
  int found = 0;
  if (setupterm((char *)name, terminal, &found) != OK || found != 1) {
    return false;
  }
  if (capability("cup") && capability("clear") && tigetflag((char *)"hc") <= 0) {
    return true;
  }
  entry_unload();
  return false;
}

const char *entry_load(const char *term, int terminal) {
  if (!term || !*term) {
    return NULL;
  }
  if (load(term, terminal)) {
    return term;
  }
  for (size_t i = 0; i < sizeof substitutes / sizeof *substitutes; i++) {
    if (fnmatch(substitutes[i].pattern, term, 0) == 0) {
      return load(substitutes[i].entry, terminal) ? substitutes[i].entry : NULL;
    }
  }
  return NULL;
}

size_t entry_append(char *bytes, size_t length, size_t capacity, const char *name) {
  const char *value = capability(name);
  if (!value) {
    return length;
  }
  while (*value && length < capacity) {
    const char *end = strncmp(value, "$<", 2) == 0 ? strchr(value, '>') : NULL;
    if (end) {
      value = end + 1;  // a delay, which only terminals of metal need
    } else {
      bytes[length++] = *value++;
    }
  }
  return length;
}

bool entry_is_ecma48(void) {
  const char *value = capability("cup");
  return value && strncmp(value, "\033[", 2) == 0;
}

void entry_unload(void) {
  if (cur_term) {
    del_curterm(cur_term);
  }
}
