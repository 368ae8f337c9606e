# SPDX-License-Identifier: Apache-2.0
"""The budgets: how many instructions each command may take, whatever else the machine is doing.

The file has a line for each: profiles, millions of instructions, command.
"""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

import callgrind
import jobs
import places

#: What a budget leaves for other versions of the compiler and of libc.
ROOM = 1.05


def main(path: Path, *, records: bool) -> int:
    if not measurable():
        return 0
    budgets = [line.split(maxsplit=2) for line in path.read_text().splitlines()]
    counted = [count(int(size), title) for size, _, title in budgets]
    if records:
        lines = [
            f"{int(size):>6} {millions * ROOM:>9.2f}  {title}"
            for (size, _, title), millions in zip(budgets, counted, strict=True)
        ]
        path.write_text("\n".join(lines) + "\n")
        return 0
    over = 0
    for (size, allowed, title), millions in zip(budgets, counted, strict=True):
        if millions > float(allowed):
            print(f"{title} of {size} profiles takes {millions:.2f} million instructions; its budget is {allowed}")
            over += 1
    if over:
        print("mend it, or, where it is worth its price, write the new budgets with scripts/bench --record")
    return 1 if over else 0


def measurable() -> bool:
    """The budgets are those of one processor family; callgrind runs where valgrind does."""
    if platform.machine() != "x86_64" or shutil.which("valgrind") is None:
        print("bench: the budgets are not checked here: they are of x86_64, and valgrind counts them")
        return False
    return True


def count(size: int, title: str) -> float:
    if title == "pick":
        return callgrind.of_picker([places.PROGRAM, "pick"], size)
    job = next(job for job in jobs.COMMANDS if job.title == title)
    return callgrind.of_command(job.program(size), size)
