// SPDX-License-Identifier: Apache-2.0

// usage: pair ROUNDS FLOOR... -- PROGRAM...
//
// Runs the two in turn, each with its output read to the end, and prints one line: the median microseconds of the
// floor and of the program, the median of the ratios taken pair by pair, the same three in time of the processor (which
// a busy machine disturbs less), the KiB that each had in memory at its peak.

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

typedef struct {
  double wall, processor;
} duration;

static double microseconds(struct timeval time) { return (double)time.tv_sec * 1e6 + (double)time.tv_usec; }

/// Microseconds of a run; raises `peak` to what it had in memory.
static duration run(char **words, long *peak) {
  static char bytes[1 << 20];
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) < 0) exit(2);
  fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  double began = now();
  pid_t child;
  if (posix_spawnp(&child, words[0], &actions, NULL, words, environ) != 0) {
    fprintf(stderr, "pair: %s cannot be run\n", words[0]);
    exit(2);
  }
  close(ends[1]);
  while (read(ends[0], bytes, sizeof bytes) > 0) {
  }
  int status;
  struct rusage usage;
  wait4(child, &status, 0, &usage);
  duration took = {now() - began, microseconds(usage.ru_utime) + microseconds(usage.ru_stime)};
  close(ends[0]);
  posix_spawn_file_actions_destroy(&actions);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    fprintf(stderr, "pair: %s ends with %d\n", words[0], status);
    exit(2);
  }
  if (usage.ru_maxrss > *peak) *peak = usage.ru_maxrss;
  return took;
}

static int ascending(const void *one, const void *other) {
  double difference = *(const double *)one - *(const double *)other;
  return difference < 0 ? -1 : difference > 0;
}

static double median(double *values, int count) {
  qsort(values, (size_t)count, sizeof *values, ascending);
  return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/// Prints the medians of both and of their ratios.
static void tell(double *times[2], int rounds) {
  double *ratios = malloc((size_t)rounds * sizeof *ratios);
  for (int round = 0; round < rounds; round++) ratios[round] = times[1][round] / times[0][round];
  printf("%.1f %.1f %.4f ", median(times[0], rounds), median(times[1], rounds), median(ratios, rounds));
}

int main(int count, char **arguments) {
  int rounds = count > 1 ? atoi(arguments[1]) : 0, split = 2;
  while (split < count && strcmp(arguments[split], "--") != 0) split++;
  if (rounds < 1 || split == 2 || split + 1 >= count) return 64;
  arguments[split] = NULL;
  char **words[2] = {arguments + 2, arguments + split + 1};
  long peaks[2] = {0, 0};
  double *walls[2], *processors[2];
  for (int i = 0; i < 2; i++) {
    walls[i] = malloc((size_t)rounds * sizeof *walls[i]);
    processors[i] = malloc((size_t)rounds * sizeof *processors[i]);
    run(words[i], &peaks[i]);  // warms the page cache
  }
  for (int round = 0; round < rounds; round++) {
    // Who goes first changes, so that neither always finds what the other left in the processor's caches.
    for (int turn = 0; turn < 2; turn++) {
      int which = (round + turn) % 2;
      duration took = run(words[which], &peaks[which]);
      walls[which][round] = took.wall;
      processors[which][round] = took.processor;
    }
  }
  tell(walls, rounds);
  tell(processors, rounds);
  printf("%ld %ld\n", peaks[0], peaks[1]);
  return 0;
}
