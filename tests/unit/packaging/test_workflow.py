"""The release's steps are run here as GitHub would run them, so far as they take seconds.

Those that need the built Windows programs are run in tests/windows/test_workflow.py. What can be had neither
here nor there is named with the reason.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from build.packages.crx3 import id_of
from native_host import __version__
from native_host.registration.ids import EXTENSION_IDS
from tests.support.paths import PROGRAMS
from tests.support.workflow import RAN_UNDER_WINE, Step, checkout, run_step, step_of, steps_of

NOT_RUN = {
    ("checks", "Git and make"): "installs packages of the system",
    ("checks", "All checks and tests"): "this test is a part of it",
    (
        "checks",
        "The frozen programs in the tests",
    ): "a quarter of an hour; what it builds is built under Wine's tests",
    ("release", "Wine, NSIS, wixl, osslsigncode"): "installs packages of the system",
    (
        "release",
        "Installed, used, upgraded and removed under Wine",
    ): "tests/windows/test_workflow.py is a part of it",
    ("installed", "The folder of the computer's configuration is the administrators' alone"): (
        "Wine keeps no permissions; the program that judges them is tested in test_permissions.py"
    ),
    ("publish", "The files for everybody"): "publishes on GitHub",
}
QUICK = {
    ("checks", "The tag is this version's"),
    ("checks", "Git trusts the checkout, which in a container belongs to somebody else"),
    ("windows", "The command line starts and finds its data"),
    ("release", "Git trusts this checkout too"),
    ("release", "The extension, and all that the build needs"),
    ("release", "The certificate, if there is one"),
}
CERTIFICATE = b"0\x82 what a secret holds"
EXPRESSIONS = {
    "secrets.CRX_KEY": "",
    "secrets.SIGN_PASSWORD": "",
    "secrets.SIGN_TIMESTAMP": "",
    "secrets.SIGN_PFX": base64.b64encode(CERTIFICATE).decode(),
}
Run = Callable[..., str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh checkout; where Windows' programs would lie, those of this system."""
    made = checkout(tmp_path_factory.mktemp("runner") / "checkout")
    programs = made / "build/out/frozen/qualitoken"
    programs.mkdir(parents=True)
    (programs / "qualitoken.exe").symlink_to(PROGRAMS / "qualitoken")
    return made


@pytest.fixture
def run(folder: Path) -> Run:
    """Run a step that shall go well; returns what it says."""

    def running(job: str, name: str, **variables: str) -> str:
        done = run_step(step_of(job, name), folder, {**runner(folder), **variables}, EXPRESSIONS)
        assert done.returncode == 0, done.stdout
        return done.stdout

    return running


def runner(folder: Path) -> dict[str, str]:
    """Return the variables of a runner on which a tag was pushed."""
    return {
        "GITHUB_WORKSPACE": str(folder),
        "GITHUB_REF_NAME": f"v{__version__}",
        "GITHUB_ENV": str(folder.with_name("github.env")),
        "GIT_CONFIG_GLOBAL": str(folder.with_name("gitconfig")),
        "RUNNER_TEMP": str(folder.parent),
    }


def test_every_step_is_run_by_a_test_or_named_with_the_reason() -> None:
    written = [(step.job, step.name) for step in steps_of()]
    accounted = [*NOT_RUN, *QUICK, *RAN_UNDER_WINE]
    assert len(set(written)) == len(written)
    assert len(NOT_RUN) < len(QUICK | RAN_UNDER_WINE)
    assert sorted(set(accounted)) == sorted(written)


@pytest.mark.parametrize("step", steps_of(), ids=lambda step: f"{step.job}: {step.name}")
def test_every_step_stops_at_the_first_command_that_fails(step: Step) -> None:
    assert step.shell == "bash"


def test_a_step_that_fails_in_the_middle_fails(folder: Path) -> None:
    for commands in ("false\ntrue\n", "false | true\n"):
        done = run_step(Step("job", "name", commands, "bash", {}), folder, {}, {})
        assert done.returncode != 0


def test_the_tag_of_this_version_is_let_through_and_no_other(folder: Path, run: Run) -> None:
    run("checks", "The tag is this version's")
    for tag in (f"v{__version__}0", f"{__version__}rc1", "v", "main"):
        step = step_of("checks", "The tag is this version's")
        done = run_step(step, folder, {**runner(folder), "GITHUB_REF_NAME": tag}, EXPRESSIONS)
        assert done.returncode != 0, tag


@pytest.mark.parametrize(
    ("job", "name"),
    [
        ("checks", "Git trusts the checkout, which in a container belongs to somebody else"),
        ("release", "Git trusts this checkout too"),
    ],
)
def test_git_trusts_the_checkout(folder: Path, run: Run, job: str, name: str) -> None:
    run(job, name)
    assert f"directory = {folder}\n" in folder.with_name("gitconfig").read_text("utf-8")
    folder.with_name("gitconfig").unlink()


def test_the_command_line_starts_and_finds_its_data(run: Run) -> None:
    told = run("windows", "The command line starts and finds its data")
    assert __version__ in told
    assert "token_em_branco" in told


def test_the_extension_is_built_with_the_id_that_the_host_lets_in(folder: Path, run: Run) -> None:
    run("release", "The extension, and all that the build needs")
    manifest = json.loads((folder / "build/out/extension/manifest.json").read_text("utf-8"))
    assert id_of(base64.b64decode(manifest["key"])) in EXTENSION_IDS
    assert manifest["version"] == __version__


def test_the_certificate_is_unpacked_and_named_to_the_steps_after(folder: Path, run: Run) -> None:
    run("release", "The certificate, if there is one")
    file = folder.with_name("certificate.pfx")
    assert file.read_bytes() == CERTIFICATE
    named = folder.with_name("github.env").read_text("utf-8")
    assert named == f"QUALITOKEN_SIGN_PFX={file}\n"


def test_a_secret_that_is_no_base64_stops_the_release(folder: Path) -> None:
    step = step_of("release", "The certificate, if there is one")
    done = run_step(step, folder, runner(folder), {**EXPRESSIONS, "secrets.SIGN_PFX": "no base64!"})
    assert done.returncode != 0
