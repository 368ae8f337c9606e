# SPDX-License-Identifier: Apache-2.0
"""Signing in without leaving the picker: in a real terminal, against an STS that is not ours and servers that fail."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import program
import pytest
from servers import Answer, answer_file
from test_refresh import CONFIG as ROLES
from test_refresh import CREDENTIALS, READER, VAULT, cached, children, moto, stub, until  # noqa: F401
from test_sso import BROWSER, TOKEN, Portal, urls
from test_sso import CONFIG as SSO
from tmux import GIVEN_BACK, Tmux, terminal_children

ADMIN = {"RoleArn": "arn:aws:iam::444455556666:role/Admin", "SerialNumber": "arn:aws:iam::111122223333:mfa/alice"}
ADMIN_FILE = hashlib.sha1(json.dumps(ADMIN).encode()).hexdigest() + ".json"  # noqa: S324 - the AWS CLI's own name
LATER = "2036-01-15T13:00:00Z"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Roles that have ended, SSO where nobody is signed in."""
    home = tmp_path / "home"
    program.write_files(home, ROLES.replace("{home}", str(home)) + SSO, CREDENTIALS)
    (home / "vault").write_text(VAULT)
    (home / "browser").write_text(BROWSER)
    for name in ["vault", "browser"]:
        (home / name).chmod(0o755)
    cache = home / ".aws/cli/cache"
    cache.mkdir(parents=True)
    for name in [ADMIN_FILE, READER]:
        (cache / name).write_text(json.dumps({"Credentials": expired()}))
    return home


def expired() -> dict[str, str]:
    return {
        "AccessKeyId": "ASIAIOSFODNN7EXAMPLE",
        "SecretAccessKey": program.SECRET_KEY,
        "SessionToken": "EXAMPLETOKEN",
        "Expiration": "2026-01-15T12:00:00Z",
    }


def assumed(**more: float) -> Answer:
    return Answer(200, answer_file("assume-role.xml").replace("2026-01-15T13:00:00Z", LATER), **more)  # type: ignore[arg-type]


def pick(terminal, home: Path, url: str, **more: str | None) -> Tmux:
    tmux = terminal(home, "bash", **{"AWSPROF_NOW": None, "AWS_ENDPOINT_URL_STS": url, "AWS_MAX_ATTEMPTS": "1", **more})
    tmux.line('eval "$(awsprof pick)"; echo "=$?=$AWS_PROFILE="')
    tmux.see("Enter use")
    return tmux


def row(screen: str, name: str) -> str:
    return next((line for line in screen.splitlines()[2:] if re.match(rf"[* ][> ]{name} ", line)), "")


def see_row(tmux: Tmux, name: str, text: str) -> str:
    return tmux.until(lambda screen: text in row(screen, name))


def sign_in(tmux: Tmux, name: str) -> None:
    """Types the name of a profile, and Ctrl-R."""
    tmux.type(name)
    tmux.key("C-r")


def leave(tmux: Tmux) -> None:
    tmux.key("C-c")
    tmux.see("=0==")
    assert tmux.flags() == GIVEN_BACK


def test_an_ended_role_with_mfa_is_live_after_a_code_and_every_client_uses_it(folder, terminal, moto):
    tmux = pick(terminal, folder, moto.url)
    tmux.type("admin")
    see_row(tmux, "admin", "expired")
    tmux.key("C-r")
    tmux.see("MFA device arn:aws:iam::111122223333:mfa/alice")
    tmux.type("824193")
    screen = tmux.see("• • • • • •")
    assert "824193" not in screen and "8 2 4" not in screen
    tmux.key("Enter")
    tmux.see("admin: live 59m")
    see_row(tmux, "admin", "live 59m")
    moto.count_from_here()
    assert (folder / ".aws/cli/cache" / ADMIN_FILE).stat().st_mode & 0o777 == 0o600
    assert "Admin/awsprof-session" in client_of(folder, "admin", moto.url)
    assert moto.asked() == 1, "GetCallerIdentity, and no AssumeRole before it"
    tmux.key("Enter")
    tmux.see("=0=admin=")
    assert tmux.flags() == GIVEN_BACK
    assert not [path for path in (folder / ".aws/cli/cache").iterdir() if path.suffix != ".json"], "no lock is left"


