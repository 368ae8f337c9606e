# SPDX-License-Identifier: Apache-2.0
"""Sessions of `aws login`: renewed with a proof of their key, in the file that the AWS CLI and the SDKs keep."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import program
import pytest
from servers import SignIn, answer_file
from test_refresh import refresh, said, stub  # noqa: F401

CONFIG = "[profile day]\nlogin_session = arn:aws:iam::111122223333:user/alice\nregion = eu-west-1\n"
FILE = "5778c30d3fe8c123cb2ab0d5a82c81b6fdcedfb868a6625f6f5bf6f05a7f129b.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = program.write_files(tmp_path / "home", CONFIG, None)
    cache = home / ".aws/login/cache"
    cache.mkdir(parents=True)
    (cache / FILE).write_text(answer_file("login-ended.json"))
    return home


@pytest.fixture
def sign_in(stub):
    answers = SignIn()
    server = stub(answers)
    server.answers = answers
    answers.url = server.url
    return server


def renew(home: Path, *arguments: str, url: str, **env: str | None) -> subprocess.CompletedProcess[bytes]:
    return refresh(home, "day", *arguments, url=url, AWS_ENDPOINT_URL_SIGNIN=url, **env)


def file(home: Path) -> dict[str, object]:
    return json.loads((home / ".aws/login/cache" / FILE).read_text())


def test_ended_keys_are_renewed_with_a_proof_that_sign_in_takes(folder, sign_in):
    before = file(folder)
    done = renew(folder, url=sign_in.url)
    text = said(done)
    assert done.returncode == 0 and re.fullmatch(r"day: (live|expiring) 1[45]m\n", text), text
    (asked,) = sign_in.asked
    assert asked.path == "/v1/token" and "authorization" not in asked.headers and len(sign_in.answers.proofs) == 1
    after = file(folder)
    assert after["refreshToken"] == "EXAMPLEREFRESHTOKEN-new"
    assert list(after) == list(before) and list(after["accessToken"]) == list(before["accessToken"])
    for name in ["clientId", "idToken", "dpopKey", "tokenType"]:
        assert after[name] == before[name]
    path = folder / ".aws/login/cache" / FILE
    assert path.stat().st_mode & 0o777 == 0o600 and json.dumps(after) == path.read_text()
    assert [path.name for path in path.parent.iterdir()] == [FILE]


def test_live_keys_are_left_alone_unless_forced_and_no_proof_comes_twice(folder, sign_in):
    renew(folder, url=sign_in.url)
    assert "as it was" in said(renew(folder, url=sign_in.url)) and len(sign_in.asked) == 1
    path = folder / ".aws/login/cache" / FILE
    path.write_text(path.read_text().replace("EXAMPLEREFRESHTOKEN-new", "EXAMPLEREFRESHTOKEN-old"))
    assert renew(folder, "--force", url=sign_in.url).returncode == 0
    assert len(sign_in.answers.proofs) == 2


def test_a_session_that_has_ended_says_who_begins_a_new_one(folder, sign_in):
    renew(folder, url=sign_in.url)
    done = renew(folder, "--force", url=sign_in.url)
    assert said(done) == "awsprof: the login session of profile 'day' has ended\nhint: aws login --profile day\n"
    assert done.returncode == 1


def test_the_folder_can_be_elsewhere(folder, sign_in, tmp_path):
    (folder / ".aws/login/cache").rename(tmp_path / "moved")
    assert renew(folder, url=sign_in.url, AWS_LOGIN_CACHE_DIRECTORY=str(tmp_path / "moved")).returncode == 0
    assert "EXAMPLEREFRESHTOKEN-new" in (tmp_path / "moved" / FILE).read_text() and not (folder / ".aws/login/cache").exists()


def test_botocore_uses_what_was_written_without_asking(folder, sign_in):
    """botocore wants awscrt for it, which not every machine has."""
    pytest.importorskip("awscrt", reason="awscrt is not installed, and botocore reads no login session without it")
    renew(folder, url=sign_in.url)
    sign_in.asked.clear()
    code = "import boto3; print(boto3.Session(profile_name='day').get_credentials().get_frozen_credentials().access_key)"
    path = [*sys.path, *[str(Path(sys.modules["awscrt"].__file__ or "").parent.parent)]]
    env = program.environment(folder, AWSPROF_NOW=None, AWS_ENDPOINT_URL_SIGNIN=sign_in.url, PYTHONPATH=":".join(path))
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "ASIAI44QH8DHBEXAMPLE\n", done.stderr
