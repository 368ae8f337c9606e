# SPDX-License-Identifier: Apache-2.0
"""What can go wrong while somebody signs in: at AWS's side, at the disk's, at the program's own."""

from __future__ import annotations

import json
import re
import resource
import shutil
import signal
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import program
import pytest
from servers import Answer, Asked, answer_file
from test_refresh import READER, cached, children, folder, moto, refresh, said, stub, until  # noqa: F401
from test_sessions import run


def test_a_service_that_asks_to_come_back_later_is_asked_again(folder, stub):
    answers = [Answer(400, answer_file("throttling.xml")), Answer(503), Answer(200, answer_file("assume-role.xml"))]
    server = stub(lambda asked: answers.pop(0))
    refresh(folder, "reader", url=server.url)
    assert len(server.asked) == 3 and cached(folder)["Credentials"]


def test_a_server_that_says_nothing_is_given_up(folder, stub):
    """The metadata service has a second, by botocore's rule; AWS's own services have a minute."""
    server = stub(lambda asked: Answer(delay=30))
    config = folder / ".aws/config"
    config.write_text(f"[profile machine]\nec2_metadata_service_endpoint = {server.url}\n")
    done = refresh(folder, "machine", url=server.url)
    assert re.search(r"127\.0\.0\.1:\d+ does not answer", said(done)) and done.returncode == 1


def test_a_code_that_sts_refuses_is_asked_for_again(folder, stub, terminal):
    body = answer_file("assume-role.xml").replace("2026-01-15T13:00:00Z", "2036-01-15T13:00:00Z")
    answers = [Answer(403, answer_file("wrong-code.xml")), Answer(200, body)]
    server = stub(lambda asked: answers.pop(0))
    tmux = terminal(folder, "bash", AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=server.url)
    tmux.line("awsprof refresh admin")
    tmux.see("Enter MFA code")
    tmux.line("111111")
    tmux.see("STS does not take that code")
    tmux.until(lambda screen: screen.count("Enter MFA code") == 2)
    tmux.line("222222")
    tmux.see("admin: live")
    assert [asked.form["TokenCode"] for asked in server.asked] == ["111111", "222222"]


def test_a_disk_that_takes_nothing_leaves_the_old_entry_and_the_keys(folder, moto):
    """A limit of 0 bytes a file is a full disk to whoever writes."""
    refresh(folder, "reader", url=moto.url)
    before = (folder / ".aws/cli/cache" / READER).read_bytes()

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    env = program.environment(folder, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=moto.url)
    words = [str(program.binary()), "refresh", "reader", "--force"]
    done = subprocess.run(words, env=env, capture_output=True, timeout=60, check=False, preexec_fn=fill)
    text = said(done)
    assert done.returncode == 1 and f"~/.aws/cli/cache/{READER} cannot be written: File too large" in text
    assert [path.read_bytes() for path in (folder / ".aws/cli/cache").iterdir()] == [before], "and no half file beside it"


FULL = """
mount -t tmpfs -o size=64k tmpfs "$HOME"
cp -R "$1/." "$HOME/"
if dd if=/dev/zero of="$HOME/rest" bs=1k 2>/dev/null; then exit 99; fi
"$2" refresh reader --force
status=$?
cat "$HOME/.aws/cli/cache"/* >"$3"
exit $status
"""


def test_a_full_disk_leaves_the_old_entry_and_the_keys(folder, moto, tmp_path):
    """A file system of 64 KiB that only this test sees, filled to its last byte."""
    refresh(folder, "reader", url=moto.url)
    before = (folder / ".aws/cli/cache" / READER).read_bytes()
    own = ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*own, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False).returncode != 0:
        pytest.skip("this system lets nobody mount a file system of their own")
    kept, after = tmp_path / "kept", tmp_path / "after"
    shutil.copytree(folder, kept)
    env = program.environment(folder, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=moto.url)
    words = [*own, "sh", "-c", FULL, "sh", str(kept), str(program.binary()), str(after)]
    done = subprocess.run(words, env=env, capture_output=True, timeout=60, check=False)
    assert f"~/.aws/cli/cache/{READER} cannot be written: No space left on device" in said(done) and done.returncode == 1
    assert after.read_bytes() == before, "the old entry, and nothing beside it"


