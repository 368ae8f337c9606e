# SPDX-License-Identifier: Apache-2.0
"""Answers what the installed botocore makes of a home, one JSON question a line; nothing is run, nothing is sent.

It is a process of its own because botocore computes cache folders from HOME while it is imported. A question is
`{"cwd": ..., "env": {...}, "profile": null | name, "files": true | false}`; the environment of the question is the
whole environment. Where botocore would start a program or ask an endpoint, canned credentials stand, so that the
answer is which provider would have been asked.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import warnings

import botocore.credentials
import botocore.session
import botocore.utils

warnings.simplefilter("ignore")

CANNED = {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "SecretAccessKey": "x", "Token": "x", "Expiration": None}
caches: list[str] = []


class CannedProcess:
    """Stands for the started program; one that Popen would refuse is refused by Popen itself."""

    returncode = 0

    def __init__(self, words: list[str], **streams: object) -> None:
        if not words:
            subprocess.Popen(words)

    def communicate(self) -> tuple[bytes, bytes]:
        return json.dumps({"Version": 1, **CANNED}).encode(), b""


def note(kind: type, folder: str) -> None:
    """Remembers the cache key that botocore computes whenever it makes a fetcher of this kind."""
    original = kind._create_cache_key

    def create(self: object) -> str:
        key = original(self)
        caches.append(f"~/.aws/{folder}/cache/{key}.json")
        return key

    kind._create_cache_key = create


def note_token(self: object, *args: object, **kwargs: object) -> None:
    """The token's file belongs to the fetcher: named by its session, or by its start URL."""
    make_sso_fetcher(self, *args, **kwargs)
    key = self._token_loader._generate_cache_key(self._start_url, self._sso_session_name)
    caches.insert(-1, f"~/.aws/sso/cache/{key}.json")


botocore.credentials.ProcessProvider.__init__.__defaults__ = (CannedProcess,)
botocore.utils.InstanceMetadataFetcher.retrieve_iam_role_credentials = lambda self: (
    {}
    if self._disabled
    else {
        "role_name": "x",
        "access_key": "x",
        "secret_key": "x",
        "token": "x",
        "expiry_time": "2100-01-01T00:00:00Z",
    }
)
botocore.utils.ContainerMetadataFetcher.retrieve_full_uri = lambda self, uri, headers=None: {
    **CANNED,
    "Expiration": "2100-01-01T00:00:00Z",
}
note(botocore.credentials.BaseAssumeRoleCredentialFetcher, "cli")
note(botocore.credentials.SSOCredentialFetcher, "cli")
make_sso_fetcher = botocore.credentials.SSOCredentialFetcher.__init__
botocore.credentials.SSOCredentialFetcher.__init__ = note_token


def attempt(work: object) -> dict[str, object]:
    try:
        return {"value": work()}
    except Exception as error:
        return {"error": {"class": type(error).__name__, "message": str(error)}}


def credentials(session: botocore.session.Session) -> dict[str, object]:
    found = session.get_credentials()
    return {"method": found.method if found else None}


def profiles(session: botocore.session.Session) -> list[tuple[str, dict]]:
    assert session.available_profiles == list(session._build_profile_map())
    return list(session._build_profile_map().items())


def login_cache(session: botocore.session.Session) -> str | None:
    name = session.get_scoped_config().get("login_session")
    if not isinstance(name, str):
        return None
    return f"~/.aws/login/cache/{botocore.utils.generate_login_cache_key(name)}.json"


def answer(question: dict) -> dict[str, object]:
    os.environ.clear()
    os.environ.update(question["env"])
    os.chdir(question["cwd"])
    caches.clear()

    session = botocore.session.Session(profile=question["profile"], include_builtin_handlers=False)
    if question["files"]:
        return {"files": attempt(lambda: [[name, list(found.items())] for name, found in profiles(session)])}
    return {
        "scoped": attempt(lambda: session.get_scoped_config() and None),
        "region": attempt(lambda: session.get_config_variable("region")),
        "credentials": attempt(lambda: credentials(session)),
        "login": attempt(lambda: login_cache(session)),
        "caches": list(reversed(caches)),
    }


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
