# SPDX-License-Identifier: Apache-2.0
"""What goes wrong around a program: files, folders, variables, descriptors, calls of the system.

A fault is a function that takes a home of the test's own, spoils something, and answers what the command is told beside
its words: variables, and options of the run.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

Told = dict[str, Any]
Fault = Callable[[Path], Told]

#: The token of profile `dev`, and the role credentials of `prod-reader`: the caches that the commands below look at.
TOKEN = ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json"


def instead(name: str, make: Callable[[Path], object]) -> Fault:
    """Something else in the place of a file."""

    def spoil(home: Path) -> Told:
        path = home / name
        if path.is_dir():
            path.rename(home / "elsewhere")
        else:
            path.unlink(missing_ok=True)
        make(path)
        return {}

    return spoil


def told(**variables: str | bytes | None) -> Fault:
    return lambda home: {"env": variables}


def elsewhere(name: str) -> Fault:
    """The home folder has another name, which is no reason to fail."""

    def move(home: Path) -> Told:
        (home.parent / name).symlink_to(home)
        return {"env": {"HOME": str(home.parent / name)}}

    return move


def plug(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as plug:
        here = os.getcwd()
        os.chdir(path.parent)  # a socket's path may not be long
        plug.bind(path.name)
        os.chdir(here)


def someone_elses(home: Path) -> Told:
    """A cache file that another user owns, where the test may give it away."""
    if os.geteuid() == 0:
        os.chown(home / TOKEN, 65534, 65534)
    return {}


def read_only(home: Path) -> Told:
    for path in [*home.rglob("*"), home]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    return {}


def loop(path: Path) -> None:
    path.symlink_to(path.name)


THINGS: dict[str, Callable[[Path], object]] = {
    "a directory": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "a socket": plug,
    "an empty file": lambda path: path.touch(),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to itself": loop,
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to a file that cannot be read through": lambda path: path.symlink_to("/proc/self/mem"),
    "bytes": lambda path: path.write_bytes(bytes(range(256)) * 64),
    "one line of a megabyte": lambda path: path.write_bytes(b"a" * (1 << 20)),
    "nothing but brackets": lambda path: path.write_bytes(b"[" * 100_000),
    "forty sparse megabytes": lambda path: (path.touch(), os.truncate(path, 40 << 20)),
}

FILES: dict[str, Fault] = {
    f"{thing} for {name}": instead(name, make)
    for name in [".aws/config", ".aws/credentials", TOKEN]
    for thing, make in THINGS.items()
}

FOLDERS: dict[str, Fault] = {
    "a file for .aws": instead(".aws", lambda path: path.touch()),
    "a file for the folder of a cache": instead(".aws/sso/cache", lambda path: path.touch()),
    "a link to itself for the folder of a cache": instead(".aws/sso/cache", loop),
    "a link to the folder of caches": instead(".aws/sso/cache", lambda path: path.symlink_to("../../elsewhere")),
    "no .aws": instead(".aws", lambda path: None),
    "a home that cannot be written to": read_only,
    "a cache file of another user": someone_elses,
}

ODD_HOMES = ["two  blanks", "it's", "$(touch pwned)", "tab\there", "line\nbreak", "\x1b[2J", "~", "caf\u00e9", "x" * 200]

SURROUNDINGS: dict[str, Fault] = {
    **{f"HOME named {name!r}": elsewhere(name) for name in ODD_HOMES},
    "no HOME": told(HOME=None),
    "an empty HOME": told(HOME=""),
    "a HOME that is not there": told(HOME="/nonexistent"),
    "a HOME that is no folder": told(HOME="/dev/null"),
    "a HOME of 5,000 characters": told(HOME="/x" * 2500),
    "a HOME that is not UTF-8": told(HOME=b"/tmp/\xff\xfe"),
    "a relative HOME": told(HOME="."),
    "AWS_CONFIG_FILE is a device": told(AWS_CONFIG_FILE="/dev/zero"),
    "AWS_CONFIG_FILE is nothing": told(AWS_CONFIG_FILE=""),
    "AWS_CONFIG_FILE commands a terminal": told(AWS_CONFIG_FILE="/\x1b[2J\x07"),
    "locale C": told(LANG="C", LC_ALL="C"),
    "a locale that is not there": told(LANG="xx_YY.KOI8-R", LC_ALL="xx_YY.KOI8-R"),
    "a time zone that is none": told(TZ=":/../../dev/zero"),
    "no environment but HOME": lambda home: {"bare": {"HOME": str(home)}},
    "a variable of a megabyte": told(AWS_PROFILE="x" * 100_000),
    "the clock at its beginning": told(AWSPROF_NOW="1970-01-01T00:00:00Z"),
    "the clock at its end": told(AWSPROF_NOW="9999-12-31T23:59:59Z"),
    "a time that is none": told(AWSPROF_NOW="2026-02-30T12:00:00Z"),
    "stdin closed": lambda home: {"closed": [0]},
    "stderr closed": lambda home: {"closed": [2]},
    "stdin and stderr closed": lambda home: {"closed": [0, 2]},
    "stdout closed": lambda home: {"closed": [1]},
    "all three closed": lambda home: {"closed": [0, 1, 2]},
    "three descriptors and no more": lambda home: {"descriptors": 3},
}

ALL = {**FILES, **FOLDERS, **SURROUNDINGS}

#: What strace makes a call answer, of those that touch `config` or of all, and whether the command still does all it should.
CALLS: dict[str, tuple[str, bool, bool]] = {
    "every second read is interrupted": ("read:error=EINTR:when=1+2", True, True),
    "opening is interrupted": ("openat:error=EINTR:when=1", True, True),
    "every second write is interrupted": ("write:error=EINTR:when=1+2", False, True),
    "the kernel writes no pages ahead": ("madvise:error=EINVAL", False, True),
    "a write finds no room for a moment": ("write:error=EAGAIN:when=1", False, True),
    "reading fails": ("read:error=EIO", True, False),
    "looking fails": ("newfstatat,fstat:error=EIO", True, False),
    "no descriptors are left": ("openat:error=EMFILE", True, False),
    "the disk is full": ("write:error=ENOSPC", False, False),
    "the reader is gone": ("write:error=EPIPE", False, False),
}
