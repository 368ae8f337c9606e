// SPDX-License-Identifier: Apache-2.0

// usage: full [status]    the floor of `list`: every setting kept with its line, the two files merged, the kind of
// each profile, a table; with `status` the file that decides its session is named by sha1, read, and judged by the clock

#include "floor.h"
#include "sha1.h"

#include <time.h>

typedef struct {
  slice key, value;
  uint32_t line;
} setting;

typedef struct {
  uint32_t first, count;
} block;

typedef struct {
  block config, credentials;
} profile;

static setting *settings;
static uint32_t setting_count;
static name_table names, sessions;
static profile *profiles;
static block *session_blocks;

static void parse(slice text, bool is_config) {
  size_t offset = 0;
  slice line;
  uint32_t number = 0;
  block *current = NULL;
  while (next_line(text, &offset, &line)) {
    number++;
    if (line.length == 0 || line.start[0] == '#') continue;
    if (line.start[0] == '[') {
      slice title = title_of(line), name = profile_of(title, is_config);
      slice session = is_config ? after(title, "sso-session ") : (slice){"", 0};
      current = NULL;
      if (name.length > 0) {
        profile *found = &profiles[table_place(&names, name)];
        current = is_config ? &found->config : &found->credentials;
      } else if (session.length > 0) {
        current = &session_blocks[table_place(&sessions, session)];
      }
      if (current) *current = (block){setting_count, 0};
      continue;
    }
    const char *equals = memchr(line.start, '=', line.length);
    if (!current || !equals || line.start[0] == ' ') continue;
    settings[setting_count++] = (setting){
      trimmed(line.start, equals), trimmed(equals + 1, line.start + line.length), number};
    current->count++;
  }
}

static const slice *look(block block, const char *key) {
  for (uint32_t i = 0; i < block.count; i++) {
    if (is(settings[block.first + i].key, key)) return &settings[block.first + i].value;
  }
  return NULL;
}

/// The merged value: the credentials file wins.
static const slice *value(const profile *profile, const char *key) {
  const slice *found = look(profile->credentials, key);
  return found ? found : look(profile->config, key);
}

static const char *kind_of(const profile *profile) {
  if (value(profile, "web_identity_token_file")) return "web id";
  if (value(profile, "role_arn")) return value(profile, "mfa_serial") ? "role mfa" : "role";
  if (value(profile, "sso_session")) return "sso";
  if (value(profile, "sso_start_url")) return "sso old";
  if (value(profile, "aws_access_key_id")) return "static";
  return value(profile, "credential_process") ? "process" : "none";
}

/// The string that `key` has in a JSON text.
static slice member(slice text, const char *key) {
  const char *found = memmem(text.start, text.length, key, strlen(key));
  if (!found) return (slice){"", 0};
  const char *start = memchr(found + strlen(key), '"', (size_t)(text.start + text.length - found) - strlen(key));
  if (!start) return (slice){"", 0};
  const char *end = memchr(start + 1, '"', (size_t)(text.start + text.length - start) - 1);
  return end ? (slice){start + 1, (size_t)(end - start - 1)} : (slice){"", 0};
}

static const char *judge(const char *folder, const char *hashed, size_t length, const char *key, const char *now) {
  char digits[41], path[4096];
  sha1_hexadecimal(hashed, length, digits);
  snprintf(path, sizeof path, "%s/.aws/%s/cache/%s.json", getenv("HOME"), folder, digits);
  static char bytes[65536];
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return "- not cached";
  ssize_t count = read(descriptor, bytes, sizeof bytes);
  close(descriptor);
  slice end = member((slice){bytes, count > 0 ? (size_t)count : 0}, key);
  if (end.length < 19) return "x corrupt";
  return memcmp(end.start, now, 19) > 0 ? "+ live" : "x expired";
}

static const char *status_of(const profile *profile, const char **session_words, const char *now) {
  const slice *arn = value(profile, "role_arn"), *session = value(profile, "sso_session");
  char hashed[8192];
  if (arn) {
    static const char *const members[][2] = {
      {"duration_seconds", "\"DurationSeconds\": %.*s, "}, {"external_id", "\"ExternalId\": \"%.*s\", "},
      {"role_arn", "\"RoleArn\": \"%.*s\""}, {"role_session_name", ", \"RoleSessionName\": \"%.*s\""},
      {"mfa_serial", ", \"SerialNumber\": \"%.*s\""},
    };
    int length = snprintf(hashed, sizeof hashed, "{");
    for (int i = 0; i < 5; i++) {
      const slice *found = value(profile, members[i][0]);
      if (!found) continue;
      length += snprintf(hashed + length, sizeof hashed - (size_t)length, members[i][1], (int)found->length, found->start);
    }
    length += snprintf(hashed + length, sizeof hashed - (size_t)length, "}");
    return judge("cli", hashed, (size_t)length, "\"Expiration\"", now);
  }
  if (session) {
    const char **words = &session_words[table_place(&sessions, *session)];
    if (!*words) *words = judge("sso", session->start, session->length, "\"expiresAt\"", now);
    return *words;
  }
  const slice *url = value(profile, "sso_start_url");
  if (url) return judge("sso", url->start, url->length, "\"expiresAt\"", now);
  return value(profile, "aws_access_key_id") ? "= keys" : "? unknown";
}

int main(int count, char **arguments) {
  (void)arguments;
  slice config = aws_file("config"), credentials = aws_file("credentials");
  size_t bytes = config.length + credentials.length;
  names = table_make(bytes);
  sessions = table_make(bytes);
  profiles = calloc(names.size, sizeof *profiles);
  session_blocks = calloc(sessions.size, sizeof *session_blocks);
  // The shortest line is `a=b`.
  settings = malloc((bytes / 4 + 1) * sizeof *settings);
  parse(config, true);
  parse(credentials, false);

  char now[32];
  time_t seconds = time(NULL);
  strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%S", gmtime(&seconds));
  const char **session_words = calloc(sessions.size, sizeof *session_words);
  size_t widest = 7;
  for (size_t i = 0; i < names.count; i++) widest = names.names[i].length > widest ? names.names[i].length : widest;
  output output = {0};
  slice none = {"-", 1};
  for (size_t i = 0; i < names.count; i++) {
    const char *kind = kind_of(&profiles[i]);
    const slice *arn = value(&profiles[i], "role_arn"), *region = value(&profiles[i], "region");
    const slice *account = value(&profiles[i], "sso_account_id");
    slice in_arn = arn && arn->length > 25 ? (slice){arn->start + 13, 12} : none;
    put_cell(&output, names.names[i], widest);
    put_cell(&output, (slice){kind, strlen(kind)}, 8);
    put_cell(&output, account ? *account : in_arn, 12);
    put_cell(&output, region ? *region : none, 14);
    if (count > 1) put_word(&output, status_of(&profiles[i], session_words, now));
    put_word(&output, "\n");
  }
  write_out(&output);
  return 0;
}
