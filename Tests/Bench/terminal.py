# SPDX-License-Identifier: Apache-2.0
"""A program on a terminal of its own, 40 rows of 120 columns: when it has painted, when a key has had its effect."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import shutil
import struct
import termios
import time

import places

ROWS, COLUMNS = 40, 120


class Picker:
    def __init__(self, words: list[str], size: int) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        name = os.ttyname(slave)
        actions = [
            # Opened by the leader of a new session, it becomes the terminal of that session.
            (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
            (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, 0, 2),
        ]
        program = shutil.which(words[0]) or words[0]
        self.output = b""
        self.began = time.perf_counter()
        self.process = os.posix_spawn(program, words, places.environment(size), file_actions=actions, setsid=True)
        os.close(slave)
        self.is_running = True

    def __enter__(self) -> Picker:
        return self

    def __exit__(self, *_: object) -> None:
        if self.is_running:
            os.kill(self.process, 9)
            self.end()
        os.close(self.master)

    def more(self, seconds: float) -> bool:
        """Reads what comes within so many seconds."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            got = os.read(self.master, 1 << 16)
        except OSError:  # the other side is closed
            return False
        self.output += got
        return bool(got)

    def until(self, marker: bytes, seconds: float = 30) -> float:
        """Milliseconds from the start until the marker has been written."""
        while marker not in self.output:
            assert self.more(seconds), f"{marker!r} was never painted, only {self.output[-500:]!r}"
        return (time.perf_counter() - self.began) * 1000

    def settle(self, quiet: float = 0.15, first: float = 30) -> float:
        """Waits for silence; answers when the last of the output came."""
        last = time.perf_counter()
        patience = first
        while self.more(patience):
            last, patience = time.perf_counter(), quiet
        return last

    def press(self, key: bytes) -> float:
        now = time.perf_counter()
        os.write(self.master, key)
        return now

    def key(self, key: bytes) -> float:
        """Milliseconds from the key to the last byte of what it changes."""
        pressed = self.press(key)
        return (self.settle(quiet=0.08, first=1) - pressed) * 1000

    def end(self) -> float:
        """When the process has ended."""
        while self.more(2):
            pass
        os.waitpid(self.process, 0)
        self.is_running = False
        return time.perf_counter()

    def processor_milliseconds(self) -> float:
        with open(f"/proc/{self.process}/schedstat") as file:
            return int(file.read().split()[0]) / 1e6


def last_name_painted(words: list[str], size: int, names: list[bytes]) -> bytes:
    """The name in the last row of the list: of those on the screen the one that comes last in the files."""
    with Picker(words, size) as picker:
        picker.settle(quiet=0.5)
        shown = [name for name in names if name in picker.output]
    assert shown, f"{words[0]} shows no name: {picker.output[:500]!r}"
    return shown[-1]
