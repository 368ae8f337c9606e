# SPDX-License-Identifier: Apache-2.0
"""botocore's own test data for endpoints, where they lie beside the project: what its rules say, `show --json` says."""

from __future__ import annotations

import json
import os
from pathlib import Path

import program
import pytest

SHARED = Path(os.environ.get("AWSPROF_SHARED") or program.ROOT.parent / "shared")
SUITE = SHARED / "peer-suites/botocore-1.43.11/tests/functional"
pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason=f"there is no {SUITE}")


def read(path: str) -> dict:
    file = SUITE / path
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def show(home: Path, config: str, env: dict[str, str], *arguments: str) -> dict:
    program.write_files(home, config, None)
    done = program.run("show", "--json", *arguments, home=home, env=env)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_sts_endpoints_are_those_of_the_rules(tmp_path):
    """Where the rules and the older data differ, no client is made: those are the cases without an endpoint."""
    wrong, compared = [], 0
    for case in read("endpoint-rules/sts/endpoint-tests-1.json")["testCases"]:
        parameters, expected = case.get("params", {}), case["expect"].get("endpoint")
        if expected is None or "Region" not in parameters or "Endpoint" in parameters:
            continue
        env = {
            "AWS_USE_FIPS_ENDPOINT": str(parameters.get("UseFIPS", False)),
            "AWS_USE_DUALSTACK_ENDPOINT": str(parameters.get("UseDualStack", False)),
            "AWS_STS_REGIONAL_ENDPOINTS": "legacy" if parameters.get("UseGlobalEndpoint") else "regional",
        }
        found = show(tmp_path, "", env, "--region", parameters["Region"])["sts"]
        compared += 1
        if found.get("request") != expected["url"] + "/":
            wrong.append(f"{case['documentation']}: {found}")
        schemes = expected.get("properties", {}).get("authSchemes")
        if schemes and found.get("signingRegion") != schemes[0]["signingRegion"]:
            wrong.append(f"{case['documentation']}: signed for {found.get('signingRegion')}")
    assert not wrong, "\n".join(wrong)
    assert compared > 30


#: The suite asks for two services that `show` does not: the rule is the same for all.
SERVICES = {"s3": "sqs", "dynamodb": "sts"}


def config_of(suite: dict) -> str:
    lines = []
    for name, settings in suite["profiles"].items():
        lines += [f"[profile {name}]", *(f"{key} = {value}" for key, value in settings.items())]
    for name, services in suite["services"].items():
        lines.append(f"[services {name}]")
        for service, settings in services.items():
            lines += [f"{SERVICES[service]} =", *(f"  {key} = {value}" for key, value in settings.items())]
    return "\n".join(lines) + "\n"


def test_configured_endpoints_are_found_in_the_same_order(tmp_path):
    wrong, compared = [], 0
    for suite in read("configured_endpoint_urls/profile-tests.json")["testSuites"]:
        config = config_of(suite)
        for case in suite["endpointUrlTests"]:
            if case["client_config"] != "default" or case["service"] not in SERVICES:
                continue
            variables = suite["environments"][case["environment"]]
            env = {
                name.replace("_S3", "_SQS").replace("_DYNAMODB", "_STS"): value for name, value in variables.items()
            }
            found = show(tmp_path, config, env, case["profile"])
            service = SERVICES[case["service"]]
            url = found["regional" if service == "sqs" else "sts"]["url"]
            compared += 1
            expected = case["output"]["endpointUrl"].replace("https://s3.fake-region-10", "https://sqs.fake-region-10")
            if url != expected.replace("https://dynamodb.fake-region-10", "https://sts.fake-region-10"):
                wrong.append(f"{case['name']} {url}, not {expected}")
    assert not wrong, "\n".join(wrong)
    assert compared > 10
