# SPDX-License-Identifier: Apache-2.0
"""Other programs that do one of the jobs, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass

import places

#: The names of both files, each once, as far as awk can tell.
UNION = r"""awk 'FNR == 1 { config = FILENAME ~ /config$/ }
/^\[/ { title = substr($0, 2, index($0, "]") - 2)
        if (config && title != "default" && sub(/^profile /, "", title) == 0) next
        if (!seen[title]++) print title }' ~/.aws/config ~/.aws/credentials"""
BOTOCORE = "import botocore.session; print(*botocore.session.Session().available_profiles, sep='\\n')"


def aws_v2() -> str:
    """The AWS CLI that has the commands; one of Python's packages, which may stand before it in PATH, has not."""
    for program in ["aws", "/usr/local/bin/aws", "/usr/bin/aws"]:
        if shutil.which(program):
            done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
            if done.stdout.startswith("aws-cli/2."):
                return program
    return "aws"


@dataclass(frozen=True)
class Peer:
    title: str
    words: list[str]
    own_words: tuple[str, ...]
    is_picker: bool = False

    @property
    def own(self) -> list[str]:
        return [places.PROGRAM, *self.own_words]


AWS = aws_v2()

ALL = [
    Peer("awk, union of both files", ["sh", "-c", UNION], ("list", "--names")),
    Peer("botocore, available_profiles", [sys.executable, "-c", BOTOCORE], ("list", "--names")),
    Peer("aws configure list-profiles", [AWS, "configure", "list-profiles"], ("list", "--names")),
    Peer("aws configure export-credentials", [AWS, "configure", "export-credentials"], ("export", "default")),
    Peer("awk | fzf, first paint", ["sh", "-c", f"{UNION} | fzf"], ("pick",), is_picker=True),
    Peer("awk | fzy, first paint", ["sh", "-c", f"{UNION} | fzy -l 38"], ("pick",), is_picker=True),
]


def installed() -> list[Peer]:
    """Those that can be run here; what is missing is said once."""
    return [peer for peer in ALL if peer.title not in missing()]


def missing() -> set[str]:
    if not MISSING:
        MISSING.append({peer.title for peer in ALL if not works(peer)})
        for title in sorted(MISSING[0]):
            print(f"not installed, so not measured: {title}")
    return MISSING[0]


def works(peer: Peer) -> bool:
    if peer.is_picker:
        return shutil.which(peer.words[2].rpartition("| ")[2].split()[0]) is not None
    if shutil.which(peer.words[0]) is None:
        return False
    done = subprocess.run(peer.words, env=places.environment(12), capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return done.returncode == 0


MISSING: list[set[str]] = []