def client_of(home: Path, profile: str, url: str) -> str:
    env = program.environment(home, AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=url, AWS_DEFAULT_REGION="eu-west-1")
    words = [sys.executable, "-m", "awscli", "--profile", profile, "sts", "get-caller-identity"]
    done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_enter_on_an_ended_session_asks_signs_in_and_uses_it(folder, terminal, moto):
    tmux = pick(terminal, folder, moto.url)
    tmux.type("admin")
    see_row(tmux, "admin", "expired")
    tmux.key("Enter")
    tmux.see("the session of 'admin' has ended:  y signs in first, n uses it as it is")
    tmux.type("y")
    tmux.see("MFA device")
    tmux.type("123456")
    tmux.key("Enter")
    tmux.see("=0=admin=")
    assert tmux.flags() == GIVEN_BACK


def test_a_wrong_code_is_asked_for_again_and_what_aws_says_is_shown(folder, terminal, stub):
    answers = iter([Answer(403, answer_file("wrong-code.xml")), Answer(403, answer_file("access-denied.xml"))])
    server = stub(lambda asked: next(answers))
    tmux = pick(terminal, folder, server.url)
    sign_in(tmux, "admin")
    tmux.see("MFA device")
    tmux.type("111111")
    tmux.key("Enter")
    tmux.see("STS does not take that code: try the next one")
    tmux.type("222222")
    tmux.key("Enter")
    screen = tmux.see("An error occurred (AccessDenied) when calling the AssumeRole")
    assert "hint: the role must trust whoever asks" in screen
    assert [asked.form["TokenCode"] for asked in server.asked] == ["111111", "222222"]
    tmux.key("Escape")
    see_row(tmux, "admin", "expired")
    assert cached(folder, ADMIN_FILE)["Credentials"] == expired(), "what failed leaves the entry as it was"
    leave(tmux)


def test_line_by_line_an_ended_session_is_renewed_before_it_is_used(folder, terminal, moto):
    tmux = terminal(folder, "bash", AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=moto.url)
    tmux.line('eval "$(awsprof pick --plain)"; echo "=$?=$AWS_PROFILE="')
    screen = tmux.see("number, text to narrow")
    number = re.search(r"^(\d+)\. admin, ", screen, re.MULTILINE).group(1)
    tmux.line(number)
    tmux.see("the session of 'admin' has ended")
    tmux.line("y")
    tmux.see("Enter MFA code for arn:aws:iam::111122223333:mfa/alice")
    tmux.line("824193")
    tmux.see("=0=admin=")
    assert "Admin/awsprof-session" in client_of(folder, "admin", moto.url)
    tmux.line("awsprof pick --plain")
    tmux.see("admin, account 444455556666, role mfa, role Admin, no region, live 59m")
    tmux.line(f"s {number}")
    tmux.see("admin: live 59m, as it was")
    tmux.line("1")
    tmux.see("using default")


def test_two_pickers_that_renew_one_role_ask_once(folder, terminal, stub):
    server = stub(lambda asked: assumed(delay=1.5))
    both = [pick(terminal, folder, server.url) for _ in range(2)]
    for tmux in both:
        tmux.type("reader")
        see_row(tmux, "reader", "expired")
    both[0].key("C-r")
    until(lambda: server.asked)
    both[1].key("C-r")
    see_row(both[1], "reader", "waiting")
    for tmux in both:
        see_row(tmux, "reader", "live")
    assert len(server.asked) == 1
    assert sorted(path.name for path in (folder / ".aws/cli/cache").iterdir()) == sorted([READER, ADMIN_FILE])
    for tmux in both:
        leave(tmux)


