# SPDX-License-Identifier: Apache-2.0
"""The way to AWS: which host is asked, through which proxy, trusting whom. Real names, and a server of ours behind each."""

from __future__ import annotations

import base64
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import program
import pytest
from servers import Answer, Asked, Proxy, Stub, answer_file
from test_refresh import CREDENTIALS, said, stub  # noqa: F401

CONFIG = """\
[default]
region = eu-central-1
{base}

[profile reader]
role_arn = arn:aws:iam::111122223333:role/Reader
source_profile = default
{reader}

{sections}
"""
NAMES = [
    "*.amazonaws.com", "*.eu-west-1.amazonaws.com", "*.cn-north-1.amazonaws.com.cn", "*.us-gov-west-1.amazonaws.com", "*.eu-west-1.api.aws",
    "*.eu-central-1.amazonaws.com", "*.sso.eu-central-1.amazonaws.com", "*.signin.aws.amazon.com",
]


def answer(asked: Asked) -> Answer:
    return Answer(200, answer_file("assume-role.xml"))


class Internet:
    """A server with AWS's names, an authority that vouches for it, and the proxy that leads there."""

    def __init__(self, folder: Path, answer: Callable[[Asked], Answer] = answer) -> None:
        authority, key = folder / "ca.pem", folder / "key.pem"
        names = ",".join(f"DNS:{name}" for name in NAMES)
        new = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
        own = ["-subj", "/CN=An authority of ours", "-keyout", str(folder / "ca.key"), "-out", str(authority)]
        subprocess.run([*new, *own], check=True, capture_output=True)
        signed = ["-CA", str(authority), "-CAkey", str(folder / "ca.key")]
        certificate = folder / "cert.pem"
        subprocess.run(
            [*new, *signed, "-subj", "/CN=aws", "-addext", f"subjectAltName={names}", "-addext", "basicConstraints=critical,CA:FALSE"]
            + ["-keyout", str(key), "-out", str(certificate)],
            check=True,
            capture_output=True,
        )
        self.authority = authority
        self.server = Stub(answer, certificate=(certificate, key))
        self.proxy = Proxy(self.server.port)

    def env(self, **more: str | None) -> dict[str, str | None]:
        return {"AWSPROF_NOW": None, "HTTPS_PROXY": self.proxy.url, "AWS_CA_BUNDLE": str(self.authority), "AWS_MAX_ATTEMPTS": "1", **more}


@pytest.fixture
def internet(tmp_path: Path, need) -> Iterator[Internet]:
    need("openssl")
    made = Internet(tmp_path)
    yield made
    made.proxy.close()
    made.server.close()


def home(folder: Path, reader: str = "region = eu-west-1", base: str = "", sections: str = "") -> Path:
    text = CONFIG.format(reader=reader, base=base, sections=sections)
    return program.write_files(folder / "home", text, CREDENTIALS)


def run(folder: Path, env: dict[str, str | None]) -> subprocess.CompletedProcess[bytes]:
    return program.run("refresh", "reader", home=folder, env=env, timeout=60)


HOSTS = {
    "its own region": ("region = eu-west-1", {}, "sts.eu-west-1.amazonaws.com"),
    "no region": ("", {}, "sts.amazonaws.com"),
    "not that of a choice before": ("region = eu-west-1", {"AWS_DEFAULT_REGION": "us-west-2"}, "sts.eu-west-1.amazonaws.com"),
    "the environment's for want of another, not the source profile's": (
        "",
        {"AWS_DEFAULT_REGION": "eu-west-1"},
        "sts.eu-west-1.amazonaws.com",
    ),
    "legacy": ("region = eu-west-1\nsts_regional_endpoints = legacy", {}, "sts.amazonaws.com"),
    "legacy by a variable": ("region = eu-west-1", {"AWS_STS_REGIONAL_ENDPOINTS": "legacy"}, "sts.amazonaws.com"),
    "the variable beats the profile": (
        "region = eu-west-1\nsts_regional_endpoints = legacy",
        {"AWS_STS_REGIONAL_ENDPOINTS": "regional"},
        "sts.eu-west-1.amazonaws.com",
    ),
    "FIPS": ("region = eu-west-1\nuse_fips_endpoint = true", {}, "sts-fips.eu-west-1.amazonaws.com"),
    "FIPS by a variable": ("region = eu-west-1", {"AWS_USE_FIPS_ENDPOINT": "True"}, "sts-fips.eu-west-1.amazonaws.com"),
    "FIPS in GovCloud": ("region = us-gov-west-1\nuse_fips_endpoint = true", {}, "sts.us-gov-west-1.amazonaws.com"),
    "dual-stack": ("region = eu-west-1\nuse_dualstack_endpoint = true", {}, "sts.eu-west-1.api.aws"),
    "both": ("region = eu-west-1\nuse_dualstack_endpoint = true\nuse_fips_endpoint = true", {}, "sts-fips.eu-west-1.api.aws"),
    "China": ("region = cn-north-1", {}, "sts.cn-north-1.amazonaws.com.cn"),
}


