# SPDX-License-Identifier: Apache-2.0
"""Where the measured programs and homes are, and what they are told."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = ROOT / ".build" / "bench"
PROGRAM = str(Path(os.environ.get("AWSPROF", ROOT / ".build/dist/bin/awsprof")).resolve())

#: Rounds of a home of each size: a small one is measured often, a large one takes its time.
SIZES = {12: 101, 1_000: 61, 10_000: 21, 50_000: 9}


def floor(name: str) -> str:
    return str(BUILD / name)


def environment(size: int) -> dict[str, str]:
    """Nothing of the person who measures; hashing that is the same in every run."""
    return {
        "HOME": str(BUILD / "homes" / str(size)),
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "SWIFT_DETERMINISTIC_HASHING": "1",
    }
