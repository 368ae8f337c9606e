# SPDX-License-Identifier: Apache-2.0
"""Signing in to SSO: with the browser, with a code, by renewing; and what botocore makes of the files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import program
import pytest
from servers import Answer, Asked, answer_file
from test_refresh import refresh, said, stub  # noqa: F401

CONFIG = """\
[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = ReadOnly
region = eu-west-1

[profile old]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_account_id = 111122223333
sso_role_name = ReadOnly
region = eu-west-1
"""
TOKEN = "ee0bfd2552fbd840c02cc48b6e823320543c450f.json"
LEGACY_TOKEN = "e8be5486177c5b5392bd9aa76563515b29358e6e.json"
REGISTRATION = "c9dd5ab2af782473b7465c1dc00f2b5f4513386e.json"

#: A browser in which somebody says yes at once.
BROWSER = f"""\
#!{sys.executable}
import sys, urllib.parse, urllib.request
query = urllib.parse.parse_qs(urllib.parse.urlsplit(sys.argv[1]).query)
back = query["redirect_uri"][0] + "?" + urllib.parse.urlencode({{"code": "EXAMPLECODE", "state": query["state"][0]}})
urllib.request.urlopen(back)
"""


class Portal:
    """What SSO answers: a code is pending once, then there is a token."""

    def __init__(self) -> None:
        self.pending = 1

    def __call__(self, asked: Asked) -> Answer:
        path = asked.path.split("?")[0]
        if path == "/token" and "device_code" in asked.body and self.pending:
            self.pending -= 1
            return Answer(400, answer_file("pending.json"))
        if path == "/client/register":
            return Answer(200, answer_file("registration.json").replace("1776254400", "2091787200"))
        if path == "/federation/credentials":
            return Answer(200, answer_file("role-credentials.json").replace("1768507200000", "2091787200000"))
        answers = {
            "/device_authorization": answer_file("device.json").replace('"interval": 1', '"interval": 0.1'),
            "/token": answer_file("token.json"),
            "/logout": "",
        }
        return Answer(200, answers[path])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = program.write_files(tmp_path / "home", CONFIG, None)
    (home / "browser").write_text(BROWSER)
    (home / "browser").chmod(0o755)
    return home


def urls(url: str) -> dict[str, str | None]:
    return {"AWSPROF_NOW": None, "AWS_ENDPOINT_URL_SSO": url, "AWS_ENDPOINT_URL_SSO_OIDC": url}


def paths(server) -> list[str]:
    return [asked.path.split("?")[0] for asked in server.asked]


def sso_file(home: Path, name: str) -> dict[str, object]:
    return json.loads((home / ".aws/sso/cache" / name).read_text())


def test_in_the_browser(folder, stub):
    server = stub(Portal())
    done = refresh(folder, "dev", url=server.url, **urls(server.url), BROWSER=str(folder / "browser"))
    text = said(done)
    assert done.returncode == 0 and "dev: live" in text and "EXAMPLECODE" not in text, text
    assert paths(server) == ["/client/register", "/token", "/federation/credentials"]
    body = json.loads(server.asked[1].body)
    assert body["grantType"] == "authorization_code" and body["code"] == "EXAMPLECODE"
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/oauth/callback", body["redirectUri"])
    assert sso_file(folder, TOKEN)["refreshToken"] == "EXAMPLEREFRESHTOKEN"
    assert sso_file(folder, REGISTRATION)["grantTypes"] == ["authorization_code", "refresh_token"]
    for path in (folder / ".aws/sso/cache").iterdir():
        assert path.stat().st_mode & 0o777 == 0o600 and path.suffix == ".json"


@pytest.mark.parametrize(("name", "file"), [("dev", TOKEN), ("old", LEGACY_TOKEN)])
def test_with_a_code_and_botocore_uses_the_token(name, file, folder, stub):
    server = stub(Portal())
    text = said(refresh(folder, name, "--device-code", url=server.url, **urls(server.url)))
    assert "open https://device.sso.eu-central-1.amazonaws.com/?user_code=ABCD-EFGH and enter the code ABCD-EFGH" in text
    assert paths(server) == ["/client/register", "/device_authorization", "/token", "/token", "/federation/credentials"]
    assert sso_file(folder, file)["accessToken"] == "EXAMPLEACCESSTOKEN"
    server.asked.clear()
    code = f"import boto3; print(boto3.Session(profile_name='{name}').get_credentials().get_frozen_credentials().access_key)"
    env = program.environment(folder, **urls(server.url))
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "ASIAI44QH8DHBEXAMPLE\n", done.stderr
    assert paths(server) == ["/federation/credentials"] and server.asked[0].headers["x-amz-sso_bearer_token"] == "EXAMPLEACCESSTOKEN"
    listed = program.run("list", home=folder, env={"AWSPROF_NOW": None}).stdout.decode()
    assert re.search(rf"^{name} .* live [78]h", listed, re.M), listed


def put_renewable_token(folder: Path) -> None:
    """One that has ended, with what renews it."""
    cache = folder / ".aws/sso/cache"
    cache.mkdir(parents=True)
    token = json.loads(answer_file("token-ended.json"))
    token["registrationExpiresAt"] = "2036-01-01T00:00:00Z"
    (cache / TOKEN).write_text(json.dumps(token))


def test_a_token_that_has_ended_is_renewed_without_a_person(folder, stub):
    server = stub(Portal())
    put_renewable_token(folder)
    assert refresh(folder, "dev", url=server.url, **urls(server.url)).returncode == 0
    assert paths(server) == ["/token", "/federation/credentials"]
    assert json.loads(server.asked[0].body)["refreshToken"] == "EXAMPLEREFRESHTOKEN-old"


def test_a_token_that_botocore_renewed_is_used_without_asking(folder, stub):
    """The other direction: botocore's own token provider writes, awsprof shows and uses."""
    server = stub(Portal())
    put_renewable_token(folder)
    code = "import boto3; print(boto3.Session(profile_name='dev').get_credentials().get_frozen_credentials().access_key)"
    env = program.environment(folder, **urls(server.url))
    subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, timeout=60, check=True)
    assert sso_file(folder, TOKEN)["accessToken"] == "EXAMPLEACCESSTOKEN"
    server.asked.clear()
    listed = program.run("list", home=folder, env={"AWSPROF_NOW": None}).stdout.decode()
    assert re.search(r"^dev .* live [78]h", listed, re.M), listed
    assert refresh(folder, "dev", url=server.url, **urls(server.url)).returncode == 0
    assert paths(server) == ["/federation/credentials"], "botocore keeps the role's keys to itself"
    assert server.asked[0].headers["x-amz-sso_bearer_token"] == "EXAMPLEACCESSTOKEN"


