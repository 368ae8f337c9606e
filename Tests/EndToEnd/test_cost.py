# SPDX-License-Identifier: Apache-2.0
"""What `awsprof export NAME` costs at a prompt, counted and not timed: the same on a busy machine.

Callgrind counts the instructions of the whole process, from the first one of the loader to the exit.
"""

from __future__ import annotations

import re
import subprocess

import program
import pytest

LIMIT = 1_000_000

CONFIG = """\
[default]
region = eu-central-1
output = json
cli_pager =

[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
sso_registration_scopes = sso:account:access

# ---- payments ------------------------------------------
[profile payments-api-staging-DeployRole]
region = us-east-1
output = json

[profile payments-api-staging-terraform-apply]
role_arn = arn:aws:iam::111122223333:role/terraform-apply
source_profile = default
region = eu-central-1

[profile payments-api-qa-terraform-plan]
role_arn=arn:aws:iam::444455556666:role/terraform-plan
source_profile=payments-api-staging-DeployRole
mfa_serial=arn:aws:iam::123456789012:mfa/payments
role_session_name=payments-cli
region=eu-central-1

# legacy, to be removed
[profile payments-api-qa-DeployRole]
role_arn = arn:aws:iam::444455556666:role/DeployRole
source_profile = payments-api-qa-terraform-plan
external_id = payments-IDD7DTHYR3SX
duration_seconds = 14400
region = us-west-2

[profile payments-secrets-dr-DeployRole]
sso_session = corp
sso_account_id = 777788889999
sso_role_name = DeployRole
region = us-east-1
output = json

[profile payments-secrets-dr-NetworkAdministrator]
sso_start_url = https://legacy.awsapps.com/start
sso_region = ca-central-1
sso_account_id = 777788889999
sso_role_name = NetworkAdministrator
region = sa-east-1

[profile payments-secrets-prod-ViewOnlyAccess]
credential_process = /usr/local/bin/corp-creds --account 111122223333 --json
region = us-west-2

[profile payments-secrets-prod-terraform-apply]
role_arn = arn:aws:iam::111122223333:role/terraform-apply
web_identity_token_file = /var/run/secrets/payments/token
region = sa-east-1
retry_mode = adaptive
max_attempts = 5

[profile payments-audit-sandbox-PowerUserAccess]
region = ap-southeast-1
s3 =
  addressing_style = path
"""

CREDENTIALS = "\n".join(
    f"[{name}]\naws_access_key_id = {program.KEY_ID}\naws_secret_access_key = {program.SECRET_KEY}\n"
    for name in ["default", "payments-api-staging-DeployRole", "payments-old-laptop", "payments-ci"]
)

#: Static keys, a role, a chain of three with MFA, both kinds of SSO, a web identity, and settings with a block.
NAMES = [
    "default",
    "payments-api-staging-DeployRole",
    "payments-api-staging-terraform-apply",
    "payments-api-qa-DeployRole",
    "payments-secrets-dr-DeployRole",
    "payments-secrets-dr-NetworkAdministrator",
    "payments-secrets-prod-terraform-apply",
    "payments-audit-sandbox-PowerUserAccess",
]


def instructions(home, name: str) -> int:
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(program.binary()), "export", name],
        cwd=home,
        env=program.environment(home, AWSPROF_NOW=None),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=True,
        text=True,
    )
    assert done.stdout.startswith(f"export AWS_PROFILE='{name}'")
    found = re.search(r"Collected : (\d+)", done.stderr)
    assert found, done.stderr
    return int(found[1])


@pytest.mark.parametrize("name", NAMES)
def test_export_in_a_home_of_twelve_profiles_stays_under_a_million_instructions(name, tmp_path, need):
    """It runs at every prompt and shell start: half a millisecond there is what people notice as a slow shell."""
    need("valgrind")
    if program.binary().parent.name != "bin":
        pytest.skip("the limit is that of the release program; scripts/build makes one")
    home = program.write_files(tmp_path, CONFIG, CREDENTIALS)
    assert len(program.run("list", "--names", home=home).stdout.splitlines()) == 12
    cost = instructions(home, name)
    assert cost < LIMIT, f"{cost:,} instructions"
