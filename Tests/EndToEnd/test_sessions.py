# SPDX-License-Identifier: Apache-2.0
"""The commands that use a session: exec, process, export --credentials, whoami, wait, logout."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import program
import pytest
from servers import Answer, Moto, answer_file
from test_refresh import CREDENTIALS, READER, cached, folder, moto, refresh, said, stub  # noqa: F401

LIVE = {"AWSPROF_NOW": None}


def run(home: Path, *arguments: str, url: str = "http://127.0.0.1:1", **env: str | None) -> subprocess.CompletedProcess[bytes]:
    return program.run(*arguments, home=home, env={**LIVE, "AWS_ENDPOINT_URL_STS": url, **env}, timeout=60)


def test_exec_has_the_keys_and_nothing_that_contradicts_them(folder, moto):
    script = "env | grep ^AWS_ | sort"
    done = run(
        folder, "exec", "reader", "--", "sh", "-c", script, url=moto.url, AWS_PROFILE="other", AWS_SECURITY_TOKEN="EXAMPLESESSIONTOKEN"
    )
    variables = dict(line.split("=", 1) for line in done.stdout.decode().splitlines())
    keys = cached(folder)["Credentials"]
    assert variables["AWS_ACCESS_KEY_ID"] == keys["AccessKeyId"] and variables["AWS_SESSION_TOKEN"] == keys["SessionToken"]
    assert variables["AWS_REGION"] == variables["AWS_DEFAULT_REGION"] == "eu-west-1"
    assert not {"AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_SECURITY_TOKEN"} & set(variables)


def test_the_account_beside_the_keys_is_theirs(folder, moto):
    script = "echo ${AWS_ACCOUNT_ID-none}"
    for name, account in [("reader", b"111122223333"), ("default", b"none")]:
        done = run(folder, "exec", name, "--", "sh", "-c", script, url=moto.url, AWS_ACCOUNT_ID="444455556666")
        assert done.stdout.strip() == account, done.stderr


def test_what_exec_runs_is_who_it_should_be(folder, moto):
    code = "import boto3; print(boto3.client('sts').get_caller_identity()['Arn'])"
    done = run(folder, "exec", "reader", "--", sys.executable, "-c", code, url=moto.url)
    assert b":assumed-role/Reader/awsprof-session-" in done.stdout, done.stderr


def test_exec_with_the_keys_of_the_environment_as_the_source(folder, moto):
    """`credential_source = Environment` means the shell's own keys, which count for no other named profile."""
    config = folder / ".aws/config"
    role = "role_arn = arn:aws:iam::777788889999:role/Here"
    config.write_text(config.read_text() + f"\n[profile here]\n{role}\ncredential_source = Environment\n")
    keys = {"AWS_ACCESS_KEY_ID": program.KEY_ID, "AWS_SECRET_ACCESS_KEY": program.SECRET_KEY}
    done = run(folder, "exec", "here", "--", "sh", "-c", "echo $AWS_ACCESS_KEY_ID", url=moto.url, **keys)
    assert done.stdout.startswith(b"ASIA"), done.stderr
    assert run(folder, "refresh", "here", url=moto.url, **keys).returncode == 0
    assert run(folder, "refresh", "here", url=moto.url).returncode == 1


def test_a_profile_without_a_region_has_the_environments(folder, stub):
    """In China and GovCloud STS is reached in a region of theirs, which may stand in the environment only."""
    server = stub(lambda asked: Answer(200, answer_file("assume-role.xml")))
    script = "echo $AWS_REGION $AWS_DEFAULT_REGION"
    for variable in ["AWS_REGION", "AWS_DEFAULT_REGION"]:
        done = run(folder, "exec", "behind", "--", "sh", "-c", script, url=server.url, **{variable: "cn-north-1"})
        assert done.stdout == b"cn-north-1 cn-north-1\n", done.stderr
    assert "/cn-north-1/sts/" in server.asked[0].headers["authorization"]
    done = run(folder, "exec", "behind", "--no-region", "--", "sh", "-c", script, url=server.url, AWS_REGION="cn-north-1")
    assert done.stdout == b"\n"


def test_export_credentials_speaks_as_it_is_told_or_refuses(folder):
    done = run(folder, "export", "default", "--credentials", "--format", "fish")
    assert b"set -gx AWS_ACCESS_KEY_ID" in done.stdout, done.stderr
    done = run(folder, "export", "default", "--credentials", "--format", "dotenv")
    lines = ["AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE", f"AWS_SECRET_ACCESS_KEY={program.SECRET_KEY}"]
    assert done.stdout.decode().splitlines()[:2] == lines, done.stderr
    for option, value in [("--format", "json"), ("--format", "process"), ("--client", "go")]:
        done = run(folder, "export", "default", "--credentials", option, value)
        assert done.returncode == 64 and not done.stdout and b"--credentials" in done.stderr, done.stderr


@pytest.mark.parametrize(
    ("words", "status"), [(["sh", "-c", "exit 7"], 7), (["/nonexistent"], 127), (["/"], 126), (["sh", "-c", "kill -TERM $$"], -15)]
)
def test_exec_ends_as_the_command_ends(words, status, folder):
    assert run(folder, "exec", "default", "--", *words).returncode == status


def test_a_signal_reaches_the_command_because_it_took_our_place(folder):
    env = program.environment(folder, **LIVE)
    process = subprocess.Popen(
        [str(program.binary()), "exec", "default", "--", "sh", "-c", "trap 'exit 9' INT; echo ready; while :; do sleep 0.05; done"],
        env=env,
        stdout=subprocess.PIPE,
    )
    assert process.stdout and process.stdout.readline() == b"ready\n"
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 9