def test_several_go_on_at_once_while_the_list_stays_alive(folder, terminal, stub):
    server = stub(lambda asked: assumed(delay=1.5))
    tmux = pick(terminal, folder, server.url)
    sign_in(tmux, "reader")
    see_row(tmux, "reader", "signing in")
    tmux.key("C-u")
    tmux.type("hop")
    see_row(tmux, "hop", "")
    tmux.key("C-r")
    see_row(tmux, "hop", "waiting")
    tmux.key("C-u")
    tmux.see("> ")
    see_row(tmux, "hop", "live")
    see_row(tmux, "reader", "live")
    assert [asked.form["RoleArn"].rsplit("/", 1)[1] for asked in server.asked] == ["Reader", "Hop"]
    leave(tmux)


def test_sso_with_a_code_shows_the_page_the_code_and_a_qr_code(folder, terminal, stub):
    portal = Portal()
    portal.pending = 1 << 30
    server = stub(portal)
    tmux = pick(terminal, folder, server.url, **urls(server.url))
    sign_in(tmux, "dev")
    screen = tmux.see("ABCD-EFGH")
    assert "https://device.sso.eu-central-1" in screen and "and confirm there that it shows" in screen
    assert sum(line.count("█") for line in screen.splitlines()) > 100
    tmux.key("Tab")
    see_row(tmux, "dev", "open page")
    portal.pending = 0
    see_row(tmux, "dev", "live")
    assert json.loads((folder / ".aws/sso/cache" / TOKEN).read_text())["accessToken"] == "EXAMPLEACCESSTOKEN"
    assert "EXAMPLEACCESSTOKEN" not in tmux.screen()
    leave(tmux)


def test_sso_in_the_browser_comes_back_by_itself(folder, terminal, stub):
    server = stub(Portal())
    tmux = pick(terminal, folder, server.url, BROWSER=str(folder / "browser"), **urls(server.url))
    sign_in(tmux, "dev")
    see_row(tmux, "dev", "live")
    leave(tmux)


def test_the_browsers_page_is_shown_and_gives_way_to_a_code_and_to_esc(folder, terminal, stub):
    portal = Portal()
    portal.pending = 1 << 30
    server = stub(portal)
    tmux = pick(terminal, folder, server.url, BROWSER="/bin/true", **urls(server.url))
    sign_in(tmux, "dev")
    tmux.see("/authorize?response_type=code")
    tmux.type("d")
    tmux.see("ABCD-EFGH")
    tmux.key("Escape")
    tmux.see("'dev': the sign-in was cancelled, nothing has changed")
    see_row(tmux, "dev", "not signed in")
    (picker,) = terminal_children(shell(tmux))
    until(lambda: not children(picker))
    assert not list((folder / ".aws/sso/cache").glob("*.lock"))
    leave(tmux)


def shell(tmux: Tmux) -> int:
    return int(tmux._run("display", "-p", "#{pane_pid}"))


def test_what_a_credential_process_says_is_shown_and_esc_ends_it(folder, terminal, stub):
    (folder / "vault").write_text("#!/bin/sh\necho touch the key >&2\nexec sleep 1000\n")
    server = stub(lambda asked: assumed())
    tmux = pick(terminal, folder, server.url)
    sign_in(tmux, "behind")
    tmux.see("~ touch the key")
    (picker,) = terminal_children(shell(tmux))
    (helper,) = children(picker)
    (sleeper,) = until(lambda: children(helper))
    tmux.key("C-r")
    tmux.see("sign in to behind")
    tmux.key("Escape")
    tmux.see("the sign-in was cancelled")
    until(lambda: not Path(f"/proc/{sleeper}").exists() and not children(picker))
    assert server.asked == []
    leave(tmux)


