# SPDX-License-Identifier: Apache-2.0
"""A terminal that is not ours shows what the golden screens say: the program draws them, and tmux reads them."""

from __future__ import annotations

import re

import program
import pytest

SCREENS = program.ROOT / "Tests" / "PickerUITests" / "Screens"

#: A sample of every pane and size; the path of a home, which differs, is on none of them.
SAMPLE = [
    "open-160x50", "open-120x30", "open-100x30", "open-80x24", "open-60x16", "open-40x10", "shadowed-100x30", "shadowed-40x10",
    "hostile-80x24", "account-80x24", "status-80x24", "group-session-100x30", "details-session-100x30",
    "details-caches-80x24", "details-40x10", "copy-80x24", "regions-60x16", "regions-filter-80x24",
    "confirm-80x24", "sort-recent-80x24", "outranked-100x30", "help-100x30", "menu-80x24", "menu-40x10", "menu-page-80x24",
    "search-80x24", "search-found-80x24", "keys-80x24", "columns-80x24", "regions-80x24", "regions-none-80x24", "esc-stays-80x24",
]

NAMES = {
    "enter": "Enter", "esc": "Escape", "tab": "Tab", "up": "Up", "down": "Down", "left": "Left", "right": "Right", "home": "Home",
    "end": "End", "pgup": "PageUp", "pgdn": "PageDown", "shift-up": "S-Up", "shift-down": "S-Down", "space": "Space",
}


def golden(name: str) -> tuple[dict[str, list[str]], list[str]]:
    """The head, and the rows of the text plane."""
    head, planes = (SCREENS / f"{name}.screen").read_text().split("\n\n", 1)
    words: dict[str, list[str]] = {}
    for line in head.splitlines():
        if not line.startswith("#"):
            key, _, value = line.partition(":")
            words.setdefault(key, []).append(value.strip())
    return words, [row.removesuffix("|").rstrip() for row in planes.split("\n\n", 1)[0].splitlines()]


def keys(text: str) -> list[tuple[str, str]]:
    """`hop<tab>` as `[("type", "hop"), ("key", "Tab")]`."""
    found = []
    for word in re.findall(r"<[a-z0-9-]+>|[^<]+", text):
        name = word.strip("<>")
        if not word.startswith("<"):
            found.append(("type", word))
        elif name.startswith("ctrl-"):
            found.append(("key", f"C-{name[5:]}"))
        else:
            found.append(("key", NAMES.get(name, name.upper())))
    return found


@pytest.mark.parametrize("name", SAMPLE)
def test_tmux_shows_the_golden_screen(name, home, terminal):
    words, rows = golden(name)
    folder = home(words["home"][0])
    for file, lines in ((".config/awsprof/config", words.get("prefer")), (".local/state/awsprof/recents", words.get("recent"))):
        if lines:
            (folder / file).parent.mkdir(parents=True)
            (folder / file).write_text("\n".join(lines) + "\n")
    width, height = map(int, words["size"][0].split("x"))
    environment = dict(pair.split("=", 1) for pair in words.get("env", []))
    tmux = terminal(folder, "dash", width=width, height=height, **environment)
    tmux._run("set", "-g", "status", "off")
    tmux.resize(width, height)
    tmux.line("clear; x=$(awsprof pick)")
    tmux.until(lambda screen: "awsprof  now" in screen or "F1 help" in screen or "Enter use" in screen)
    for kind, text in keys(words["keys"][0]):
        tmux.type(text) if kind == "type" else tmux.key(text)
        if text == "Escape":
            # So that what follows is not Alt with it.
            tmux.until(lambda screen: "\n>  " in screen)
    tmux.until(lambda screen: [row.rstrip() for row in screen.splitlines()] == rows)
