# SPDX-License-Identifier: Apache-2.0
"""awsprof reads the files as boto3 does: compared with the installed botocore, question by question."""

from __future__ import annotations

import base64
import json
from random import Random

import pytest

import grammar
import program
from differential import Botocore, Situation, ask, differences, everywhere

VARIABLES = {
    "an empty environment": {},
    "keys of another identity": {
        "AWS_ACCESS_KEY_ID": program.KEY_ID,
        "AWS_SECRET_ACCESS_KEY": program.SECRET_KEY,
    },
    "a region in the environment": {"AWS_DEFAULT_REGION": "sa-east-1", "AWS_REGION": "us-gov-west-1"},
    "a web identity in the environment": {
        "AWS_WEB_IDENTITY_TOKEN_FILE": "/var/run/secrets/token",
        "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/FromEnvironment",
    },
    "no metadata service": {"AWS_EC2_METADATA_DISABLED": "true"},
}



@pytest.mark.parametrize("name", program.HOME_NAMES)
def test_every_profile_of_every_fixture_home_is_what_boto3_makes_of_it(home, name):
    folder = home(name)
    nobody = [None] if b"default]" in (folder / ".aws/config").read_bytes() else []
    botocore = Botocore(folder)
    try:
        found = [
            f"with {what}: {difference}"
            for what, variables in VARIABLES.items()
            for difference in differences(botocore, Situation(folder, variables, more=[*nobody, "no such profile"]))
        ]
    finally:
        botocore.close()
    assert not found, "\n".join(found)


def test_a_shell_without_a_profile_and_a_home_without_a_default_is_no_error_because_boto3_goes_on(home):
    folder = home("empty")
    botocore = Botocore(folder)
    try:
        found = [
            f"with {what}: {difference}"
            for what, variables in VARIABLES.items()
            for difference in differences(botocore, Situation(folder, variables, more=[None]))
        ]
    finally:
        botocore.close()
    assert not found, "\n".join(found)


CASES = [
    (path.stem, number, case)
    for path in sorted((program.HERE / "Cases").glob("*.json"))
    for number, case in enumerate(json.loads(path.read_text(encoding="utf-8")), 1)
]


def content(value: object) -> bytes | None:
    """A file of a case: a list of lines, the text itself, or its bytes in base64; nothing is a file that is not there."""
    if value is None:
        return None
    if isinstance(value, dict):
        return base64.b64decode(value["base64"])
    text = value if isinstance(value, str) else "".join(line + "\n" for line in value)
    return text.encode("utf-8")


@pytest.fixture(scope="module")
def botocore(tmp_path_factory):
    oracle = Botocore(tmp_path_factory.mktemp("home"))
    yield oracle
    oracle.close()


@pytest.mark.parametrize(
    "case", [case for _, _, case in CASES], ids=[f"{stem}-{number}: {case['why']}" for stem, number, case in CASES]
)
def test_a_trap_of_the_readers_is_read_as_boto3_reads_it(botocore, tmp_path, case):
    program.write_files(tmp_path, content(case.get("config")), content(case.get("credentials")))
    more = [case["profile"]] if "profile" in case else []
    situation = Situation(tmp_path, case.get("env", {}), more)
    seen = ask(botocore, situation, None, {}, files=True)
    names = "refused" if "error" in seen else [name for name, _ in seen["value"]]
    assert names == case["profiles"], "boto3 itself does not see what the case is about"
    found = differences(botocore, situation)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind, count", [(grammar.written, 500), (grammar.noise, 200)], ids=["written", "noise"])
def test_random_files_are_read_as_boto3_reads_them(tmp_path, run_seed, kind, count):
    random = Random(f"{run_seed} {kind.__name__}")
    files = [kind(random) for _ in range(count)]
    situations = [
        Situation(program.write_files(tmp_path / str(number), *pair), limit=3) for number, pair in enumerate(files)
    ]
    found = everywhere(tmp_path, situations)
    wrong = [number for number, differing in enumerate(found) if differing]
    assert not wrong, f"AWSPROF_SEED={run_seed}: {len(wrong)} of {count}, the shortest:\n" + "\n\n".join(
        f"config {files[number][0]!r}\ncredentials {files[number][1]!r}\n" + "\n".join(found[number][:3])
        for number in sorted(wrong, key=lambda number: sum(len(file or b"") for file in files[number]))[:5]
    )
    refused = sum(not usable(situation) for situation in situations)
    assert refused < count * 0.9, "nearly all files are refused, so that nothing was compared"


def usable(situation):
    return b'"effect"' not in program.run("list", "--json", home=situation.home).stdout
