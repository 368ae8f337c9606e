# SPDX-License-Identifier: Apache-2.0
"""AWS CLI v2 and awsprof in one home: each uses what the other wrote, with no request of its own, and both say the same.

The CLI is whichever is installed. It asks the real names of AWS, and a proxy leads to a server of ours: versions before 2.13 know
no AWS_ENDPOINT_URL_STS.
"""

from __future__ import annotations

import base64
import functools
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import program
import pytest
from servers import Answer, Asked, answer_file
from test_login import FILE as LOGIN
from test_network import Internet
from test_refresh import CONFIG as ROLES
from test_refresh import CREDENTIALS, READER, VAULT, said
from test_signin_picker import ADMIN_FILE, LATER
from test_sso import CONFIG as SSO
from test_sso import BROWSER, LEGACY_TOKEN, REGISTRATION, TOKEN, Portal, put_token

CONFIG = f"""\
{ROLES}
{SSO}
[profile over]
role_arn = arn:aws:iam::777788889999:role/Over
source_profile = dev
region = eu-west-1

[profile inline]
aws_access_key_id = {program.KEY_ID}
aws_secret_access_key = {program.SECRET_KEY}
region = ap-south-1

[profile through]
credential_process = {program.binary()} process reader
region = eu-central-1

[profile day]
region = eu-west-1
"""
IDENTITY = """\
<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>{who}</Arn><UserId>AIDACKCEVSQ6C2EXAMPLE</UserId><Account>111122223333</Account></GetCallerIdentityResult>
<ResponseMetadata><RequestId>c6104cbe-af31-11e0-8154-cbc7ccf896c7</RequestId></ResponseMetadata></GetCallerIdentityResponse>
"""


def id_token(arn: str) -> str:
    """A token without a signature, which says who has signed in."""
    parts = [{"alg": "none"}, {"sub": arn}]
    return ".".join([*(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts), "x"])


class Amazon:
    """STS, by whose session tokens one sees the role, SSO, and sign-in."""

    def __init__(self) -> None:
        self.portal = Portal()

    def __call__(self, asked: Asked) -> Answer:
        if asked.path == "/v1/token":
            body = json.loads(answer_file("login-token.json"))
            return Answer(200, json.dumps({**body, "idToken": id_token("arn:aws:iam::111122223333:user/alice")}))
        if asked.path.split("?")[0] != "/":
            answer = self.portal(asked)
            # By this, and not by the body, the CLI knows that it is to go on asking.
            pending = {"x-amzn-errortype": "AuthorizationPendingException"}
            return Answer(answer.status, answer.body, {} if answer.status == 200 else pending)
        action = asked.form["Action"]
        if action == "GetCallerIdentity":
            return Answer(200, IDENTITY.replace("{who}", asked.headers.get("x-amz-security-token", "a user")))
        body = answer_file({"AssumeRole": "assume-role.xml", "AssumeRoleWithWebIdentity": "web-identity.xml"}[action])
        role = asked.form["RoleArn"].rpartition("/")[2]
        body = re.sub("<SessionToken>.*</SessionToken>", f"<SessionToken>EXAMPLESESSIONTOKEN{role}</SessionToken>", body)
        return Answer(200, body.replace("2026-01-15T13:00:00Z", LATER))


#: The session tokens of the answers.
SESSIONS = {
    "reader": "EXAMPLESESSIONTOKENReader",
    "admin": "EXAMPLESESSIONTOKENAdmin",
    "hop": "EXAMPLESESSIONTOKENHop",
    "pod": "EXAMPLESESSIONTOKENPod",
    "dev": "AQoDYXdzEXAMPLESESSIONTOKEN",
    "old": "AQoDYXdzEXAMPLESESSIONTOKEN",
    "over": "EXAMPLESESSIONTOKENOver",
}


