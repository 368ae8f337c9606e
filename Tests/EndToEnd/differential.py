# SPDX-License-Identifier: Apache-2.0
"""Asks awsprof and the installed botocore the same question and says where they differ."""

from __future__ import annotations

import concurrent.futures
import json
import shlex
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import program

STARS = "*" * 16


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


def differences(botocore: Botocore, situation: Situation) -> list[str]:
    """Every sentence is one difference between what awsprof says of a situation and what botocore does."""
    listing = awsprof(situation, {}, "list", "--json")
    if listing.returncode != 0:
        return [f"list --json leaves with {listing.returncode}: {listing.stderr.decode()}"]
    report = json.loads(listing.stdout)
    refusals = [problem["effect"] for problem in report["problems"] if problem.get("effect")]
    files = ask(botocore, situation, None, {}, files=True)
    if "error" in files:
        error = files["error"]
        if error["class"] != "ConfigParseError":
            return [f"botocore raises {error}"]
        if not any(refusal.endswith(f": {error['message']}") for refusal in refusals):
            return [f"botocore says {error['message']!r}, awsprof's effects are {refusals}"]
        names = [profile["name"] for profile in report["profiles"]]
        return refused(situation, names[: situation.limit])
    if refusals:
        return [f"botocore reads the files, awsprof says {refusals}"]
    profiles = files["value"]
    wanted = [name for name, _ in profiles]
    found = [profile["name"] for profile in report["profiles"]]
    if found != wanted:
        return [f"profiles of botocore {wanted}, of awsprof {found}"]
    lines = awsprof(situation, {}, "list", "--names").stdout
    plain = "".join(name + "\n" for name in wanted).encode()
    result = [] if lines == plain else [f"list --names is {lines!r}, not {plain!r}"]
    askable = [name for name in wanted if "\0" not in name][: situation.limit]
    for name in [*askable, *(more for more in situation.more if more is not None)]:
        result += one(botocore, situation, dict(profiles).get(name), name, explicit=True)
        # AWS_DEFAULT_PROFILE goes before AWS_PROFILE: then the question without a name is the one to ask.
        if "AWS_DEFAULT_PROFILE" not in situation.env:
            result += one(botocore, situation, dict(profiles).get(name), name, explicit=False)
    if None in situation.more:
        result += one(botocore, situation, None, None, explicit=False)
    return result


def refused(situation: Situation, names: Iterable[str]) -> list[str]:
    """While botocore refuses a file, every profile says so."""
    result = []
    for name in names:
        if "\0" in name:
            continue
        answer = awsprof(situation, {}, "show", "--json", "--", name)
        said = json.loads(answer.stdout)["profile"].get("error", {}).get("class") if answer.stdout else None
        if said != "ConfigParseError":
            result.append(f"the file is refused, and show {name!r} says {said}, {answer.stderr!r}")
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
    arguments = ["show", "--json"] + (["--", name] if explicit and name is not None else [])
    answer = awsprof(situation, more, *arguments)
    who = f"{'--profile' if explicit else 'AWS_PROFILE'} {name!r}"
    if "error" in wanted["scoped"]:
        error = wanted["scoped"]["error"]
        if answer.returncode == 1 and error["class"] == "ProfileNotFound" and not answer.stdout:
            return []
        return [f"{who}: botocore raises {error}, awsprof leaves with {answer.returncode}"]
    if answer.returncode != 0:
        return [f"{who}: awsprof leaves with {answer.returncode}: {answer.stderr.decode()}"]
    found = json.loads(answer.stdout)
    profile = found["profile"]
    result = []
    if settings is not None:
        shown = [[setting["key"], setting.get("value", setting.get("block"))] for setting in profile["settings"]]
        masked = [[key, mask(key, value)] for key, value in settings]
        if shown != masked:
            result.append(f"{who}: settings of botocore {masked}, of awsprof {shown}")
    region = found.get("region")
    region = region and region.get("value", region.get("block"))
    expected = wanted["region"]
    if expected != {"value": region} and mask("region", expected.get("value")) != region:
        result.append(f"{who}: region of botocore {expected}, of awsprof {region!r}")
    return result + [f"{who}: {text}" for text in credentials(wanted, profile)]


def credentials(wanted: dict[str, Any], profile: dict[str, Any]) -> list[str]:
    """Provider, error and cache files of one profile."""
    error = profile.get("error")
    steps = [step["cache"] for step in profile["steps"] if step.get("cache")]
    expected = wanted["credentials"]
    if error and error["class"] == "TypeError":
        # A nested block where text is read: Python fails in a place of its own for each key, or only on use.
        return []
    if "error" in expected:
        raised = expected["error"]
        if raised["class"] == "MissingDependencyException":
            # botocore reads login sessions with awscrt, which need not be installed: the provider is the same.
            if error or "login" not in (profile.get("method"), *wanted_kinds(steps)):
                return [f"botocore uses a login session, awsprof says {error or profile.get('method')}, {steps}"]
            if profile["method"] == "login" and steps != [wanted["login"]["value"]]:
                return [f"cache file of botocore {wanted['login']['value']}, of awsprof {steps}"]
            return []
        said = {"class": error["class"], "message": error["message"]} if error else None
        if said != raised:
            return [f"botocore raises {raised}, awsprof says {said or profile.get('method')}"]
        return []
    if error:
        return [f"botocore answers {expected['value']}, awsprof says {error['class']}: {error['message']}"]
    result = []
    if expected["value"]["method"] != profile.get("method"):
        result.append(f"method of botocore {expected['value']['method']}, of awsprof {profile.get('method')}")
    if wanted["caches"] != [step for step in steps if "/login/" not in step]:
        result.append(f"cache files of botocore {wanted['caches']}, of awsprof {steps}")
    return result


def wanted_kinds(steps: list[str]) -> list[str]:
    """`~/.aws/login/cache/...` -> `login`"""
    return [step.split("/")[2] for step in steps]


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
        return STARS + (value[-4:] if len(value) > 8 else "")
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
            "files": files,
        }
    )
    return answer["files"] if files else answer


def everywhere(home: Path, situations: list[Situation], workers: int = 2) -> list[list[str]]:
    """The differences of many situations, in as many threads as there are workers, each with a botocore of its own."""

    def share(worker: int) -> list[list[str]]:
        botocore = Botocore(home)
        try:
            return [differences(botocore, situation) for situation in situations[worker::workers]]
        finally:
            botocore.close()

    results: list[list[str]] = [[]] * len(situations)
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        for worker, found in enumerate(pool.map(share, range(workers))):
            results[worker::workers] = found
    return results