def test_logout_tells_sso_and_keeps_the_registration(folder, stub):
    server = stub(Portal())
    refresh(folder, "dev", "--device-code", url=server.url, **urls(server.url))
    server.asked.clear()
    done = program.run("logout", "dev", home=folder, env=urls(server.url))
    assert said(done) == "2 sessions are removed\n" and paths(server) == ["/logout"]
    assert server.asked[0].headers["x-amz-sso_bearer_token"] == "EXAMPLEACCESSTOKEN"
    (left,) = (folder / ".aws/sso/cache").iterdir()
    assert "clientId" in left.read_text() and "accessToken" not in left.read_text()
    again = program.run("logout", "--all", home=folder, env=urls("http://127.0.0.1:1"))
    assert said(again) == "0 sessions are removed\n"


def test_a_stray_request_does_not_end_the_sign_in(folder, stub):
    """Any page may send a browser to a port of this machine."""
    stray = "import sys, urllib.error, urllib.parse, urllib.request\n"
    stray += "query = urllib.parse.parse_qs(urllib.parse.urlsplit(sys.argv[1]).query)\n"
    stray += "for text in ['?error=access_denied', '?code=EXAMPLECODE-other&state=other', '']:\n"
    stray += "    try: urllib.request.urlopen(query['redirect_uri'][0] + text)\n"
    stray += "    except urllib.error.HTTPError as answer: assert answer.code == 404\n"
    stray += "    else: sys.exit(1)\n"
    (folder / "browser").write_text(BROWSER.replace("import sys, urllib.parse, urllib.request\n", stray))
    server = stub(Portal())
    done = refresh(folder, "dev", url=server.url, **urls(server.url), BROWSER=str(folder / "browser"))
    assert done.returncode == 0, said(done)
    assert json.loads(server.asked[1].body)["code"] == "EXAMPLECODE"


def put_token(home: Path, name: str = TOKEN, **changes: str) -> Path:
    """A token of `corp` in its file; one that has ended, and what `changes` says."""
    path = home / ".aws/sso/cache" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**json.loads(answer_file("token-ended.json")), **changes}))
    return path


