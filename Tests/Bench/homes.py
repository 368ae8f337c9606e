# SPDX-License-Identifier: Apache-2.0
"""usage: homes.py FOLDER SIZE...    lays out FOLDER/SIZE, a home with that many profiles and the caches of their sessions.

The same bytes on every machine and on every day: what varies is drawn from a seeded generator, and the sessions end in
2099 or have ended in 2024. A home has what large ones have: a few SSO sessions that many profiles share, roles
from one hub account, some with MFA, chains, keys in `credentials`, blank lines, comments and here and there a block.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

ACCOUNTS = ["111122223333", "444455556666", "123456789012", "777788889999"]
REGIONS = ["eu-central-1", "eu-west-1", "us-east-1", "us-west-2", "ap-southeast-2", "sa-east-1"]
TEAMS = ["billing", "search", "media", "ledger", "platform", "data", "edge", "mobile"]
STAGES = ["dev", "test", "stage", "prod"]
ROLES = ["ReadOnly", "PowerUser", "Administrator", "Deploy"]
KEY_ID = "AKIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
TOKEN = "EXAMPLESESSIONTOKEN" * 24
LIVE, EXPIRED = "2099-01-01T00:00:00Z", "2024-01-01T00:00:00Z"

Settings = dict[str, str]


class Home:
    """The texts and the cache files of one home while it is made."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.random = Random(f"home {size}")
        self.config: list[str] = []
        self.credentials: list[str] = []
        self.caches: dict[str, str] = {}
        self.sessions = [f"portal-{number}" for number in range(1, 2 + min(size // 400, 15))]

    def region(self) -> str:
        return self.random.choice(REGIONS)

    def account(self) -> str:
        return self.random.choice(ACCOUNTS)

    def end(self) -> str:
        return self.random.choice([LIVE, EXPIRED])

    def section(self, lines: list[str], title: str, settings: Settings) -> None:
        if self.random.random() < 0.05:
            lines.append(f"# {title.split()[-1]} belongs to the team of that name")
        lines += [f"[{title}]", *(f"{key} = {value}" for key, value in settings.items())]
        if title.startswith("profile") and self.random.random() < 0.04:
            lines += ["s3 =", "    addressing_style = path", "    max_concurrent_requests = 20"]
        lines.append("")

    def role_cache(self, settings: Settings) -> None:
        """The answer of STS where the clients keep it (botocore credentials.py:_create_cache_key)."""
        key = {"RoleArn": settings["role_arn"]}
        for name, member in [("external_id", "ExternalId"), ("mfa_serial", "SerialNumber"), ("role_session_name", "RoleSessionName")]:
            if name in settings:
                key[member] = settings[name]
        if "duration_seconds" in settings:
            key["DurationSeconds"] = int(settings["duration_seconds"])  # type: ignore[assignment]
        arn = settings["role_arn"].replace(":iam:", ":sts:").replace(":role/", ":assumed-role/") + "/session"
        answer = {
            "Credentials": {"AccessKeyId": KEY_ID, "SecretAccessKey": SECRET, "SessionToken": TOKEN, "Expiration": self.end()},
            "AssumedRoleUser": {"AssumedRoleId": "AROA3XFRBF535EXAMPLE:session", "Arn": arn},
            "ResponseMetadata": {"RequestId": "00000000-0000-0000-0000-000000000000", "HTTPStatusCode": 200, "RetryAttempts": 0},
        }
        self.cache("cli", json.dumps(key, sort_keys=True), answer)

    def sso_cache(self, hashed: str, url: str) -> None:
        answer = {
            "startUrl": url, "region": "eu-central-1", "accessToken": TOKEN, "expiresAt": self.end(), "clientId": "EXAMPLECLIENTID",
            "clientSecret": SECRET, "registrationExpiresAt": LIVE, "refreshToken": TOKEN,
        }
        self.cache("sso", hashed, answer)

    def cache(self, folder: str, hashed: str, answer: object) -> None:
        name = hashlib.sha1(hashed.encode()).hexdigest()
        self.caches.setdefault(f"{folder}/cache/{name}.json", json.dumps(answer))

    def write(self, folder: Path) -> None:
        aws = folder / ".aws"
        for path, content in self.caches.items():
            (aws / path).parent.mkdir(parents=True, exist_ok=True)
            (aws / path).write_text(content)
        aws.mkdir(parents=True, exist_ok=True)
        (aws / "config").write_text("\n".join(self.config) + "\n")
        (aws / "credentials").write_text("\n".join(self.credentials) + "\n")


def role(home: Home, name: str, **more: str) -> Settings:
    settings = {"role_arn": f"arn:aws:iam::{home.account()}:role/{home.random.choice(ROLES)}-{name}", **more}
    settings.setdefault("source_profile", "default")
    if home.random.random() < 0.2:
        settings["external_id"] = f"{name}-external"
    if home.random.random() < 0.2:
        settings["duration_seconds"] = "3600"
    if home.random.random() < 0.7:
        home.role_cache(settings)
    return settings


def plain_role(home: Home, name: str) -> None:
    home.section(home.config, f"profile {name}", {**role(home, name), "region": home.region(), "output": "json"})


def mfa_role(home: Home, name: str) -> None:
    device = f"arn:aws:iam::{home.account()}:mfa/jo"
    home.section(home.config, f"profile {name}", {**role(home, name, mfa_serial=device), "region": home.region()})


def chain(home: Home, name: str) -> None:
    home.section(home.config, f"profile {name}-hop", {**role(home, f"{name}-hop"), "region": home.region()})
    home.section(home.config, f"profile {name}", {**role(home, name, source_profile=f"{name}-hop"), "region": home.region()})


def sso(home: Home, name: str) -> None:
    settings = {
        "sso_session": home.random.choice(home.sessions), "sso_account_id": home.account(), "sso_role_name": home.random.choice(ROLES),
        "region": home.region(), "output": "json",
    }
    home.section(home.config, f"profile {name}", settings)


def legacy_sso(home: Home, name: str) -> None:
    url = f"https://d-906{home.random.randrange(8)}example.awsapps.com/start"
    settings = {
        "sso_start_url": url, "sso_region": "eu-central-1", "sso_account_id": home.account(), "sso_role_name": home.random.choice(ROLES),
        "region": home.region(),
    }
    home.sso_cache(url, url)
    home.section(home.config, f"profile {name}", settings)


def keys(home: Home, name: str) -> None:
    home.section(home.credentials, name, {"aws_access_key_id": KEY_ID, "aws_secret_access_key": SECRET, "region": home.region()})


def keys_of_both_files(home: Home, name: str) -> None:
    home.section(home.config, f"profile {name}", {"region": home.region(), "output": "text"})
    home.section(home.credentials, name, {"aws_access_key_id": KEY_ID, "aws_secret_access_key": SECRET})


def session_keys(home: Home, name: str) -> None:
    settings = {"aws_access_key_id": KEY_ID, "aws_secret_access_key": SECRET, "aws_session_token": TOKEN}
    home.section(home.credentials, name, settings)


def process(home: Home, name: str) -> None:
    settings = {"credential_process": f"/usr/local/bin/credentials --profile {name}", "region": home.region()}
    home.section(home.config, f"profile {name}", settings)


def web_identity(home: Home, name: str) -> None:
    settings = {
        "role_arn": f"arn:aws:iam::{home.account()}:role/{name}", "web_identity_token_file": "/var/run/secrets/token",
        "role_session_name": name,
    }
    home.role_cache(settings)
    home.section(home.config, f"profile {name}", {**settings, "region": home.region()})


#: What a large home consists of, in parts of a hundred; a chain is two profiles.
KINDS: list[tuple[int, int, Callable[[Home, str], None]]] = [
    (26, 1, sso),
    (20, 1, plain_role),
    (12, 1, mfa_role),
    (10, 1, legacy_sso),
    (6, 2, chain),
    (10, 1, keys),
    (6, 1, keys_of_both_files),
    (3, 1, session_keys),
    (4, 1, process),
    (3, 1, web_identity),
]


def make(folder: Path, size: int) -> None:
    """Lays the home out, whole or not at all; one that is there is left as it is."""
    if folder.exists():
        return
    home = Home(size)
    home.section(home.config, "default", {"region": "eu-central-1", "output": "json"})
    home.section(home.credentials, "default", {"aws_access_key_id": KEY_ID, "aws_secret_access_key": SECRET})
    for session in home.sessions:
        url = f"https://{session}.awsapps.com/start"
        home.sso_cache(session, url)
        home.section(home.config, f"sso-session {session}", {"sso_start_url": url, "sso_region": "eu-central-1"})
    count, number = 1, 0
    while count < size:
        number += 1
        name = f"{home.random.choice(TEAMS)}-{home.random.choice(STAGES)}-{number:05}"
        fitting = [kind for kind in KINDS if kind[1] <= size - count]
        _, profiles, add = home.random.choices(fitting, weights=[kind[0] for kind in fitting])[0]
        add(home, name)
        count += profiles
    made = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(made, ignore_errors=True)
    home.write(made)
    made.rename(folder)


if __name__ == "__main__":
    for argument in sys.argv[2:]:
        make(Path(sys.argv[1]) / argument, int(argument))
