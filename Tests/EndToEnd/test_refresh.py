# SPDX-License-Identifier: Apache-2.0
"""Signing in: against an STS that is not ours, against servers that fail, and shared with the real AWS clients."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import program
import pytest
from servers import Answer, Asked, Moto, Stub, answer_file

CONFIG = """\
[default]
region = eu-central-1

[profile reader]
role_arn = arn:aws:iam::111122223333:role/Reader
source_profile = default
region = eu-west-1

[profile admin]
role_arn = arn:aws:iam::444455556666:role/Admin
source_profile = default
mfa_serial = arn:aws:iam::111122223333:mfa/alice

[profile hop]
role_arn = arn:aws:iam::777788889999:role/Hop
source_profile = reader
external_id = ext-1
duration_seconds = 1800
role_session_name = alice

[profile pod]
role_arn = arn:aws:iam::111122223333:role/Pod
web_identity_token_file = {home}/token

[profile vault]
credential_process = {home}/vault

[profile behind]
role_arn = arn:aws:iam::777788889999:role/Behind
source_profile = vault
"""
CREDENTIALS = f"[default]\naws_access_key_id = {program.KEY_ID}\naws_secret_access_key = {program.SECRET_KEY}\n"
READER = "dcdaf11551c0a8ee069a368689b1ae8be7f80734.json"
VAULT = f"""\
#!/bin/sh
echo touch the key >&2
echo '{{"Version": 1, "AccessKeyId": "{program.KEY_ID}", "SecretAccessKey": "{program.SECRET_KEY}"}}'
"""


@pytest.fixture(scope="session")
def moto(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Moto]:
    server = Moto(tmp_path_factory.mktemp("moto") / "log")
    yield server
    server.close()


@pytest.fixture
def stub() -> Iterator[Callable[..., Stub]]:
    opened: list[Stub] = []

    def make(answer: Callable[[Asked], Answer], **more: object) -> Stub:
        opened.append(Stub(answer, **more))  # type: ignore[arg-type]
        return opened[-1]

    yield make
    for server in opened:
        server.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    program.write_files(home, CONFIG.replace("{home}", str(home)), CREDENTIALS)
    (home / "token").write_text("eyJhbGciOiJSUzI1NiJ9.EXAMPLE.signature")
    (home / "vault").write_text(VAULT)
    (home / "vault").chmod(0o755)
    return home


def refresh(home: Path, *arguments: str, url: str, **env: str | None) -> subprocess.CompletedProcess[bytes]:
    return program.run(
        "refresh", *arguments, home=home, env={"AWSPROF_NOW": None, "AWS_ENDPOINT_URL_STS": url, **env}, timeout=60
    )


def refresh_unattended(home: Path, name: str, *, url: str) -> subprocess.CompletedProcess[bytes]:
    """Where there is no terminal to ask on."""
    return subprocess.run(
        [str(program.binary()), "refresh", name],
        env=program.environment(home, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=url),
        capture_output=True,
        start_new_session=True,
        timeout=20,
        check=False,
    )


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    assert done.stdout == b"", "stdout belongs to the shell"
    text = done.stderr.decode()
    for secret in [*program.SECRETS, "wJalrXUtn"]:
        assert secret not in text
    return text


def cached(home: Path, name: str = READER) -> dict[str, object]:
    return json.loads((home / ".aws/cli/cache" / name).read_text())


def test_every_kind_of_role_is_refreshed_and_seen_as_live(folder, moto):
    names = ["reader", "hop", "pod", "behind"]
    done = refresh(folder, *names, url=moto.url)
    text = said(done)
    assert done.returncode == 0, text
    assert re.search(r"^reader: live 59m$", text, re.M) and re.search(r"^hop: live 29m$", text, re.M)
    assert "touch the key" in text, "what a credential_process says on stderr is shown"
    listed = program.run("list", home=folder, env={"AWSPROF_NOW": None}).stdout.decode()
    for name in names:
        assert re.search(rf"^{name} .* live \d+m$", listed, re.M), listed
    for path in (folder / ".aws/cli/cache").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600 and path.suffix == ".json"
    assert stat.S_IMODE((folder / ".aws/cli/cache").stat().st_mode) == 0o700


def test_what_is_live_is_left_alone_unless_forced(folder, moto):
    refresh(folder, "reader", url=moto.url)
    first = cached(folder)
    assert "live 59m, as it was" in said(refresh(folder, "reader", url=moto.url))
    assert cached(folder) == first
    refresh(folder, "reader", "--force", url=moto.url)
    assert cached(folder) != first


def end_session(file: Path) -> None:
    entry = json.loads(file.read_text())
    entry["Credentials"]["Expiration"] = "2026-01-15T12:00:00Z"
    file.write_text(json.dumps(entry))


def test_all_expiring_refreshes_what_somebody_signed_in_and_nothing_else(folder, moto):
    refresh(folder, "reader", "pod", url=moto.url)
    end_session(folder / ".aws/cli/cache" / READER)
    text = said(refresh(folder, "--all-expiring", url=moto.url))
    assert text == "reader: live 59m\n"
    assert said(refresh(folder, "--all-expiring", url=moto.url)) == "no session is expiring\n"


def test_all_expiring_sees_a_role_whose_source_is_the_environment(folder, moto):
    keys = {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY": program.SECRET_KEY}
    config = folder / ".aws/config"
    role = "role_arn = arn:aws:iam::444455556666:role/Here"
    config.write_text(f"{config.read_text()}\n[profile here]\n{role}\ncredential_source = Environment\n")
    refresh(folder, "here", url=moto.url, **keys)
    [file] = (folder / ".aws/cli/cache").iterdir()
    end_session(file)
    assert said(refresh(folder, "--all-expiring", url=moto.url, **keys)) == "here: live 59m\n"


CLIENTS = {
    "aws-cli-1": ["-m", "awscli", "--profile", "{profile}", "sts", "get-caller-identity"],
    "botocore": [
        "-c",
        "import botocore.session, botocore.utils, os\n"
        "session = botocore.session.Session(profile='{profile}')\n"
        "for name in ['assume-role', 'assume-role-with-web-identity']:\n"
        "    provider = session.get_component('credential_provider').get_provider(name)\n"
        "    provider.cache = botocore.utils.JSONFileCache(os.path.expanduser('~/.aws/cli/cache'))\n"
        "print(session.create_client('sts').get_caller_identity()['Arn'])\n",
    ],
}


def client(name: str, home: Path, url: str, profile: str = "reader") -> str:
    """Who the client is; it has nobody to ask for a code."""
    words = [word.replace("{profile}", profile) for word in CLIENTS[name]]
    env = program.environment(home, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=url, AWS_DEFAULT_REGION="eu-west-1")
    done = subprocess.run(
        [sys.executable, *words], env=env, capture_output=True, text=True, timeout=60, check=False, start_new_session=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", CLIENTS)
@pytest.mark.parametrize(("profile", "session"), [("reader", "Reader/awsprof-session"), ("hop", "Hop/alice"), ("pod", "Pod/awsprof-session")])
def test_what_awsprof_wrote_the_aws_clients_use_without_asking_sts(name, profile, session, folder, moto):
    refresh(folder, profile, url=moto.url)
    before = program.tree(folder / ".aws")
    moto.count_from_here()
    assert session in client(name, folder, moto.url, profile)
    assert moto.asked() == 1, "GetCallerIdentity, and no AssumeRole before it"
    assert program.tree(folder / ".aws") == before


@pytest.mark.parametrize("name", CLIENTS)
@pytest.mark.parametrize(("profile", "minutes"), [("reader", 59), ("hop", 29), ("pod", 59)])
def test_what_the_aws_clients_wrote_awsprof_shows_and_uses(name, profile, minutes, folder, moto):
    client(name, folder, moto.url, profile)
    moto.count_from_here()
    assert said(refresh(folder, profile, url=moto.url)) == f"{profile}: live {minutes}m, as it was\n"
    assert moto.asked() == 0
    listed = program.run("list", home=folder, env={"AWSPROF_NOW": None}).stdout.decode()
    assert re.search(rf"^{profile} .* live {minutes}m$", listed, re.M), listed


@pytest.mark.parametrize("name", CLIENTS)
def test_a_code_that_awsprof_was_given_is_enough_for_the_clients(name, folder, terminal, moto):
    tmux = terminal(folder, "bash", AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=moto.url)
    tmux.line("awsprof refresh admin")
    tmux.see("Enter MFA code")
    tmux.line("123456")
    tmux.see("admin: live 59m")
    moto.count_from_here()
    assert "assumed-role/Admin/" in client(name, folder, moto.url, "admin")
    assert moto.asked() == 1


def test_the_entry_is_byte_for_byte_what_python_writes(folder, moto):
    refresh(folder, "hop", url=moto.url)
    for path in (folder / ".aws/cli/cache").iterdir():
        text = path.read_text()
        assert json.dumps(json.loads(text)) == text


def test_two_at_once_ask_once(folder, stub):
    """The first waits for its answer while the second starts: the second finds what the first got."""
    body = answer_file("assume-role.xml").replace("2026-01-15T13:00:00Z", "2036-01-15T13:00:00Z")
    server = stub(lambda asked: Answer(200, body, delay=1))
    env = program.environment(folder, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=server.url)
    both = [
        subprocess.Popen([str(program.binary()), "refresh", "reader", "--force"], env=env, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    texts = [process.communicate(timeout=30)[1].decode() for process in both]
    assert [process.returncode for process in both] == [0, 0], texts
    assert len(server.asked) == 1
    assert sum("another awsprof is signing in for the same; waiting" in text for text in texts) == 1
    assert [path.name for path in (folder / ".aws/cli/cache").iterdir()] == [READER], "no lock is left"


def test_the_signature_is_the_one_that_botocore_makes(folder, stub):
    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    server = stub(lambda asked: Answer(200, answer_file("assume-role.xml")))
    refresh(folder, "reader", url=server.url)
    (asked,) = server.asked
    assert asked.form["Action"] == "AssumeRole" and asked.form["RoleArn"].endswith("role/Reader")
    words = asked.headers["authorization"]
    signed = re.search(r"SignedHeaders=([^,]*)", words)[1].split(";")
    request = AWSRequest("POST", server.url + "/", {n: asked.headers[n] for n in signed if n != "host"}, asked.body)
    request.context["timestamp"] = asked.headers["x-amz-date"]
    auth = SigV4Auth(Credentials(program.KEY_ID, program.SECRET_KEY), "sts", "eu-west-1")
    expected = auth.signature(auth.string_to_sign(request, auth.canonical_request(request)), request)
    assert f"Signature={expected}" in words


FAULTS = {
    "denied": (Answer(403, answer_file("access-denied.xml")), r"\(AccessDenied\) when calling the AssumeRole operation: User: ", 1),
    "clock": (Answer(403, answer_file("clock.xml")), r"Signature expired: .*\nhint: .*clock", 1),
    "half": (Answer(200, answer_file("assume-role.xml"), cut_after=99), "broke off", 3),
    "500": (Answer(500, "<html>"), "status 500", 3),
    "html": (Answer(200, "<html>a login page</html>"), "makes no sense", 1),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_said_with_what_to_do_and_leaves_no_entry(fault, folder, stub):
    reply, expected, times = FAULTS[fault]
    server = stub(lambda asked: reply)
    done = refresh(folder, "reader", url=server.url, AWS_MAX_ATTEMPTS="3")
    text = said(done)
    assert done.returncode == 1 and re.search(expected, text), text
    assert "hint: " in text and len(server.asked) == times
    assert list((folder / ".aws/cli/cache").iterdir()) == []


def test_nobody_listens(folder):
    done = refresh(folder, "reader", url="http://127.0.0.1:1", AWS_MAX_ATTEMPTS="1")
    assert "127.0.0.1:1 does not take connections" in said(done) and done.returncode == 1


def test_a_job_in_the_background_asks_nobody(folder, moto, terminal):
    tmux = terminal(folder, "bash", AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=moto.url)
    tmux.line("awsprof refresh admin 2>said & wait; cat said")
    tmux.see("hint: run it in a terminal")


def test_without_a_terminal_there_is_no_code(folder, moto):
    done = refresh_unattended(folder, "admin", url=moto.url)
    assert "there is no terminal to ask on" in said(done) and done.returncode == 1


def test_a_code_is_typed_without_being_seen(folder, terminal, moto):
    tmux = terminal(folder, "bash", AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=moto.url)
    tmux.line("awsprof refresh admin")
    tmux.see("Enter MFA code for arn:aws:iam::111122223333:mfa/alice:")
    tmux.type("123456")
    screen = tmux.see("******")
    assert "123456" not in screen
    tmux.key("Enter")
    tmux.see("admin: live 59m")
    tmux.line("echo visible")
    tmux.see("echo visible")


def test_ctrl_c_at_the_question_leaves_a_terminal_that_echoes(folder, terminal, moto):
    tmux = terminal(folder, "bash", AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=moto.url)
    tmux.line("awsprof refresh admin; echo status $?")
    tmux.see("Enter MFA code")
    tmux.type("12")
    tmux.key("C-c")
    tmux.see("status 130")
    tmux.line("echo visible")
    tmux.see("echo visible")


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of nobody's for localhost."""
    key, file = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        + ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(file)],
        check=True,
        capture_output=True,
    )
    return file, key


