#!/bin/sh
# shellcheck shell=sh
# usage: . scripts/lib.sh, from the root of the repository: what several scripts share.

root=$PWD

# say SENTENCE: to the person, never to a pipe that collects output.
say() { printf '%s\n' "${0##*/}: $*" >&2; }

# stop SENTENCE: says why and leaves.
stop() {
  say "$*"
  exit 1
}

# aws_v2: the path of the AWS CLI that is the second version; Python's package, which may stand before it in PATH, is the first.
aws_v2() {
  for aws in "$(command -v aws)" /usr/local/bin/aws /usr/bin/aws; do
    case "$("${aws:-false}" --version 2>/dev/null)" in
      aws-cli/2.*) echo "$aws" && return 0 ;;
    esac
  done
  return 1
}

# stage NAME: a heading with the seconds since the start, where a log is being written (CI).
stage() {
  [ -n "${CI:-}" ] || return 0
  : "${STAGES_BEGAN:=$(date +%s)}"
  export STAGES_BEGAN
  printf '== %s (%s s)\n' "$1" "$(($(date +%s) - STAGES_BEGAN))"
}

# quietly WHAT COMMAND...: runs it without a word. What takes long says so on stderr; what fails shows all its output,
# which stays in .build/NAME-OF-THE-SCRIPT.log either way. It sets the traps for INT, HUP and TERM and takes them away again.
quietly() {
  what=$1
  shift
  mkdir -p "$root/.build"
  quiet_log=$root/.build/${0##*/}.log
  : >"$quiet_log"
  watch_log "$what" "$quiet_log" &
  watcher=$!
  trap 'stop_watching; exit 130' INT
  trap 'stop_watching; exit 143' HUP TERM
  quiet_status=0
  "$@" </dev/null >"$quiet_log" 2>&1 || quiet_status=$?
  stop_watching
  trap - INT HUP TERM
  if [ "$quiet_status" -ne 0 ]; then cat "$quiet_log" >&2; fi
  return "$quiet_status"
}

stop_watching() {
  kill "$watcher" 2>/dev/null || true
  wait "$watcher" 2>/dev/null || true
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}

# beside COMMAND...: starts it and goes on; it ends with this script. What it says is in .build/beside.log until `join`, which waits
# for it, shows that if it failed, and answers with its status. It sets the trap for EXIT, and join takes it away.
beside() {
  mkdir -p "$root/.build"
  # Its own group of processes, so that all of them can be ended.
  set -m
  "$@" </dev/null >"$root/.build/beside.log" 2>&1 &
  set +m
  companion=$!
  trap 'kill -- "-$companion" 2>/dev/null || true' EXIT
}

join() {
  companion_status=0
  wait "$companion" || companion_status=$?
  trap - EXIT
  if [ "$companion_status" -ne 0 ]; then cat "$root/.build/beside.log" >&2; fi
  return "$companion_status"
}

# watch_log WHAT LOG: after two seconds the last line of LOG over and over on a terminal; elsewhere a sentence every minute.
watch_log() {
  nap=
  trap 'kill "$nap" 2>/dev/null; exit 0' TERM
  seconds=0
  # $$ is the script itself here: when that was killed, there is nothing left to watch.
  while kill -0 "$$" 2>/dev/null; do
    if [ -t 2 ]; then
      if [ "$seconds" -ge 2 ]; then
        last=$(tail -n 1 "$2" | tr -d '[:cntrl:]' | cut -c 1-60)
        printf '\r\033[K%s, %s s: %s' "$1" "$seconds" "$last" >&2
      fi
    elif [ "$seconds" -eq 10 ] || { [ "$seconds" -gt 0 ] && [ "$((seconds % 60))" -eq 0 ]; }; then
      say "$1, $seconds s"
    fi
    sleep 1 >/dev/null 2>&1 &
    nap=$!
    wait "$nap"
    seconds=$((seconds + 1))
  done
}

# without_aws: takes out of the environment what would change an answer: every AWS_*, and what the program itself reads.
without_aws() {
  for name in $(env | sed -n 's/^\(AWS_[A-Za-z0-9_]*\)=.*/\1/p') AWSPROF_NOW AWSPROF_DEMO AWSPROF_ESC_MS; do
    unset "$name"
  done
}

# as_root COMMAND...: as it is for root, through sudo for others; without a terminal sudo may not ask.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif [ -t 0 ]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

# fuzzer_library: the driver of libFuzzer that comes with this Swift, if one does.
fuzzer_library() {
  swift_home=$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")
  find "$swift_home/lib/clang" -name "libclang_rt.fuzzer_no_main-$(uname -m).a" 2>/dev/null | sed 1q
}

# sanitized KIND COMMAND OPTIONS...: `swift COMMAND` in .build/KIND, everything compiled with that sanitizer. For the address
# sanitizer the edges are counted besides, so that one build serves the tests and scripts/fuzz.
sanitized() {
  sanitizer=$1
  swift_command=$2
  shift 2
  library=
  if [ "$sanitizer" = address ]; then library=$(fuzzer_library); fi
  if [ -n "$library" ]; then
    AWSPROF_FUZZ=1
    export AWSPROF_FUZZ
    set -- "$@" -Xswiftc -sanitize-coverage=edge,trace-cmp,inline-8bit-counters,pc-table -Xlinker "$library" -Xlinker -lstdc++
  fi
  quietly "swift $swift_command with the $sanitizer sanitizer" swift "$swift_command" --scratch-path ".build/$sanitizer" \
    --sanitize "$sanitizer" "$@"
}
