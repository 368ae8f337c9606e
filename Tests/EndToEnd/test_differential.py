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


def cases(*kinds: str) -> list[object]:
    """The cases of the files in Cases: those that say what `profiles` boto3 sees, or those that say what it `asks`."""
    return [
        pytest.param(case, id=f"{path.stem}-{number}: {case['why']}")
        for path in sorted((program.HERE / "Cases").glob("*.json"))
        for number, case in enumerate(json.loads(path.read_text(encoding="utf-8")), 1)
        if any(kind in case for kind in kinds)
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


@pytest.mark.parametrize("case", cases("profiles"))
def test_a_trap_of_the_readers_is_read_as_boto3_reads_it(botocore, tmp_path, case):
    program.write_files(tmp_path, content(case.get("config")), content(case.get("credentials")))
    more = [case["profile"]] if "profile" in case else []
    situation = Situation(tmp_path, case.get("env", {}), more)
    seen = ask(botocore, situation, None, {}, files=True)
    names = "refused" if "error" in seen else [name for name, _ in seen["value"]]
    assert names == case["profiles"], "boto3 itself does not see what the case is about"
    found = differences(botocore, situation)
    assert not found, "\n".join(found)


def lay_out(case, home):
    """The files of a case, in which `$HOME` stands for the home; what comes back is its environment."""

    def filled(value):
        return value.replace(b"$HOME", bytes(home)) if value else value

    program.write_files(home, filled(content(case.get("config"))), filled(content(case.get("credentials"))))
    for name, value in case.get("files", {}).items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(filled(content(value)))
    # A variable that botocore itself fills in is written with braces.
    return {name: value.replace("$HOME", str(home)).replace("${HOME}", str(home)) for name, value in case.get("env", {}).items()}


def sentence(answer):
    """What botocore says, in one line: an error's class and text, an endpoint, an outcome."""
    if "error" in answer:
        return f"{answer['error']['class']}: {answer['error']['message']}"
    said = answer["value"]
    return " ".join(str(said[key]) for key in ("url", "request", "signingRegion", "outcome", "accessKeyId") if said.get(key))


@pytest.mark.parametrize("case", cases("asks"))
def test_a_trap_of_regions_endpoints_and_sessions_is_what_boto3_makes_of_it(botocore, tmp_path, case):
    situation = Situation(tmp_path, lay_out(case, tmp_path), limit=0, region=case.get("region"), more=[case["profile"]])
    wanted = ask(botocore, situation, case["profile"], {}, files=False)
    said = {part: sentence(wanted[part]).replace(str(tmp_path), "$HOME") for part in case["asks"]}
    assert said == case["asks"], "boto3 itself does not say what the case is about"
    found = differences(botocore, situation)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind, count", [(grammar.written, 1600), (grammar.noise, 500)], ids=["written", "noise"])
def test_random_files_are_what_boto3_makes_of_them(tmp_path, run_seed, kind, count):
    """Every profile of the files, and one of them, or the shell's own, in a random environment down to the first use."""
    random = Random(f"{run_seed} {kind.__name__}")
    files = [kind(random) for _ in range(count)]
    situations = []
    for number, pair in enumerate(files):
        home = program.write_files(tmp_path / str(number), *pair)
        for name, text in grammar.caches(random).items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(text)
        region = random.choice(grammar.REGIONS) if random.random() < 0.1 else None
        situations.append(Situation(home, grammar.environment(random), limit=0, region=region))
    found = everywhere(tmp_path, situations, random.getrandbits(32))
    wrong = [number for number, differing in enumerate(found) if differing]
    assert not wrong, f"AWSPROF_SEED={run_seed}: {len(wrong)} of {count}, the shortest:\n" + "\n\n".join(
        f"config {files[number][0]!r}\ncredentials {files[number][1]!r}\n"
        f"environment {situations[number].env}, region {situations[number].region!r}\n" + "\n".join(found[number][:3])
        for number in sorted(wrong, key=lambda number: sum(len(file or b"") for file in files[number]))[:5]
    )
    refused = sum(not usable(situation) for situation in situations[:200])
    assert refused < 200 * 0.9, "nearly all files are refused, so that nothing was compared"


def usable(situation):
    return b'"effect"' not in program.run("list", "--json", home=situation.home).stdout
