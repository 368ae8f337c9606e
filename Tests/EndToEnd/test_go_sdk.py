# SPDX-License-Identifier: Apache-2.0
"""The Go SDK and awsprof in one home: Go uses the tokens and the keys that awsprof gives it, and takes the region that awsprof names."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import program
import pytest
from servers import Stub
from test_cli_v2 import SESSIONS, Amazon, put_live_token
from test_refresh import CONFIG as ROLES
from test_refresh import CREDENTIALS, said, stub  # noqa: F401
from test_signin_picker import LATER
from test_sso import CONFIG as SSO
from test_sso import TOKEN, paths, put_token, sso_file, urls

# One worker, so that the client is built once.
pytestmark = pytest.mark.xdist_group("go")

CLIENT = Path(__file__).resolve().parent / "Go/main.go"
#: Where Debian's packages of Go's libraries are.
SOURCES = Path("/usr/share/gocode")

CONFIG = f"""\
{ROLES}
{SSO}
[profile bearer]
sso_session = corp

[profile through]
credential_process = {program.binary()} process reader
region = eu-central-1
"""


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, built from Debian's sources and from nothing that would have to be fetched."""
    if not shutil.which("go"):
        pytest.skip("Go is not installed; on Debian: apt-get install golang-go")
    if not (SOURCES / "src/github.com/aws/aws-sdk-go-v2/config").is_dir():
        pytest.skip("the Go SDK is not installed; on Debian: apt-get install golang-github-aws-aws-sdk-go-v2-dev")
    built = tmp_path_factory.mktemp("go") / "client"
    apart = {"GOPATH": str(SOURCES), "GO111MODULE": "off", "GOPROXY": "off", "GOTOOLCHAIN": "local", "GOFLAGS": ""}
    cache = {"HOME": str(built.parent), "GOCACHE": str(program.ROOT / ".build/go-cache")}
    subprocess.run(["go", "build", "-o", built, CLIENT], env={**os.environ, **apart, **cache}, cwd=built.parent, check=True, timeout=300)
    return built


class Side:
    """The home, the server, and both programs."""

    def __init__(self, client: Path, home: Path, server: Stub) -> None:
        self.client, self.home, self.server = client, home, server

    def variables(self, **more: str | None) -> dict[str, str | None]:
        env = {**urls(self.server.url), "AWS_ENDPOINT_URL_STS": self.server.url, "LOOPBACK": self.server.url}
        return {**env, "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1", **more}

    def go(self, *words: str, **more: str | None) -> dict[str, str]:
        env = program.environment(self.home, **self.variables(**more))
        done = subprocess.run([self.client, *words], env=env, cwd=self.home, capture_output=True, timeout=60, check=False)
        assert done.stdout, done.stderr
        return json.loads(done.stdout)

    def awsprof(self, *words: str, **more: str | None) -> bytes:
        done = program.run(*words, home=self.home, env=self.variables(**more), timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refresh(self, *words: str) -> None:
        done = program.run("refresh", *words, home=self.home, env=self.variables(), timeout=60)
        assert done.returncode == 0, said(done)

    def asked(self) -> list[str]:
        """What came since the last look: actions of STS, paths of SSO."""
        found = [asked.form.get("Action") or path for asked, path in zip(self.server.asked, paths(self.server), strict=True)]
        self.server.asked.clear()
        return found


@pytest.fixture
def side(client, tmp_path, stub) -> Side:  # noqa: F811
    home = tmp_path / "home"
    program.write_files(home, CONFIG.replace("{home}", str(home)), CREDENTIALS)
    return Side(client, home, stub(Amazon()))


def is_of_sso(side: Side, keys: dict[str, str]) -> bool:
    """Go asked for the role once, with the token that awsprof got, and for nothing else."""
    assert keys.get("SessionToken") == SESSIONS["dev"], keys
    (asked,) = side.server.asked
    assert asked.headers["x-amz-sso_bearer_token"] == "EXAMPLEACCESSTOKEN"
    return side.asked() == ["/federation/credentials"]


def test_a_token_of_a_start_url_is_one_for_go(side):
    side.refresh("old", "--device-code")
    side.asked()
    before = program.tree(side.home / ".aws")
    assert is_of_sso(side, side.go("-profile", "old", "keys"))
    assert program.tree(side.home / ".aws") == before


def test_a_token_of_a_session_is_one_for_go(side):
    side.refresh("dev", "--device-code")
    side.asked()
    before = program.tree(side.home / ".aws")
    assert side.go("-profile", "bearer", "token")["Value"] == "EXAMPLEACCESSTOKEN"
    assert side.asked() == []
    assert is_of_sso(side, side.go("-profile", "old", "-session", "corp", "keys"))
    assert program.tree(side.home / ".aws") == before


def test_a_role_of_a_session_is_one_for_go(side):
    side.refresh("dev", "--device-code")
    side.asked()
    keys = side.go("-profile", "dev", "keys")
    if "missing required configuration: sso_region, sso_start_url" in keys.get("Error", ""):
        pytest.skip("this Go SDK takes no sso-session for a role")
    assert is_of_sso(side, keys)


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kolkata"])
def test_a_token_that_go_renewed_is_used_by_awsprof(zone, side):
    """Go writes the time of its own zone, and keeps what it does not know."""
    put_token(side.home, registrationExpiresAt=LATER)
    assert side.go("-profile", "bearer", "token", TZ=zone)["Value"] == "EXAMPLEACCESSTOKEN"
    assert side.asked() == ["/token"]
    token = sso_file(side.home, TOKEN)
    assert token["expiresAt"].endswith("Z" if zone == "UTC" else "+05:30") and token["registrationExpiresAt"] == LATER
    assert json.loads(side.awsprof("show", "dev", "--client", "go", "--json"))["profile"]["status"]["state"] == "live"
    side.refresh("dev")
    assert side.asked() == ["/federation/credentials"]


def test_process_is_a_credential_process_for_go(side):
    assert side.go("-profile", "through", "identity") == {"Arn": SESSIONS["reader"]}
    assert side.asked() == ["AssumeRole", "GetCallerIdentity"]
    assert side.go("-profile", "through", "identity") == {"Arn": SESSIONS["reader"]}
    assert side.asked() == ["GetCallerIdentity"], "awsprof has kept the role"


@pytest.mark.parametrize("profile", ["reader", "dev"])
def test_a_shell_that_has_the_keys_makes_go_that_session(profile, side):
    put_live_token(side.home)
    script = 'eval "$("$1" export "$2" --credentials)" && "$3" identity && "$3" region'
    words = ["sh", "-c", script, "sh", str(program.binary()), profile, str(side.client)]
    env = program.environment(side.home, **side.variables(AWS_PROFILE="other", AWS_REGION="us-west-2"))
    done = subprocess.run(words, env=env, cwd=side.home, capture_output=True, timeout=60, check=False)
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"Arn": SESSIONS[profile]},
        {"Region": "eu-west-1"},
    ], done.stderr
    assert side.asked()[-1] == "GetCallerIdentity"