@functools.cache
def installed() -> tuple[str, tuple[int, ...]] | None:
    """The AWS CLI v2 that scripts/setup finds, where another `aws` may stand before it in the PATH, and its version."""
    found = subprocess.run(
        ["sh", "-c", '. scripts/lib.sh; aws=$(aws_v2) && echo "$aws" && "$aws" --version'],
        cwd=program.ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if found.returncode != 0:
        return None
    path, version = found.stdout.splitlines()
    return path, tuple(map(int, re.findall(r"\d+", version)[:2]))


def keys_of(lines: str) -> list[str]:
    """Key, secret and token of a shell that has evaluated the lines."""
    script = lines + '\nprintf "%s\\n" "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" "$AWS_SESSION_TOKEN"'
    done = subprocess.run(["sh", "-c", script], env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, timeout=20, check=True)
    return done.stdout.splitlines()


class Side:
    """The home, the server behind AWS's names, and both programs."""

    def __init__(self, home: Path, internet: Internet) -> None:
        self.home, self.internet = home, internet
        self.path, self.version = installed() or ("", (0,))

    def variables(self, **more: str | None) -> dict[str, str | None]:
        return self.internet.env(AWS_EC2_METADATA_DISABLED="true", AWS_PAGER="", **more)

    def aws(self, *words: str, **more: str | None) -> str:
        """What AWS CLI v2 says; it has nobody to ask for a code."""
        done = subprocess.run(
            [self.path, *words],
            env=program.environment(self.home, **self.variables(**more)),
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
            start_new_session=True,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def identity(self, profile: str) -> str:
        """Whom the CLI signs for: the session token that it sent."""
        return self.aws("sts", "get-caller-identity", "--profile", profile, "--query", "Arn", "--output", "text").strip()

    def login(self) -> None:
        """`aws sso login` with a code on a page, the one way before 2.22."""
        by_code = ["--use-device-code"] if self.version >= (2, 22) else []
        self.aws("sso", "login", "--profile", "dev", "--no-browser", *by_code)

    def login_in_browser(self, *words: str) -> None:
        """The CLI waits for a browser that was not started in the background, and listens afterwards."""
        self.aws(*words, BROWSER=f"{self.home}/browser %s &")

    def awsprof(self, *words: str, **more: str | None) -> subprocess.CompletedProcess[bytes]:
        return program.run(*words, home=self.home, env=self.variables(**more), timeout=60)

    def refresh(self, *words: str) -> str:
        done = self.awsprof("refresh", *words)
        text = said(done)
        assert done.returncode == 0, text
        return text

    def status(self, profile: str) -> str:
        """What awsprof says of the session, in both of its reports."""
        shown = json.loads(self.awsprof("show", profile, "--json").stdout)["profile"]
        status = json.loads(self.awsprof("status", "--json", "--client", "cli-v2", AWS_PROFILE=profile).stdout)["status"]
        assert shown["status"] == status["status"]
        return shown["status"]["state"]

    def exported(self, profile: str) -> list[str]:
        """The keys that `export --credentials` sets."""
        done = self.awsprof("export", profile, "--credentials", "--shell", "sh")
        assert done.returncode == 0, done.stderr
        return keys_of(done.stdout.decode())

    def asked(self) -> list[str]:
        """What came since the last look: actions of STS, paths of SSO."""
        found = [asked.form.get("Action") or asked.path.split("?")[0] for asked in self.internet.server.asked]
        self.internet.server.asked.clear()
        return found

    def entries(self) -> dict[str, str]:
        """The caches, without the database of what the CLI's later versions count."""
        return {path.name: path.read_text() for path in (self.home / ".aws").rglob("*.json")}

    def cached(self) -> dict[str, list[str]]:
        """The credentials in the CLI's cache: key, secret and token by token."""
        found = [json.loads(path.read_text())["Credentials"] for path in (self.home / ".aws/cli/cache").glob("*.json")]
        return {keys["SessionToken"]: [keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"]] for keys in found}


@pytest.fixture(scope="module")
def internet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Internet]:
    made = Internet(tmp_path_factory.mktemp("internet"), lambda asked: made.amazon(asked))
    yield made
    made.proxy.close()
    made.server.close()


@pytest.fixture
def side(tmp_path: Path, need: Callable[..., None], request: pytest.FixtureRequest) -> Side:
    if not installed():
        pytest.skip("no AWS CLI v2 is installed; Debian's package awscli is one")
    need("openssl")
    internet = request.getfixturevalue("internet")
    internet.amazon = Amazon()
    internet.server.asked.clear()
    home = tmp_path / "home"
    program.write_files(home, CONFIG.replace("{home}", str(home)), CREDENTIALS)
    (home / "token").write_text("eyJhbGciOiJSUzI1NiJ9.EXAMPLE.signature")
    for name, text in [("vault", VAULT), ("code", "#!/bin/sh\necho 123456\n"), ("browser", BROWSER)]:
        (home / name).write_text(text)
        (home / name).chmod(0o755)
    (home / ".config/awsprof").mkdir(parents=True)
    (home / ".config/awsprof/config").write_text(f"[profile admin]\nawsprof_mfa_process = {home}/code\n")
    return Side(home, internet)


def put_live_token(home: Path, name: str = TOKEN) -> None:
    put_token(home, name, accessToken="EXAMPLEACCESSTOKEN", expiresAt=LATER, registrationExpiresAt=LATER)


@pytest.mark.parametrize("profile", SESSIONS)
def test_what_awsprof_wrote_it_uses_without_asking(profile, side):
    """A role, one with a code, a chain, a web identity, SSO in both forms, a role over SSO."""
    if profile == "old":
        put_live_token(side.home, LEGACY_TOKEN)
    side.refresh(profile, *(["--device-code"] if profile in ["dev", "over"] else []))
    assert side.asked()
    before = side.entries()
    assert side.identity(profile) == SESSIONS[profile]
    (asked,) = side.internet.server.asked
    assert asked.form["Action"] == "GetCallerIdentity", "and no AssumeRole, GetRoleCredentials or CreateToken before it"
    assert f"Credential={side.cached()[SESSIONS[profile]][0]}/" in asked.headers["authorization"]
    assert side.entries() == before


ASKED = {
    "hop": ["AssumeRole", "AssumeRole"],
    "pod": ["AssumeRoleWithWebIdentity"],
    "dev": ["/federation/credentials"],
}


@pytest.mark.parametrize("profile", ASKED)
def test_what_it_wrote_awsprof_shows_and_uses_without_asking(profile, side):
    put_live_token(side.home)
    assert side.identity(profile) == SESSIONS[profile]
    assert side.asked() == [*ASKED[profile], "GetCallerIdentity"]
    before = side.entries()
    assert side.status(profile) == "live"
    assert side.exported(profile) == side.cached()[SESSIONS[profile]]
    assert "as it was" in side.refresh(profile)
    assert side.asked() == [] and side.entries() == before


def test_a_code_that_it_asked_for_is_enough_for_awsprof(side, terminal):
    tmux = terminal(side.home, "bash", **side.variables())
    tmux.line(f"{side.path} sts get-caller-identity --profile admin --query Arn --output text")
    tmux.see("Enter MFA code for arn:aws:iam::111122223333:mfa/alice:")
    tmux.line("123456")
    tmux.see(SESSIONS["admin"])
    assert side.asked() == ["AssumeRole", "GetCallerIdentity"] and ADMIN_FILE in side.entries()
    assert side.status("admin") == "live"
    assert side.exported("admin") == side.cached()[SESSIONS["admin"]] and side.asked() == []


def test_its_sign_in_is_one_for_awsprof(side):
    side.login()
    assert side.asked() == ["/client/register", "/device_authorization", "/token", "/token"]
    assert side.status("dev") == "live"
    side.refresh("dev")
    (asked,) = side.internet.server.asked
    assert side.asked() == ["/federation/credentials"], "the token is the CLI's"
    assert asked.headers["x-amz-sso_bearer_token"] == "EXAMPLEACCESSTOKEN"
    (side.home / ".aws/sso/cache" / TOKEN).unlink()
    side.refresh("dev", "--device-code", "--force")
    assert side.asked()[0] == "/device_authorization", "and so is the registration"


@pytest.mark.parametrize("scopes", ["sso:account:access", "sso:account:access,\n  codewhisperer:analysis", ""])
def test_a_sign_in_with_awsprof_leaves_it_the_registration(scopes, side):
    config = side.home / ".aws/config"
    config.write_text(config.read_text().replace("scopes = sso:account:access", f"scopes = {scopes}"))
    side.refresh("dev", "--device-code")
    before = side.entries()
    side.asked()
    side.login()
    assert side.asked()[0] == "/device_authorization"
    assert side.entries().keys() == before.keys()


def test_the_browser_makes_one_registration_for_both(side):
    if side.version < (2, 22):
        pytest.skip("this AWS CLI v2 signs in to SSO with a code alone")
    side.login_in_browser("sso", "login", "--profile", "dev")
    assert side.asked() == ["/client/register", "/token"]
    (side.home / ".aws/sso/cache" / TOKEN).unlink()
    assert side.awsprof("refresh", "dev", BROWSER=f"{side.home}/browser").returncode == 0
    assert side.asked() == ["/token", "/federation/credentials"]
    side.login_in_browser("sso", "login", "--profile", "dev")
    assert side.asked() == ["/token"]


def test_a_session_of_aws_login_is_used_and_renewed_by_both(side):
    if side.version < (2, 32):
        pytest.skip("this AWS CLI v2 has no aws login")
    side.login_in_browser("login", "--profile", "day")
    assert side.asked() == ["/v1/token"]
    file = side.home / ".aws/login/cache" / LOGIN
    keys = side.exported("day")
    assert keys[2] == json.loads(file.read_text())["accessToken"]["sessionToken"] and side.asked() == []
    side.refresh("day", "--force")
    assert side.asked() == ["/v1/token"]
    assert side.identity("day") == keys[2] and side.asked() == ["GetCallerIdentity"]
    ended = json.loads(file.read_text())
    ended["accessToken"]["expiresAt"] = "2026-01-15T12:00:00Z"
    file.write_text(json.dumps(ended))
    assert side.identity("day") == keys[2] and side.asked() == ["/v1/token", "GetCallerIdentity"]
    assert side.status("day") == "expiring", "a quarter of an hour is all it has"
    assert side.exported("day") == keys and side.asked() == []


def test_a_token_that_it_renewed_is_used_by_awsprof(side):
    put_token(side.home, registrationExpiresAt=LATER)
    assert side.identity("dev") == SESSIONS["dev"]
    assert side.asked() == ["/token", "/federation/credentials", "GetCallerIdentity"]
    assert side.status("dev") == "live"
    assert side.exported("dev") == side.cached()[SESSIONS["dev"]] and side.asked() == []
    assert json.loads(side.entries()[TOKEN])["refreshToken"] == "EXAMPLEREFRESHTOKEN"


def test_its_logout_takes_what_awsprof_wrote(side):
    """All of SSO, at AWS's side too; the registration and the roles stay."""
    side.refresh("dev", "--device-code")
    side.refresh("reader")
    side.asked()
    side.aws("sso", "logout")
    assert side.asked() == ["/logout"]
    assert set(side.entries()) == {REGISTRATION, READER}
    assert (side.status("dev"), side.status("reader")) == ("never-signed-in", "live")


def test_process_is_a_credential_process_for_it(side):
    assert side.identity("through") == SESSIONS["reader"]
    assert side.asked() == ["AssumeRole", "GetCallerIdentity"]
    assert list(side.cached()) == [SESSIONS["reader"]], "the CLI keeps nothing of it, and awsprof the role"
    assert side.identity("through") == SESSIONS["reader"]
    assert side.asked() == ["GetCallerIdentity"]


#: How `aws configure list` calls the provider of the keys.
PROVIDERS = {
    "default": "shared-credentials-file",
    "inline": "config-file",
    "reader": "assume-role",
    "pod": "assume-role-with-web-identity",
    "dev": "sso",
    "through": "custom-process",
}


@pytest.mark.parametrize("profile", PROVIDERS)
def test_both_have_the_same_keys_from_the_same_provider_and_the_same_region(profile, side):
    put_live_token(side.home)
    side.refresh("reader" if profile == "through" else profile)
    side.asked()
    keys = side.exported(profile)
    if profile in ["reader", "dev", "through"]:
        assert keys_of(side.aws("configure", "export-credentials", "--profile", profile, "--format", "env")) == keys
    shown = json.loads(side.awsprof("show", profile, "--client", "cli-v2", "--json").stdout)["profile"]
    assert shown["method"] == PROVIDERS[profile]
    # Later versions put colons between the columns.
    rows = [re.split(r"[\s:]+", line.strip())[:3] for line in side.aws("configure", "list", "--profile", profile).splitlines()]
    assert ["access_key", "*" * 16 + keys[0][-4:], PROVIDERS[profile]] in rows
    assert (["region", shown["region"], "config-file"] if "region" in shown else ["region", "<not", "set>"]) in rows
    assert side.asked() == []


def test_the_region_of_the_environment_is_the_one_that_it_takes(side):
    variables = {"AWS_PROFILE": "inline", "AWS_DEFAULT_REGION": "us-west-1", "AWS_REGION": "us-west-2"}
    status = json.loads(side.awsprof("status", "--client", "cli-v2", "--json", **variables).stdout)["status"]
    assert (status["region"], status["regionFrom"]) == ("us-west-2", "environment AWS_REGION")
    assert re.search(r"region\W+us-west-2\W+env\b", side.aws("configure", "list", **variables))


@pytest.mark.parametrize("name", [name for name in program.HOME_NAMES if name not in ["refused", "empty"]])
def test_both_list_the_same_profiles(name, side, tmp_path):
    side.home = program.copy_home(name, tmp_path / "other")
    assert side.aws("configure", "list-profiles") == side.awsprof("list", "--names").stdout.decode()
