# SPDX-License-Identifier: Apache-2.0
"""A picker on a terminal of our own: what it writes for a key, byte by byte."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import termios
import time
from pathlib import Path

import program


class Keystrokes:
    """`awsprof pick` on a new terminal, its stdout in a pipe, perhaps below another program such as valgrind."""

    def __init__(self, home: Path, *before: str, rows: int = 30, columns: int = 100) -> None:
        self.read_end, write_end = os.pipe()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.dup2(write_end, 1)
            words = [*before, str(program.binary()), "pick"]
            # A letter may open the editor on a page, and nobody is there to leave it; Ctrl-R may want to sign in, to AWS itself.
            os.execvpe(words[0], words, program.environment(home, EDITOR="true", AWSPROF_LIBEXEC="/nowhere"))
        os.close(write_end)
        self.rest = b""
        self.resize(rows, columns)

    def resize(self, rows: int, columns: int) -> None:
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float = 20, quiet: float = 0.25) -> bytes:
        """What is written until nothing has come for a moment."""
        data = b""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            ready, _, _ = select.select([self.terminal], [], [], quiet if data else seconds)
            if not ready:
                break
            try:
                piece = os.read(self.terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            data += piece
        return data

    def press(self, keys: bytes, **how: float) -> bytes:
        os.write(self.terminal, keys)
        return self.read(**how)

    def memory(self) -> int:
        """What the program has of the machine's memory, in KiB."""
        for line in Path(f"/proc/{self.process}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        raise RuntimeError("it has none: it is gone")

    def leave(self) -> tuple[int, bytes]:
        """Ctrl-C; the exit status and what came on stdout."""
        os.write(self.terminal, b"\x03")
        self.rest = self.read(seconds=5)
        _, status = os.waitpid(self.process, 0)
        out = os.read(self.read_end, 65536)
        os.close(self.read_end)
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status), out
