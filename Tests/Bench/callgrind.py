# SPDX-License-Identifier: Apache-2.0
"""Instructions of a run in user space, in millions: the same on a busy machine as on an idle one."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

import places
import terminal

TOOL = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]


def of_command(words: list[str], size: int) -> float:
    with tempfile.NamedTemporaryFile() as log:
        run = [*TOOL, f"--log-file={log.name}", *words]
        subprocess.run(run, env=places.environment(size), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        return collected(Path(log.name))


def of_picker(words: list[str], size: int) -> float:
    """From the start over the first paint to the end by Esc."""
    with tempfile.NamedTemporaryFile() as log:
        with terminal.Picker([*TOOL, f"--log-file={log.name}", *words], size) as picker:
            picker.settle(quiet=1.5)
            picker.press(b"\x1b")
            picker.end()
        return collected(Path(log.name))


def collected(log: Path) -> float:
    found = re.search(r"Collected : (\d+)", log.read_text())
    assert found, f"callgrind counted nothing:\n{log.read_text()}"
    return int(found.group(1)) / 1e6
