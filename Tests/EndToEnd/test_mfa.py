# SPDX-License-Identifier: Apache-2.0
"""Codes of MFA devices: from a program of the person's own, and for the keys of a user."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import program
import pytest
from servers import Answer, answer_file
from test_refresh import folder, moto, refresh, refresh_unattended, said, stub  # noqa: F401
from test_sessions import run

CODE = "#!/bin/sh\necho asked >>{home}/asked\nenv >{home}/env\necho ' 123456'\n"


@pytest.fixture
def home(folder) -> Path:
    """One whose codes a program prints; `default` names a device, too."""
    config = folder / ".aws/config"
    config.write_text(config.read_text().replace("[default]\n", "[default]\nmfa_serial = arn:aws:iam::111122223333:mfa/alice\n"))
    settings = folder / ".config/awsprof/config"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[profile *]\nawsprof_mfa_process = {folder}/code --secret hunter2\n")
    (folder / "code").write_text(CODE.replace("{home}", str(folder)))
    (folder / "code").chmod(0o755)
    return folder


def answers(*bodies: tuple[int, str]):
    rest = [Answer(status, answer_file(name)) for status, name in bodies]
    return lambda asked: rest.pop(0)


def test_a_program_prints_the_code_and_nobody_is_asked(home, stub):
    server = stub(answers((200, "assume-role.xml")))
    refresh(home, "admin", url=server.url, AWS_SESSION_TOKEN="EXAMPLESESSIONTOKEN")
    assert server.asked[0].form["TokenCode"] == "123456"
    assert "EXAMPLE" not in (home / "env").read_text()


def test_a_code_that_sts_refuses_is_not_fetched_again(home, stub):
    """The program would print the same one, for half a minute."""
    server = stub(answers((403, "wrong-code.xml")))
    done = refresh_unattended(home, "admin", url=server.url)
    text = said(done)
    assert "STS does not take that code" in text and "there is no terminal to ask on" in text
    assert (home / "asked").read_text() == "asked\n" and "123456" not in text


@pytest.mark.parametrize(
    ("script", "words"),
    [("#!/bin/sh\necho hunter2 >&2\nexit 3\n", "ended with status 3"), (None, "cannot be run: No such file or directory")],
)
def test_a_program_that_fails_is_said_without_its_line(script, words, home, stub):
    (home / "code").unlink()
    if script:
        (home / "code").write_text(script)
        (home / "code").chmod(0o755)
    done = refresh_unattended(home, "admin", url="http://127.0.0.1:1")
    text = done.stderr.decode()
    assert f"awsprof_mfa_process for profile 'admin' {words}" in text and "--secret" not in text and done.returncode == 1


def test_keys_of_a_user_become_a_session_that_is_kept_nowhere(home, stub):
    server = stub(answers((200, "session-token.xml")))
    before = program.tree(home / ".aws")
    done = run(home, "exec", "default", "--mfa", "--", "sh", "-c", "env | grep ^AWS_ | sort", url=server.url)
    variables = dict(line.split("=", 1) for line in done.stdout.decode().splitlines())
    assert variables["AWS_ACCESS_KEY_ID"] == "ASIAIOSFODNN7EXAMPLE" and variables["AWS_SESSION_TOKEN"], done.stderr
    assert server.asked[0].form == {
        "Action": "GetSessionToken",
        "Version": "2011-06-15",
        "SerialNumber": "arn:aws:iam::111122223333:mfa/alice",
        "TokenCode": "123456",
    }
    assert program.tree(home / ".aws") == before


def test_every_command_that_hands_keys_on_has_the_option(home, moto):
    done = run(home, "process", "default", "--mfa", url=moto.url)
    assert json.loads(done.stdout)["SessionToken"], done.stderr
    done = run(home, "export", "default", "--credentials", "--mfa", url=moto.url)
    assert b"AWS_SESSION_TOKEN" in done.stdout
    assert run(home, "export", "default", "--mfa").returncode == 64
    done = run(home, "exec", "reader", "--mfa", "--", "true", url=moto.url)
    assert done.returncode == 1 and b"GetSessionToken is for those\nhint: leave --mfa away" in done.stderr
