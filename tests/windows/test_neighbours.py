"""The setup program removes what it has installed and nothing else, now and at the next log-on."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from build.windows.extras import add_extras
from build.windows.nsis import write_setup
from native_host import __version__
from tests.windows.machine import Machine
from tests.windows.steps import OLDER, USER

pytestmark = pytest.mark.timeout(300)
HOME = "C:\\Programas do João\\Qualitoken"
RUN_ONCE = r"HKCU\Software\Microsoft\Windows\CurrentVersion\RunOnce"
LIST = "_internal/files.txt"
SOPS = "_internal/native_host/sop"


@pytest.fixture(scope="module")
def setups(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The installers of two versions of a few small files: what is large is installed in test_setup.py."""
    folder = tmp_path_factory.mktemp("setups")
    payload, extension = folder / "payload", folder / "extension"
    program = put(payload, "qualitoken-host.exe", "")
    source = Path(__file__).parent / "driver/waits.c"
    subprocess.run(["x86_64-w64-mingw32-gcc", "-O1", "-s", "-o", str(program), str(source)], check=True)
    for name in ("qualitoken.exe", "_internal/python311.dll", *(f"{SOPS}/{one}.toml" for one in "abc")):
        put(payload, name, "nosso")
    for name in ("manifest.json", "icons/icon-16.png", "_locales/pt_BR/messages.json"):
        put(extension, name, "nosso")
    add_extras(payload)
    made = {version: folder / f"{version}.exe" for version in (OLDER, __version__)}
    for version, file in made.items():
        write_setup(payload, extension, version, file)
    return made


@pytest.fixture
def install(machine: Machine, setups: dict[str, Path]) -> Callable[[str], None]:
    """Install a version."""

    def run(version: str) -> None:
        done = machine.run(str(setups[version]), "/S", *f"/D={HOME}".split(" "))
        assert done.returncode == 0, done.stdout + done.stderr

    return run


@pytest.fixture
def home(machine: Machine, install: Callable[[str], None]) -> Path:
    """The folder of an installed older version, as new."""
    folder = machine.here(HOME)
    shutil.rmtree(folder, ignore_errors=True)
    install(OLDER)
    return folder


def uninstall(machine: Machine) -> None:
    machine.run(f"{HOME}\\desinstalar.exe", "/S")
    machine.prefix.wait()


