// SPDX-License-Identifier: Apache-2.0

// usage: export NAME    the floor of `export NAME`: both files read, the profile found, its region, the lines

#include "floor.h"

/// Whether the profile is in this file, and its region where it says one.
static bool find(slice text, bool is_config, slice name, slice *region) {
  bool is_there = false, is_inside = false;
  size_t offset = 0;
  slice line;
  while (next_line(text, &offset, &line)) {
    if (line.length > 0 && line.start[0] == '[') {
      is_inside = same(profile_of(title_of(line), is_config), name);
      is_there = is_there || is_inside;
    } else if (is_inside) {
      const char *equals = memchr(line.start, '=', line.length);
      if (equals && is(trimmed(line.start, equals), "region")) {
        *region = trimmed(equals + 1, line.start + line.length);
      }
    }
  }
  return is_there;
}

int main(int count, char **arguments) {
  if (count != 2) return 64;
  slice name = {arguments[1], strlen(arguments[1])}, region = {"", 0};
  bool in_config = find(aws_file("config"), true, name, &region);
  bool in_credentials = find(aws_file("credentials"), false, name, &region);
  if (!in_config && !in_credentials) return 1;
  output output = {0};
  put_word(&output, "export AWS_PROFILE='");
  put(&output, name);
  put_word(
    &output,
    "' && unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_SECURITY_TOKEN"
    " AWS_CREDENTIAL_EXPIRATION AWS_DEFAULT_PROFILE");
  static const char *const variables[] = {"AWS_REGION", "AWS_DEFAULT_REGION"};
  for (int i = 0; i < 2; i++) {
    put_word(&output, region.length > 0 ? " && export " : " && unset ");
    put_word(&output, variables[i]);
    if (region.length > 0) {
      put_word(&output, "='");
      put(&output, region);
      put_word(&output, "'");
    }
  }
  put_word(&output, ";\n");
  write_out(&output);
  return 0;
}
