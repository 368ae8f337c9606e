// SPDX-License-Identifier: Apache-2.0

// What stands in the cells of the picture. ncurses' box(), borders, pads and sub-windows are never used: in 6.4, box()
// on a screen of one column writes past its memory. Only whole cells are put, where they are meant to be.

#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include "cterminal.h"
#include "screen.h"

#include <string.h>
#include <wchar.h>

#include <curses.h>

static struct {
  bool is_utf8;
  bool has_color;
  /// The colours that have their pair.
  bool has_pair[256];
} cells;

static bool start_colors(void) {
  return has_colors() && start_color() == OK && use_default_colors() == OK;
}

void cells_begin(bool uses_color, bool is_utf8) {
  memset(&cells, 0, sizeof cells);
  cells.is_utf8 = is_utf8;
  cells.has_color = uses_color && start_colors();
}

bool cterminal_speaks_utf8(void) {
  return cells.is_utf8;
}

int cterminal_colors(void) {
  return cells.has_color ? COLORS : 0;
}

/// The pair of one of the terminal's own colours, by index, on its own background; 0 where it has none.
static short pair_of(int color) {
  if (color >= COLORS || color + 1 >= COLOR_PAIRS) {
    return 0;
  }
  short pair = (short)(color + 1);
  if (!cells.has_pair[color]) {
    cells.has_pair[color] = init_pair(pair, (short)color, -1) == OK;
  }
  return cells.has_pair[color] ? pair : 0;
}

/// Reads the one character that a cell holds, marks included; answers false where libc sees another width.
static bool read_character(wchar_t *wide, const char *text, size_t length, int width) {
  if (length == 1 && width == 1 && *text >= ' ' && *text <= '~') {
    wide[0] = (wchar_t)*text;
    wide[1] = L'\0';
    return true;
  }
  mbstate_t state;
  memset(&state, 0, sizeof state);
  int count = 0, columns = 0;
  while (length > 0) {
    if (count == CCHARW_MAX - 1 || (!cells.is_utf8 && (unsigned char)*text >= 0x80)) {
      return false;
    }
    size_t used = mbrtowc(&wide[count], text, length, &state);
    if (used == 0 || used > length) {
      return false;
    }
    int own = wcwidth(wide[count]);
    // The first takes room; all that follow are marks upon it.
    if (count == 0 ? own < 1 : own != 0) {
      return false;
    }
    columns += own;
    count += 1;
    text += used;
    length -= used;
  }
  wide[count] = L'\0';
  return count > 0 && columns == width;
}

static void put(int row, int column, const wchar_t *wide, attr_t attributes, short pair) {
  cchar_t cell;
  if (setcchar(&cell, wide, attributes, pair, NULL) == OK) {
    mvadd_wchnstr(row, column, &cell, 1);
  }
}

void cterminal_put(
  int row, int column, const char *text, size_t length, int width, int attributes, int color) {
  if (row < 0 || column < 0 || width < 1 || row >= getmaxy(stdscr) || column + width > getmaxx(stdscr)) {
    return;  // a wide character that does not fit would go to the next line
  }
  attr_t look = 0;
  look |= attributes & CTERMINAL_BOLD ? WA_BOLD : 0;
  look |= attributes & CTERMINAL_DIM ? WA_DIM : 0;
  look |= attributes & CTERMINAL_UNDERLINE ? WA_UNDERLINE : 0;
  look |= attributes & CTERMINAL_REVERSE ? WA_REVERSE : 0;
  short pair = 0;
  if (cells.has_color && color >= 0 && color < 256) {
    if (color >= COLORS && color >= 8 && color < 16) {
      color -= 8;  // a terminal of eight colours has the bright ones in bold
      look |= WA_BOLD;
    }
    pair = pair_of(color);
  }
  wchar_t wide[CCHARW_MAX];
  if (read_character(wide, text, length, width)) {
    put(row, column, wide, look, pair);
    return;
  }
  for (int i = 0; i < width; i++) {
    put(row, column + i, i == 0 ? L"?" : L" ", look, pair);
  }
}
