# SPDX-License-Identifier: Apache-2.0
"""The programs that awsprof-signin runs come to their ends, whatever they do: it is spoken to as awsprof speaks to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import program
import pytest
from test_refresh import until


class Helper:
    def __init__(self) -> None:
        folder = os.environ.get("AWSPROF_LIBEXEC") or program.binary().parent.parent / "libexec/awsprof"
        self.process = subprocess.Popen([f"{folder}/awsprof-signin"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def begin(self, *words: str, seconds: float) -> None:
        command = {"words": words, "seconds": seconds, "mayUseTerminal": False}
        assert self.process.stdin
        self.process.stdin.write(json.dumps({"run": {"_0": command}}).encode() + b"\n")
        self.process.stdin.flush()

    def event(self) -> dict[str, object]:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())


@pytest.fixture
def helper() -> Iterator[Helper]:
    started = Helper()
    yield started
    started.process.kill()
    started.process.communicate()


def number(path: Path) -> int:
    """The number of a process that writes it there once it runs."""
    return int(until(lambda: path.exists() and path.read_text().removesuffix("\n") or ""))


def see_end(process: int) -> None:
    stat = Path(f"/proc/{process}/stat")
    until(lambda: not stat.exists() or " Z " in stat.read_text())


def test_a_program_that_closes_its_outputs_is_ended_with_what_it_started(helper, tmp_path):
    script = f"exec >&- 2>&-; sleep 600 & echo $! >{tmp_path}/number; wait"
    helper.begin("sh", "-c", script, seconds=0.5)
    grandchild = number(tmp_path / "number")
    assert helper.event() == {"ranTooLong": {}}
    see_end(grandchild)


def test_a_program_that_closes_its_outputs_and_then_ends_is_waited_for(helper):
    helper.begin("sh", "-c", "echo keys; exec >&- 2>&-; sleep 0.2; exit 3", seconds=20)
    assert helper.event() == {"ran": {"status": 3, "output": "keys\n", "errors": ""}}


@pytest.mark.parametrize("trap", ["", "trap '' TERM;"])
def test_the_helper_ends_what_it_runs_when_it_is_told_to_end(trap, helper, tmp_path):
    helper.begin("sh", "-c", f"{trap} echo $$ >{tmp_path}/number; while :; do sleep 0.1; done", seconds=600)
    child = number(tmp_path / "number")
    helper.process.send_signal(signal.SIGTERM)
    assert helper.process.wait(10) == -signal.SIGTERM
    see_end(child)


def test_a_program_has_no_signal_kept_back_or_ignored(helper):
    helper.begin("grep", "-E", "^Sig(Blk|Ign):", "/proc/self/status", seconds=20)
    output = helper.event()["ran"]["output"]  # type: ignore[index]
    # The two that the C library keeps for itself are beyond the thirty-first.
    assert [int(line.split()[1], 16) & 0x7FFFFFFF for line in output.splitlines()] == [0, 0], output
