// SPDX-License-Identifier: Apache-2.0

// The picture as a whole: begun, sent, lent, taken back, ended. What stands in its cells is in cells.c.

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

#include <curses.h>

static struct {
  SCREEN *screen;
  FILE *stream;
  int terminal;
  bool is_ecma48;
  bool shows_cursor;
  bool uses_mouse;
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

/// Makes a descriptor speak to where another does.
static bool put_in_place(int other, int own) {
  int copy;
  do {
    copy = dup2(other, own);
  } while (copy < 0 && errno == EINTR);
  fcntl(own, F_SETFD, FD_CLOEXEC);
  return copy == own;
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
  cells_begin(uses_color, is_utf8);
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
