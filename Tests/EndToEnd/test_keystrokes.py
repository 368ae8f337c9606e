# SPDX-License-Identifier: Apache-2.0
"""What a key costs: bytes on the line, instructions in the processor, and that neither grows where it need not."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import program
import pytest
from keystrokes import Keystrokes

DOWN, UP = b"\x1b[B", b"\x1b[A"


def many(folder: Path, count: int) -> Path:
    """A home of so many SSO profiles, each of the same length."""
    text = "[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n" + "".join(
        f"[profile team-{n:05}-prod]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\nregion = eu-west-1\n"
        for n in range(count)
    )
    return program.write_files(folder / f"home-{count}", text, None)


def test_moving_the_cursor_writes_as_much_with_ten_profiles_as_with_ten_thousand(tmp_path):
    written = {}
    for count in (20, 10_000):
        keys = Keystrokes(many(tmp_path, count))
        keys.read()
        keys.press(DOWN)
        written[count] = len(keys.press(DOWN))
        assert keys.leave() == (130, b"")
    assert written[20] > 100
    # The counter, 20/20 or 10000/10000, is not part of a move.
    assert written[10_000] <= written[20] + 16
    assert written[10_000] < 2500


def test_silence_is_silent(tmp_path):
    """Nothing on the screen changes by itself here, so nothing is written."""
    keys = Keystrokes(many(tmp_path, 50))
    keys.read()
    assert keys.read(seconds=3, quiet=3) == b""
    assert keys.leave() == (130, b"")


#: Steps of a keyboard gone mad; AWSPROF_STEPS=10000, which takes more than ten minutes, before a release.
STEPS = int(os.environ.get("AWSPROF_STEPS", "200"))


def test_random_bytes_resizes_and_files_leave_the_terminal_as_it_was(home, tmp_path, run_seed):
    """A keyboard gone mad: not a byte on stdout unless something was chosen, and every mode is taken back."""
    generator = random.Random(run_seed)
    pieces = [
        b"\x1b[A", b"\x1b[B", b"\t", b"prod", b"\x7f", b"\x14", b"\x1bOP", b"\x1b[13~", b"?", b"j", b"G", b"q", b"\x1b[200~pa\nste\x1b[201~",
        b"\x1b]11;rgb:0000/0000/0000\x07", b"\xff\xfe", b"\x1b[<0;5;5M", b"\x1b[5~", b"\x0c", b"\x13", b"\x0f", b"\x15", b"\x1b[17~", b"\x12", b"\x1bOQ", b"/", b"n",
    ]
    folder = home("everyday")
    config = folder / ".aws/config"
    text = config.read_text()
    keys = Keystrokes(folder)
    opening = keys.read()
    data = b""
    settled = 0
    for step in range(STEPS):
        # Of a long run the end will do, and of a secret at a seam nothing is lost.
        data = data[-200_000:] + keys.press(generator.choice(pieces), quiet=0.005, seconds=0.2)
        assert b"EXAMPLEKEY" not in data
        if step == 2_000:
            settled = keys.memory()
        if step % 20 == 0:
            keys.resize(generator.choice([1, 2, 3, 10, 24, 50]), generator.choice([1, 2, 3, 20, 80, 160]))
        if step % 50 == 0:
            config.write_text(text + f"[profile added-{step}]\n")
    if settled:
        assert keys.memory() < settled + 2_048
    status, out = keys.leave()
    assert (status, out) == (130, b"")
    data = opening + data + keys.rest
    for mode in (b"?1049", b"?2004"):
        assert data.rfind(b"\x1b[" + mode + b"l") > data.rfind(b"\x1b[" + mode + b"h") >= 0
    assert b"EXAMPLEKEY" not in data


def instructions(home: Path, *presses: bytes) -> int:
    """Of a whole run with these keys, counted by valgrind."""
    out = home / "callgrind"
    keys = Keystrokes(home, "valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "-q")
    keys.read(seconds=120, quiet=3)
    # The first letter prepares what idle time would have prepared, so that it counts in no difference.
    for press in (b"t", b"\x15", *presses):
        keys.press(press, seconds=60, quiet=1)
    assert keys.leave() == (130, b"")
    found = re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.MULTILINE)
    assert found
    return int(found.group(1))


@pytest.fixture(scope="module")
def large_home(tmp_path_factory) -> Path:
    return many(tmp_path_factory.mktemp("large"), 10_000)


@pytest.fixture(scope="module")
def without_keys(large_home) -> int:
    return instructions(large_home)


@pytest.mark.xdist_group("keystrokes")
@pytest.mark.parametrize(
    ("presses", "limit"),
    [([DOWN, UP, DOWN, UP], 4 * 15_000_000), ([b"t", b"e", b"a", b"m"], 4 * 60_000_000)],
    ids=["moves", "letters"],
)
def test_a_key_over_ten_thousand_profiles_takes_so_many_instructions_at_most(presses, limit, need, request):
    """Release programs only: without optimization it is ten times as much."""
    need("valgrind")
    if "debug" in str(program.binary()):
        pytest.skip("this is the debug program")
    home, without_keys = (request.getfixturevalue(name) for name in ("large_home", "without_keys"))
    spent = instructions(home, *presses) - without_keys
    assert spent < limit, f"{spent / 1e6:.1f} million"
