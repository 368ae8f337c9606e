# SPDX-License-Identifier: Apache-2.0
"""Answers what the installed botocore makes of a home, one JSON question a line; nothing is run, nothing is sent.

It is a process of its own, so that botocore is imported once for thousands of questions. A question is
`{"cwd": ..., "env": {...}, "profile": null | name, "region": null | name, "files": true | false, "now": seconds}`; the environment
of the question is the whole environment, and its HOME is where the caches are. Where botocore would start a program, canned
credentials stand; where it would ask a service, the answer is that it asks.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
import types
import unittest.mock
import warnings

import botocore.compat
import botocore.credentials
import botocore.exceptions
import botocore.httpsession
import botocore.loaders
import botocore.session
import botocore.tokens
import botocore.utils

warnings.simplefilter("ignore")

CANNED = {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "SecretAccessKey": "x", "Token": "x", "Expiration": None}
caches: list[str] = []


class CannedProcess:
    """Stands for the started program; one that Popen would refuse is refused by Popen itself."""

    returncode = 0

    def __init__(self, words: list[str], **streams: object) -> None:
        if not words or not words[0]:
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
botocore.utils.InstanceMetadataRegionFetcher.retrieve_region = lambda self: None
botocore.utils.ContainerMetadataFetcher._retrieve_credentials = lambda self, uri, headers=None: {
    **CANNED,
    "Expiration": "2100-01-01T00:00:00Z",
}
note(botocore.credentials.BaseAssumeRoleCredentialFetcher, "cli")
note(botocore.credentials.SSOCredentialFetcher, "cli")
make_sso_fetcher = botocore.credentials.SSOCredentialFetcher.__init__
botocore.credentials.SSOCredentialFetcher.__init__ = note_token


class Asks(BaseException):
    """A request would be sent; not an Exception, because botocore would try again."""

    def __init__(self, request: object) -> None:
        self.url: str = request.url
        signature = re.search(r"Credential=[^/]+/\d+/([^/]+)/", str(request.headers.get("Authorization")))
        self.region = signature.group(1) if signature else None


def credentials_of(names: str) -> dict[str, object]:
    """The three parts of a key under these names, and an end in an hour."""
    parts = dict.fromkeys(names.split(), "x")
    return {**parts, "Expiration": (Clock.moment + datetime.timedelta(hours=1)).isoformat()}


def respond(self: object, operation: object, request: dict, context: object) -> tuple[object, dict]:
    """Stands for the services that credentials come from; a request that is not fit to be sent does not get here."""
    if operation.name == "AssumeRole":
        # The one that is signed, which fails where there is no region.
        self._endpoint.create_request(request, operation)
    asked.append(operation.name)
    hour = int(Clock.moment.timestamp()) + 3600
    answers = {
        "AssumeRole": {"Credentials": credentials_of("AccessKeyId SecretAccessKey SessionToken")},
        "GetRoleCredentials": {
            "roleCredentials": {**credentials_of("accessKeyId secretAccessKey sessionToken"), "expiration": hour * 1000}
        },
        "CreateToken": {"accessToken": "x", "expiresIn": 3600},
        "CreateOAuth2Token": {
            "tokenOutput": {
                "accessToken": credentials_of("accessKeyId secretAccessKey sessionToken"), "refreshToken": "x", "expiresIn": 900
            }
        },
    }
    answers["AssumeRoleWithWebIdentity"] = answers["AssumeRole"]
    return types.SimpleNamespace(status_code=200), answers[operation.name]


asked: list[str] = []


def send(self: object, request: object) -> None:
    raise Asks(request)


class Clock(datetime.datetime):
    """The moment of the question."""

    moment = datetime.datetime.now(datetime.timezone.utc)

    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
        return cls.moment.astimezone(tz) if tz else cls.moment.replace(tzinfo=None)


botocore.httpsession.URLLib3Session.send = send
#: The home stays as it is.
botocore.utils.JSONFileCache.__setitem__ = lambda self, key, value: None
botocore.credentials.datetime = types.SimpleNamespace(
    datetime=Clock, timedelta=datetime.timedelta, timezone=datetime.timezone
)
botocore.tokens.datetime = Clock
#: The models of the services are read once.
loader = botocore.loaders.create_loader()


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


def regional(session: botocore.session.Session) -> dict[str, object]:
    client = session.create_client("sqs", aws_access_key_id="x", aws_secret_access_key="x")
    return {"region": client.meta.region_name, "url": client.meta.endpoint_url}


def identity(session: botocore.session.Session) -> dict[str, object]:
    """The request that GetCallerIdentity would be."""
    client = session.create_client("sts", aws_access_key_id="x", aws_secret_access_key="x")
    try:
        client.get_caller_identity()
    except Asks as asks:
        return {"request": asks.url, "signingRegion": asks.region}
    raise AssertionError("nothing was asked")


def first_use(session: botocore.session.Session, *, keeps_roles: bool) -> dict[str, object]:
    """What the first use of the credentials comes to, in the words of awsprof's JSON."""
    resolver = session.get_component("credential_provider")
    resolver.get_provider("assume-role")._prompter = lambda text: "123456"
    if keeps_roles:
        folder = os.path.expanduser("~/.aws/cli/cache")
        for name in ("assume-role", "assume-role-with-web-identity", "sso"):
            resolver.get_provider(name).cache = botocore.utils.JSONFileCache(folder)
    asked.clear()
    with unittest.mock.patch("botocore.client.BaseClient._make_request", respond):
        found = session.get_credentials()
        if found is None:
            return {"outcome": "nothing"}
        frozen = found.get_frozen_credentials()
    if asked:
        return {"outcome": "request"}
    canned = found.method in ("custom-process", "container-role", "iam-role")
    return {"outcome": "canned"} if canned else {"outcome": "keys", "accessKeyId": frozen.access_key}


def answer(question: dict) -> dict[str, object]:
    os.environ.clear()
    os.environ.update(question["env"])
    os.chdir(question["cwd"])
    Clock.moment = datetime.datetime.fromtimestamp(question["now"], datetime.timezone.utc)
    folder = os.path.expanduser("~/.aws/sso/cache")
    botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = folder
    botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = folder
    caches.clear()

    def session() -> botocore.session.Session:
        made = botocore.session.Session(profile=question["profile"], include_builtin_handlers=False)
        made.register_component("data_loader", loader)
        if question["region"] is not None:
            made.set_config_variable("region", question["region"])
        return made

    if question["files"]:
        return {"files": attempt(lambda: [[name, list(found.items())] for name, found in profiles(session())])}
    # Each with a session of its own: after one that fails, a session may go on without the file that it refuses.
    found = {"credentials": attempt(lambda: credentials(session())), "caches": list(reversed(caches))}
    return {
        **found,
        "scoped": attempt(lambda: session().get_scoped_config() and None),
        "region": attempt(lambda: session().get_config_variable("region")),
        "regional": attempt(lambda: regional(session())),
        "sts": attempt(lambda: identity(session())),
        "plain": attempt(lambda: first_use(session(), keeps_roles=False)),
        "cached": attempt(lambda: first_use(session(), keeps_roles=True)),
    }


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
