# SPDX-License-Identifier: Apache-2.0
"""What is evaluated sets exactly what was meant, in every shell, and runs nothing."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import program
import pytest

NAMES = [
    "prod", "two  blanks", "it's", "''", '"', '"; touch pwned; "', "'; touch pwned #", "$(touch pwned)", "`touch pwned`", "$HOME",
    "\\", "a\\", "\\'", "a\\nb", "!x", "#x", "a#", "~", "-x", "--help", "*", "a?b[c]", "{a,b}", "<x", "x>y", "a|b", "a&b", "a;b",
    "(a)", "%s", "^x", "=x", "a=b", "\u2018; touch pwned; \u2019", "\u201a\u201b", "caf\u00e9", "cafe\u0301", "\u65e5\u672c\u8a9e",
    "\U0001f680", "\u05d0\u05d1", "\u202eover", "a\u00a0b", "a" * 300,
]
EVALUATE = {
    "bash": (["bash", "--norc"], 'eval "$({})"'),
    "bash, posix": (["bash", "--posix", "--norc"], 'eval "$({})"'),
    "bash, no quotes": (["bash", "--norc"], "eval $({})"),
    "bash, set -eu": (["bash", "--norc", "-eu"], 'eval "$({})"'),
    "dash": (["dash"], 'eval "$({})"'),
    "zsh": (["zsh", "-f"], 'eval "$({})"'),
    "fish": (["fish", "--no-config"], "{} | source"),
    "fish, eval": (["fish", "--no-config"], "eval ({})"),
}
PRINT = "import os, sys; sys.stdout.buffer.write(os.environb.get(b'AWS_PROFILE', b'-') + b'\\0' + b'\\0'.join(sorted(k + b'=' + v for k, v in os.environb.items() if k.startswith(b'AWS_') and k != b'AWS_PROFILE')) + b'\\0\\0')"


def random_names(seed: int, count: int) -> list[str]:
    chooser = random.Random(seed)
    letters = "'\"\\$`!#*?{}()<>|&;~ =%^@-ab\u00e9\u2019\u65e5"
    names = {"".join(chooser.choice(letters) for _ in range(chooser.randint(1, 12))).strip() for _ in range(count)}
    return sorted(name for name in names if name and not name.startswith("-"))


def home_of(names: list[str], folder: Path) -> Path:
    text = "".join(f"[{name}]\nregion = eu-west-1\n" for name in names)
    return program.write_files(folder, None, text)


@pytest.mark.parametrize("how", EVALUATE)
def test_a_name_comes_through_a_shell_exactly_and_nothing_runs(how, tmp_path, need, run_seed):
    """Names come from files that somebody else may write; a name that runs is a stranger at the prompt."""
    command, line = EVALUATE[how]
    need(command[0])
    names = [*NAMES, *random_names(run_seed, 60)]
    if "no quotes" in how:
        names = [name for name in names if "  " not in name and not set(name) & set("*?[")]
    home = home_of(names, tmp_path / "home")
    script = []
    for index, _ in enumerate(names):
        asked = f"awsprof export --shell {'fish' if 'fish' in how else 'sh'} -- (cat n{index})" if "fish" in how else (
            f'awsprof export --shell sh -- "$(cat n{index})"')
        script += [line.format(asked), f"{sys.executable} -c \"$PRINT\""]
    for index, name in enumerate(names):
        (home / f"n{index}").write_bytes(name.encode())
    environment = program.environment(
        home, PRINT=PRINT, AWS_ACCESS_KEY_ID="AKIASTALEEXAMPLE0000", AWS_SESSION_TOKEN="t", AWS_DEFAULT_PROFILE="other", AWSPROF_NOW=None
    )
    done = subprocess.run(
        command, input="\n".join(script).encode() + b"\n", cwd=home, env=environment, capture_output=True, timeout=120, check=False
    )
    answers = done.stdout.split(b"\0\0")[:-1]
    assert len(answers) == len(names), done.stderr.decode(errors="replace")[-2000:]
    for name, answer in zip(names, answers, strict=True):
        assert answer.split(b"\0") == [name.encode(), b"AWS_DEFAULT_REGION=eu-west-1", b"AWS_REGION=eu-west-1"], (how, name)
    assert not (home / "pwned").exists()


@pytest.mark.parametrize("name", [b"a\x1b[31m", b"bell\x07", b"a\x7f", "a\u0085".encode(), "a\u2028b".encode(), b"a\xff"])
@pytest.mark.parametrize("shell", ["sh", "fish", "powershell"])
def test_what_no_shell_can_be_told_is_refused_with_nothing_on_stdout(name, shell, tmp_path):
    home = program.write_files(tmp_path / "home", None, b"[" + name + b"]\nregion = eu-west-1\n")
    done = program.run("export", "--shell", shell, "--", name, home=home)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"awsprof: AWS_PROFILE would hold" in done.stderr
    assert b"\x1b" not in done.stderr and b"\x07" not in done.stderr


def test_the_short_way_to_export_says_the_same_as_the_long_one(home):
    """`export NAME` is recognised before the argument parser; both must print the same."""
    folder = home("everyday")
    for name in ["dev", "half", "nowhere", "nobody", "vault"]:
        short = program.run("export", name, home=folder)
        long = program.run("export", "--", name, home=folder)
        assert (short.returncode, short.stdout, short.stderr) == (long.returncode, long.stdout, long.stderr)


@pytest.mark.parametrize("situation", program.HOME_NAMES)
@pytest.mark.parametrize("words", [["list"], ["list", "--names"]], ids=" ".join)
def test_the_short_way_to_list_says_the_same_as_the_long_one(words, situation, home):
    folder = home(situation)
    short = program.run(*words, home=folder)
    long = program.run(*words, "--now", program.NOW, home=folder)
    assert (short.returncode, short.stdout, short.stderr) == (long.returncode, long.stdout, long.stderr)


@pytest.mark.parametrize("situation", program.HOME_NAMES)
def test_no_secret_comes_out_of_any_command(situation, home):
    folder = home(situation)
    before = program.tree(folder)
    for words in [["list"], ["list", "--json"], ["list", "--names"]]:
        check_silent(program.run(*words, home=folder))
    names = program.run("list", "--names", home=folder).stdout.decode().splitlines()
    for name in names:
        for words in [["show", "--", name], ["show", "--json", "--", name], ["export", "--", name]]:
            done = program.run(*words, home=folder)
            check_silent(done)
            if words[1] == "--json" and done.stdout:
                json.loads(done.stdout)
    assert program.tree(folder) == before


def check_silent(done: subprocess.CompletedProcess[bytes]) -> None:
    for secret in program.SECRETS:
        assert secret.encode() not in done.stdout + done.stderr


FAULTS = {
    "a directory": (lambda path: path.mkdir(), "this is a directory"),
    "a pipe": (lambda path: os.mkfifo(path), "this is a pipe or a device"),
    "fifty megabytes": (lambda path: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 50 << 20), "the file has 50 MiB"),
    "not text": (lambda path: path.write_bytes(bytes(range(256)) * 20), "boto3 refuses the whole file"),
    "empty": (lambda path: path.write_bytes(b""), None),
    "missing": (lambda path: None, None),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_cannot_be_used_gets_a_sentence_with_its_place_and_the_rest_works(fault, tmp_path):
    make, sentence = FAULTS[fault]
    home = program.write_files(tmp_path / "home", None, "[prod]\nregion = eu-west-1\n")
    make(home / ".aws/config")
    done = program.run("list", home=home)
    assert done.returncode == 0 and b"prod" in done.stdout
    assert b"AWS_PROFILE='prod'" in program.run("export", "prod", home=home).stdout
    if sentence:
        assert f"~/.aws/config" in done.stderr.decode() and sentence in done.stderr.decode()
    else:
        assert done.stderr == b""


def test_without_any_terminal_there_is_one_sentence(home):
    done = subprocess.run(
        [str(program.binary()), "pick"], cwd=home("everyday"), env=program.environment(program.HOMES / "everyday"),
        stdin=subprocess.DEVNULL, capture_output=True, start_new_session=True, timeout=20, check=False,
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.count(b"awsprof: ") == 1


@pytest.mark.parametrize(("words", "status"), [(["--bogus"], 64), (["export"], 64), (["export", "nobody"], 1), (["pick", "nobody"], 1), (["show", "nobody"], 1)])
def test_a_mistake_says_nothing_on_stdout(words, status, home):
    done = program.run(*words, home=home("everyday"))
    assert (done.returncode, done.stdout) == (status, b"")
    assert done.stderr


def test_the_program_is_one_static_file_with_random_addresses(need):
    need("file")
    if program.binary().parent.name != "bin":
        pytest.skip("only the release is linked so")
    said = subprocess.run(["file", "-L", str(program.binary())], capture_output=True, text=True, check=True).stdout
    assert "static-pie linked" in said and "stripped" in said


def test_the_version_names_the_commit_that_it_was_built_from(home):
    done = program.run("--version", home=home("everyday"))
    assert (done.returncode, done.stderr) == (0, b"")
    commit = r" \([0-9a-f]{12}(-dirty)?\)" if program.binary().parent.name == "bin" and (program.ROOT / ".git").exists() else ""
    assert re.fullmatch(rf"\d+\.\d+\.\d+{commit}\n", done.stdout.decode())
