# SPDX-License-Identifier: Apache-2.0
"""Random AWS files: some that people write, with every trap of the reader here and there, and some that are just bytes."""

from __future__ import annotations

from random import Random

#: The empty name is a case of its own: botocore takes its settings, and the credentials of `default`.
NAMES = ["a", "b", "c", "default", "my dev", "caf\u00e9", "cafe\u0301", "x-1", "it's", "\u65e5\u672c", "a#b"]
BLANKS = [" ", "  ", "\t", "\u00a0", "\u3000", "\x0b", "\x0c", "\x1f", "\x1c", "\u2028", "\x85"]
KEYS = [
    "region",
    "output",
    "role_arn",
    "source_profile",
    "credential_source",
    "sso_session",
    "sso_account_id",
    "sso_role_name",
    "sso_start_url",
    "sso_region",
    "aws_access_key_id",
    "aws_secret_access_key",
    "credential_process",
    "web_identity_token_file",
    "external_id",
    "mfa_serial",
    "duration_seconds",
    "role_session_name",
    "login_session",
    "Output",
    "REGION",
    "\u0130stanbul",
    "\u039f\u0394\u039f\u03a3",
    "my key",
    "caf\u00e9",
]
VALUES = [
    "eu-west-1",
    "json",
    "",
    "arn:aws:iam::111122223333:role/Reader",
    "Environment",
    "x",
    "3600",
    "0900",
    "+1_0",
    "a = b",
    "x # comment",
    "100%",
    '"quoted"',
    "https://example.awsapps.com/start",
    "https://alice:pw@example.com/",
    "/bin/creds --password hunter2",
    "AKIAIOSFODNN7EXAMPLE",
    "caf\u00e9 \U0001f680",
    "one\u2028two",
    "\u200b",
]
#: Lines that no person means to write, each of which some reader takes for something else.
TRAPS = [
    "  output = indented",
    "\toutput = indented",
    "    deeper",
    "# comment",
    "   ; comment",
    "",
    "   ",
    "[DEFAULT]",
    "[profile a]",
    "[profilefoo bar]",
    "[profile a b]",
    '[profile "open]',
    "[plain]",
    "[ profile a ]",
    "[profile c] # [x]",
    "  [profile c]",
    "[services s]",
    "[sso-session x]",
    "key : value",
    "= nothing",
    "nothing",
    "[unclosed",
    "\ufeffbom = x",
    "a\x00b = c",
    "\u00a0region = x",
    "\u2028region = x",
]


def title(random: Random, name: str) -> str:
    """A header of the config file that means this profile, in one of the ways to write it."""
    if name == "default" and random.random() < 0.7:
        return "[default]"
    plain = bool(name) and all(character not in " '\"\\" for character in name)
    ways = [f'"{name}"', "'" + name.replace("'", "'\\''") + "'"] + [name] * 3 * plain
    gap = random.choice([" ", " ", " ", "  ", "\t"])
    return f"[profile{gap}{random.choice(ways)}{random.choice(['', '', ' '])}]"


def setting(random: Random, names: list[str], key: str) -> str:
    value = random.choice(VALUES)
    if key == "source_profile" or key == "sso_session":
        value = random.choice([*names, "x", "ghost"])
    if key == "credential_source":
        value = random.choice(["Environment", "EcsContainer", "Ec2InstanceMetadata", value])
    # What is read as text where it is a table fails in Python in a place of its own for every key: `s3` is the table.
    separator = random.choice(["=", " = ", " = ", " = ", ": ", f"{random.choice(BLANKS)}={random.choice(BLANKS)}"])
    return key + separator + value


def block(random: Random) -> list[str]:
    lines = ["s3 ="]
    for _ in range(random.randrange(1, 4)):
        lines.append(random.choice(["  ", "\t", "    "]) + random.choice(["a = 1", "B=2", "a =", "= x", "c = d = e", "# x", ""]))
    if random.random() < 0.05:
        lines.append("  no separator")
    return lines


def section(random: Random, names: list[str]) -> list[str]:
    lines: list[str] = []
    for key in random.sample(KEYS, random.randrange(0, 7)):
        lines.append(setting(random, names, key))
        if random.random() < 0.08:
            lines.append(random.choice(BLANKS) + random.choice(["more", "k = v", "[profile z]"]))
    if random.random() < 0.2:
        lines += block(random)
    if random.random() < 0.12:
        lines.insert(random.randrange(len(lines) + 1), random.choice(TRAPS))
    return lines


def ends(random: Random, lines: list[str]) -> bytes:
    end = random.choice(["\n"] * 6 + ["\r\n", "\r"])
    text = end.join(lines) + random.choice([end, end, ""])
    if random.random() < 0.02:
        text = "\ufeff" + text
    content = text.encode("utf-8")
    if random.random() < 0.03:
        place = random.randrange(len(content) + 1)
        content = content[:place] + bytes([random.randrange(128, 256)]) + content[place:]
    return content


def written(random: Random) -> tuple[bytes, bytes | None]:
    """A config and perhaps a credentials file such as people and tools write, not without mistakes."""
    names = random.sample(NAMES, random.randrange(1, 5))
    config: list[str] = []
    for name in names:
        config += [title(random, name), *section(random, names)]
    if random.random() < 0.4:
        config += ["[sso-session x]", "sso_start_url = https://example.awsapps.com/start", "sso_region = us-east-1"]
    if random.random() < 0.15:
        config = ["[DEFAULT]", *section(random, names)[:2], *config]
    credentials = None
    if random.random() < 0.5:
        lines: list[str] = []
        for name in random.sample(NAMES, random.randrange(1, 4)):
            if name:
                lines += [f"[{name}]", *section(random, names)[:4]]
        credentials = ends(random, lines)
    return ends(random, config), credentials


def noise(random: Random) -> tuple[bytes, bytes | None]:
    """Pieces of the grammar in no order, and bytes that are none."""
    pieces = ["[", "]", "=", ":", "#", ";", "\r\n  ", "\r  ", " ", "\t", '"', "'", "\\", "a", "B", "profile "]
    pieces += ["\n[default]\n", "\nk = v\n", "\n[DEFAULT]\n", "sso-session", "services"]
    pieces += [*BLANKS, "\u00e9", "\U0001f680", "\ufeff", "\x00", "\u0130", "\u03a3"]

    def line(number: int) -> str:
        text = "".join(random.choice(pieces) for _ in range(random.randrange(8)))
        # Bare noise is nearly always refused at its first line, and then nothing is compared.
        return random.choice(["", *[f"k{number}="] * 9, f"  k{number} =", f"[profile p{number}]", "#"]) + text

    def text() -> bytes:
        body = "\n".join(["[profile a]", *map(line, range(random.randrange(7)))]).encode("utf-8")
        if random.random() < 0.2:
            body += bytes(random.randrange(256) for _ in range(random.randrange(20)))
        return body

    return text(), random.choice([None, None, b"", text()])