def test_nobody_listens(folder, terminal):
    tmux = pick(terminal, folder, "http://127.0.0.1:1")
    sign_in(tmux, "reader")
    screen = tmux.see("127.0.0.1:1 does not take connections")
    assert "hint: " in screen and "sign-in failed" in row(screen, "reader")
    leave(tmux)


def test_made_up_profiles_are_not_signed_in_to(folder, terminal):
    tmux = pick(terminal, folder, "http://127.0.0.1:1", AWSPROF_DEMO="1")
    sign_in(tmux, "reader")
    tmux.see("the profiles of the demo are made up, and AWS knows none of them")
    leave(tmux)


def test_a_helper_that_is_missing_is_a_sentence_and_the_screen_goes_on(folder, terminal):
    # A short one, so that the sentence is on one line.
    tmux = pick(terminal, folder, "http://127.0.0.1:1", AWSPROF_LIBEXEC="/nowhere")
    sign_in(tmux, "reader")
    tmux.see("/nowhere/awsprof-signin is missing")
    tmux.key("C-u")
    see_row(tmux, "admin", "expired")
    leave(tmux)


@pytest.mark.parametrize("script", ["exit 3", "kill -9 $$", "echo nonsense; cat"])
def test_a_helper_that_dies_or_talks_nonsense_is_a_sentence(script, folder, terminal, tmp_path):
    tmux = pick(terminal, folder, "http://127.0.0.1:1", AWSPROF_LIBEXEC=helper(tmp_path, script))
    sign_in(tmux, "reader")
    tmux.until(lambda screen: re.search("awsprof-signin (ended in the middle|says something)", screen))
    leave(tmux)


def helper(folder: Path, script: str) -> str:
    """A false awsprof-signin."""
    file = folder / "libexec/awsprof-signin"
    file.parent.mkdir()
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return str(file.parent)


def test_a_helper_that_hangs_is_left_alone_until_esc_and_then_is_gone(folder, terminal, tmp_path):
    tmux = pick(terminal, folder, "http://127.0.0.1:1", AWSPROF_LIBEXEC=helper(tmp_path, "trap '' TERM\nexec sleep 1000"))
    sign_in(tmux, "reader")
    see_row(tmux, "reader", "signing in")
    (picker,) = terminal_children(shell(tmux))
    (hanging,) = until(lambda: children(picker))
    tmux.key("C-u")
    tmux.type("adm")
    tmux.until(lambda screen: row(screen, "admin") and not row(screen, "reader"))
    tmux.key("C-u")
    sign_in(tmux, "reader")
    tmux.see("sign in to reader")
    tmux.key("Escape")
    tmux.see("the sign-in was cancelled")
    until(lambda: not Path(f"/proc/{hanging}").exists())
    leave(tmux)


def test_a_helper_that_is_killed_in_a_request_is_a_sentence(folder, terminal, stub):
    server = stub(lambda asked: assumed(delay=60))
    tmux = pick(terminal, folder, server.url)
    sign_in(tmux, "reader")
    until(lambda: server.asked)
    (picker,) = terminal_children(shell(tmux))
    os.kill(children(picker)[0], signal.SIGKILL)
    tmux.see("awsprof-signin ended in the middle of its work")
    leave(tmux)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=["TERM", "KILL"])
def test_a_picker_that_is_ended_takes_its_helper_and_its_claim_along(number, folder, terminal, stub):
    server = stub(lambda asked: assumed(delay=60))
    tmux = pick(terminal, folder, server.url)
    sign_in(tmux, "reader")
    until(lambda: server.asked)
    (picker,) = terminal_children(shell(tmux))
    (child,) = children(picker)
    os.kill(picker, number)
    until(lambda: not Path(f"/proc/{child}").exists())
    if number == signal.SIGTERM:
        tmux.see("=0==")
        assert tmux.flags() == GIVEN_BACK
    env = {"AWSPROF_NOW": None, "AWS_ENDPOINT_URL_STS": stub(lambda asked: assumed()).url}
    assert program.run("refresh", "reader", home=folder, env=env).returncode == 0, "the claim is free"


