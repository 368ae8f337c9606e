# SPDX-License-Identifier: Apache-2.0
"""What the commands say, word for word.

A transcript begins with `# sentences` that say why it is there, `home: NAME` (a fixture home, or `nowhere` for a home
without `~/.aws`) and any `env: NAME=value`. Then come commands, each with what it printed: stdout as it is, lines of
stderr with `! ` before them, a last line `[status N]` unless that is 0. The test's own home folder is written `$HOME`.
A secret in the environment is written `$SECRET`.
AWSPROF_RECORD=1 writes the answers anew.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import program
import pytest

FOLDER = program.HERE / "Transcripts"
RECORDS = os.environ.get("AWSPROF_RECORD") == "1"
PROMPT = "$ awsprof"


def parse(text: str) -> tuple[list[str], list[str]]:
    """The heading's lines, and the commands."""
    lines = text.splitlines()
    first = next((index for index, line in enumerate(lines) if line.startswith(PROMPT)), len(lines))
    return [line for line in lines[:first] if line], [line for line in lines[first:] if line.startswith(PROMPT)]


def settings(heading: list[str]) -> tuple[str, dict[str, str]]:
    home, variables = "", {}
    for line in heading:
        key, _, value = line.partition(": ")
        if line.startswith("# "):
            continue
        if key == "home":
            home = value
        elif key == "env":
            name, _, variables[name] = value.partition("=")
        else:
            raise AssertionError(f"a heading has no line '{line}'")
    return home, variables


def answer(command: str, home: Path, variables: dict[str, str]) -> str:
    """The block of one command as it is written in a transcript."""
    words = shlex.split(command.removeprefix("$ "))[1:]
    filled = {
        name: value.replace("$HOME", str(home)).replace("$SECRET", program.SECRET_KEY) for name, value in variables.items()
    }
    done = program.run(*words, home=home, env=filled)
    stdout, stderr = (stream.decode("utf-8").replace(str(home), "$HOME") for stream in (done.stdout, done.stderr))
    assert stderr == "" or stderr.endswith("\n"), "a sentence on stderr ends its line"
    lines = [command, *stdout.split("\n")]
    if lines[-1]:
        lines.append("[no line end]")
    else:
        lines.pop()
    lines += [f"! {line}".rstrip() for line in stderr.splitlines()]
    if done.returncode != 0:
        lines.append(f"[status {done.returncode}]")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_commands_say_what_they_said(path, tmp_path):
    text = path.read_text(encoding="utf-8")
    heading, commands = parse(text)
    assert heading and heading[0].startswith("# ") and commands, "a transcript says why, and has commands"
    name, variables = settings(heading)
    home = tmp_path / "home"
    home.mkdir() if name == "nowhere" else program.copy_home(name, home)
    now = "\n\n".join(["\n".join(heading) + "\n", *(answer(command, home, variables) for command in commands)])
    now = now.replace("\n\n\n" + PROMPT, "\n\n" + PROMPT)
    if RECORDS:
        path.write_text(now, encoding="utf-8")
    assert now == text or RECORDS


def test_no_transcript_and_no_golden_file_holds_a_secret():
    """They are published: what the fixtures hold as secrets must be in none of them."""
    looked_at = {".txt": 0, ".screen": 0}
    for path in (program.ROOT / "Tests").rglob("*"):
        recorded = path.suffix in looked_at and path.is_file()
        if recorded and program.HOMES not in path.parents:
            looked_at[path.suffix] += 1
            content = path.read_bytes()
            found = [secret for secret in program.SECRETS if secret.encode() in content]
            assert not found, f"{path.relative_to(program.ROOT)} holds {found}"
    assert looked_at[".txt"] > len(list(FOLDER.glob("*.txt"))), "the other golden files are among them"
    assert looked_at[".screen"] > 60, "the golden screens are among them"