def test_logout_expired_leaves_what_renews_itself(folder, stub):
    server = stub(Portal())
    renewable = put_token(folder, registrationExpiresAt="2036-01-01T00:00:00Z")
    ended = put_token(folder, LEGACY_TOKEN, registrationExpiresAt="2026-01-01T00:00:00Z")
    login = folder / ".aws/login/cache/5778c30d3fe8c123cb2ab0d5a82c81b6fdcedfb868a6625f6f5bf6f05a7f129b.json"
    login.parent.mkdir(parents=True)
    login.write_text(answer_file("login-ended.json"))
    assert said(program.run("logout", "--expired", home=folder, env=urls(server.url))) == "1 session is removed\n"
    assert renewable.exists() and login.exists() and not ended.exists()
    assert paths(server) == [], "what has ended is known to nobody any more"


@pytest.mark.parametrize("arguments", [["dev"], ["--all"]])
def test_a_token_goes_to_nobody_elses_endpoint(arguments, folder, stub):
    stranger, own = stub(Portal()), stub(Portal())
    config = folder / ".aws/config"
    text = config.read_text().replace("[profile dev]\n", f"[profile dev]\nendpoint_url = {own.url}\n")
    config.write_text(f"[default]\nendpoint_url = {stranger.url}\n\n{text}")
    put_token(folder, expiresAt="2036-01-01T00:00:00Z")
    assert said(program.run("logout", *arguments, home=folder, env={"AWSPROF_NOW": None})) == "1 session is removed\n"
    assert paths(own) == ["/logout"] and paths(stranger) == []


def test_logout_says_what_it_cannot_remove_and_removes_what_is_corrupt(folder):
    token = put_token(folder)
    token.write_text("half a f")
    assert said(program.run("logout", "dev", home=folder)) == "1 session is removed\n" and not token.exists()
    token.mkdir()
    done = program.run("logout", "dev", home=folder)
    text = said(done)
    assert re.match(rf"awsprof: ~/\.aws/sso/cache/{TOKEN} cannot be removed: .+\n0 sessions are removed\n", text), text
    assert done.returncode == 1


def test_the_browser_has_a_session_of_its_own_and_takes_broken_pipes_as_usual(folder, stub):
    """It lives on when the terminal closes, and Ctrl-C there is not meant for it."""
    browser = folder / "browser"
    say = "import os, signal; from pathlib import Path\n"
    say += f"Path({str(folder / 'seen')!r}).write_text(f'{{os.getsid(0) == os.getpid()}}')\n"
    shell = f"#!/bin/sh\ngrep ^SigIgn /proc/self/status >{folder}/ignored\nexec {sys.executable} {folder}/browser.py \"$@\"\n"
    (folder / "browser.py").write_text(say + BROWSER)
    browser.write_text(shell)
    server = stub(Portal())
    assert refresh(folder, "dev", url=server.url, **urls(server.url), BROWSER=str(browser)).returncode == 0
    assert (folder / "seen").read_text() == "True"
    ignored = int((folder / "ignored").read_text().split()[1], 16)
    assert not ignored & 1 << 12, "SIGPIPE is the thirteenth"


def test_process_waits_for_nobody_where_there_is_no_terminal(folder, stub):
    """An SDK in a cron job would otherwise hang for ten minutes, with a page open that nobody sees."""
    server = stub(Portal())
    script = folder / "browser"
    script.write_text(f"#!/bin/sh\ntouch {folder}/opened\n")
    env = program.environment(folder, **urls(server.url), BROWSER=str(script))
    done = subprocess.run(
        [str(program.binary()), "process", "dev"], env=env, capture_output=True, timeout=20, start_new_session=True, check=False
    )
    assert done.returncode == 1 and not (folder / "opened").exists() and paths(server) == []
    assert said(done) == "awsprof: profile 'dev' needs a sign-in, and there is no terminal to do it on\nhint: awsprof refresh dev\n"


@pytest.mark.parametrize("command", [["exec", "dev", "--device-code", "--", "true"], ["process", "dev", "--device-code"]])
def test_a_code_instead_of_the_browser_wherever_a_sign_in_may_begin(command, folder, stub, terminal):
    server = stub(Portal())
    tmux = terminal(folder, "bash", **urls(server.url))
    tmux.line(f"awsprof {' '.join(command)} >out; echo status $?")
    tmux.see("enter the code ABCD-EFGH")
    tmux.see("status 0")