def test_leaving_in_the_middle_gives_the_terminal_back_at_once(folder, terminal, stub):
    server = stub(lambda asked: assumed(delay=60))
    tmux = pick(terminal, folder, server.url)
    sign_in(tmux, "reader")
    until(lambda: server.asked)
    (picker,) = terminal_children(shell(tmux))
    (child,) = children(picker)
    leave(tmux)
    assert not Path(f"/proc/{child}").exists()


def test_a_cache_that_cannot_be_written_is_said_and_the_screen_goes_on(folder, terminal, moto):
    for path in (folder / ".aws/cli/cache").iterdir():
        path.unlink()
    (folder / ".aws/cli/cache").rmdir()
    (folder / ".aws/cli").rmdir()
    (folder / ".aws/cli").write_text("a file where the folder should be")
    tmux = pick(terminal, folder, moto.url)
    sign_in(tmux, "reader")
    screen = tmux.see("is signed in to, and the session cannot be kept")
    assert f"~/.aws/cli/cache/{READER}" in screen
    leave(tmux)


def test_picking_opens_no_socket_and_starts_nothing_until_ctrl_r(folder, terminal, need, tmp_path, stub):
    need("strace")
    server = stub(lambda asked: assumed())
    trace = tmp_path / "trace"
    tmux = terminal(folder, "bash", AWSPROF_NOW=None, AWS_ENDPOINT_URL_STS=server.url)
    tmux.line(f"strace -f -o {trace} -e trace=%network,execve,fork,vfork,clone,clone3 awsprof pick >/dev/null; echo left")
    screen = tmux.until(lambda screen: "Enter use" in screen or "not permitted" in screen)
    if "not permitted" in screen:
        pytest.skip("this machine does not permit strace")
    see_row(tmux, "reader", "expired")
    tmux.key("Tab")
    tmux.see("[overview]")
    tmux.key("Escape")
    tmux.see("Enter use")
    tmux.until(lambda screen: "[overview]" not in screen)
    tmux.type("reader")
    tmux.key("Enter")
    tmux.see("y signs in first")
    tmux.key("Escape")
    tmux.see("'reader' was not used")
    assert len(calls(trace)) == 1, "itself, and nothing else"
    tmux.key("C-r")
    see_row(tmux, "reader", "live")
    started = [call for call in calls(trace) if "execve(" in call][1:]
    assert len(started) == 1 and "awsprof-signin" in started[0]
    own = calls(trace)[0].split()[0]
    assert not [call for call in calls(trace) if call.split()[0] == own and "socket(" in call]
    tmux.key("C-c")
    tmux.see("left")


def calls(trace: Path) -> list[str]:
    return [line for line in trace.read_text().splitlines() if "(" in line and "+++" not in line and "---" not in line]


def test_what_waits_for_a_page_costs_nothing(folder, terminal, stub):
    """The time that it has used, in ticks of a hundredth of a second, while a code waits for its page."""
    portal = Portal()
    portal.pending = 1 << 30
    server = stub(portal)
    tmux = pick(terminal, folder, server.url, BROWSER="/bin/true", **urls(server.url))
    sign_in(tmux, "dev")
    tmux.see("/authorize?response_type=code")
    (picker,) = terminal_children(shell(tmux))

    def ticks() -> int:
        return sum(int(word) for word in Path(f"/proc/{picker}/stat").read_text().rsplit(")", 1)[1].split()[11:13])

    def switches() -> int:
        text = Path(f"/proc/{picker}/status").read_text()
        return int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", text, re.M)[1])

    before = (ticks(), switches())
    other = pick(terminal, folder, server.url)
    other.type("vault")
    other.key("C-r")
    see_row(other, "vault", "not run")
    assert ticks() - before[0] <= 5 and switches() - before[1] <= 60
    leave(other)
    leave(tmux)
