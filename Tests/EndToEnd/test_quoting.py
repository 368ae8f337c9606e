# SPDX-License-Identifier: Apache-2.0
"""The lines in real shells, beyond single names: hundreds of random ones, every form of region, a shell that says no."""

from __future__ import annotations

import os
import subprocess
import unicodedata
from pathlib import Path
from random import Random

import program
import pytest

SHELLS = {
    "dash": ["dash"],
    "bash": ["bash", "--norc", "--noprofile"],
    "bash, posix": ["bash", "--posix", "--norc", "--noprofile"],
    "zsh": ["zsh", "-f"],
    "fish": ["fish", "--no-config"],
}
STALE = {
    "AWS_ACCESS_KEY_ID": program.KEY_ID,
    "AWS_SECRET_ACCESS_KEY": program.SECRET_KEY,
    "AWS_SESSION_TOKEN": "EXAMPLESESSIONTOKEN",
    "AWS_SECURITY_TOKEN": "EXAMPLESESSIONTOKEN",
    "AWS_CREDENTIAL_EXPIRATION": "2026-01-15T12:00:00Z",
    "AWS_DEFAULT_PROFILE": "other",
    "AWS_PROFILE": "another",
    "AWS_REGION": "us-east-1",
    "AWS_DEFAULT_REGION": "us-west-1",
}
MEANT_BY_SHELLS = "'\"\\$`!#*?[]{}()<>|&;~ =%^@-,.:/+_\u2018\u2019\u201a\u201b\u00b4\uff07"


