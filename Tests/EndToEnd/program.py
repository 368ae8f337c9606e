# SPDX-License-Identifier: Apache-2.0
"""The program under test, the homes it is run in, and an environment that is stated in full."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
HOMES = ROOT / "Tests" / "Fixtures" / "Homes"
HOME_NAMES = sorted(path.name for path in HOMES.iterdir() if path.is_dir())

#: The moment at which the sessions of the fixture homes are live, expiring and expired as their names say.
NOW = "2026-01-15T12:00:00Z"

#: Parts of every secret that stands in a fixture. None of them may come out anywhere.
SECRETS = [
    "EXAMPLEKEY",
    "EXAMPLESESSIONTOKEN",
    "EXAMPLEACCESSTOKEN",
    "EXAMPLEREFRESHTOKEN",
    "EXAMPLEDPOPKEY",
    "EXAMPLEIDTOKEN",
    "hunter2",
]

#: Where every run of the current test logs all that it can.
log_file: Path | None = None

KEY_ID = "AKIAIOSFODNN7EXAMPLE"
SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


def binary() -> Path:
    """The awsprof that is tested: $AWSPROF, else the release program, else the debug one."""
    named = os.environ.get("AWSPROF")
    candidates = [Path(named)] if named else [ROOT / ".build/dist/bin/awsprof", ROOT / ".build/debug/awsprof"]
    for candidate in candidates:
        if candidate.is_file():
            return candidate.resolve()
    raise RuntimeError(f"there is no awsprof at {' or '.join(map(str, candidates))}; scripts/build makes one")


def path_variable() -> str:
    """A PATH on which `awsprof` is the one under test."""
    return f"{binary().parent}:/usr/local/bin:/usr/bin:/bin"


def environment(home: Path, **more: str | None) -> dict[str, str]:
    """Everything that awsprof is told by its environment; `NAME=None` takes a variable out."""
    variables: dict[str, str | None] = {
        "HOME": str(home),
        "PATH": path_variable(),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "AWSPROF_NOW": NOW,
        "AWSPROF_LOG": f"debug:{log_file}" if log_file else None,
        # A program that is not installed has the other one beside itself.
        "AWSPROF_LIBEXEC": os.environ.get("AWSPROF_LIBEXEC"),
    }
    variables.update(more)
    return {name: value for name, value in variables.items() if value is not None}


def run(
    *arguments: str | bytes,
    home: Path,
    env: Mapping[str, str | None] | None = None,
    timeout: float = 20,
) -> subprocess.CompletedProcess[bytes]:
    """Runs awsprof without a terminal on any of its three streams."""
    return subprocess.run(
        [str(binary()), *arguments],
        cwd=home,
        env=environment(home, **(env or {})),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=timeout,
        check=False,
    )


def copy_home(name: str, to: Path) -> Path:
    """A fixture home of a test's own, its files readable for their owner alone as the clients make them."""
    shutil.copytree(HOMES / name, to, symlinks=True)
    for path in (to / ".aws").rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return to


def tree(folder: Path) -> dict[str, tuple[object, ...]]:
    """All that is in a folder: kind, mode, time of change and content of every entry, to be compared with a later look."""
    found: dict[str, tuple[object, ...]] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[str(path.relative_to(folder))] = (status.st_mode, status.st_mtime_ns, content)
    return found


def write_files(home: Path, config: bytes | str | None, credentials: bytes | str | None) -> Path:
    """Lays out `~/.aws` with these two files; `None` is a file that is not there."""
    folder = home / ".aws"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in [("config", config), ("credentials", credentials)]:
        path = folder / name
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return home


def missing_tools(tools: Sequence[str]) -> list[str]:
    return [tool for tool in tools if shutil.which(tool) is None]
