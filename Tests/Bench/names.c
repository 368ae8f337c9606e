// SPDX-License-Identifier: Apache-2.0

// usage: names    the floor of `list --names`: both files read, section titles found by memchr, each name once

#include "floor.h"

static void take(name_table *table, slice text, bool is_config) {
  size_t offset = 0;
  slice line;
  while (next_line(text, &offset, &line)) {
    slice name = profile_of(title_of(line), is_config);
    if (name.length > 0) table_place(table, name);
  }
}

int main(void) {
  slice config = aws_file("config"), credentials = aws_file("credentials");
  name_table table = table_make(config.length + credentials.length);
  take(&table, config, true);
  take(&table, credentials, false);
  output output = {0};
  for (size_t i = 0; i < table.count; i++) {
    put(&output, table.names[i]);
    put_word(&output, "\n");
  }
  write_out(&output);
  return 0;
}