def test_process_is_a_credential_process_for_botocore(folder, moto):
    config = folder / ".aws/config"
    config.write_text(config.read_text() + f"\n[profile old-sdk]\ncredential_process = {program.binary()} process reader\n")
    code = "import boto3; print(boto3.Session(profile_name='old-sdk').client('sts').get_caller_identity()['Arn'])"
    env = program.environment(folder, **LIVE, AWS_ENDPOINT_URL_STS=moto.url, AWS_DEFAULT_REGION="eu-west-1")
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, timeout=60, check=False)
    assert b":assumed-role/Reader/" in done.stdout, done.stderr
    # And awsprof itself uses it, through its own program.
    assert b":assumed-role/Reader/" in run(folder, "whoami", "old-sdk", url=moto.url).stdout


def test_a_profile_that_asks_for_itself_is_told_so(folder):
    config = folder / ".aws/config"
    config.write_text(config.read_text() + f"\n[profile snake]\ncredential_process = {program.binary()} process snake\n")
    done = run(folder, "process", "snake")
    assert done.returncode == 1 and b"and so on for ever" in done.stderr


def test_export_with_keys_makes_a_shell_that_session(folder, moto):
    lines = run(folder, "export", "reader", "--credentials", url=moto.url)
    assert lines.returncode == 0, lines.stderr
    script = lines.stdout.decode() + "\nenv | grep ^AWS_ | sort"
    env = program.environment(folder, AWS_PROFILE="other")
    done = subprocess.run(["sh", "-c", script], env=env, capture_output=True, text=True, timeout=20, check=True)
    assert f"AWS_ACCESS_KEY_ID={cached(folder)['Credentials']['AccessKeyId']}\n" in done.stdout and "AWS_PROFILE" not in done.stdout


def test_whoami_asks_aws(folder, moto):
    done = run(folder, "whoami", "reader", "--json", url=moto.url)
    assert json.loads(done.stdout)["Arn"].startswith("arn:aws:sts::111122223333:assumed-role/Reader/")
    here = run(folder, "whoami", url=moto.url, AWS_PROFILE="hop")
    assert b"account  777788889999\narn  arn:aws:sts::777788889999:assumed-role/Hop/alice\n" in here.stdout, here.stderr


def test_wait_ends_when_somebody_signs_in(folder, moto):
    env = program.environment(folder, **LIVE)
    waiting = subprocess.Popen([str(program.binary()), "wait", "reader", "--delay", "0.05"], env=env, stderr=subprocess.PIPE)
    assert refresh(folder, "reader", url=moto.url).returncode == 0
    assert waiting.wait(20) == 0


def test_wait_gives_up_as_a_waiter_of_botocore_does(folder):
    done = run(folder, "wait", "reader", "--delay", "0", "--max-attempts", "3")
    assert done.returncode == 255 and said(done) == "awsprof: Waiter session_live failed: Max attempts exceeded\n"
    assert run(folder, "wait", "reader", "--until", "expired").returncode == 0
    assert run(folder, "wait", "default").returncode == 0
    assert run(folder, "wait", "default", "--until", "expired").returncode == 1


def test_logout_removes_what_it_says(folder, moto):
    refresh(folder, "hop", "pod", url=moto.url)
    cache = folder / ".aws/cli/cache"
    (cache / "session.db").write_bytes(b"telemetry of somebody else")
    assert len(list(cache.iterdir())) == 4
    assert said(run(folder, "logout", "hop")) == "1 session is removed\n"
    assert (cache / READER).exists(), "hop rests on reader, which is a session of its own"
    assert said(run(folder, "logout", "--expired")) == "0 sessions are removed\n"
    assert said(run(folder, "logout", "--all")) == "2 sessions are removed\n"
    assert [path.name for path in cache.iterdir()] == ["session.db"]
    assert (folder / ".aws/credentials").read_text() == CREDENTIALS


READING = [["list"], ["show", "reader"], ["status"], ["doctor"], ["export", "reader"], ["wait", "reader", "--until", "expired"]]


CALLS = "trace=%network,execve,fork,vfork,clone,clone3"


def test_picking_opens_no_socket_and_starts_no_process(folder, need, terminal, tmp_path):
    need("strace")
    trace = tmp_path / "trace"
    tmux = terminal(folder, "bash", **LIVE)
    tmux.line(f"strace -f -o {trace} -e {CALLS} awsprof pick >lines; echo ended $?")
    tmux.see("reader")
    tmux.type("pod")
    tmux.key("Tab")
    tmux.see("Pod")
    tmux.key("Tab", "Tab")
    # A key right after Esc would be that key with Alt.
    tmux.key("Escape")
    tmux.see("Tab details")
    tmux.key("Enter")
    tmux.see("ended 0")
    assert "AWS_PROFILE='pod'" in (folder / "lines").read_text()
    calls = [line for line in trace.read_text().splitlines() if "(" in line and "+++" not in line and "---" not in line]
    assert len(calls) == 1 and "execve(" in calls[0], calls


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_looking_opens_no_socket_and_starts_no_process(words, folder, need, tmp_path):
    need("strace")
    trace = tmp_path / "trace"
    subprocess.run(
        ["strace", "-f", "-o", str(trace), "-e", CALLS, str(program.binary()), *words],
        env=program.environment(folder, **LIVE),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    calls = [line for line in trace.read_text().splitlines() if "(" in line and "+++" not in line and "---" not in line]
    assert len(calls) == 1 and "execve(" in calls[0], calls