def test_a_certificate_of_ones_own_is_trusted_by_name_only(folder, stub, need, tmp_path):
    need("openssl")
    file, key = certificate(tmp_path)
    server = stub(lambda asked: Answer(200, answer_file("assume-role.xml")), certificate=(file, key))
    done = refresh(folder, "reader", url=server.url)
    assert "certificate that is not trusted" in said(done) and server.asked == []
    refresh(folder, "reader", url=server.url, AWS_CA_BUNDLE=str(file))
    assert len(server.asked) == 1
    done = refresh(folder, "reader", url=server.url, AWS_CA_BUNDLE=str(tmp_path / "none.pem"))
    assert "the file of ca_bundle cannot be used" in said(done)


def test_a_proxy_is_used_and_its_refusal_is_said(folder, stub):
    """CONNECT is not a method that the stub knows: it answers 501, as a proxy that refuses would answer 403."""
    server = stub(lambda asked: Answer(200, answer_file("assume-role.xml")))
    done = refresh(folder, "reader", url="https://sts.example.com", HTTPS_PROXY=server.url)
    assert "is not reached through the proxy (the proxy answers 501)" in said(done)
    refresh(folder, "reader", url="http://sts.example.com", http_proxy=server.url)
    assert server.asked[0].path == "http://sts.example.com/"


