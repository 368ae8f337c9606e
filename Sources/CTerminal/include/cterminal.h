// SPDX-License-Identifier: Apache-2.0

// The terminal as awsprof needs it: a grid to draw on, bytes from the keyboard, and a way back.
//
// One terminal at a time, and every function is called from the thread that opened it. The picture is made by
// ncurses, which only the .c files see; the keyboard is read raw, because get_wch() loses keys.

#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/// How an attempt to open the terminal ended.
enum {
  CTERMINAL_OPENED = 0,
  /// There is no controlling terminal, or it cannot be used; `errno` says why.
  CTERMINAL_ABSENT = 1,
  /// Another process group has the terminal: touching it would stop this process.
  CTERMINAL_IN_BACKGROUND = 2,
  /// The terminal cannot place its cursor, or nobody knows how to.
  CTERMINAL_TOO_SIMPLE = 3,
};

/// Bits of a cell's attributes.
enum {
  CTERMINAL_BOLD = 1 << 0,
  CTERMINAL_DIM = 1 << 1,
  CTERMINAL_UNDERLINE = 1 << 2,
  CTERMINAL_REVERSE = 1 << 3,
};

/// Bits of what `cterminal_wait` found.
enum {
  CTERMINAL_KEYBOARD = 1 << 0,
  CTERMINAL_SIGNAL = 1 << 1,
  /// One of the other descriptors has something to read, or has come to its end.
  CTERMINAL_OTHER = 1 << 2,
};

/// Bits of what `cterminal_take_signals` found.
enum {
  /// The size may have changed.
  CTERMINAL_RESIZED = 1 << 0,
  /// Somebody asked for a suspension (`kill -TSTP`).
  CTERMINAL_STOP = 1 << 1,
  /// The process was stopped and goes on: what is on the screen is unknown.
  CTERMINAL_CONTINUED = 1 << 2,
};

typedef struct {
  int rows;
  int columns;
} cterminal_size;

/// Takes the terminal: alternate screen, raw keyboard, signals, standard error.
///
/// `term` is the value of TERM, or NULL. With `captured` the shell waits for our standard output, and a
/// suspension would freeze it: SIGTSTP is ignored. The environment is the same before and after.
int cterminal_open(const char *term, bool uses_color, bool captured);

/// Gives back all that `cterminal_open` took; does nothing when there is nothing to give back.
void cterminal_close(void);

/// Whether text outside ASCII arrives, as the locale has it.
bool cterminal_speaks_utf8(void);

/// What the kernel says, or ncurses when the kernel does not know (a serial line).
cterminal_size cterminal_current_size(void);

/// Makes the grid as large as the terminal; it is empty afterwards.
void cterminal_resize(cterminal_size size);

/// Puts one character of `width` columns, given as UTF-8, where it will be after the next flush.
///
/// Where libc holds another width, `?` is put instead: a cursor that drifts ruins the rest of the row. `color`
/// is one of the terminal's own sixteen or of its 256, or -1.
void cterminal_put(
  int row, int column, const char *text, size_t length, int width, int attributes, int color);

/// Sends what changed and leaves the cursor there; a negative row hides it.
void cterminal_flush(int cursor_row, int cursor_column);

/// Makes the next flush send everything.
void cterminal_forget(void);

void cterminal_beep(void);

/// Waits for the keyboard, a signal or one of `count` other descriptors, at most so long; negative for ever. 0 when the
/// time is over.
///
/// May return 0 early (EINTR): the caller has the clock.
int cterminal_wait(int milliseconds, const int *others, size_t count);

/// The bytes that are there; 0 or negative when the terminal is gone.
long cterminal_read(unsigned char *bytes, size_t capacity);

int cterminal_take_signals(void);

/// Gives the terminal to the shell, stops the whole job, and takes the terminal again when it goes on.
void cterminal_suspend(void);

/// Gives the terminal to a program that this one starts and waits for; Ctrl-C is then that program's alone.
void cterminal_lend(void);

/// Takes the terminal again.
void cterminal_take_back(void);

/// Sends a sequence, where the terminal is of the kind that ignores what it does not know.
void cterminal_tell(const char *sequence, size_t length);

/// Asks for the mouse, presses and wheel, until the terminal is given back.
void cterminal_use_mouse(void);

/// How many colours there are; 0 without any.
int cterminal_colors(void);

/// Takes the keyboard again after a stop that nobody announced (`kill -STOP`).
void cterminal_resume(void);

/// Milliseconds of a clock that never goes back.
long long cterminal_now(void);

#endif
