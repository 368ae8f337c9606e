// SPDX-License-Identifier: Apache-2.0

// usage: painter    the floor of the picker: names and regions of both files on an ncurses screen, narrowed by a word
// that is typed, left by Esc

#include "floor.h"

#include <curses.h>
#include <locale.h>
#include <strings.h>

typedef struct {
  slice region;
} profile;

static name_table names;
static profile *profiles;

static void parse(slice text, bool is_config) {
  size_t offset = 0;
  slice line;
  profile *current = NULL;
  while (next_line(text, &offset, &line)) {
    if (line.length > 0 && line.start[0] == '[') {
      slice name = profile_of(title_of(line), is_config);
      current = name.length > 0 ? &profiles[table_place(&names, name)] : NULL;
    } else if (current) {
      const char *equals = memchr(line.start, '=', line.length);
      if (equals && is(trimmed(line.start, equals), "region")) {
        current->region = trimmed(equals + 1, line.start + line.length);
      }
    }
  }
}

/// Whether a name has this word somewhere, whatever its case.
static bool has(slice name, const char *word, size_t length) {
  for (size_t start = 0; start + length <= name.length; start++) {
    if (strncasecmp(name.start + start, word, length) == 0) return true;
  }
  return false;
}

static void paint(const uint32_t *shown, size_t count, const char *word) {
  int rows = LINES - 2;
  erase();
  mvprintw(0, 0, "> %s", word);
  mvprintw(0, COLS - 16, "%7zu/%zu", count, names.count);
  for (int row = 0; row < rows && (size_t)row < count; row++) {
    const profile *profile = &profiles[shown[row]];
    slice name = names.names[shown[row]];
    if (row == 0) attron(A_REVERSE);
    mvaddnstr(row + 1, 1, name.start, (int)name.length);
    mvaddnstr(row + 1, COLS - 20, profile->region.start, (int)profile->region.length);
    if (row == 0) attroff(A_REVERSE);
  }
  move(0, 2 + (int)strlen(word));
  refresh();
}

int main(void) {
  slice config = aws_file("config"), credentials = aws_file("credentials");
  names = table_make(config.length + credentials.length);
  profiles = calloc(names.size, sizeof *profiles);
  parse(config, true);
  parse(credentials, false);
  uint32_t *shown = malloc((names.count + 1) * sizeof *shown);
  setlocale(LC_ALL, "");
  FILE *terminal = fopen("/dev/tty", "r+");
  if (!terminal || !newterm(NULL, terminal, terminal)) return 1;
  set_escdelay(25);
  raw();
  noecho();
  keypad(stdscr, TRUE);
  char word[64] = "";
  int key = 0;
  do {
    size_t length = strlen(word), count = 0;
    if (key > ' ' && key < 127 && length + 1 < sizeof word) {
      word[length++] = (char)key;
      word[length] = 0;
    }
    for (uint32_t i = 0; i < names.count; i++) {
      if (has(names.names[i], word, length)) shown[count++] = i;
    }
    paint(shown, count, word);
    key = getch();
  } while (key != 27 && key != ERR);
  endwin();
  return 0;
}
