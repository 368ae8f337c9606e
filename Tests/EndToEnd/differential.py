# SPDX-License-Identifier: Apache-2.0
"""Asks awsprof and the installed botocore the same question and says where they differ."""

from __future__ import annotations

import concurrent.futures
import importlib.util
import json
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import program

STARS = "*" * 16
#: botocore reads login sessions with awscrt, which need not be installed.
HAS_AWSCRT = importlib.util.find_spec("awscrt") is not None


class Botocore:
    """A botocore in a process of its own, imported with this HOME."""

    def __init__(self, home: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(program.HERE / "botocore_worker.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=program.environment(home),
            text=True,
            encoding="ascii",
        )

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, f"botocore's process ended on {question}"
        return json.loads(line)

    def close(self) -> None:
        self.process.communicate()


@dataclass
class Situation:
    """A home with files, and the variables beside HOME, PATH and the like."""

    home: Path
    env: dict[str, str] = field(default_factory=dict)
    #: Profiles to ask for besides those that are there; None is a shell that names none.
    more: list[str | None] = field(default_factory=list)
    #: How many of the profiles that are there are asked for one by one.
    limit: int = 1000
    #: The region of `--region`.
    region: str | None = None


def differences(botocore: Botocore, situation: Situation, random: Random | None = None) -> list[str]:
    """Every sentence is one difference between what awsprof says of a situation and what botocore does.

    With `random` one profile is asked for, in one way; else all of them up to the limit, in each way.
    """
    listing = awsprof(situation, {}, "list", "--json")
    if listing.returncode != 0:
        return [f"list --json leaves with {listing.returncode}: {listing.stderr.decode()}"]
    report = json.loads(listing.stdout)
    files = ask(botocore, situation, None, {}, files=True)
    refusal = report.get("error")
    if "error" in files or refusal:
        result = same_error("the files", files.get("error"), refusal)
        settings: dict[str, Any] = {}
        names = [profile["name"] for profile in report["profiles"]]
    else:
        settings = dict(files["value"])
        names = list(settings)
        found = {profile["name"]: shown(profile["settings"]) for profile in report["profiles"]}
        wanted = {name: masked(own) for name, own in settings.items()}
        result = [] if list(found.items()) == list(wanted.items()) else [f"profiles of botocore {wanted}, of awsprof {found}"]
        lines = awsprof(situation, {}, "list", "--names").stdout
        plain = "".join(name + "\n" for name in names).encode()
        result += [] if lines == plain else [f"list --names is {lines!r}, not {plain!r}"]
    if random:
        name = random.choice([*(name for name in names if "\0" not in name), None])
        return result + one(botocore, situation, settings.get(name), name, explicit=random.random() < 0.5)
    askable = [name for name in names if "\0" not in name][: situation.limit]
    for name in [*askable, *(more for more in situation.more if more is not None)]:
        result += one(botocore, situation, settings.get(name), name, explicit=True)
        # AWS_DEFAULT_PROFILE goes before AWS_PROFILE: then the question without a name is the one to ask.
        if "AWS_DEFAULT_PROFILE" not in situation.env:
            result += one(botocore, situation, settings.get(name), name, explicit=False)
    if None in situation.more:
        result += one(botocore, situation, None, None, explicit=False)
    return result


def one(
    botocore: Botocore,
    situation: Situation,
    settings: list[list[Any]] | None,
    name: str | None,
    *,
    explicit: bool,
) -> list[str]:
    """The differences for one profile, named on the command line or by AWS_PROFILE, or for a shell as it is."""
    more: dict[str, str | None] = {}
    if not explicit and name is not None:
        more = {"AWS_PROFILE": name, "AWS_DEFAULT_PROFILE": None}
    wanted = ask(botocore, situation, name if explicit else None, more, files=False)
    region = [] if situation.region is None else chosen(situation.region)
    answer = awsprof(situation, more, "show", "--json", *region, *(["--", name] if explicit and name is not None else []))
    who = f"{'--profile' if explicit else 'AWS_PROFILE'} {name!r}"
    unknown = wanted["scoped"].get("error", {}).get("class") == "ProfileNotFound"
    if answer.returncode not in (0, 1) or not answer.stdout or (unknown and answer.returncode == 0):
        return [f"{who}: awsprof leaves with {answer.returncode}: {answer.stderr.decode()}"]
    found = json.loads(answer.stdout)
    result = same_error("the profile", wanted["scoped"].get("error"), found["selection"].get("error"))
    if settings is not None and shown(found["profile"]["settings"]) != masked(settings):
        result.append(f"settings of botocore {masked(settings)}, of awsprof {shown(found['profile']['settings'])}")
    result += the_region(wanted["region"], found)
    for service, keys in [("regional", ["region", "url"]), ("sts", ["request", "signingRegion"])]:
        result += endpoint(service, wanted[service], found[service], keys)
    for client in ["plain", "cached"]:
        result += first_use(client, wanted[client], found["profile"]["firstUse"][client])
    if not (wanted["scoped"].get("error") or "error" in wanted["credentials"]):
        result += steps(wanted, found["profile"])
    return [f"{who}: {text}" for text in result]


def chosen(region: str) -> list[str]:
    """An option's value that looks like an option is joined to it, and an empty one cannot be."""
    return [f"--region={region}"] if region.startswith("-") else ["--region", region]


def shown(settings: list[dict[str, Any]]) -> list[list[Any]]:
    return [[setting["key"], setting.get("value", setting.get("block"))] for setting in settings]


def masked(settings: list[list[Any]]) -> list[list[Any]]:
    return [[key, mask(key, value)] for key, value in settings]


#: Python fails here in a place of its own; that awsprof sees an error is what counts.
ACCIDENTS = {"TypeError", "IndexError", "KeyError", "ParserError", "FileNotFoundError", "IsADirectoryError"}


def same_error(what: str, wanted: dict[str, str] | None, found: dict[str, str] | None) -> list[str]:
    """The differences between two errors, of which either may be none."""
    if found and found["sentence"].endswith("is a nested block, and a plain value is read here"):
        # Python fails in a place of its own for each key, or not at all.
        return []
    if not wanted or not found:
        return [] if wanted == found else [f"{what}: botocore raises {wanted}, awsprof says {found}"]
    if wanted["class"] in ACCIDENTS:
        return []
    same = wanted["class"] == found["class"]
    if wanted["class"] != "ParamValidationError":
        same = same and without_user(wanted["message"]) == found["message"]
    return [] if same else [f"{what}: botocore raises {wanted}, awsprof says {found['class']}: {found['message']!r}"]


def the_region(wanted: dict[str, Any], found: dict[str, Any]) -> list[str]:
    problem = found.get("regionError", {})
    refusal = problem if problem.get("stage") == "lookup" else None
    if "error" in wanted or refusal:
        return same_error("region", wanted.get("error"), refusal)
    region = found.get("region") or {}
    said = region.get("value", region.get("block"))
    return [] if mask("region", wanted["value"]) == said else [f"region of botocore {wanted}, of awsprof {said!r}"]


def endpoint(service: str, wanted: dict[str, Any], found: dict[str, Any], keys: list[str]) -> list[str]:
    if "error" in wanted or "error" in found:
        return same_error(service, wanted.get("error"), found.get("error"))
    expected = {key: wanted["value"][key] and without_user(wanted["value"][key]) for key in keys}
    said = {key: found.get(key) for key in keys}
    return [] if expected == said else [f"{service} of botocore {expected}, of awsprof {said}"]


def first_use(client: str, wanted: dict[str, Any], found: dict[str, Any]) -> list[str]:
    while found["outcome"] == "depends":
        # The metadata service and the processes of the comparison answer.
        met = found["on"] != "awscrt" or HAS_AWSCRT
        found = found["then" if met else "otherwise"]
    what = f"first use, {client}"
    if "error" in wanted or "error" in found:
        return same_error(what, wanted.get("error"), found.get("error"))
    expected = wanted["value"]
    said = {"outcome": found["outcome"]}
    if expected["outcome"] == "canned" and said["outcome"] in ("process", "request"):
        return []
    if expected["outcome"] == "keys":
        said["accessKeyId"] = found.get("accessKeyId")
        expected = {**expected, "accessKeyId": mask_id(expected["accessKeyId"])}
    return [] if expected == said else [f"{what}: botocore {expected}, awsprof {said}"]


def steps(wanted: dict[str, Any], profile: dict[str, Any]) -> list[str]:
    """Provider and cache files of one profile."""
    result = []
    found = [step["cache"] for step in profile["steps"] if step.get("cache")]
    method = wanted["credentials"]["value"]["method"]
    if method != profile.get("method"):
        result.append(f"method of botocore {method}, of awsprof {profile.get('method')}")
    if wanted["caches"] != [step for step in found if "/login/" not in step]:
        result.append(f"cache files of botocore {wanted['caches']}, of awsprof {found}")
    return result


def mask_id(text: str) -> str:
    return STARS + (text[-4:] if len(text) > 8 else "")


def mask(key: str, value: Any) -> Any:
    """What awsprof shows of a value: README's rules for secrets, written down a second time."""
    if isinstance(value, dict):
        return {line: mask(line, text) for line, text in value.items()}
    if not value:
        return value
    marks = ("secret", "password", "passwd", "token", "private_key")
    if key != "web_identity_token_file" and any(mark in key for mark in marks):
        return STARS
    if key == "aws_access_key_id":
        return mask_id(value)
    if key == "credential_process":
        try:
            words = shlex.split(value)
        except ValueError:
            return STARS
        return STARS if not words else words[0] + (" ..." if len(words) > 1 else "")
    return without_user(value)


def without_user(text: str) -> str:
    """`https://alice:pw@host/` -> `https://****@host/`"""
    scheme, separator, rest = text.partition("://")
    if not separator:
        return text
    end = min([place for place in map(rest.find, "/?#") if place >= 0], default=len(rest))
    at = rest[:end].rfind("@")
    return text if at < 0 else scheme + separator + "****" + rest[at:]


def awsprof(situation: Situation, more: Mapping[str, str | None], *arguments: str) -> subprocess.CompletedProcess[bytes]:
    encoded = [argument.encode("utf-8", "surrogateescape") for argument in arguments]
    return program.run(*encoded, home=situation.home, env={**situation.env, **more})


def ask(
    botocore: Botocore, situation: Situation, profile: str | None, more: Mapping[str, str | None], *, files: bool
) -> dict[str, Any]:
    answer = botocore.ask(
        {
            "cwd": str(situation.home),
            "env": program.environment(situation.home, **{**situation.env, **more}),
            "profile": profile,
            "region": situation.region,
            "now": datetime.fromisoformat(program.NOW).timestamp(),
            "files": files,
        }
    )
    return answer["files"] if files else answer


def everywhere(home: Path, situations: list[Situation], seed: int, workers: int = 2) -> list[list[str]]:
    """The differences of many situations, one profile each, by as many threads as workers, each with a botocore of its own."""

    def share(worker: int) -> list[list[str]]:
        botocore = Botocore(home)
        random = Random(f"{seed} {worker}")
        try:
            return [differences(botocore, situation, random) for situation in situations[worker::workers]]
        finally:
            botocore.close()

    results: list[list[str]] = [[]] * len(situations)
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        for worker, found in enumerate(pool.map(share, range(workers))):
            results[worker::workers] = found
    return results