def test_a_program_that_is_missing_is_said_with_its_place(folder, tmp_path):
    done = refresh(folder, "reader", url="http://127.0.0.1:1", AWSPROF_LIBEXEC=str(tmp_path))
    assert f"{tmp_path}/awsprof-signin is missing" in said(done) and done.returncode == 1


@pytest.mark.parametrize("script", ["exit 3", "kill -9 $$", "echo nonsense; cat"])
def test_a_program_that_dies_or_talks_nonsense_is_a_sentence(script, folder, tmp_path):
    false = tmp_path / "awsprof-signin"
    false.write_text(f"#!/bin/sh\n{script}\n")
    false.chmod(0o755)
    done = refresh(folder, "reader", url="http://127.0.0.1:1", AWSPROF_LIBEXEC=str(tmp_path))
    assert done.returncode == 1 and re.search("awsprof-signin (ended in the middle|says something)", said(done))


def test_a_home_that_cannot_be_written_to_is_said(folder, moto):
    if os.geteuid() == 0:
        (folder / ".aws/cli").write_text("a file where the folder should be")
    else:
        (folder / ".aws").chmod(0o500)
    done = refresh(folder, "reader", url=moto.url)
    assert done.returncode == 1 and f"~/.aws/cli/cache/{READER} cannot be written" in said(done)


