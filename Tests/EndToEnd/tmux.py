# SPDX-License-Identifier: Apache-2.0
"""A real terminal: tmux with a server of its own, typed into and looked at until a condition holds."""

from __future__ import annotations

import subprocess
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import program

#: Rows and columns that mean: the terminal is as a shell wants it.
GIVEN_BACK = "0 1 0 0"

#: How each shell is started without anybody's settings, and the line that makes it the choice.
SHELLS = {
    "bash": ("bash --norc --noprofile", 'eval "$(awsprof pick)"'),
    "zsh": ("zsh -f", 'eval "$(awsprof pick)"'),
    "dash": ("dash", 'eval "$(awsprof pick)"'),
    "fish": ("fish --no-config", "awsprof pick | source"),
}


class Tmux:
    def __init__(self, home: Path, shell: str, width: int = 100, height: int = 30, **more: str | None) -> None:
        self.socket = f"awsprof-{uuid.uuid4().hex}"
        environment = program.environment(home, **{"TERM": "screen-256color", "PS1": "$ ", **more})
        words = [f"{name}={value}" for name, value in environment.items()]
        self._run(
            "new-session", "-d", "-x", str(width), "-y", str(height), "-c", str(home), "env", "-i", *words, *shell.split()
        )

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self.socket, "-f", "/dev/null", *arguments], capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout

    def type(self, text: str) -> None:
        self._run("send-keys", "-l", "--", text)

    def key(self, *names: str) -> None:
        self._run("send-keys", *names)

    def line(self, text: str) -> None:
        self.type(text)
        self.key("Enter")

    def paste(self, text: str) -> None:
        self._run("set-buffer", "--", text)
        self._run("paste-buffer", "-p")

    def resize(self, width: int, height: int) -> None:
        self._run("resize-window", "-x", str(width), "-y", str(height))

    def screen(self, *, looks: bool = False) -> str:
        return self._run("capture-pane", "-p", *(["-e"] if looks else []))

    def flags(self) -> str:
        return self._run("display", "-p", "#{alternate_on} #{cursor_flag} #{keypad_flag} #{mouse_any_flag}").strip()

    def until(self, condition: Callable[[str], object], seconds: float = 10) -> str:
        """The screen once the condition holds for it."""
        end = time.monotonic() + seconds
        while True:
            screen = self.screen()
            if condition(screen):
                return screen
            assert time.monotonic() < end, f"the screen never came to be as expected:\n{screen}"
            time.sleep(0.03)

    def see(self, text: str) -> str:
        return self.until(lambda screen: text in screen)

    def close(self) -> None:
        self._run("kill-server")


def terminal_children(shell: int) -> list[int]:
    """The awsprof processes below a shell."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    if (entry / "comm").read_text().strip() == "awsprof" and below(int(entry.name), shell):
                        found.append(int(entry.name))
                except OSError:
                    continue
        if found:
            return found
    return []


def below(process: int, ancestor: int) -> bool:
    while process > 1:
        if process == ancestor:
            return True
        process = int((Path("/proc") / str(process) / "stat").read_text().rsplit(")", 1)[1].split()[1])
    return False
