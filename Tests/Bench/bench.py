# SPDX-License-Identifier: Apache-2.0
"""Measures awsprof against its floors and against what else is installed, and keeps the budgets of instructions.

Of times only ratios are worth reading: each is the median of ratios taken pair by pair, the two programs run in turn.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import budgets
import callgrind
import peers
import places
import terminal
from jobs import COMMANDS, PICKER, Bar, names_of

HEADINGS = f"{'':34} {'floor ms':>9} {'ms':>9} {'ratio':>7} {'of cpu':>7} {'bar':>5} {'MiB':>7} {'M instr.':>9}"


@dataclass(frozen=True)
class Pair:
    """Milliseconds of the floor and of the program, their ratio, the ratio of processor time, MiB of the program."""

    floor: float
    own: float
    ratio: float
    of_processor: float | None = None
    memory: float | None = None


def pair(floor: list[str], program: list[str], size: int, rounds: int) -> Pair:
    words = [places.floor("pair"), str(rounds), *floor, "--", *program]
    done = subprocess.run(words, env=places.environment(size), capture_output=True, text=True, check=True)
    first, second, ratio, _, _, of_processor, _, memory = map(float, done.stdout.split())
    return Pair(first / 1000, second / 1000, ratio, of_processor, memory / 1024)


def row(title: str, pair: Pair, bar: Bar = None, instructions: float | None = None) -> None:
    def cell(value: float | None, width: int, digits: int) -> str:
        return " " * width if value is None else f"{value:{width}.{digits}f}"

    cells = [cell(pair.floor, 9, 2), cell(pair.own, 9, 2), cell(pair.ratio, 7, 2), cell(pair.of_processor, 7, 2), cell(bar, 5, 1)]
    cells += [cell(pair.memory, 7, 1), cell(instructions, 9, 2)]
    late = "  above the bar" if bar and min(pair.ratio, pair.of_processor or pair.ratio) > bar else ""
    print(f"{title:34} {' '.join(cells)}{late}", flush=True)


def commands(size: int) -> None:
    for job in COMMANDS:
        floor, program = job.floor(size), job.program(size)
        counted = callgrind.of_command(program, size) if size <= 10_000 else None
        row(job.title, pair(floor, program, size, places.SIZES[size]), job.bar, counted)


def picker(size: int) -> None:
    """Paint, two keys, Esc, and what it does while nobody does anything."""
    names = [name.encode() for name in names_of(size)]
    rounds = max(7, places.SIZES[size] // 4)
    programs = [[places.floor("painter")], [places.PROGRAM, "pick"]]
    markers = [terminal.last_name_painted(words, size, names) for words in programs]
    times: dict[str, list[list[float]]] = {title: [[], []] for title in PICKER}
    for _ in range(rounds):
        for which in (0, 1):
            with terminal.Picker(programs[which], size) as shown:
                times["pick: first paint"][which].append(shown.until(markers[which]))
                shown.settle(first=0.5)
                times["pick: first key"][which].append(shown.key(b"p"))
                times["pick: next key"][which].append(shown.key(b"r"))
                # The first Esc clears a filter, the second leaves.
                if which == 1:
                    shown.key(b"\x1b")
                pressed = shown.press(b"\x1b")
                times["pick: Esc to the end"][which].append((shown.end() - pressed) * 1000)
    for title, bar in PICKER.items():
        floor, program = times[title]
        ratios = [second / first for first, second in zip(floor, program, strict=True)]
        medians = [statistics.median(values) for values in (floor, program, ratios)]
        row(title, Pair(*medians), bar(size))
    with terminal.Picker(programs[1], size) as shown:
        shown.settle(quiet=1)
        before = shown.processor_milliseconds()
        shown.more(5)
        print(f"{'pick: processor in 5 s of nothing':34} {'':9} {shown.processor_milliseconds() - before:9.2f}", flush=True)


def against_peers(size: int) -> None:
    """How many times longer the others take for the same."""
    for peer in peers.installed():
        rounds = 3 if size > 1_000 else 7
        row(peer.title, painted(peer.words, size, rounds) if peer.is_picker else pair(peer.own, peer.words, size, rounds))


def painted(words: list[str], size: int, rounds: int) -> Pair:
    names = [name.encode() for name in names_of(size)]
    programs = [[places.PROGRAM, "pick"], words]
    markers = [terminal.last_name_painted(each, size, names) for each in programs]
    times: list[list[float]] = [[], []]
    for _ in range(rounds):
        for which in (0, 1):
            with terminal.Picker(programs[which], size) as shown:
                times[which].append(shown.until(markers[which]))
    ratios = [other / own for own, other in zip(*times, strict=True)]
    return Pair(*map(statistics.median, (*times, ratios)))


def growth() -> None:
    """What five times the profiles cost: five is a straight line."""
    print("\ntime of 50,000 profiles / time of 10,000; the bar is 6.5")
    for job in COMMANDS:
        times = [pair(job.floor(size), job.program(size), size, places.SIZES[size]) for size in (10_000, 50_000)]
        print(f"{job.title:34} {times[1].floor / times[0].floor:9.2f} {times[1].own / times[0].own:9.2f}", flush=True)


def main(arguments: list[str]) -> int:
    if arguments in (["--check"], ["--record"]):
        return budgets.main(Path(__file__).with_name("budgets"), records=arguments == ["--record"])
    sizes = [int(argument) for argument in arguments] or list(places.SIZES)
    for size in sizes:
        print(f"\n{size:,} profiles\n{HEADINGS}")
        commands(size)
        picker(size)
        print(f"\n{'the same job, by others':34} {'own ms':>9} {'ms':>9} {'ratio':>7} {'of cpu':>7}")
        against_peers(size)
    if {10_000, 50_000} <= set(sizes):
        growth()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
