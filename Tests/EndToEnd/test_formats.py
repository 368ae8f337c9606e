# SPDX-License-Identifier: Apache-2.0
"""What `export --format` writes is read by what it is for: boto3 against moto, a shell, JSON, a credential_process line."""

from __future__ import annotations

import ast
import base64
import json
import os
import shutil
import subprocess
import sys
import unicodedata

import program
import pytest
from test_shells import NAMES, home_of

#: Runs a pasted snippet with AWS played by moto in the same process: nothing is sent anywhere.
UNDER_MOTO = """
import sys
from moto import mock_aws
with mock_aws():
    exec(sys.stdin.read())
    resource.create_bucket(Bucket="example-bucket", CreateBucketConfiguration={"LocationConstraint": session.region_name})
    print(session.profile_name, session.region_name, client.get_caller_identity()["Account"], [b.name for b in resource.buckets.all()])
"""


def test_the_boto3_snippet_runs_as_it_is_pasted(tmp_path):
    home = program.write_files(
        tmp_path / "home", "[profile prod]\nregion = eu-west-1\n",
        f"[prod]\naws_access_key_id = {program.KEY_ID}\naws_secret_access_key = {program.SECRET_KEY}\n",
    )
    snippet = program.run("export", "prod", "--region", "eu-central-1", "--format", "boto3", home=home)
    assert snippet.stderr == b""
    done = subprocess.run(
        [sys.executable, "-c", UNDER_MOTO], input=snippet.stdout, env=program.environment(home, AWSPROF_NOW=None), cwd=home,
        capture_output=True, timeout=120, check=False,
    )
    assert done.stdout.decode().strip() == "prod eu-central-1 123456789012 ['example-bucket']", done.stderr.decode()


def test_names_of_every_kind_are_in_json_and_in_python_what_they_are(tmp_path):
    home = home_of(NAMES, tmp_path / "home")
    for name in NAMES:
        answer = json.loads(program.run("export", "--format", "json", "--", name, home=home).stdout)
        assert (answer["profile"], answer["set"]["AWS_PROFILE"]) == (name, name)
        loaded = json.loads(program.run("export", "--format", "nu", "--", name, home=home).stdout)
        assert loaded["set"]["AWS_PROFILE"] == name and "AWS_ACCESS_KEY_ID" in loaded["unset"]
        snippet = program.run("export", "--format", "boto3", "--", name, home=home).stdout.decode()
        call = next(node for node in ast.walk(ast.parse(snippet)) if isinstance(node, ast.keyword) and node.arg == "profile_name")
        assert ast.literal_eval(call.value) == name


@pytest.mark.skipif(not shutil.which("terraform"), reason="not installed: terraform")
def test_terraform_reads_every_name_as_it_is_and_would_format_nothing_anew(tmp_path):
    home = home_of(NAMES, tmp_path / "home")
    # Terraform composes accents, so a name in which they stand apart is refused.
    names = [name for name in NAMES if unicodedata.is_normalized("NFC", name)]
    literals = []
    for name in NAMES:
        block = program.run("export", "--format", "terraform", "--", name, home=home).stdout
        assert bool(block) == (name in names)
        subprocess.run(["terraform", "fmt", "-check", "-"], input=block, cwd=home, capture_output=True, check=True)
        literals += [line.split(" = ", 1)[1] for line in block.decode().splitlines() if line.startswith("  profile")]
    expression = f"base64encode(jsonencode([{', '.join(literals)}]))\n"
    settings = {"TF_CLI_CONFIG_FILE": os.devnull, "CHECKPOINT_DISABLE": "1"}
    done = subprocess.run(["terraform", "console"], input=expression.encode(), cwd=home, env=os.environ | settings, capture_output=True, check=True)
    assert json.loads(base64.b64decode(done.stdout.strip(b'"\n'))) == names


#: How a shell reads what was written, without quotes, as people use it.
READERS = {
    "dotenv": 'while read -r line; do case $line in AWS_PROFILE=*) printf %s "${line#*=}";; esac; done',
    "cli-flags": 'set -- $(cat); printf %s "$2"',
}


@pytest.mark.parametrize("format", READERS)
def test_a_name_that_needs_quotes_is_refused_and_every_other_comes_through_unquoted(format, tmp_path):
    home = home_of(NAMES, tmp_path / "home")
    said = []
    for name in NAMES:
        done = program.run("export", "--format", format, "--", name, home=home)
        if done.returncode == 0:
            said.append(name)
            read = subprocess.run(["sh", "-c", READERS[format]], input=done.stdout, capture_output=True, check=True)
            assert read.stdout.decode() == name
        else:
            assert (done.returncode, done.stdout) == (1, b"") and b"needs quotes" in done.stderr
    assert said == ["prod", "%s", "=x", "a=b", "a" * 300]


def test_process_is_read_by_boto3_as_a_credential_process(home):
    folder = home("everyday")
    config, cache = folder / ".aws/config", folder / ".aws/cli/cache/8b3b029640310fd8c6647107cbba4d50a907d185.json"
    content = json.loads(cache.read_text())
    content["Credentials"]["Expiration"] = "2999-01-01T00:00:00Z"
    cache.write_text(json.dumps(content))
    line = f"{program.binary()} export prod-reader --format process"
    config.write_text(config.read_text() + f"\n[profile through]\ncredential_process = {line}\n")
    script = "import botocore.session as s; print(*s.Session(profile='through').get_credentials().get_frozen_credentials()[:3])"
    done = subprocess.run(
        [sys.executable, "-c", script], env=program.environment(folder), cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )
    kept = content["Credentials"]
    assert done.stdout.split() == [kept["AccessKeyId"], kept["SecretAccessKey"], kept["SessionToken"]], done.stderr


@pytest.mark.parametrize(("name", "members"), [("default", {"Version", "AccessKeyId", "SecretAccessKey"}), ("console", {"Version", "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"})])
def test_process_takes_keys_of_a_file_and_sessions_of_login_too(name, members, home):
    done = program.run("export", name, "--format", "process", home=home("everyday"))
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) == members


@pytest.mark.parametrize("command", ["export default --format process", "export default --credentials", "process default"])
def test_no_keys_are_shown_on_a_terminal(command, home, terminal):
    tmux = terminal(home("everyday"), "bash", width=180)
    tmux.line(f"awsprof {command}; echo st''atus $?")
    screen = tmux.see("status 1")
    assert "the credentials of 'default' would be seen on the terminal" in screen
    assert not any(secret in screen for secret in program.SECRETS)
