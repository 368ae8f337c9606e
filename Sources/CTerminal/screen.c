// SPDX-License-Identifier: Apache-2.0

// The picture. ncurses' box(), borders, pads and sub-windows are never used: in 6.4, box() on a screen of one
// column writes past its memory. Only whole cells are put, where they are meant to be.

#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include "cterminal.h"
#include "screen.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>

static struct {
  SCREEN *screen;
  FILE *stream;
  int terminal;
  bool is_utf8;
  bool has_color;
  bool is_ecma48;
  bool shows_cursor;
  bool uses_mouse;
  /// The colours that have their pair.
  bool has_pair[256];
} picture;

/// Bracketed paste, so that pasted text is told from typed keys.
static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";
/// The mouse's presses, in the form that knows columns beyond 223.
static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l";
/// Synchronized output: the terminal shows a frame as a whole, although ncurses writes line by line.
static const char frame_begins[] = "\033[?2026h", frame_ends[] = "\033[?2026l";

static void tell(const char *sequence) {
  if (picture.is_ecma48) {
    descriptor_write(picture.terminal, sequence, strlen(sequence));
  }
}

static bool start_colors(void) {
  return has_colors() && start_color() == OK && use_default_colors() == OK;
}

/// The pair of one of the terminal's own colours, by index, on its own background; 0 where it has none.
static short pair_of(int color) {
  if (color >= COLORS || color + 1 >= COLOR_PAIRS) {
    return 0;
  }
  short pair = (short)(color + 1);
  if (!picture.has_pair[color]) {
    picture.has_pair[color] = init_pair(pair, (short)color, -1) == OK;
  }
  return picture.has_pair[color] ? pair : 0;
}

/// Makes a descriptor speak to where another does.
static bool put_in_place(int other, int own) {
  int copy;
  do {
    copy = dup2(other, own);
  } while (copy < 0 && errno == EINTR);
  return copy == own && fcntl(own, F_SETFD, FD_CLOEXEC) == 0;
}

/// Makes ncurses gather a frame instead of sending it in a hundred pieces: until the screen has been left and come
/// back to once, it sends what it has at every move of the cursor (lib_mvcur.c:_nc_mvcur, 6.4).
static void begin_gathering(int own) {
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0) {
    return;  // slower, no worse
  }
  // Nobody need see that.
  if (put_in_place(nowhere, own)) {
    endwin();
    doupdate();
    put_in_place(picture.terminal, own);
    clearok(curscr, TRUE);
  }
  close(nowhere);
}

bool screen_begin(const char *entry, int terminal, bool uses_color, bool is_utf8) {
  int own = descriptor_own(dup(terminal));
  FILE *stream = own < 0 ? NULL : fdopen(own, "r+");
  if (!stream) {
    if (own >= 0) {
      close(own);
    }
    return false;
  }
  picture.terminal = terminal;
  picture.is_utf8 = is_utf8;
  picture.is_ecma48 = entry_is_ecma48();
  entry_unload();  // newterm() loads its own
  picture.screen = newterm((char *)entry, stream, stream);
  if (!picture.screen) {
    fclose(stream);
    return false;
  }
  picture.stream = stream;
  raw();
  noecho();
  nonl();
  curs_set(0);
  picture.shows_cursor = false;
  picture.has_color = uses_color && start_colors();
  begin_gathering(own);
  tell(paste_on);
  return true;
}

/// What ncurses does not know of: pastes, and the mouse where it is wanted.
static void begin_modes(void) {
  tell(paste_on);
  if (picture.uses_mouse) {
    tell(mouse_on);
  }
}

void screen_end(void) {
  if (picture.uses_mouse) {
    tell(mouse_off);
  }
  tell(paste_off);
  endwin();
}

void screen_discard(void) {
  delscreen(picture.screen);
  fclose(picture.stream);
  picture.screen = NULL;
  picture.stream = NULL;
}

bool cterminal_speaks_utf8(void) {
  return picture.is_utf8;
}

cterminal_size cterminal_current_size(void) {
  struct winsize size;
  if (ioctl(picture.terminal, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
    return (cterminal_size){.rows = size.ws_row, .columns = size.ws_col};
  }
  return (cterminal_size){.rows = getmaxy(stdscr), .columns = getmaxx(stdscr)};
}

void cterminal_resize(cterminal_size size) {
  if (size.rows != getmaxy(stdscr) || size.columns != getmaxx(stdscr)) {
    resizeterm(size.rows, size.columns);
  }
  werase(stdscr);
  clearok(curscr, TRUE);
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
    if (count == CCHARW_MAX - 1 || (!picture.is_utf8 && (unsigned char)*text >= 0x80)) {
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
  if (picture.has_color && color >= 0 && color < 256) {
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

void cterminal_flush(int cursor_row, int cursor_column) {
  bool shows = cursor_row >= 0 && cursor_column >= 0;
  tell(frame_begins);
  if (shows) {
    move(cursor_row, cursor_column);
  }
  wnoutrefresh(stdscr);
  doupdate();
  if (shows != picture.shows_cursor) {
    curs_set(shows ? 1 : 0);
    picture.shows_cursor = shows;
  }
  tell(frame_ends);
}

void cterminal_forget(void) {
  clearok(curscr, TRUE);
}

void cterminal_beep(void) {
  beep();
}

void cterminal_use_mouse(void) {
  picture.uses_mouse = true;
  tell(mouse_on);
}

int cterminal_colors(void) {
  return picture.has_color ? COLORS : 0;
}

void cterminal_tell(const char *sequence, size_t length) {
  if (picture.is_ecma48) {
    descriptor_write(picture.terminal, sequence, length);
  }
}

/// Gives the terminal away; its modes are then none of our handlers' business.
static void give_away(void) {
  screen_end();
  signals_arm(false);
}

static void take_again(void) {
  signals_arm(true);
  cterminal_size size = cterminal_current_size();
  if (size.rows != getmaxy(stdscr) || size.columns != getmaxx(stdscr)) {
    resizeterm(size.rows, size.columns);
  }
  begin_modes();
  clearok(curscr, TRUE);
  refresh();
}

void cterminal_suspend(void) {
  give_away();
  signals_stop_job();
  take_again();
}

void cterminal_lend(void) {
  give_away();
  signals_ignore_keys(true);
}

void cterminal_take_back(void) {
  signals_ignore_keys(false);
  take_again();
}

void cterminal_resume(void) {
  reset_prog_mode();
  begin_modes();
  clearok(curscr, TRUE);
}
