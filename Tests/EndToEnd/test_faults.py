# SPDX-License-Identifier: Apache-2.0
"""Every command under every fault: it ends, says what is wrong, gives the shell a whole block or nothing, and keeps what it read.

SECURITY.md and ARCHITECTURE.md have the promises; `keeps_promises` is where they are held.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import resource
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faults
import program
import pytest

COMMANDS = [
    ["list"], ["list", "--names"], ["list", "--json"], ["show"], ["show", "dev"], ["show", "--json", "dev"], ["status"],
    ["status", "--json"], ["export", "dev"],
    ["export", "prod-reader", "--shell", "fish"], ["pick", "dev"], ["unset"],
]  # fmt: skip

BLOCKS = {"export", "pick", "unset"}


def run(words: Sequence[str], home: Path, told: dict[str, Any]) -> subprocess.CompletedProcess[bytes]:
    """Runs a command as a fault has it."""
    variables: dict[Any, Any] = {**program.environment(home), **told.get("env", {})}
    variables = {name: value for name, value in told.get("bare", variables).items() if value is not None}

    def prepare() -> None:
        for descriptor in told.get("closed", []):
            os.close(descriptor)
        if "descriptors" in told:
            resource.setrlimit(resource.RLIMIT_NOFILE, (told["descriptors"], told["descriptors"]))

    return subprocess.run(
        [str(program.binary()), *words], cwd=home, env=variables, stdin=subprocess.DEVNULL, capture_output=True, timeout=20,
        preexec_fn=prepare, check=False,
    )


def keeps_promises(done: subprocess.CompletedProcess[bytes], words: Sequence[str], closed: Sequence[int] = ()) -> None:
    """What holds whatever went wrong."""
    told = done.stderr.decode()
    assert done.returncode in (0, 1, 64, 130), f"it ends by a status of its own, not by {done.returncode}: {told}"
    if done.returncode != 0 and 2 not in closed:
        assert "awsprof: " in told, "a failure has a sentence"
    if done.returncode != 0 and words[:2] == ["show", "--json"] and done.stdout:
        assert json.loads(done.stdout)["selection"]["error"], "a profile that cannot be shown is a whole report of why"
    elif done.returncode != 0:
        assert done.stdout == b"", "a failure gives the shell nothing"
    elif words[0] in BLOCKS:
        assert is_whole(done.stdout), f"a block is whole: {done.stdout!r}"
    for stream in (done.stdout, done.stderr):
        assert not set(stream) & {*range(0x20), 0x7F} - {0x0A}, "nothing commands a terminal"
        assert not [secret for secret in program.SECRETS if secret.encode() in stream], "no secret comes out"


def is_whole(lines: bytes) -> bool:
    """The last of the variables is in it, and the end of the last line."""
    return b"AWS_DEFAULT_REGION" in lines.splitlines()[-1] and lines.endswith(b";\n")


@pytest.mark.parametrize("fault", faults.ALL)
def test_under_every_fault_every_command_ends_as_promised(fault, home):
    folder = home("everyday")
    told = faults.ALL[fault](folder)
    before = program.tree(folder / ".aws")
    for words in COMMANDS:
        done = run(words, folder, told)
        keeps_promises(done, words, told.get("closed", ()))
        if 1 in told.get("closed", ()):
            assert done.returncode == 1, "an answer that nobody can get is a failure"
    assert program.tree(folder / ".aws") == before
    assert not list(folder.parent.rglob("pwned"))


@pytest.mark.parametrize("fault", faults.CALLS)
@pytest.mark.parametrize("words", [["export", "dev"], ["list", "--names"], ["unset"]], ids=" ".join)
def test_a_call_of_the_system_that_fails_is_tried_again_or_told(words, fault, home, need, tmp_path):
    need("strace")
    rule, of_config, goes_on = faults.CALLS[fault]
    folder = home("everyday")
    path = ["-P", str(folder / ".aws/config")] if of_config else []
    command = ["strace", "-o", str(tmp_path / "trace"), *path, "-e", f"inject={rule}", str(program.binary()), *words]
    done = subprocess.run(command, cwd=folder, env=program.environment(folder), capture_output=True, timeout=60, check=False)
    if b"ptrace" in done.stderr and b"not permitted" in done.stderr:
        pytest.skip("this machine does not permit strace")
    if goes_on:
        plain = program.run(*words, home=folder)
        assert (done.returncode, done.stdout, done.stderr) == (plain.returncode, plain.stdout, plain.stderr)
        return
    assert done.returncode in (0, 1)
    assert done.returncode == 0 or done.stdout == b""
    if words[0] in BLOCKS and done.returncode == 0:
        assert is_whole(done.stdout)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_full_disk_is_a_failure_with_a_sentence(words, home):
    folder = home("everyday")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [str(program.binary()), *words], cwd=folder, env=program.environment(folder), stdin=subprocess.DEVNULL, stdout=full,
            stderr=subprocess.PIPE, timeout=20, check=False,
        )
    assert done.returncode == 1 and b"awsprof: stdout cannot be written to" in done.stderr


@pytest.mark.parametrize("words", [["export", "dev"], ["list"], ["unset"]], ids=" ".join)
def test_a_reader_that_leaves_gets_nothing_more_and_no_noise(words, home):
    """`awsprof list | head -1`: as every program of a pipe, it goes."""
    folder = home("everyday")
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [str(program.binary()), *words], cwd=folder, env=program.environment(folder), stdout=theirs, stderr=subprocess.PIPE,
        timeout=20, check=False,
    )
    os.close(theirs)
    assert done.returncode in (1, -signal.SIGPIPE)
    assert done.returncode == 1 or done.stderr == b""


def test_a_pipe_that_does_not_block_and_is_full_gets_the_rest_later(tmp_path):
    """Another program of the same pipe may have made it so: half a block, evaluated, would be half a switch."""
    names = [f"profile-{number}" for number in range(20_000)]
    folder = program.write_files(tmp_path / "home", None, "".join(f"[{name}]\n" for name in names))
    ours, theirs = os.pipe()
    os.set_blocking(theirs, False)
    process = subprocess.Popen([str(program.binary()), "list", "--names"], env=program.environment(folder), stdout=theirs)
    os.close(theirs)
    with open(ours, "rb") as reader:
        assert reader.read().decode().split() == names
    assert process.wait(timeout=20) == 0


def test_a_file_that_is_rewritten_all_the_time_is_read_whole_or_refused(tmp_path):
    """`aws configure set` rewrites config in place: there are moments in which it is empty, or half."""
    folder = program.write_files(tmp_path / "home", None, "[prod]\nregion = eu-west-1\n")
    path = folder / ".aws/credentials"
    between = "# a line between\n" * 2000
    texts = [f"[other]\nregion = x\n{between}[prod]\nregion = {region}\n" for region in ("eu-west-1", "sa-east-1")]
    is_over = threading.Event()

    def rewrite() -> None:
        while not is_over.is_set():
            for text in texts:
                path.write_text(text)

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        for _ in range(60):
            done = program.run("export", "prod", home=folder)
            keeps_promises(done, ["export"])
            if done.returncode == 0 and b"AWS_REGION='" in done.stdout:
                assert b"AWS_REGION='eu-west-1'" in done.stdout or b"AWS_REGION='sa-east-1'" in done.stdout
    finally:
        is_over.set()
        writer.join()


def test_files_that_come_and_go_are_there_or_not(home):
    folder = home("everyday")
    config, away = folder / ".aws/config", folder / ".aws/away"
    is_over = threading.Event()

    def move() -> None:
        while not is_over.is_set():
            config.rename(away)
            away.rename(config)

    mover = threading.Thread(target=move)
    mover.start()
    try:
        seen = {program.run("list", "--names", home=folder).stdout.count(b"\n") for _ in range(60)}
    finally:
        is_over.set()
        mover.join()
    assert seen <= {2, 13}, "all of the file or nothing of it"


def pick(home: Path, keys: bytes, rows: int = 24, columns: int = 80, told: dict[str, Any] | None = None) -> tuple[int, bytes, bytes]:
    """The picker on a terminal of its own: status, stdout, and what it wrote to the terminal."""
    variables: dict[Any, Any] = {**program.environment(home), **(told or {}).get("env", {})}
    variables = {name: value for name, value in (told or {}).get("bare", variables).items() if value is not None}
    out = home.parent / "stdout"
    process, terminal = pty.fork()
    if process == 0:
        os.dup2(os.open(out, os.O_CREAT | os.O_TRUNC | os.O_WRONLY), 1)
        os.execve(program.binary(), [str(program.binary()), "pick"], variables)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    screen, is_answered, end = b"", False, time.monotonic() + 20
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                got = os.read(terminal, 1 << 16)
            except OSError:
                break
            if not got:
                break
            screen += got
        elif not is_answered and screen:
            os.write(terminal, keys)
            is_answered = True
    else:
        os.kill(process, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    os.close(terminal)
    return status, out.read_bytes(), screen


@pytest.mark.parametrize("fault", [fault for fault in faults.ALL if "closed" not in fault and "descriptors" not in fault])
def test_under_every_fault_the_picker_can_be_left_with_nothing(fault, home):
    folder = home("everyday")
    told = faults.ALL[fault](folder)
    status, stdout, screen = pick(folder, b"\x03", told=told)
    # The numbered list leaves the keys to the terminal, and Ctrl-C is a signal there.
    assert (status, stdout) in ((130, b""), (1, b""), (-signal.SIGINT, b"")), screen
    if status == 1:
        assert b"awsprof: " in screen


@pytest.mark.parametrize(("rows", "columns"), [(1, 1), (1, 80), (24, 1), (2, 2), (3, 200), (500, 20)])
def test_on_a_terminal_of_any_size_keys_do_no_harm(rows, columns, home):
    status, stdout, _ = pick(home("everyday"), b"a\t\x1b[B\x14\x1b[6~zz\x7f\x0c\x03", rows, columns)
    assert (status, stdout) == (130, b"")


def test_a_crash_leaves_no_memory_behind(home, need, tmp_path):
    """In its memory are the files that it read: the secrets of every profile."""
    need("strace")
    folder = home("everyday")
    trace = tmp_path / "trace"
    command = ["strace", "-o", str(trace), str(program.binary()), "list", "--names"]
    done = subprocess.run(command, env=program.environment(folder), capture_output=True, timeout=60, check=False)
    if b"ptrace" in done.stderr and b"not permitted" in done.stderr:
        pytest.skip("this machine does not permit strace")
    calls = trace.read_text(errors="replace")
    forbidden = calls.find("prctl(PR_SET_DUMPABLE, SUID_DUMP_DISABLE")
    assert 0 <= forbidden < calls.find(".aws/config")


def test_the_program_is_hardened(need):
    """Random addresses, data that is read-only once it is relocated, a stack that cannot be run."""
    need("readelf")
    if program.binary().parent.name != "bin":
        pytest.skip("only the release is linked so")
    said = subprocess.run(["readelf", "-lW", str(program.binary())], capture_output=True, text=True, check=True).stdout
    assert "DYN (Position-Independent Executable file)" in said and "GNU_RELRO" in said
    stack = next(line for line in said.splitlines() if "GNU_STACK" in line)
    assert " RW " in stack and "E" not in stack.split()[-2]
