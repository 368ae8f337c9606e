# SPDX-License-Identifier: Apache-2.0
"""What is measured, the floor that does the same work, and how near to it awsprof is to be."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import places

#: How many times the floor's time it may take.
Bar = float | None


@cache
def names_of(size: int) -> list[str]:
    done = subprocess.run([places.floor("names")], env=places.environment(size), capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def some_name(size: int) -> str:
    """A profile from the middle of the files: what is at the beginning would be found too soon."""
    return names_of(size)[size // 2]


@dataclass(frozen=True)
class Command:
    title: str
    floor_words: list[str]
    own_words: list[str]
    bar: Bar

    def floor(self, size: int) -> list[str]:
        name, *words = self.floor_words
        return [places.floor(name), *filled(words, size)]

    def program(self, size: int) -> list[str]:
        return [places.PROGRAM, *filled(self.own_words, size)]


def filled(words: list[str], size: int) -> list[str]:
    return [some_name(size) if word == "NAME" else word for word in words]


COMMANDS = [
    Command("list --names", ["names"], ["list", "--names"], 1.5),
    Command("list", ["full", "status"], ["list"], 1.5),
    Command("list --json", ["full", "status"], ["list", "--json"], None),
    Command("show NAME", ["export", "NAME"], ["show", "NAME"], None),
    Command("prompt", ["export", "default"], ["prompt"], 1.6),
    Command("export NAME", ["export", "NAME"], ["export", "NAME"], 1.6),
]

PICKER: dict[str, Callable[[int], Bar]] = {
    "pick: first paint": lambda size: 1.2 if size >= 50_000 else 1.3,
    "pick: first key": lambda _: 1.3,
    "pick: next key": lambda _: 1.3,
    "pick: Esc to the end": lambda _: 1.5,
}