@pytest.mark.parametrize("case", HOSTS)
def test_the_host_is_the_one_that_boto3_would_ask(case, internet, tmp_path):
    reader, env, host = HOSTS[case]
    done = run(home(tmp_path, reader), internet.env(**env))
    assert internet.proxy.hosts == [f"{host}:443"], said(done)
    (asked,) = internet.server.asked
    assert asked.headers["host"] == host and "Action=AssumeRole" in asked.body
    region = "us-east-1" if host == "sts.amazonaws.com" else re.sub(r"^sts(-fips)?\.([^.]*)\..*", r"\2", host)
    assert f"/{region}/sts/aws4_request" in asked.headers["authorization"]


def test_boto3_asks_the_same_hosts(internet, tmp_path):
    """The table above is botocore's, not ours."""
    import botocore.session

    for reader, env, host in HOSTS.values():
        if "AWS_DEFAULT_REGION" in env:
            continue
        folder = home(tmp_path, reader)
        variables = {"AWS_CONFIG_FILE": str(folder / ".aws/config"), "AWS_SHARED_CREDENTIALS_FILE": str(folder / ".aws/credentials"), **env}
        with pytest.MonkeyPatch.context() as patch:
            for name, value in variables.items():
                patch.setenv(name, value)
            client = botocore.session.Session(profile="reader").create_client("sts")
            hosts = []
            client.meta.events.register("before-send", lambda request, hosts=hosts, **_: hosts.append(request.url) or 1 / 0)
            client._request_signer._credentials = botocore.credentials.Credentials(program.KEY_ID, program.SECRET_KEY)
            with pytest.raises(ZeroDivisionError):
                client.get_caller_identity()
        assert hosts == [f"https://{host}/"]


def test_what_does_not_go_together_is_said(internet, tmp_path):
    done = run(home(tmp_path, "use_fips_endpoint = true\nendpoint_url = https://sts.example.com"), internet.env())
    assert "sts has no endpoint here: Invalid Configuration: FIPS and custom endpoint are not supported" in said(done)
    assert internet.proxy.asked == []


ENDPOINTS = {
    "the profile's": ("endpoint_url = {url}/profile", "", {}, "/profile/"),
    "the service's before the profile's": (
        "endpoint_url = {url}/profile\nservices = mine",
        "[services mine]\nsts =\n  endpoint_url = {url}/service",
        {},
        "/service/",
    ),
    "a variable before both": (
        "endpoint_url = {url}/profile\nservices = mine",
        "[services mine]\nsts =\n  endpoint_url = {url}/service",
        {"AWS_ENDPOINT_URL": "{url}/all"},
        "/all/",
    ),
    "the service's variable before all": (
        "endpoint_url = {url}/profile",
        "",
        {"AWS_ENDPOINT_URL": "{url}/all", "AWS_ENDPOINT_URL_STS": "{url}/sts"},
        "/sts/",
    ),
    "that of another service": ("services = mine\nendpoint_url = {url}/profile", "[services mine]\ns3 =\n  endpoint_url = {url}/s3", {}, "/profile/"),
}


@pytest.mark.parametrize("case", ENDPOINTS)
def test_an_endpoint_of_ones_own(case, stub, tmp_path):
    server = stub(answer)
    reader, sections, env, path = ENDPOINTS[case]
    folder = home(tmp_path, reader.replace("{url}", server.url), sections=sections.replace("{url}", server.url))
    variables = {name: value.replace("{url}", server.url) for name, value in env.items()}
    run(folder, {"AWSPROF_NOW": None, **variables})
    assert [asked.path for asked in server.asked] == [path]


def test_endpoints_of_ones_own_can_be_switched_off(internet, stub, tmp_path):
    server = stub(answer)
    reader = f"region = eu-west-1\nignore_configured_endpoint_urls = true\nendpoint_url = {server.url}"
    run(home(tmp_path, reader), internet.env(AWS_ENDPOINT_URL_STS=server.url))
    assert server.asked == [] and internet.proxy.hosts == ["sts.eu-west-1.amazonaws.com:443"]