@pytest.mark.parametrize("shift", ["-10m", "+10m"])
def test_a_clock_that_is_ten_minutes_wrong_is_said(shift, folder, stub, need):
    """The request is signed by a clock that is wrong, and the server knows the time and allows five minutes."""
    need("faketime")

    def answer(asked: Asked) -> Answer:
        signed = datetime.strptime(asked.headers["x-amz-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        if abs(datetime.now(UTC) - signed) > timedelta(minutes=5):
            return Answer(403, answer_file("clock.xml"))
        return Answer(200, answer_file("assume-role.xml"))

    server = stub(answer)
    library = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    done = run(folder, "refresh", "reader", url=server.url, LD_PRELOAD=str(library), FAKETIME=shift)
    assert "Signature expired" in said(done) and "the clock of this machine is wrong" in said(done) and done.returncode == 1


def test_a_home_that_cannot_be_written_to_still_has_a_session(folder, moto):
    (folder / ".aws/cli").write_text("a file where the folder should be")
    done = run(folder, "exec", "reader", "--", "sh", "-c", "echo $AWS_ACCESS_KEY_ID", url=moto.url)
    assert done.stdout.startswith(b"ASIA") or len(done.stdout) > 10, done.stderr
    assert b"cannot be written" in done.stderr and done.returncode == 0


#: What a write consists of; the program is killed as it enters each of them, the first time, the second ...
CALLS = ["mkdir", "flock", "openat", "write", "fsync", "rename", "unlink", "close"]


@pytest.mark.parametrize("call", CALLS)
def test_killed_at_any_call_the_entry_is_the_old_or_the_new_one(call, folder, stub, need, tmp_path):
    need("strace")
    body = answer_file("assume-role.xml").replace("2026-01-15T13:00:00Z", "2036-01-15T13:00:00Z")
    new = body.replace("ASIAIOSFODNN7EXAMPLE", "ASIAI44QH8DHBEXAMPLE")
    answers = {"now": body}
    server = stub(lambda asked: Answer(200, answers["now"]))
    env = program.environment(folder, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=server.url)
    for count in range(1, 40):
        answers["now"] = body
        assert refresh(folder, "reader", "--force", url=server.url).returncode == 0, "a claim ends with its holder"
        answers["now"] = new
        words = ["strace", "-o", str(tmp_path / "trace"), "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={count}"]
        done = subprocess.run(
            [*words, str(program.binary()), "refresh", "reader", "--force"], env=env, capture_output=True, timeout=60, check=False
        )
        if b"ptrace" in done.stderr and b"not permitted" in done.stderr:
            pytest.skip("this machine does not permit strace")
        assert cached(folder)["Credentials"]["AccessKeyId"] in ["ASIAIOSFODNN7EXAMPLE", "ASIAI44QH8DHBEXAMPLE"]
        if done.returncode == 0:
            assert count > 1 or call == "mkdir", f"{call} is never called, and the list above is out of date"
            return
    if call not in ["openat", "close", "write"]:
        pytest.fail(f"{call} is called more often than a write needs")


def test_a_helper_that_is_killed_is_a_sentence(folder, stub):
    server = stub(lambda asked: Answer(delay=30))
    env = program.environment(folder, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=server.url)
    process = subprocess.Popen([str(program.binary()), "refresh", "reader"], env=env, stderr=subprocess.PIPE)
    (child,) = until(lambda: server.asked and children(process.pid))
    subprocess.run(["kill", "-9", str(child)], check=True)
    assert b"awsprof-signin ended in the middle of its work\nhint: try again\n" in process.communicate(timeout=20)[1]
    assert process.returncode == 1


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_whatever_ends_awsprof_ends_the_helper_and_the_claim(name, folder, stub, moto):
    server = stub(lambda asked: Answer(delay=30))
    env = program.environment(folder, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=server.url)
    process = subprocess.Popen([str(program.binary()), "refresh", "reader"], env=env, stderr=subprocess.DEVNULL)
    (child,) = until(lambda: server.asked and children(process.pid))
    process.send_signal(getattr(signal, name))
    assert process.wait(20) != 0
    until(lambda: not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text())
    assert refresh(folder, "reader", url=moto.url).returncode == 0


def test_the_helper_leaves_no_memory_behind_either(folder, stub, need, tmp_path):
    need("strace")
    server = stub(lambda asked: Answer(200, answer_file("assume-role.xml")))
    env = program.environment(folder, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=server.url)
    trace = tmp_path / "trace"
    done = subprocess.run(
        ["strace", "-ff", "-o", str(trace), str(program.binary()), "refresh", "reader"], env=env, capture_output=True, timeout=60, check=False
    )
    if b"ptrace" in done.stderr and b"not permitted" in done.stderr:
        pytest.skip("this machine does not permit strace")
    traces = [path.read_text(errors="replace") for path in tmp_path.glob("trace.*")]
    (calls,) = [text for text in traces if re.search(r'execve\("[^"]*/awsprof-signin"', text)]
    forbidden = calls.find("prctl(PR_SET_DUMPABLE, SUID_DUMP_DISABLE")
    assert 0 <= forbidden < calls.find("read(0")


def test_an_answer_that_is_no_json_is_not_kept(folder, stub):
    """SSO through a proxy that wants a password first."""
    config = folder / ".aws/config"
    config.write_text(
        "[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-central-1\n"
        "[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = ReadOnly\nregion = eu-west-1\n"
    )
    server = stub(lambda asked: Answer(200, "<html>"))
    done = refresh(folder, "dev", "--device-code", url=server.url, AWS_ENDPOINT_URL_SSO=server.url, AWS_ENDPOINT_URL_SSO_OIDC=server.url)
    assert "the answer of RegisterClient makes no sense: it is not the JSON of RegisterClient" in said(done)
    assert list((folder / ".aws/sso/cache").iterdir()) == []


def test_an_entry_of_a_client_that_is_half_written_is_renewed(folder, moto):
    """AWS CLI v2 writes in place; what a reader meets then is no JSON."""
    refresh(folder, "reader", url=moto.url)
    path = folder / ".aws/cli/cache" / READER
    path.write_bytes(path.read_bytes()[:200])
    assert said(refresh(folder, "reader", url=moto.url)) == "reader: live 59m\n"
    assert json.loads(path.read_text())["Credentials"]
