# SPDX-License-Identifier: Apache-2.0
"""Other programs that do one of the jobs, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache

import places

#: The names of both files, each once, as far as awk can tell.
UNION = r"""awk 'FNR == 1 { config = FILENAME ~ /config$/ }
/^\[/ { title = substr($0, 2, index($0, "]") - 2)
        if (config && title != "default" && sub(/^profile /, "", title) == 0) next
        if (!seen[title]++) print title }' ~/.aws/config ~/.aws/credentials"""
BOTOCORE = "import botocore.session; print(*botocore.session.Session().available_profiles, sep='\\n')"


@dataclass(frozen=True)
class Peer:
    title: str
    words: list[str]
    own_words: tuple[str, ...]
    is_picker: bool = False

    @property
    def own(self) -> list[str]:
        return [places.PROGRAM, *self.own_words]


def known() -> list[Peer]:
    # As scripts/setup finds it.
    done = subprocess.run(["sh", "-c", ". scripts/lib.sh; aws_v2"], cwd=places.ROOT, capture_output=True, text=True, check=False)
    aws = done.stdout.strip() or "aws"
    return [
        Peer("awk, union of both files", ["sh", "-c", UNION], ("list", "--names")),
        Peer("botocore, available_profiles", [sys.executable, "-c", BOTOCORE], ("list", "--names")),
        Peer("aws configure list-profiles", [aws, "configure", "list-profiles"], ("list", "--names")),
        Peer("aws configure export-credentials", [aws, "configure", "export-credentials"], ("export", "default")),
        Peer("awk | fzf, first paint", ["sh", "-c", f"{UNION} | fzf"], ("pick",), is_picker=True),
        Peer("awk | fzy, first paint", ["sh", "-c", f"{UNION} | fzy -l 38"], ("pick",), is_picker=True),
    ]


@cache
def installed() -> list[Peer]:
    """Those that can be run here; what is missing is said once."""
    found = [(peer, works(peer)) for peer in known()]
    for title in sorted(peer.title for peer, is_there in found if not is_there):
        print(f"not installed, so not measured: {title}")
    return [peer for peer, is_there in found if is_there]


def works(peer: Peer) -> bool:
    if peer.is_picker:
        return shutil.which(peer.words[2].rpartition("| ")[2].split()[0]) is not None
    if shutil.which(peer.words[0]) is None:
        return False
    done = subprocess.run(peer.words, env=places.environment(12), capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return done.returncode == 0
