# SPDX-License-Identifier: Apache-2.0
"""What others install: the packages go in, work, and go out without a trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import program
import pytest

# One folder for all of them: no two processes may pack at once.
pytestmark = pytest.mark.xdist_group("packages")
PACKAGES = program.ROOT / ".build/packages"


@pytest.fixture(scope="module")
def packages() -> Path:
    if program.binary().parent.name != "bin" or not (program.ROOT / ".git").exists():
        pytest.skip("only a release in a repository is packed")
    environment = {name: value for name, value in os.environ.items() if name != "AWSPROF"}
    done = subprocess.run([program.ROOT / "scripts/package"], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return PACKAGES


def files(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if not path.is_dir()}


def test_the_checksums_are_those_of_the_files(packages, need):
    need("sha256sum")
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=packages, check=True)
    listed = {line.split("  ")[1] for line in (packages / "SHA256SUMS").read_text().splitlines()}
    assert listed == {path.name for path in packages.iterdir()} - {"SHA256SUMS"}


def test_the_same_commit_packed_twice_is_the_same(packages):
    before = (packages / "SHA256SUMS").read_text()
    subprocess.run([program.ROOT / "scripts/package"], capture_output=True, check=True)
    assert (packages / "SHA256SUMS").read_text() == before


def test_the_tarball_has_the_program_its_manual_and_the_shells_files(packages, tmp_path, home):
    (archive,) = packages.glob("awsprof-*-*.tar.gz")
    with tarfile.open(archive) as tar:
        tar.extractall(tmp_path, filter="data")
    (folder,) = [path for path in tmp_path.iterdir() if path.name.startswith("awsprof-")]
    assert {"bin/awsprof", "libexec/awsprof/awsprof-signin", "share/man/man1/awsprof.1", "share/man/man5/awsprof-json.5", "share/awsprof/shell/awsp.zsh", "share/zsh/site-functions/_awsprof", "README.md", "LICENSE"} <= files(folder)
    script = subprocess.run([folder / "bin/awsprof", "init", "zsh"], env=program.environment(home("empty")), capture_output=True, check=True)
    assert (folder / "share/awsprof/shell/awsp.zsh").read_bytes() == script.stdout


def test_the_formula_says_where_the_source_is_and_what_it_hashes_to(packages):
    text = (packages / "awsprof.rb").read_text()
    (source,) = [path for path in packages.glob("awsprof-*.tar.gz") if path.name.count("-") == 1]
    checksum = next(line.split()[0] for line in (packages / "SHA256SUMS").read_text().splitlines() if line.endswith(source.name))
    assert f"file://{source}" in text and checksum in text and "@" not in text.replace("@#{", "")


def test_the_debian_package_goes_in_works_and_leaves_nothing(packages, tmp_path, home):
    """In a root of its own: nothing of this machine is touched, and nothing of it is needed."""
    if not shutil.which("dpkg-deb") or os.geteuid() != 0:
        pytest.skip("dpkg and root are needed")
    (package,) = packages.glob("*.deb")
    root = tmp_path / "root"
    (root / "var/lib/dpkg/info").mkdir(parents=True)
    (root / "var/lib/dpkg/updates").mkdir()
    (root / "var/lib/dpkg/status").touch()
    before = files(root)
    # What awsprof-signin needs is not there; awsprof needs nothing.
    dpkg = ["dpkg", f"--root={root}", "--force-script-chrootless", "--force-depends", "--log=/dev/null"]
    subprocess.run([*dpkg, "--install", package], capture_output=True, check=True)
    assert {"usr/bin/awsprof", "usr/libexec/awsprof/awsprof-signin", "usr/share/man/man1/awsprof.1.gz", "usr/share/doc/awsprof/copyright"} <= files(root)
    shutil.copytree(home("everyday"), root / "home/me")
    # The Swift runtime looks for its own place in /proc, which this root has not.
    environment = program.environment(Path("/home/me"), SWIFT_ROOT="/")
    done = subprocess.run(
        ["/usr/sbin/chroot", root, "/usr/bin/awsprof", "export", "dev"], env=environment, capture_output=True, check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"") and b"AWS_PROFILE='dev'" in done.stdout
    shutil.rmtree(root / "home")
    verified = subprocess.run([*dpkg, "--verify", "awsprof"], capture_output=True, check=True)
    assert verified.stdout == b""
    subprocess.run([*dpkg, "--purge", "awsprof"], capture_output=True, check=True)
    left = {name for name in files(root) - before if not name.startswith("var/lib/dpkg/")}
    assert left == set() and not (root / "usr").exists()


@pytest.mark.parametrize(("words", "sentence"), [([], "usage: scripts/release VERSION"), (["1.2"], "usage: scripts/release VERSION"), (["v1.2.3"], "usage: scripts/release VERSION")])
def test_a_release_needs_a_version(words, sentence):
    done = subprocess.run([program.ROOT / "scripts/release", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and sentence in done.stderr
