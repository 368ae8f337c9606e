// SPDX-License-Identifier: Apache-2.0

// What the floors share. A floor does the work of one command with nothing over it: no types, no checks of what
// people rarely write, no freeing. It is what awsprof is measured against, never what it is compared with for content.

#ifndef FLOOR_H
#define FLOOR_H

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  const char *start;
  size_t length;
} slice;

static inline bool same(slice one, slice other) {
  return one.length == other.length && memcmp(one.start, other.start, one.length) == 0;
}

static inline bool is(slice one, const char *word) {
  return one.length == strlen(word) && memcmp(one.start, word, one.length) == 0;
}

static inline slice trimmed(const char *start, const char *end) {
  while (start < end && (*start == ' ' || *start == '\t')) start++;
  while (start < end && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r')) end--;
  return (slice){start, (size_t)(end - start)};
}

/// A whole file; empty where there is none.
static inline slice file_read(const char *path) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status) < 0) return (slice){"", 0};
  char *bytes = malloc((size_t)status.st_size + 1);
  ssize_t count = read(descriptor, bytes, (size_t)status.st_size);
  close(descriptor);
  return (slice){bytes, count < 0 ? 0 : (size_t)count};
}

/// `config` or `credentials` in the home folder.
static inline slice aws_file(const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/.aws/%s", getenv("HOME"), name);
  return file_read(path);
}

/// The next line of a text, without its end; false at the end of the text.
static inline bool next_line(slice text, size_t *offset, slice *line) {
  if (*offset >= text.length) return false;
  const char *start = text.start + *offset;
  const char *end = memchr(start, '\n', text.length - *offset);
  line->start = start;
  line->length = end ? (size_t)(end - start) : text.length - *offset;
  *offset += line->length + 1;
  return true;
}

/// The text between the brackets of a `[title]`; empty for any other line.
static inline slice title_of(slice line) {
  if (line.length < 2 || line.start[0] != '[') return (slice){"", 0};
  const char *close = memchr(line.start, ']', line.length);
  return close ? (slice){line.start + 1, (size_t)(close - line.start - 1)} : (slice){"", 0};
}

/// `title` without the word and the blank before it; empty where it begins otherwise.
static inline slice after(slice title, const char *word) {
  size_t length = strlen(word);
  if (title.length <= length || memcmp(title.start, word, length) != 0) return (slice){"", 0};
  return (slice){title.start + length, title.length - length};
}

/// The profile that a section of a file means; empty for none.
static inline slice profile_of(slice title, bool is_config) {
  if (!is_config || is(title, "default")) return title;
  return after(title, "profile ");
}

/// Names and the number each was given, in the order of their coming.
typedef struct {
  uint32_t *slots;
  size_t size;
  slice *names;
  size_t count;
} name_table;

static inline uint32_t scatter(slice name) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < name.length; i++) hash = (hash ^ (uint8_t)name.start[i]) * 16777619u;
  return hash;
}

static inline name_table table_make(size_t bytes) {
  name_table table = {.size = 64};
  // A section takes 40 bytes at the very least.
  while (table.size < bytes / 20) table.size *= 2;
  table.slots = calloc(table.size, sizeof *table.slots);
  table.names = malloc(table.size * sizeof *table.names);
  return table;
}

/// The number of a name; a new one gets the next.
static inline size_t table_place(name_table *table, slice name) {
  size_t slot = scatter(name) & (table->size - 1);
  while (table->slots[slot]) {
    size_t place = table->slots[slot] - 1;
    if (same(table->names[place], name)) return place;
    slot = (slot + 1) & (table->size - 1);
  }
  table->names[table->count] = name;
  table->slots[slot] = (uint32_t)++table->count;
  return table->count - 1;
}

/// Text that is gathered and written at once.
typedef struct {
  char *bytes;
  size_t length;
  size_t room;
} output;

static inline void put(output *output, slice text) {
  if (output->length + text.length > output->room) {
    output->room = (output->length + text.length) * 2;
    output->bytes = realloc(output->bytes, output->room);
  }
  memcpy(output->bytes + output->length, text.start, text.length);
  output->length += text.length;
}

static inline void put_word(output *output, const char *word) {
  put(output, (slice){word, strlen(word)});
}

/// A cell of a table: the text, blanks up to the width, and two more.
static inline void put_cell(output *output, slice text, size_t width) {
  static const char blanks[] = "                                                                ";
  put(output, text);
  size_t rest = (width > text.length ? width - text.length : 0) + 2;
  put(output, (slice){blanks, rest < sizeof blanks ? rest : sizeof blanks - 1});
}

static inline void write_out(const output *output) {
  for (size_t done = 0; done < output->length;) {
    ssize_t count = write(1, output->bytes + done, output->length - done);
    if (count <= 0) exit(1);
    done += (size_t)count;
  }
}

#endif
