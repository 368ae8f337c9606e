# SPDX-License-Identifier: Apache-2.0
"""The log: in Python's form, for those who ask for it. conftest.py looks for secrets in the log of every test."""

from __future__ import annotations

import re

import program
import pytest
from servers import Answer, answer_file
from test_refresh import folder, moto, refresh, said, stub  # noqa: F401

LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (awsprof\.[a-z]+) \[([A-Z]+)\] (\S.*)")


def lines(text: str) -> list[tuple[str, str, str]]:
    found = []
    for line in text.splitlines():
        match = LINE.fullmatch(line)
        assert match, line
        found.append((match[1], match[2], match[3]))
    return found


def test_it_says_what_boto_users_look_for(folder, stub):
    answers = [Answer(500), Answer(403, answer_file("access-denied.xml"))]
    server = stub(lambda asked: answers.pop(0))
    refresh(folder, "hop", url=server.url, AWSPROF_LOG=f"debug:{folder}/log")
    found = lines((folder / "log").read_text())
    assert ("awsprof.credentials", "DEBUG", "assume-role: ~/.aws/config:15") in found
    assert ("awsprof.credentials", "INFO", "found credentials in shared-credentials-file: ~/.aws/credentials:2") in found
    assert ("awsprof.connectionpool", "DEBUG", f"starting new HTTP connection: {server.url[7:]}") in found
    assert ("awsprof.endpoint", "DEBUG", "response: status 500, 0 bytes") in found
    assert ("awsprof.endpoint", "DEBUG", "making request for AssumeRole") in found
    assert ("awsprof.retryhandler", "DEBUG", "retry needed, waiting for up to 1.0 seconds") in found
    assert found[-1][:2] == ("awsprof.endpoint", "ERROR") and "(AccessDenied)" in found[-1][2] and "User:" not in found[-1][2]
    assert (folder / "log").stat().st_mode & 0o777 == 0o600


def test_a_level_leaves_out_what_is_below_it(folder, moto):
    text = said(refresh(folder, "reader", "--log-level", "info", url=moto.url))
    found = lines("\n".join(text.splitlines()[:-1]))
    assert {level for _, level, _ in found} == {"INFO"} and text.endswith("reader: live 59m\n")


def test_a_file_is_added_to_and_the_option_beats_the_variable(folder, moto):
    for name in ["reader", "pod"]:
        assert said(refresh(folder, name, "--log-file", "log", url=moto.url, AWSPROF_LOG="debug:other")) == f"{name}: live 59m\n"
    text = (folder / "log").read_text()
    assert text.count("found credentials in") == 2 and not (folder / "other").exists()


@pytest.mark.parametrize(
    ("arguments", "env", "sentence"),
    [
        ([], {"AWSPROF_LOG": "loud"}, "AWSPROF_LOG names no level"),
        (["--log-file", "/nonexistent/log"], {}, "the log '/nonexistent/log' cannot be opened (No such file or directory)"),
    ],
)
def test_a_log_that_cannot_be_is_said(arguments, env, sentence, folder):
    done = refresh(folder, "reader", *arguments, url="http://127.0.0.1:1", **env)
    assert sentence in said(done) and done.returncode == 1


def test_a_full_disk_takes_no_sign_in_away(folder, moto):
    assert said(refresh(folder, "reader", "--log-file", "/dev/full", url=moto.url)) == "reader: live 59m\n"


def test_without_a_wish_there_is_none(folder, moto):
    assert said(refresh(folder, "reader", url=moto.url, AWSPROF_LOG=None)) == "reader: live 59m\n"
    assert program.run("list", home=folder, env={"AWSPROF_LOG": "loud"}).returncode == 0