def random_name(random: Random) -> str:
    """What a shell might trip over, letters of all scripts between; nothing that awsprof refuses."""
    while True:
        characters = [
            random.choice(MEANT_BY_SHELLS) if random.random() < 0.7 else chr(random.randrange(0x20, 0x20000))
            for _ in range(random.randrange(1, 16))
        ]
        kept = [c for c in characters if unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") and c != "\ufffd"]
        if kept:
            return "".join(kept)


def evaluate(shell: str, lines: list[str], home: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    script = home / "script"
    script.write_text("\n".join(lines) + "\n")
    return subprocess.run(
        [*SHELLS[shell], str(script)], cwd=home, env=environment, capture_output=True, timeout=120, check=False
    )


def variables(dump: bytes) -> dict[bytes, bytes]:
    """The AWS variables in the output of `env -0`."""
    pairs = [entry.partition(b"=") for entry in dump.split(b"\0")]
    return {name: value for name, _, value in pairs if name.startswith(b"AWS_")}


@pytest.mark.parametrize("shell", SHELLS)
def test_random_and_hostile_names_come_through_exactly_and_run_nothing(shell, tmp_path, need, run_seed):
    """A list of names that somebody thought of has the holes that nobody thought of."""
    need(SHELLS[shell][0])
    random = Random(f"{run_seed} names")
    hostile = program.run("list", "--names", home=program.HOMES / "hostile").stdout.decode().splitlines()
    known = [name for name in hostile if name.isprintable() and "\u202e" not in name]
    names = sorted({*known, *(random_name(random) for _ in range(200))})
    home = program.write_files(tmp_path, None, "".join(f"[{name}]\nregion = eu-west-1\n" for name in names))
    lines = []
    for number, name in enumerate(names):
        (home / f"name{number}").write_bytes(name.encode())
        if shell == "fish":
            lines.append(f"awsprof export --shell fish -- (cat name{number} | string collect -N) | source")
        else:
            lines.append(f'eval "$(awsprof export --shell sh -- "$(cat name{number})")"')
        lines += ["env -0", "printf 'END'"]
    done = evaluate(shell, lines, home, program.environment(home, **STALE))
    dumps = done.stdout.split(b"\0END")[:-1]
    assert len(dumps) == len(names), done.stderr.decode(errors="replace")[-2000:]
    for name, dump in zip(names, dumps, strict=True):
        wanted = {b"AWS_PROFILE": name.encode(), b"AWS_REGION": b"eu-west-1", b"AWS_DEFAULT_REGION": b"eu-west-1"}
        assert variables(dump) == wanted, f"AWSPROF_SEED={run_seed}"
    made = {path.name for path in home.iterdir()} - {".aws", "script", ".config", ".local", ".cache"}
    assert made == {f"name{number}" for number in range(len(names))}, "a name ran something"


#: How many random names go through each shell; AWSPROF_NAMES=100000 before a release.
COUNT = int(os.environ.get("AWSPROF_NAMES", "400"))
#: So many lines are evaluated by one shell: each makes a process of awsprof.
BATCH = 2_000


@pytest.mark.parametrize("shell", ["dash", "bash", "zsh", "fish"])
def test_many_random_names_and_regions_come_through_exactly_and_run_nothing(shell, tmp_path, need, run_seed):
    """In a number that no one thinks of: the variables are printed by the shell itself, and nothing new is in the folder."""
    need(shell)
    random = Random(f"{run_seed} {shell}")
    for first in range(0, COUNT, BATCH):
        names = sorted({random_name(random) for _ in range(min(BATCH, COUNT - first))})
        home = program.write_files(tmp_path / str(first), None, "".join(f"[{name}]\n" for name in names))
        spoken = "fish" if shell == "fish" else "sh"
        # What awsprof says for each is gathered first and evaluated by one shell, with what prints the outcome between.
        ask = "printf '%s\\n' \"$AWS_PROFILE\" \"$AWS_REGION\"\n"
        script = b""
        regions = [random.choice(["eu-west-1", "us-gov-east-1", "x", "A-9"]) for _ in names]
        for name, region in zip(names, regions, strict=True):
            done = program.run("export", "--shell", spoken, "--region", region, "--", name, home=home)
            assert done.returncode == 0, (name, done.stderr)
            script += done.stdout + ask.encode()
        (home / "script").write_bytes(script)
        environment = program.environment(home, **STALE)
        done = subprocess.run(
            [*SHELLS[shell], str(home / "script")], cwd=home, env=environment, capture_output=True, timeout=600, check=False
        )
        wanted = "".join(f"{name}\n{region}\n" for name, region in zip(names, regions, strict=True))
        assert done.stdout.decode() == wanted, f"AWSPROF_SEED={run_seed}"
        assert done.stderr == b""
        assert {path.name for path in home.iterdir()} <= {".aws", "script", ".config", ".local", ".cache"}, "a name ran something"


REGIONS = {
    "export dev": {"AWS_PROFILE": "dev", "AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-1"},
    "export dev --region sa-east-1": {"AWS_PROFILE": "dev", "AWS_REGION": "sa-east-1", "AWS_DEFAULT_REGION": "sa-east-1"},
    "export dev --no-region": {"AWS_PROFILE": "dev"},
    "export nowhere": {"AWS_PROFILE": "nowhere"},
    "unset": {},
}


@pytest.mark.parametrize("words", REGIONS)
@pytest.mark.parametrize("shell", SHELLS)
def test_afterwards_the_shell_has_exactly_the_variables_that_were_meant(shell, words, home, need):
    """Both regions or none, no key and no other profile of before; also where every failure and unset name ends a script."""
    need(SHELLS[shell][0])
    folder = home("everyday")
    strict = ["set -eu"] if shell != "fish" else []
    line = f"awsprof {words} | source" if shell == "fish" else f'eval "$(awsprof {words})"'
    for stale in (STALE, {}):
        done = evaluate(shell, [*strict, line, "env -0"], folder, program.environment(folder, **stale))
        assert done.returncode == 0, done.stderr.decode()
        assert variables(done.stdout) == {name.encode(): value.encode() for name, value in REGIONS[words].items()}


@pytest.mark.parametrize("words", ["export dev", "export dev --no-region"])
@pytest.mark.parametrize("shell", ["bash --norc --noprofile -i", "zsh -f -i"])
def test_where_the_profile_is_readonly_nothing_is_switched(shell, words, home, need):
    """Half a switch is worse than none: one profile's account with no region, another's region, or without its keys."""
    need(shell.split()[0])
    folder = home("everyday")
    before = {**STALE, "AWS_PROFILE": "old"}
    script = f'readonly AWS_PROFILE\neval "$(awsprof {words})"\necho "status=$?"\nenv -0\n'
    done = subprocess.run(
        shell.split(), input=script.encode(), cwd=folder, env=program.environment(folder, **before),
        capture_output=True, timeout=20, check=False,
    )
    status, _, dump = done.stdout.partition(b"\n")
    assert status.rpartition(b"status=")[2] not in (b"0", b""), done.stderr.decode()
    assert variables(dump) == {name.encode(): value.encode() for name, value in before.items()}


@pytest.mark.parametrize("shell", ["dash", "bash", "zsh"])
def test_a_refused_name_changes_nothing_in_the_shell(shell, tmp_path, need):
    """Nothing on stdout is nothing to evaluate, and the status of the command tells it."""
    need(shell)
    home = program.write_files(tmp_path, None, b"[a\x1b[2Jb]\nregion = eu-west-1\n")
    (home / "name").write_bytes(b"a\x1b[2Jb")
    lines = ['x=$(awsprof export -- "$(cat name)") || echo "status $?"', 'eval "$x"', "env -0"]
    done = evaluate(shell, lines, home, program.environment(home, **STALE))
    status, _, dump = done.stdout.partition(b"\n")
    assert status == b"status 1"
    assert variables(dump) == {name.encode(): value.encode() for name, value in STALE.items()}
    assert b"\x1b" not in done.stderr