def log_on(machine: Machine) -> None:
    """End Windows and log on anew: what was promised is forgotten, then run. Wine does neither by itself."""
    machine.prefix.end()
    for name, command in machine.values(RUN_ONCE).items():
        machine.run("reg", "delete", RUN_ONCE, "/v", name, "/f")
        machine.run(*(quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', command)))
    machine.prefix.wait()


def promised(machine: Machine) -> list[str]:
    """Return the names of what is promised for the next log-on."""
    return sorted(machine.values(RUN_ONCE))


def put(folder: Path, name: str, content: str = "de outra pessoa") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, "utf-8")
    return file


def test_other_programs_and_copies_beside_ours_stay(
    machine: Machine, home: Path, install: Callable[[str], None]
) -> None:
    kept = [
        put(home, "Outro programa/_internal/dados.txt"),
        put(home, "1.2.3/_internal/dados.txt"),  # named like a version of ours, and without a list
        put(home, "1.2.4/_internal/files.txt", "outro.exe\n"),  # with a list of its own
        put(home, "1.2.4/outro.exe"),
        put(home, "notas.txt"),
    ]
    copied = home / f"{OLDER} - Cópia"
    shutil.copytree(home / OLDER, copied)
    content = sorted(path.relative_to(copied) for path in copied.rglob("*"))
    install(__version__)
    assert not (home / OLDER).exists()
    uninstall(machine)
    assert not (home / __version__).exists()
    assert not (home / "extensao").exists()
    assert not (home / "desinstalar.exe").exists()
    assert [file for file in kept if not file.is_file()] == []
    assert sorted(path.relative_to(copied) for path in copied.rglob("*")) == content
    assert promised(machine) == []


def test_a_users_files_among_ours_stay_and_ours_go(
    machine: Machine, home: Path, install: Callable[[str], None]
) -> None:
    kept = [
        put(home, f"{OLDER}/notas.txt"),
        put(home, f"{OLDER}/{SOPS}/meu.toml"),
        put(home, "extensao/notas.txt"),
    ]
    install(__version__)
    left = [path for path in (home / OLDER).rglob("*") if path.is_file()]
    assert sorted(left) == sorted(kept[:2])
    assert kept[2].is_file()
    assert (home / "extensao/manifest.json").is_file()
    uninstall(machine)
    assert sorted(path for path in home.rglob("*") if path.is_file()) == sorted(kept)


def test_what_a_link_leads_to_stays(
    machine: Machine, home: Path, install: Callable[[str], None], tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(home / OLDER, whole)
    (home / "0.0.8").symlink_to(whole)
    part = tmp_path / "sop"
    inside = home / OLDER / SOPS
    shutil.copytree(inside, part)
    shutil.rmtree(inside)
    inside.symlink_to(part)
    before = sorted(tmp_path.rglob("*"))
    install(__version__)
    uninstall(machine)
    assert sorted(tmp_path.rglob("*")) == before
    assert (home / "0.0.8").is_symlink()
    assert inside.is_symlink()


def test_a_list_that_was_changed_removes_nothing_elsewhere(
    machine: Machine, home: Path, install: Callable[[str], None]
) -> None:
    folder = home / OLDER
    outside = [put(home, "fora.txt"), put(machine.prefix.drive, "fora.txt"), put(folder, "fora.txt")]
    whole = HOME.replace("\\", "/")
    lines = [
        *("../fora.txt", "..\\fora.txt", "_internal/../../fora.txt", "_internal/../fora.txt", ".. /fora.txt"),
        *(
            "./fora.txt",
            "_internal/./../fora.txt",
            f"{whole}/fora.txt",
            "C:fora.txt",
            "/fora.txt",
            "//fora.txt",
        ),
        *("fora*", "*", "?ora.txt", "", " ", "..", ".", "_internal/..", "_internal/"),
    ]
    listed = folder / LIST
    added = "".join(f"{line}\n" for line in lines)
    listed.write_text(added + listed.read_text("ascii") + added, "latin-1")
    install(__version__)
    assert [file for file in outside if not file.is_file()] == []
    assert sorted(folder.iterdir()) == [outside[2]]
    outside[1].unlink()


@pytest.fixture
def held(machine: Machine, home: Path, install: Callable[[str], None]) -> Path:
    """The home of both versions: the newer one was installed while the older one's host was running."""
    host = home / OLDER / "qualitoken-host.exe"
    environment = machine.prefix.environment()
    command = ["wine", str(host)]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as old:
        assert old.stdin is not None
        assert old.stdout is not None
        assert old.stdout.readline().strip() == b"runs"
        install(__version__)
        assert host.is_file()
        assert promised(machine)
        old.stdin.close()
    return home


def test_what_a_running_host_held_goes_at_the_next_log_on_and_a_users_file_stays(
    machine: Machine, held: Path
) -> None:
    kept = put(held, f"{OLDER}/notas.txt")
    log_on(machine)
    assert sorted(path for path in (held / OLDER).rglob("*") if path.is_file()) == [kept]
    assert (held / __version__ / "qualitoken-host.exe").is_file()
    assert promised(machine) == []


def test_going_back_to_the_version_that_was_to_be_removed_keeps_it(
    machine: Machine, held: Path, install: Callable[[str], None]
) -> None:
    install(OLDER)
    log_on(machine)
    assert_only_the_older(machine, held)


def test_a_promise_of_a_version_that_removed_folders_whole_is_withdrawn(
    machine: Machine, home: Path, install: Callable[[str], None]
) -> None:
    command = f'"C:\\windows\\system32\\cmd.exe" /c rmdir /s /q "{HOME}\\{OLDER}"'
    machine.run("reg", "add", RUN_ONCE, "/v", f"Qualitoken {OLDER}", "/d", command, "/f")
    machine.run("reg", "add", RUN_ONCE, "/v", "Qualitokens", "/d", "C:\\outro.exe", "/f")
    install(OLDER)
    assert promised(machine) == ["Qualitokens"]
    machine.run("reg", "delete", RUN_ONCE, "/v", "Qualitokens", "/f")
    log_on(machine)
    assert_only_the_older(machine, home)


def test_a_promise_that_was_not_withdrawn_keeps_the_version_that_is_installed(
    machine: Machine, held: Path
) -> None:
    # As a version does that knows nothing of promises: it is the installed one, and says so.
    key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Qualitoken"
    machine.run("reg", "add", key, "/v", "DisplayVersion", "/d", OLDER, "/f")
    log_on(machine)
    assert (held / OLDER / "qualitoken-host.exe").is_file()
    assert (held / OLDER / LIST).is_file()


def assert_only_the_older(machine: Machine, home: Path) -> None:
    """The older version is whole, registered, and the only one."""
    listed = (home / OLDER / LIST).read_text("ascii").splitlines()
    assert [name for name in listed if not (home / OLDER / name).is_file()] == []
    assert set(machine.registered(USER).values()) == {f"{HOME}\\{OLDER}\\br.com.qualitoken.json"}
    assert not (home / __version__).exists()
    assert promised(machine) == []
