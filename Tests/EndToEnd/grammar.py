# SPDX-License-Identifier: Apache-2.0
"""Random AWS files: some that people write, with every trap of the reader here and there, and some that are just bytes."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
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
    "endpoint_url",
    "services",
    "use_fips_endpoint",
    "use_dualstack_endpoint",
    "sts_regional_endpoints",
    "ignore_configured_endpoint_urls",
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
#: What is written for these keys, more often than anything else.
OWN_VALUES = {
    "credential_source": ["Environment", "EcsContainer", "Ec2InstanceMetadata"],
    "endpoint_url": ["http://localhost:4566", "https://alice:pw@example.com/x", "nonsense", "http://a_b", "http://[::1]:1"],
    "services": ["s", "s", "ghost"],
    "use_fips_endpoint": ["true", "TRUE", "false", "yes"],
    "use_dualstack_endpoint": ["true", "True", "false"],
    "sts_regional_endpoints": ["legacy", "regional", "Legacy"],
    "ignore_configured_endpoint_urls": ["true", "false"],
    "duration_seconds": ["3600", "899", "900", "+1_0", "soon"],
}
REGIONS = [
    "eu-west-1", "us-east-1", "us-gov-west-1", "cn-north-1", "us-iso-east-1", "us-isob-west-1", "eu-isoe-west-1",
    "us-isof-south-1", "eusc-de-east-1", "aws-global", "aws-cn-global", "fips-us-west-2", "us-gov-east-1-fips", "mars-north-1",
    "MARS", "", "-a", "a-", "12", "e u", "x" * 64,
]  # fmt: skip
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
    if key == "region":
        value = random.choice([*REGIONS, value])
    if key in OWN_VALUES and random.random() < 0.9:
        value = random.choice(OWN_VALUES[key])
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
    if random.random() < 0.3:
        config += ["[services s]", "sts =", "  endpoint_url = http://sts.localhost", "sqs =", "  region = x"]
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


VARIABLES = {
    "AWS_DEFAULT_REGION": REGIONS,
    "AWS_REGION": ["us-west-2"],
    "AWS_ACCESS_KEY_ID": ["AKIAIOSFODNN7EXAMPLE", ""],
    "AWS_SECRET_ACCESS_KEY": ["x", "x", ""],
    "AWS_CREDENTIAL_EXPIRATION": ["2026-01-15T12:00:00Z", "2026-01-15T11:59:59Z", "2026-01-15 14:00:00+01:00", "soon"],
    "AWS_ROLE_ARN": ["arn:aws:iam::111122223333:role/FromEnvironment", ""],
    "AWS_WEB_IDENTITY_TOKEN_FILE": ["/none", ""],
    "AWS_EC2_METADATA_DISABLED": ["true", "1"],
    "AWS_CONTAINER_CREDENTIALS_FULL_URI": ["http://127.0.0.1/x", "http://example.com/x"],
    "AWS_ENDPOINT_URL": ["http://localhost:1", ""],
    "AWS_ENDPOINT_URL_STS": ["http://localhost:2", "x"],
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": ["true", "no"],
    "AWS_USE_FIPS_ENDPOINT": ["true", "false"],
    "AWS_USE_DUALSTACK_ENDPOINT": ["true", "false"],
    "AWS_STS_REGIONAL_ENDPOINTS": ["legacy", "regional", ""],
    "AWS_RETRY_MODE": ["standard", "fast"],
    "AWS_MAX_ATTEMPTS": ["3", "0", "many"],
}


def environment(random: Random) -> dict[str, str]:
    """A few of the variables that decide something."""
    names = random.sample(sorted(VARIABLES), random.choice([0, 0, 0, 1, 1, 2, 3]))
    found = {name: random.choice(VARIABLES[name]) for name in names}
    if "AWS_ACCESS_KEY_ID" in found:
        found.setdefault("AWS_SECRET_ACCESS_KEY", "x")
    return found


#: The tokens of the sso-session `x` and of the start URL of VALUES, the role of VALUES without further parameters.
CACHES = {
    ".aws/sso/cache/11f6ad8ec52a2984abaafd7c3b516503785c2072.json": '{{"accessToken": "x", "expiresAt": "{end}"{more}}}',
    ".aws/sso/cache/e8be5486177c5b5392bd9aa76563515b29358e6e.json": '{{"accessToken": "x", "expiresAt": "{end}"{more}}}',
    ".aws/cli/cache/dcdaf11551c0a8ee069a368689b1ae8be7f80734.json": (
        '{{"Credentials": {{"AccessKeyId": "ASIAIOSFODNN7EXAMPLE", "SecretAccessKey": "x", "SessionToken": "x", "Expiration": "{end}"}}}}'
    ),
}
REFRESH = ', "refreshToken": "x", "clientId": "x", "clientSecret": "x", "registrationExpiresAt": "{end}"'


def moment(random: Random) -> str:
    """A date round the moment of the tests, in one of the ways to write it, or none."""
    second = random.choice([-3600, -1, 0, 1, 300, 301, 599, 600, 899, 900, 901, 86400])
    at = datetime(2026, 1, 15, 12, tzinfo=timezone.utc) + timedelta(seconds=second)
    ways = ["%Y-%m-%dT%H:%M:%SZ"] * 4 + ["%Y-%m-%dT%H:%M:%SUTC", "%Y-%m-%d %H:%M:%S+00:00", "%Y%m%dT%H%M%SZ"]
    ways += ["%a, %d %b %Y %H:%M:%S GMT", "%Y-%m-%dT%H:%M:%S.5Z", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S CET", "soon", ""]
    return at.strftime(random.choice(ways))


def caches(random: Random) -> dict[str, str]:
    """Some of the files in which clients keep sessions, most of them whole."""
    found = {}
    for name, text in CACHES.items():
        if random.random() < 0.6:
            more = REFRESH.format(end=moment(random)) if random.random() < 0.4 else ""
            whole = text.format(end=moment(random), more=more)
            found[name] = whole if random.random() < 0.9 else random.choice(["", "{", "[]", "{}", whole[:-2], whole + "}"])
    return found


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