def test_the_authority_can_stand_in_the_profile(internet, tmp_path):
    folder = home(tmp_path, f"region = eu-west-1\nca_bundle = {internet.authority}")
    run(folder, internet.env(AWS_CA_BUNDLE=None))
    assert len(internet.server.asked) == 1


def test_an_authority_that_nobody_named_is_not_trusted(internet, tmp_path):
    done = run(home(tmp_path), internet.env(AWS_CA_BUNDLE=None))
    text = said(done)
    assert "sts.eu-west-1.amazonaws.com has a certificate that is not trusted" in text and "AWS_CA_BUNDLE" in text
    assert internet.server.asked == [], "no key was sent"


def test_a_certificate_of_another_name_is_not_taken(internet, tmp_path):
    done = run(home(tmp_path, "region = ap-south-1"), internet.env())
    assert "has a certificate that is not trusted" in said(done) and internet.server.asked == []


def test_the_password_of_a_proxy_goes_to_the_proxy_alone(internet, tmp_path):
    url = internet.proxy.url.replace("http://", "http://jo:hunter2@")
    run(home(tmp_path), internet.env(HTTPS_PROXY=url))
    (asked,) = internet.proxy.asked
    assert f"Proxy-Authorization: Basic {base64.b64encode(b'jo:hunter2').decode()}" in asked
    assert "proxy-authorization" not in internet.server.asked[0].headers


def test_no_proxy_leads_past_it(internet, tmp_path):
    """Nothing may leave this machine: the name has no address, so it is not found."""
    env = internet.env(AWS_ENDPOINT_URL_STS="https://sts.invalid", NO_PROXY="sts.invalid")
    assert "sts.invalid is not found" in said(run(home(tmp_path), env)) and internet.proxy.asked == []


def test_a_proxy_that_is_not_there(tmp_path):
    done = run(home(tmp_path), {"AWSPROF_NOW": None, "HTTPS_PROXY": "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS": "1"})
    assert re.search(r"sts\.eu-west-1\.amazonaws\.com does not take connections|through the proxy", said(done)), done.stderr


#: Stands before libcurl: an old one, or one that was built without something.
SHIM = """
#define _GNU_SOURCE
#include <curl/curl.h>
#include <dlfcn.h>
#include <stdarg.h>
#include <stdlib.h>
#undef curl_easy_setopt
curl_version_info_data *curl_version_info(CURLversion now) {
  curl_version_info_data *(*real)(CURLversion) = dlsym(RTLD_NEXT, "curl_version_info");
  static curl_version_info_data data;
  data = *real(now);
  if (getenv("OLD_CURL")) { data.version = "7.74.0"; data.version_num = 0x074a00; }
  return &data;
}
CURLcode curl_easy_setopt(CURL *easy, CURLoption option, ...) {
  CURLcode (*real)(CURL *, CURLoption, ...) = dlsym(RTLD_NEXT, "curl_easy_setopt");
  va_list list;
  va_start(list, option);
  void *value = va_arg(list, void *);
  va_end(list);
  const char *refused = getenv("REFUSED_OPTION");
  return refused && option == atoi(refused) ? CURLE_NOT_BUILT_IN : real(easy, option, value);
}
"""
UNFIT = {
    "too old": ({"OLD_CURL": "1"}, "was not asked (libcurl 7.74.0 is older than 7.85)"),
    "no signatures": ({"REFUSED_OPTION": "10305"}, "was not asked (A requested feature"),
    "no limit of protocols": ({"REFUSED_OPTION": "10318"}, "was not asked (A requested feature"),
    "no bundle": ({"REFUSED_OPTION": "10065"}, "was not asked: the file of ca_bundle cannot be used (A requested feature"),
}


@pytest.mark.parametrize("case", UNFIT)
def test_a_libcurl_that_cannot_do_it_sends_nothing(case, internet, need, tmp_path):
    """Without the option the request would go out unsigned, or to whom nobody trusts."""
    need("cc")
    (tmp_path / "shim.c").write_text(SHIM)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", tmp_path / "shim.so", tmp_path / "shim.c", "-ldl"], check=True)
    env, words = UNFIT[case]
    done = run(home(tmp_path), internet.env(LD_PRELOAD=str(tmp_path / "shim.so"), **env))
    assert words in said(done) and done.returncode == 1 and internet.proxy.asked == [], said(done)