def test_no_secret_is_in_an_argument_or_in_the_environment_of_the_child(folder, stub):
    """Looked at while the request is under way."""
    server = stub(lambda asked: Answer(200, answer_file("assume-role.xml"), delay=20))
    env = program.environment(
        folder, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=server.url, AWS_SECRET_ACCESS_KEY="EXAMPLEKEY", AWS_SESSION_TOKEN="EXAMPLESESSIONTOKEN"
    )
    process = subprocess.Popen([str(program.binary()), "refresh", "reader"], env=env)
    try:
        child = until(lambda: server.asked and children(process.pid))[0]
        for name in ["cmdline", "environ"]:
            try:
                content = (Path("/proc") / str(child) / name).read_bytes()
            except PermissionError:
                continue  # Better still: nobody but root may look.
            assert b"EXAMPLE" not in content.replace(b"EXAMPLE.signature", b"")
    finally:
        process.kill()
        process.wait()
    until(lambda: not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text())


def children(parent: int) -> list[int]:
    text = (Path("/proc") / str(parent) / "task" / str(parent) / "children").read_text()
    return [int(word) for word in text.split()]


def until(condition: Callable[[], object], seconds: float = 10):
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return found


def test_killed_at_any_moment_the_entry_is_the_old_or_the_new_one(folder, stub):
    """kill -9 after delays that sweep over the whole run."""
    body = answer_file("assume-role.xml")
    server = stub(lambda asked: Answer(200, body))
    refresh(folder, "reader", url=server.url)
    whole = cached(folder)["Credentials"]
    env = program.environment(folder, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=server.url)
    for step in range(40):
        process = subprocess.Popen([str(program.binary()), "refresh", "reader", "--force"], env=env, stderr=subprocess.DEVNULL)
        try:
            process.wait(step * 0.002)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.wait()
        assert cached(folder)["Credentials"] == whole
    assert refresh(folder, "reader", "--force", url=server.url).returncode == 0, "a claim ends with its holder"
