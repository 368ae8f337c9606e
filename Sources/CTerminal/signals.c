// SPDX-License-Identifier: Apache-2.0

// Nothing in a handler of this file calls more than the kernel: the signal may have come from inside malloc().

#include "cterminal.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/// Signals that end the process, unless somebody upstream chose to ignore them (nohup).
static const int fatal[] = {
  SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGSYS, SIGTRAP,
};

/// Signals that become a byte in the pipe, and then a bit.
static const struct {
  int number;
  char byte;
  int bit;
} noted[] = {
  {SIGWINCH, 'w', CTERMINAL_RESIZED},
  {SIGTSTP, 't', CTERMINAL_STOP},
  {SIGCONT, 'c', CTERMINAL_CONTINUED},
};

enum {
  fatal_count = sizeof fatal / sizeof *fatal,
  noted_count = sizeof noted / sizeof *noted,
};

static way_back back;
static int pipe_ends[2] = {-1, -1};
static struct sigaction former_fatal[fatal_count], former_noted[noted_count], former_pipe;
static stack_t former_stack;
/// A stack of its own, so that a stack overflow is survived long enough.
static char handler_stack[64 * 1024] __attribute__((aligned(16)));
static volatile sig_atomic_t is_armed = 0;
static int is_leaving = 0;

static void on_fatal(int number) {
  if (__atomic_exchange_n(&is_leaving, 1, __ATOMIC_SEQ_CST)) {
    // Another thread is on the way back already, and will end us all.
    for (;;) {
      pause();
    }
  }
  if (is_armed) {
    descriptor_write(back.terminal, back.bytes, back.length);
    tcsetattr(back.terminal, TCSANOW, &back.modes);
    errors_release();
  }
  // Die by the same signal, so that the shell sees what happened. Swift's own crash report stays out: it
  // shows registers and memory, where secrets are.
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigaction(number, &action, NULL);
  raise(number);
}

static void on_noted(int number) {
  int reason = errno;
  for (int i = 0; i < noted_count; i++) {
    if (noted[i].number == number) {
      // When the pipe is full, a wake-up is on its way already.
      ssize_t ignored = write(pipe_ends[1], &noted[i].byte, 1);
      (void)ignored;
    }
  }
  errno = reason;
}

static void close_pipe(void) {
  for (int i = 0; i < 2; i++) {
    if (pipe_ends[i] >= 0) {
      close(pipe_ends[i]);
      pipe_ends[i] = -1;
    }
  }
}

static bool open_pipe(void) {
  int ends[2];
  if (pipe(ends) < 0) {
    return false;
  }
  bool is_open = true;
  for (int i = 0; i < 2; i++) {
    pipe_ends[i] = descriptor_own(ends[i]);
    is_open = is_open && pipe_ends[i] >= 0 && fcntl(pipe_ends[i], F_SETFL, O_NONBLOCK) == 0;
  }
  if (!is_open) {
    close_pipe();
  }
  return is_open;
}

bool signals_install(const way_back *way, bool captured) {
  back = *way;
  if (!open_pipe()) {
    return false;
  }
  stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  sigaltstack(&stack, &former_stack);

  // All other signals wait meanwhile. SIGTTOU must: in the background, tcsetattr() would stop us half-way.
  struct sigaction action = {.sa_handler = on_fatal, .sa_flags = SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (int i = 0; i < fatal_count; i++) {
    sigaction(fatal[i], NULL, &former_fatal[i]);
    if (former_fatal[i].sa_handler != SIG_IGN) {
      sigaction(fatal[i], &action, NULL);
    }
  }
  for (int i = 0; i < noted_count; i++) {
    // In $(...), a stop freezes zsh and mksh for good, and fish abandons the job.
    bool ignores = captured && noted[i].number == SIGTSTP;
    action.sa_handler = ignores ? SIG_IGN : on_noted;
    action.sa_flags = SA_RESTART;
    sigaction(noted[i].number, &action, &former_noted[i]);
  }
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, &former_pipe);
  return true;
}

void signals_arm(bool armed) {
  is_armed = armed;
}

void signals_remove(void) {
  for (int i = 0; i < fatal_count; i++) {
    sigaction(fatal[i], &former_fatal[i], NULL);
  }
  for (int i = 0; i < noted_count; i++) {
    sigaction(noted[i].number, &former_noted[i], NULL);
  }
  sigaction(SIGPIPE, &former_pipe, NULL);
  sigaltstack(&former_stack, NULL);
  close_pipe();
}

void signals_stop_job(void) {
  struct sigaction action = {.sa_handler = SIG_DFL}, ours;
  sigaction(SIGTSTP, &action, &ours);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

void signals_ignore_keys(bool ignores) {
  static struct sigaction ours[2];
  static const int keys[2] = {SIGINT, SIGQUIT};
  struct sigaction action = {.sa_handler = SIG_IGN};
  for (int i = 0; i < 2; i++) {
    sigaction(keys[i], ignores ? &action : &ours[i], ignores ? &ours[i] : NULL);
  }
}

int signals_descriptor(void) {
  return pipe_ends[0];
}

int cterminal_take_signals(void) {
  int found = 0;
  char byte;
  while (read(pipe_ends[0], &byte, 1) == 1) {
    for (int i = 0; i < noted_count; i++) {
      found |= noted[i].byte == byte ? noted[i].bit : 0;
    }
  }
  return found;
}
