# SPDX-License-Identifier: Apache-2.0
"""What every end-to-end test may ask for."""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import program  # noqa: E402
from tmux import SHELLS, Tmux  # noqa: E402

# A run in the background of a script, or under nohup, inherits that these are ignored, and so would every program that it starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGQUIT, signal.SIG_DFL)
signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture
def home(tmp_path: Path) -> Callable[[str], Path]:
    """`home("everyday")` is a copy of that fixture home, of this test alone."""

    def copy(name: str) -> Path:
        return program.copy_home(name, tmp_path / "home")

    return copy


@pytest.fixture(autouse=True)
def no_secret_in_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever a test signs in to is logged as verbosely as can be, and the log has no secret in it."""
    file = tmp_path / "awsprof.log"
    monkeypatch.setattr(program, "log_file", file)
    yield
    log = file.read_text() if file.exists() else ""
    assert not [secret for secret in [*program.SECRETS, "EXAMPLESIGNINTOKEN", "EXAMPLECODE"] if secret in log], log


@pytest.fixture
def need() -> Callable[..., None]:
    """`need("zsh")` skips where a tool is not installed, and fails there in CI, which installs all of them."""

    def check(*tools: str) -> None:
        missing = program.missing_tools(tools)
        if missing:
            sentence = f"not installed: {' '.join(missing)}"
            if os.environ.get("CI"):
                pytest.fail(sentence)
            pytest.skip(sentence)

    return check


@pytest.fixture
def terminal(need: Callable[..., None]) -> Iterator[Callable[..., Tmux]]:
    """`terminal(home, "bash")` is a shell in a terminal, gone after the test; `reads_rc=True` starts it as a person does."""
    opened: list[Tmux] = []

    def make(home: Path, shell: str, *, reads_rc: bool = False, **more: str | int | None) -> Tmux:
        need("tmux", shell)
        tmux = Tmux(home, shell if reads_rc else SHELLS[shell][0], **more)  # type: ignore[arg-type]
        opened.append(tmux)
        return tmux

    yield make
    for tmux in opened:
        tmux.close()


# A fresh seed for a run, or that of AWSPROF_SEED to repeat one. The processes of one run inherit it: they draw the same texts.
SEED = int(os.environ.get("AWSPROF_SEED") or random.SystemRandom().randrange(1 << 32))
os.environ["AWSPROF_SEED"] = str(SEED)


@pytest.fixture(scope="session")
def run_seed() -> int:
    return SEED


def pytest_report_header() -> list[str]:
    return [f"awsprof: {program.binary()}", f"AWSPROF_SEED={SEED} repeats this run's random tests"]
