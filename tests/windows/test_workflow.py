"""The release's steps that need Windows programs, run as written, each on what the one before has left.

A step on Windows finds here, under the name that it calls, Wine's program or the one that runs in it.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shlex
import shutil
import subprocess
import venv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from native_host import __version__
from tests.support.paths import ROOT
from tests.support.workflow import RAN_UNDER_WINE, checkout, run_step, step_of
from tests.windows.machine import Machine

pytestmark = pytest.mark.timeout(900)
PASSWORD = "só para testes"
NAMES = {
    f"qualitoken-{__version__}-setup.exe",
    f"qualitoken-{__version__}.msi",
    f"qualitoken-{__version__}-windows-portatil.zip",
    f"qualitoken-{__version__}-linux-x86_64-portatil.zip",
    f"qualitoken-{__version__}-loja.zip",
    "qualitoken.crx",
    "update.xml",
    "politicas.zip",
    "qualitoken.cdx.json",
    "SHA256SUMS",
}
"""What a release consists of."""


@dataclass
class Runner:
    """Stands for all of GitHub's computers: the folder passes from one to the next."""

    folder: Path
    variables: dict[str, str]
    expressions: dict[str, str]
    ran: set[tuple[str, str]] = field(default_factory=set)

    def run(self, job: str, name: str) -> str:
        """Run a step that shall go well; return what it says."""
        done = run_step(step_of(job, name), self.folder, self.variables, self.expressions)
        assert done.returncode == 0, done.stdout
        self.ran.add((job, name))
        return done.stdout


def program(folder: Path, name: str, *command: str) -> None:
    """Put a program of this system into `folder` that runs the command."""
    script = folder / name
    script.write_text(f'#!/bin/sh\nexec {shlex.join(command)} "$@"\n', "utf-8")
    script.chmod(0o755)


def certificate(folder: Path) -> bytes:
    """Return a certificate to sign with, trusted by nobody, with its key."""
    key, chain, both = folder / "key.pem", folder / "certificate.pem", folder / "both.pfx"
    subject = ["-subj", "/CN=Qualitoken teste", "-addext", "extendedKeyUsage=codeSigning"]
    new = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *subject]
    subprocess.run([*new, "-keyout", str(key), "-out", str(chain)], check=True, capture_output=True)
    export = ["openssl", "pkcs12", "-export", "-inkey", str(key), "-in", str(chain), "-out", str(both)]
    subprocess.run([*export, "-passout", f"pass:{PASSWORD}"], check=True)
    return both.read_bytes()


@pytest.fixture(scope="module")
def runner(machine: Machine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """A runner with a fresh checkout, a bare Python, and Windows' commands."""
    base = tmp_path_factory.mktemp("runner")
    folder = checkout(base / "checkout")
    # A step installs here: not into the folder that everybody uses.
    (folder / "node_modules").unlink()
    subprocess.run(["cp", "-a", str(ROOT / "node_modules"), str(folder)], check=True)
    venv.create(base / "bare", with_pip=False)
    tools = base / "tools"
    tools.mkdir()
    for name in ("msiexec", "reg"):
        program(tools, name, "wine", name)
    variables = {
        **machine.prefix.environment(),
        "PATH": os.pathsep.join([str(tools), str(base / "bare/bin"), os.environ["PATH"]]),
        "GITHUB_WORKSPACE": str(folder),
        "GITHUB_ENV": str(base / "github.env"),
        "RUNNER_TEMP": str(base),
    }
    expressions = {
        "secrets.CRX_KEY": "",
        "secrets.SIGN_PFX": base64.b64encode(certificate(base)).decode(),
        "secrets.SIGN_PASSWORD": PASSWORD,
        "secrets.SIGN_TIMESTAMP": "",
        "vars.CRX_ADDRESS": "",
    }
    made = Runner(folder, variables, expressions)
    yield made
    shutil.rmtree(folder)


def test_windows_programs_are_frozen_with_a_bare_python(runner: Runner) -> None:
    runner.run("windows", "What `qualitoken page check` runs")
    assert (runner.folder / "native_host/pages/locator.js").is_file()
    told = runner.run("windows", "Programs, nothing missing, the host says hello")
    assert "build/out/frozen/qualitoken: " in told


def test_the_frozen_command_line_starts_and_finds_its_data(runner: Runner, payload: Path) -> None:
    # What the step before has made is this system's; here stand those of `make windows`.
    frozen = runner.folder / "build/out/frozen/qualitoken"
    program(frozen, "qualitoken.exe", "wine", str(payload / "qualitoken.exe"))
    told = runner.run("windows", "The command line starts and finds its data")
    assert __version__ in told
    assert "token_em_branco" in told
    (frozen / "qualitoken.exe").unlink()


def test_installers_are_made_of_the_payload_and_signed(runner: Runner, payload: Path) -> None:
    shutil.copytree(payload, runner.folder / "build/out/windows/qualitoken")
    certificate_step = step_of("release", "The certificate, if there is one")
    done = run_step(certificate_step, runner.folder, runner.variables, runner.expressions)
    assert done.returncode == 0, done.stdout
    for line in Path(runner.variables["GITHUB_ENV"]).read_text("utf-8").splitlines():
        name, _, value = line.partition("=")
        runner.variables[name] = value
    runner.run("release", "Installers and portable folder")
    out = runner.folder / "build/out/windows"
    for file in (*out.glob("*.exe"), *out.glob("*.msi"), *out.glob("qualitoken/*.exe")):
        extracted = ["osslsigncode", "extract-signature", "-in", str(file), "-out", str(out / "signature")]
        (out / "signature").unlink(missing_ok=True)
        subprocess.run(extracted, check=True, capture_output=True)


def test_packages_and_linux_programs_are_made(runner: Runner) -> None:
    runner.run("release", "Extension packages and Linux programs")


def test_the_release_is_whole_and_its_sums_are_right(runner: Runner) -> None:
    runner.run("release", "Parts and check sums")
    release = runner.folder / "release"
    assert {file.name for file in release.iterdir()} == NAMES
    made = {f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in release.iterdir()}
    listed = set((release / "SHA256SUMS").read_text("utf-8").splitlines())
    assert {line.split("  ")[1] for line in listed} == NAMES - {"SHA256SUMS"}
    assert listed <= made


def test_the_package_is_installed_and_removed(runner: Runner, machine: Machine) -> None:
    runner.run("installed", "The package for all users is installed")
    program_files = machine.here("C:\\Program Files\\Qualitoken")
    assert (program_files / __version__ / "qualitoken-host.exe").is_file()
    runner.run("installed", "The package is removed")
    machine.prefix.wait()
    assert not program_files.exists()


def test_every_step_that_is_said_to_run_here_did(runner: Runner) -> None:
    assert runner.ran == RAN_UNDER_WINE
