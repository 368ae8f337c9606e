# SPDX-License-Identifier: Apache-2.0
"""Profiles for every account and role of an sso-session: what is written, where it may be written, who reads it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import program
import pytest
from servers import Answer, Asked, answer_file
from test_refresh import said, stub  # noqa: F401
from test_sso import CONFIG, TOKEN, Portal, folder, paths, urls  # noqa: F401

ACCOUNTS = [("111122223333", "Sandbox"), ("444455556666", "Shop: live"), ("777788889999", "sandbox \U0001f600")]
ROLES = ["Admin", "ReadOnly", "View"]


class Directory(Portal):
    """Accounts and roles, one a page."""

    def __call__(self, asked: Asked) -> Answer:
        path, _, query = asked.path.partition("?")
        if not path.startswith("/assignment"):
            return super().__call__(asked)
        if asked.headers.get("x-amz-sso_bearer_token") != "EXAMPLEACCESSTOKEN":
            return Answer(401, answer_file("unauthorized.json"))
        page = int(m[1]) if (m := re.search(r"next_token=(\d)", query)) else 0
        if path == "/assignment/accounts":
            number, name = ACCOUNTS[page]
            body: dict[str, object] = {"accountList": [{"accountId": number, "accountName": name}]}
            last = len(ACCOUNTS) - 1
        else:
            body = {"roleList": [{"roleName": ROLES[page]}]}
            last = len(ROLES) - 1
        return Answer(200, json.dumps(body | ({"nextToken": str(page + 1)} if page < last else {})))


def populate(home: Path, *arguments: str, url: str, **env: str | None) -> subprocess.CompletedProcess[bytes]:
    return program.run("sso", "populate", *arguments, home=home, env={**urls(url), **env}, timeout=60)


def test_a_file_that_boto3_and_awsprof_read(folder, stub, tmp_path):
    server = stub(Directory())
    file = tmp_path / "made"
    done = populate(folder, "corp", "--device-code", "--into", str(file), "--region", "eu-west-1", url=server.url)
    text = said(done)
    assert done.returncode == 0 and f"9 profiles in {file}" in text, text
    assert file.stat().st_mode & 0o777 == 0o600
    code = "import boto3; s = boto3.Session(); print(s._session.full_config['profiles'], s._session.full_config['sso_sessions'])"
    env = program.environment(folder, AWS_CONFIG_FILE=str(file))
    read = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=True).stdout
    assert read.count("'sso_session': 'corp'") == 9 and "'sso_start_url': 'https://example.awsapps.com/start'" in read
    assert "'sandbox-777788889999-Admin'" in read and "'Sandbox-111122223333-Admin'" in read
    listed = program.run("list", home=folder, env={"AWS_CONFIG_FILE": str(file)}).stdout.decode()
    assert re.search(r"^Shop-live-ReadOnly +sso +444455556666 +eu-west-1 .*live", listed, re.M), listed
    problems = json.loads(program.run("doctor", "--json", home=folder, env={"AWS_CONFIG_FILE": str(file)}).stdout)
    assert [p for p in problems["findings"] if p["severity"] == "error"] == []


def test_it_is_the_same_each_time_and_asks_for_no_new_token(folder, stub):
    server = stub(Directory())
    first = populate(folder, "--device-code", url=server.url)
    server.asked.clear()
    second = populate(folder, url=server.url)
    assert first.returncode == 0 and first.stdout == second.stdout and first.stdout.startswith(b"[sso-session corp]\n")
    assert set(paths(server)) == {"/assignment/accounts", "/assignment/roles"} and len(server.asked) == 3 + 9


def test_only_what_is_missing_can_be_added(folder, stub):
    server = stub(Directory())
    config = folder / ".aws/config"
    first = populate(folder, "--device-code", "--missing", url=server.url)
    assert b"8 profiles" in first.stderr and b"sso-session" not in first.stdout, "dev is ReadOnly in the sandbox already"
    assert config.read_text() == CONFIG
    with config.open("ab") as file:
        file.write(b"\n" + first.stdout)
    again = populate(folder, "--missing", url=server.url)
    assert again.stdout == b"" and b"0 profiles" in again.stderr
    assert program.run("list", home=folder).returncode == 0
    assert program.run("doctor", home=folder).returncode == 0


@pytest.mark.parametrize("place", ["{named}", "{aws}/new", "{aws}/cli/cache/new", "link/new", "{there}", "/nonexistent/new"])
def test_no_file_that_is_there_and_none_that_clients_read(place, folder, stub, tmp_path):
    """Refused before anybody is asked for anything."""
    server = stub(Directory())
    (folder / ".aws/cli/cache").mkdir(parents=True)
    (folder / "link").symlink_to(folder / ".aws")
    (folder / "there").write_text("mine")
    named = tmp_path / "elsewhere"
    env = {"AWS_SHARED_CREDENTIALS_FILE": str(named)}
    places = {"{named}": str(named), "{there}": str(folder / "there"), "link/new": str(folder / "link/new")}
    path = places.get(place, place.replace("{aws}", str(folder / ".aws")))
    done = populate(folder, "--into", path, url=server.url, **env)
    assert done.returncode == 1 and server.asked == [] and done.stdout == b""
    assert not named.exists() and not (folder / ".aws/new").exists() and (folder / "there").read_text() == "mine"


def test_a_session_that_is_not_there_is_said_with_those_that_are(folder, stub):
    done = populate(folder, "none", url="http://127.0.0.1:1")
    assert said(done) == "awsprof: there is no sso-session 'none'\nhint: sso-sessions in the config file: corp\n"


def test_a_token_that_was_ended_elsewhere(folder, stub):
    server = stub(Directory())
    populate(folder, "--device-code", url=server.url)
    token = folder / ".aws/sso/cache" / TOKEN
    token.write_text(token.read_text().replace("EXAMPLEACCESSTOKEN", "EXAMPLEACCESSTOKEN-old"))
    done = populate(folder, url=server.url)
    assert "(UnauthorizedException) when calling the ListAccounts operation" in said(done) and done.returncode == 1
