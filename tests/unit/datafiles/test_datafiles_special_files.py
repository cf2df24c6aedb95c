"""What is no ordinary file is never opened, and none is read beyond its limit."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from native_host.cli.main import main
from native_host.datafiles.limits import FILE_MAX_BYTES, FOLDER_ENTRIES_MAX, FOLDER_FILES_MAX
from native_host.files import FileTooLargeError, NotRegularFileError, read_regular
from native_host.sop.loader import load_knowledge
from native_host.token.worker.library_file import NOT_A_LIBRARY, file_problem
from tests.unit.sop.test_sop_checks import GOOD

OWN = len(load_knowledge().sops.readings)
GOOD_EXPIRED = GOOD.replace('"blank"', '"expired"')


def make_socket(path: Path) -> None:
    listening = socket.socket(socket.AF_UNIX)
    os.chdir(path.parent)  # a socket's path may have 108 bytes
    listening.bind(path.name)
    listening.close()


def make_link_to_fifo(path: Path) -> None:
    os.mkfifo(path.with_suffix(".fifo"))
    path.symlink_to(f"{path.stem}.fifo")


SPECIAL: dict[str, Callable[[Path], None]] = {
    "FIFO": os.mkfifo,
    "link to a FIFO": make_link_to_fifo,
    "socket": make_socket,
    "link to /dev/zero": lambda path: path.symlink_to("/dev/zero"),
    "link to /dev/null": lambda path: path.symlink_to("/dev/null"),
    "link to the terminal": lambda path: path.symlink_to("/dev/tty"),
    "folder": lambda path: path.mkdir(),
    "link to a folder": lambda path: path.symlink_to("/"),
}


@pytest.fixture(autouse=True)
def _stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path.cwd())


def in_time(work: Callable[[], object]) -> list[object]:
    """Run `work` beside the test, which then fails instead of hanging."""
    result: list[object] = []
    thread = threading.Thread(target=lambda: result.append(work()), daemon=True)
    thread.start()
    thread.join(20)
    assert result, "it hangs"
    return result


@pytest.mark.parametrize("name", list(SPECIAL))
def test_what_is_no_file_is_told_and_all_others_are_in_force(tmp_path: Path, name: str) -> None:
    SPECIAL[name](tmp_path / "ruim.toml")
    (tmp_path / "zz.toml").write_text(GOOD_EXPIRED, encoding="utf-8")
    in_time(lambda: load_knowledge([tmp_path]))
    shelf = load_knowledge([tmp_path]).sops
    assert len(shelf.readings) == OWN + 1
    (problem,) = shelf.problems
    assert problem.file.endswith("ruim.toml")
    assert "não é um arquivo comum" in problem.message


@pytest.mark.parametrize("name", list(SPECIAL))
def test_check_says_the_same_of_it(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    SPECIAL[name](tmp_path / "ruim.toml")
    assert in_time(lambda: main(["sop", "check", str(tmp_path / "ruim.toml")])) == [1]
    assert "não é um arquivo comum" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["FIFO", "socket", "link to /dev/zero", "folder"])
def test_a_driver_that_is_no_file_is_no_library(tmp_path: Path, name: str) -> None:
    SPECIAL[name](tmp_path / "driver.so")
    assert in_time(lambda: file_problem(str(tmp_path / "driver.so"))) == [NOT_A_LIBRARY]


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/zz.toml").write_text(GOOD_EXPIRED, encoding="utf-8")
    (tmp_path / "zz.toml").symlink_to("elsewhere/zz.toml")
    assert "teste" in load_knowledge([tmp_path]).sops.readings


def test_a_fifo_that_takes_the_files_place_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(GOOD, encoding="utf-8")
    opening = os.open

    def swapped(target: Path, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return opening(target, flags)

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(NotRegularFileError):
        read_regular(path, FILE_MAX_BYTES)


def test_of_a_file_that_grows_one_byte_more_than_the_limit_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"x")
    read: list[int] = []
    reading = os.read

    def growing(descriptor: int, count: int) -> bytes:
        with path.open("ab") as file:
            file.write(b"x" * 60)
        part = reading(descriptor, min(count, 50))
        read.append(len(part))
        return part

    monkeypatch.setattr(os, "read", growing)
    with pytest.raises(FileTooLargeError):
        read_regular(path, 200)
    assert sum(read) == 201


def test_a_file_of_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"x" * 200)
    assert read_regular(path, 200) == b"x" * 200
    with pytest.raises(FileTooLargeError):
        read_regular(path, 199)


def test_a_name_that_is_no_text_is_told_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.toml"
    for content, problems in ((GOOD_EXPIRED, 0), ("id =", 1)):
        Path(os.fsdecode(name)).write_text(content, encoding="utf-8")
        config = tmp_path / "config.conf"
        config.write_text(f'sop_dirs = ["{tmp_path}"]', encoding="utf-8")
        monkeypatch.setenv("QUALITOKEN_CONFIG", str(config))
        assert len(load_knowledge([tmp_path]).sops.problems) == problems
        assert main(["sop", "list"]) == problems
        assert main(["sop", "check", os.fsdecode(name)]) == problems
        assert "caf\ufffd.toml" in capsys.readouterr().out


def test_a_name_as_long_as_there_can_be_is_read(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(12):
        deep = deep / ("p" * 250)
        deep.mkdir()
    (deep / ("n" * 250 + ".toml")).write_text(GOOD_EXPIRED, encoding="utf-8")
    assert "teste" in load_knowledge([deep]).sops.readings


@pytest.mark.parametrize(
    ("count", "suffix"), [(FOLDER_FILES_MAX + 1, "toml"), (FOLDER_ENTRIES_MAX + 1, "txt")]
)
def test_a_folder_that_holds_too_much_is_told_and_not_used(tmp_path: Path, count: int, suffix: str) -> None:
    (tmp_path / "zz.toml").write_text(GOOD_EXPIRED, encoding="utf-8")
    assert "teste" in load_knowledge([tmp_path]).sops.readings
    for number in range(count):
        (tmp_path / f"{number}.{suffix}").touch()
    shelf = load_knowledge([tmp_path]).sops
    assert len(shelf.readings) == OWN
    (problem,) = shelf.problems
    assert problem.file == str(tmp_path)
    assert "coisa demais" in problem.message
    assert "200 arquivos .toml e 2.097.152 bytes, entre até 10.000 itens" in problem.message


def test_no_more_names_are_looked_at_than_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0
    listing = os.scandir

    class Endless:
        """The entry of a folder again and again: one with millions of names."""

        def __init__(self, folder: Path) -> None:
            with listing(folder) as entries:
                self._entry = next(iter(entries))

        def __enter__(self) -> Endless:
            return self

        def __exit__(self, *_: object) -> None:
            return

        def __iter__(self) -> Endless:
            return self

        def __next__(self) -> os.DirEntry[str]:
            nonlocal looked_at
            looked_at += 1
            return self._entry

    (tmp_path / "a.txt").touch()
    load_knowledge()
    monkeypatch.setattr(os, "scandir", lambda one: Endless(one) if one == tmp_path else listing(one))
    (problem,) = load_knowledge([tmp_path]).sops.problems
    assert "coisa demais" in problem.message
    assert looked_at == FOLDER_ENTRIES_MAX + 1


def test_files_that_are_too_large_together_are_not_used(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number}.toml").write_text("#" * 200_000, encoding="utf-8")
    (problem,) = load_knowledge([tmp_path]).sops.problems
    assert "coisa demais" in problem.message


def test_of_many_broken_files_the_first_are_told_and_how_many_more(tmp_path: Path) -> None:
    for number in range(FOLDER_FILES_MAX):
        (tmp_path / f"{number:03}.toml").write_text("id =", encoding="utf-8")
    shelf = load_knowledge([tmp_path]).sops
    assert len(shelf.problems) == 21
    assert f"e mais {FOLDER_FILES_MAX - 20}" in shelf.problems[-1].message
    assert "199" in shelf.broken, "asked for by its name, its mistake is told all the same"
