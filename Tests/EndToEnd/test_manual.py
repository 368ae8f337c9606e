# SPDX-License-Identifier: Apache-2.0
"""The manual: complete where the program's own answers say what there is, and without a word that troff stumbles over."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import program
import pytest

PAGES = program.ROOT / "Resources/man"


def commands() -> str:
    """awsprof(1), made from the program under test."""
    return subprocess.run([program.ROOT / "scripts/manual", program.binary()], capture_output=True, text=True, check=True).stdout


def keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(keys(inner) for name, inner in value.items() if name not in ("block", "blockLines", "set")))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("situation", ["everyday", "hidden", "refused", "broken"])
def test_every_key_of_every_json_is_in_the_manual(situation, home):
    folder = home(situation)
    words = set(re.findall(r"\w+", (PAGES / "awsprof-json.5").read_text().replace("\\fI", " ").replace("\\fR", " ")))
    names = program.run("list", "--names", home=folder).stdout.decode().split()[:20]
    asked = [["list", "--json"], ["status", "--json"], ["doctor", "--json"], ["prompt", "--format", "json"]]
    asked.append(["settings", "--json"])
    asked += [["show", "--json", "--", name] for name in names] + [["export", "--format", "json", "--", name] for name in names]
    for command in asked:
        done = program.run(*command, home=folder, env={"AWS_PROFILE": names[0]})
        if done.stdout:
            assert not keys(json.loads(done.stdout)) - words, command


def helped(home: Path, *words: str) -> Iterator[tuple[str, str]]:
    """Every command that does something, with its help; one that has commands of its own is only the way to them."""
    text = program.run(*words, "--help", home=home).stdout.decode()
    if "SUBCOMMANDS" not in text:
        yield " ".join(words), text
        return
    for name in re.findall(r"^  (\w+)(?: \(default\))?  ", text.split("SUBCOMMANDS")[1], re.M):
        yield from helped(home, *words, name)


def test_every_command_and_option_of_the_help_is_in_the_manual(home):
    page = commands().replace("\\-", "-").replace("\\fB", "").replace("\\fR", "")
    found = dict(helped(home("empty")))
    assert len(found) > 5 and "sso populate" in found
    for name, text in found.items():
        assert f'.SS "{name}"' in page
        for option in re.findall(r"^  (--[\w-]+)", text, re.M):
            assert option in page, (name, option)


def test_troff_has_nothing_to_say(need, tmp_path):
    need("groff")
    (tmp_path / "awsprof.1").write_text(commands())
    for page in [tmp_path / "awsprof.1", *PAGES.glob("*.5")]:
        done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", page], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), page.name
