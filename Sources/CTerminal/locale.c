// SPDX-License-Identifier: Apache-2.0

#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <strings.h>

static bool codeset_is_utf8(void) {
  return strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/// What a person asked for, whether or not this machine has it; the order is POSIX's.
static bool wishes_utf8(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (int i = 0; i < 3; i++) {
    const char *value = getenv(names[i]);
    if (!value || !*value) {
      continue;
    }
    for (; *value; value++) {
      if (strncasecmp(value, "utf-8", 5) == 0 || strncasecmp(value, "utf8", 4) == 0) {
        return true;
      }
    }
    return false;
  }
  return false;
}

bool locale_choose(void) {
  if (setlocale(LC_CTYPE, "") && codeset_is_utf8()) {
    return true;
  }
  if (!wishes_utf8()) {
    return false;
  }
  // An ssh client sends the name of a locale that this machine may not have; any UTF-8 one does. macOS has
  // always had the second.
  static const char *const substitutes[] = {"C.UTF-8", "en_US.UTF-8"};
  for (int i = 0; i < 2; i++) {
    if (setlocale(LC_CTYPE, substitutes[i]) && codeset_is_utf8()) {
      return true;
    }
  }
  return false;
}