FILES = (
    """\
[default]
region = eu-central-1

[profile a]
region = eu-west-1

[profile b]
region = eu-west-2

[profile quoted]
region = "eu-west-3"

[profile comment]
region = eu-north-1 # the office

[profile Default]
region = sa-east-1

[profile none]
output = json
""",
    """\
[a]
region = us-east-2

[only]
region = ap-south-1

[profile b]
region = cn-north-1
""",
)

#: Variables, and a profile that is chosen explicitly.
CHOICES: list[tuple[dict[str, str], str | None]] = [
    ({}, None),
    ({"AWS_PROFILE": "a", "AWS_DEFAULT_PROFILE": "b"}, None),
    ({"AWS_PROFILE": "", "AWS_DEFAULT_PROFILE": "b"}, None),
    ({"AWS_DEFAULT_PROFILE": "ghost"}, None),
    ({"AWS_PROFILE": "b"}, "a"),
    ({}, "only"),
    ({}, "quoted"),
    ({}, "comment"),
    ({}, "Default"),
    ({}, "none"),
    ({"AWS_DEFAULT_REGION": "us-west-1"}, "a"),
    ({"AWS_REGION": "us-west-2", "AWS_DEFAULT_REGION": "us-west-1"}, "a"),
    ({"AWS_REGION": "", "AWS_DEFAULT_REGION": "us-west-1"}, "a"),
    ({"AWS_REGION": "", "AWS_DEFAULT_REGION": ""}, "a"),
    ({"AWS_CONFIG_FILE": "~/.aws/config"}, None),
    ({"AWS_CONFIG_FILE": ""}, None),
    ({"AWS_CONFIG_FILE": ".aws/config", "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent", "AWS_PROFILE": "a"}, None),
]


def test_the_region_is_the_one_that_go_takes(side):
    program.write_files(side.home, *FILES)
    for variables, name in CHOICES:
        words = ["show", name] if name else ["status"]
        said = json.loads(side.awsprof(*words, "--client", "go", "--json", **variables))
        (view,) = [view for view in said["clients"] if view["client"] == "go"]
        taken = side.go(*(["-profile", name] if name else []), "region", **variables)
        assert taken == {"Region": view.get("region", "")}, (variables, name)
    assert side.asked() == []
