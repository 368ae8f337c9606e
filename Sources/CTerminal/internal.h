// SPDX-License-Identifier: Apache-2.0

// What the files of this target share.

#ifndef CTERMINAL_INTERNAL_H
#define CTERMINAL_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

// entry.c

/// Loads the terminfo entry for this value of TERM, or for the well-known one that it resembles.
///
/// Answers the name of the entry, or NULL when the terminal is too simple for a picture.
const char *entry_load(const char *term, int terminal);

/// Appends a capability of the loaded entry, without its delays; answers the new length.
size_t entry_append(char *bytes, size_t length, size_t capacity, const char *capability);

/// Whether the entry speaks ECMA-48, so that private modes it does not know are ignored.
bool entry_is_ecma48(void);

void entry_unload(void);

// environment.c

/// Takes the variables that ncurses obeys and awsprof must not out of the environment.
void environment_hide(void);

/// Puts them back.
void environment_show(void);

// errors.c

/// Sends standard error to a place in memory: on the screen it would be overwritten, and it would scroll.
void errors_capture(void);

/// Gives standard error back, and what was written meanwhile with it. Safe in a signal handler.
void errors_release(void);

// locale.c

/// Chooses the locale for characters; answers whether it is UTF-8.
bool locale_choose(void);

// signals.c

/// What a signal handler needs to give the terminal back without calling anything but the kernel.
typedef struct {
  int terminal;
  struct termios modes;
  char bytes[512];
  size_t length;
} way_back;

/// Installs the handlers; false when the pipe for them cannot be made.
bool signals_install(const way_back *back, bool captured);

/// From here on, a fatal signal takes the way back (or no longer does).
void signals_arm(bool armed);

/// Puts the former handlers back.
void signals_remove(void);

/// Stops the job that this process belongs to; returns when it goes on.
void signals_stop_job(void);

/// While another program has the terminal, its Ctrl-C is none of ours.
void signals_ignore_keys(bool ignores);

/// The end of the pipe that becomes readable after a signal.
int signals_descriptor(void);

// descriptors.c

/// Marks a descriptor so that no child gets it, and moves it away from 0, 1 and 2.
int descriptor_own(int descriptor);

/// Writes it all, unless the other side is gone. Safe in a signal handler.
void descriptor_write(int descriptor, const char *bytes, size_t length);

#endif
