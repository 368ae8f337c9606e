// SPDX-License-Identifier: Apache-2.0

// The picture's beginning and end, for open.c; its cells', for screen.c.

#ifndef CTERMINAL_SCREEN_H
#define CTERMINAL_SCREEN_H

#include "internal.h"

/// Starts ncurses on a descriptor of its own; the loaded terminfo entry is given up for it.
bool screen_begin(const char *entry, int terminal, bool uses_color, bool is_utf8);

/// Leaves the alternate screen, the raw keyboard and bracketed paste.
void screen_end(void);

void screen_discard(void);

/// Starts the colours of a new screen, where they are wanted and there are any.
void cells_begin(bool uses_color, bool is_utf8);

#endif
