# SPDX-License-Identifier: Apache-2.0
"""The web console: its address is a secret, and is made by sign-in for a session only."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from servers import Answer, Asked, answer_file
from test_refresh import folder, moto, said, stub  # noqa: F401
from test_sessions import run

#: A browser that keeps what it was started with, and where it was sent on to.
BROWSER = f"""\
#!{sys.executable}
import json, pathlib, sys, urllib.error, urllib.request
class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_): return None
seen = {{"argument": sys.argv[1]}}
try:
    urllib.request.build_opener(Stay).open(sys.argv[1])
except urllib.error.HTTPError as answer:
    seen["status"], seen["location"] = answer.code, answer.headers.get("Location")
try:
    urllib.request.urlopen(sys.argv[1], timeout=5)
    seen["again"] = "answered"
except OSError:
    seen["again"] = "nobody"
pathlib.Path(__file__).with_name("seen.new").write_text(json.dumps(seen))
pathlib.Path(__file__).with_name("seen.new").rename(pathlib.Path(__file__).with_name("seen"))
"""


def sign_in(asked: Asked) -> Answer:
    return Answer(200, answer_file("signin-token.json"))


def until_seen(home: Path) -> dict[str, object]:
    end = time.monotonic() + 20
    while not (home / "seen").exists():
        assert time.monotonic() < end
        time.sleep(0.02)
    return json.loads((home / "seen").read_text())


def test_the_address_is_the_answer(folder, moto, stub):
    server = stub(sign_in)
    done = run(folder, "console", "reader", "--service", "s3", url=moto.url, AWS_ENDPOINT_URL_SIGNIN=server.url)
    assert done.returncode == 0 and done.stderr == b"", done.stderr
    parts = urlsplit(done.stdout.decode().strip())
    query = parse_qs(parts.query)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{server.url}/federation"
    assert query["Action"] == ["login"] and query["SigninToken"] == ["EXAMPLESIGNINTOKEN+/="]
    assert query["Destination"] == ["https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1"]
    (asked,) = server.asked
    session = json.loads(parse_qs(urlsplit(asked.path).query)["Session"][0])
    assert set(session) == {"sessionId", "sessionKey", "sessionToken"}
    assert "authorization" not in asked.headers


def test_the_browser_is_started_with_no_secret_and_sent_on_once(folder, moto, stub):
    server = stub(sign_in)
    (folder / "browser").write_text(BROWSER)
    (folder / "browser").chmod(0o755)
    done = run(
        folder, "console", "reader", "--open", url=moto.url, AWS_ENDPOINT_URL_SIGNIN=server.url, BROWSER=str(folder / "browser")
    )
    assert said(done) == "" and done.returncode == 0
    seen = until_seen(folder)
    assert "EXAMPLESIGNINTOKEN" not in str(seen["argument"]) and str(seen["argument"]).startswith("http://127.0.0.1:")
    assert seen["status"] == 303 and "SigninToken=EXAMPLESIGNINTOKEN" in str(seen["location"])
    assert seen["again"] == "nobody"


def test_without_a_browser_it_is_said(folder, moto, stub):
    server = stub(sign_in)
    done = run(folder, "console", "reader", "--open", url=moto.url, AWS_ENDPOINT_URL_SIGNIN=server.url, BROWSER="/nonexistent")
    text = said(done)
    assert "the page was not opened in the browser: No such file" in text and done.returncode == 1, text


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("default", "has the keys of a user, and the console takes a session only"), ("vault", "has the keys of a user")],
)
def test_keys_of_a_user_open_no_console(name, sentence, folder, stub):
    server = stub(sign_in)
    done = run(folder, "console", name, AWS_ENDPOINT_URL_SIGNIN=server.url)
    assert sentence in said(done) and done.returncode == 1 and server.asked == []


def test_what_sign_in_refuses_is_said(folder, moto, stub):
    server = stub(lambda asked: Answer(400))
    done = run(folder, "console", "reader", url=moto.url, AWS_ENDPOINT_URL_SIGNIN=server.url)
    assert "getSigninToken was answered with status 400" in said(done) and done.returncode == 1
