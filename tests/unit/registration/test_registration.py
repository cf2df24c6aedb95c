"""Browsers are told where the host is, again and again without harm, and only what is ours is taken back."""

from __future__ import annotations

import base64
import hashlib
import json
import stat
import sys
from pathlib import Path

import pytest

from native_host.cli.main import main
from native_host.registration import ids, manifest
from native_host.registration.browsers import known_browsers

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "João da Silva"
    folder.mkdir()
    file = folder / manifest.HOST_PROGRAM
    file.touch()
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    return file


def run(*arguments: str) -> int:
    return main(list(arguments))


def written(folder: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads((folder / "br.com.qualitoken.json").read_text(encoding="utf-8"))
    return content


def test_the_id_is_that_of_the_key_in_the_extensions_manifest() -> None:
    pinned = json.loads((REPOSITORY / "manifests" / "extension-key.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256(base64.b64decode(pinned["key"])).hexdigest()[:32]
    computed = "".join(chr(ord("a") + int(digit, 16)) for digit in digest)
    assert pinned["id"] == computed
    assert computed in ids.EXTENSION_IDS
    assert f"chrome-extension://{computed}/" in ids.ALLOWED_ORIGINS


def test_the_ids_import_nothing() -> None:
    assert "import" not in Path(ids.__file__).read_text(encoding="utf-8").split('"""', 2)[2]


def test_the_template_for_administrators_is_what_the_command_writes() -> None:
    template = json.loads((REPOSITORY / "manifests" / manifest.FILE_NAME).read_text(encoding="utf-8"))
    assert template == manifest.manifest_for(Path(template["path"]))


def test_a_profile_folder_gets_the_manifest_with_an_absolute_path(tmp_path: Path, program: Path) -> None:
    assert run("register", "--user-data-dir", str(tmp_path / "perfil")) == 0
    content = written(tmp_path / "perfil" / "NativeMessagingHosts")
    assert content["path"] == str(program)
    assert content["name"] == "br.com.qualitoken"
    assert content["type"] == "stdio"
    assert content["allowed_origins"] == list(ids.ALLOWED_ORIGINS)


def test_an_installers_manifest_is_used_unless_the_configuration_names_further_extensions(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "is_frozen", lambda: True)
    ready = program.with_name(manifest.FILE_NAME)
    ready.touch()
    assert manifest.ready_manifest() == ready
    config = tmp_path / "config.toml"
    config.write_text(f'extension_ids = ["{"b" * 32}"]\n', "utf-8")
    monkeypatch.setenv("QUALITOKEN_CONFIG", str(config))
    assert manifest.ready_manifest() is None


@pytest.mark.usefixtures("program")
def test_extensions_that_the_configuration_names_are_registered_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'extension_ids = ["{"b" * 32}", "{ids.EXTENSION_IDS[0]}"]\n', "utf-8")
    monkeypatch.setenv("QUALITOKEN_CONFIG", str(config))
    assert run("register", "--user-data-dir", str(tmp_path / "perfil")) == 0
    content = written(tmp_path / "perfil" / "NativeMessagingHosts")
    assert content["allowed_origins"] == [*ids.ALLOWED_ORIGINS, f"chrome-extension://{'b' * 32}/"]


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
@pytest.mark.usefixtures("program")
@pytest.mark.parametrize(
    ("browser", "folder"),
    [
        ("chrome", "google-chrome"),
        ("chromium", "chromium"),
        ("edge", "microsoft-edge"),
        ("brave", "BraveSoftware/Brave-Browser"),
        ("vivaldi", "vivaldi"),
    ],
)
def test_each_browser_has_its_folder(tmp_path: Path, browser: str, folder: str) -> None:
    assert run("register", "--browser", browser) == 0
    assert written(tmp_path / "home" / ".config" / folder / "NativeMessagingHosts")


@pytest.mark.usefixtures("program")
def test_the_users_own_configuration_folder_is_respected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "cfg"))
    assert run("register", "--browser", "chromium") == 0
    assert written(tmp_path / "cfg" / "chromium" / "NativeMessagingHosts")


@pytest.mark.usefixtures("program")
def test_without_a_name_the_installed_browsers_are_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("register") == 1
    assert "Nenhum navegador" in capsys.readouterr().err
    (tmp_path / "home" / ".config" / "vivaldi").mkdir(parents=True)
    starter = tmp_path / "bin" / "microsoft-edge"
    starter.parent.mkdir()
    starter.touch(mode=0o755)
    assert run("register") == 0
    shown = capsys.readouterr().out
    assert "Vivaldi: registrado" in shown
    assert "Microsoft Edge: registrado" in shown
    assert "Google Chrome" not in shown


def test_registering_twice_changes_nothing_and_mends_what_was_changed(
    tmp_path: Path, program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "perfil" / "NativeMessagingHosts"
    arguments = ("register", "--user-data-dir", str(tmp_path / "perfil"))
    run(*arguments)
    before = (folder / manifest.FILE_NAME).stat()
    assert run(*arguments) == 0
    assert "já estava" in capsys.readouterr().out
    assert (folder / manifest.FILE_NAME).stat().st_ino == before.st_ino
    (folder / manifest.FILE_NAME).write_text("{", encoding="utf-8")
    assert run(*arguments) == 0
    assert "atualizado" in capsys.readouterr().out
    assert written(folder)["path"] == str(program)
    assert [file.name for file in folder.iterdir()] == [manifest.FILE_NAME]


def test_every_user_may_read_the_manifest(tmp_path: Path) -> None:
    manifest.write_manifest(tmp_path, Path("/opt/qualitoken/qualitoken-host"))
    assert stat.S_IMODE((tmp_path / manifest.FILE_NAME).stat().st_mode) == 0o644


def test_a_failed_write_leaves_the_old_manifest_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest.write_manifest(tmp_path, Path("/a"))

    def fail(_self: Path, _target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PermissionError):
        manifest.write_manifest(tmp_path, Path("/b"))
    assert written(tmp_path)["path"] == "/a"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.usefixtures("program")
def test_unregister_removes_ours_and_leaves_everything_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "perfil" / "NativeMessagingHosts"
    run("register", "--user-data-dir", str(tmp_path / "perfil"))
    (folder / "outro.json").write_text("{}", encoding="utf-8")
    assert run("unregister", "--user-data-dir", str(tmp_path / "perfil")) == 0
    assert [file.name for file in folder.iterdir()] == ["outro.json"]
    assert run("unregister", "--user-data-dir", str(tmp_path / "perfil")) == 0
    assert "não havia registro" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["{", "[]", '{"name": "outro.programa"}'])
def test_a_file_of_our_name_that_is_not_ours_is_left(tmp_path: Path, content: str) -> None:
    file = tmp_path / manifest.FILE_NAME
    file.write_text(content, encoding="utf-8")
    assert manifest.remove_manifest(tmp_path) is manifest.Outcome.FOREIGN
    assert file.read_text(encoding="utf-8") == content


def test_without_the_hosts_program_nothing_is_written(
    tmp_path: Path, program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program.unlink()
    assert run("register", "--user-data-dir", str(tmp_path / "perfil")) == 1
    assert manifest.HOST_PROGRAM in capsys.readouterr().err
    assert not (tmp_path / "perfil").exists()


@pytest.mark.usefixtures("program")
def test_a_folder_that_cannot_be_written_is_named_and_the_others_are_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edge = known_browsers()["edge"].user
    edge.parent.parent.mkdir(parents=True)
    edge.parent.touch()
    assert run("register", "--browser", "edge", "--browser", "chromium") == 1
    shown = capsys.readouterr()
    assert "Microsoft Edge" in shown.err
    assert "Chromium: registrado" in shown.out
    assert tmp_path in edge.parents


def test_a_profile_and_a_browser_together_are_wrong_usage(tmp_path: Path) -> None:
    assert run("register", "--browser", "edge", "--user-data-dir", str(tmp_path)) == 2


@pytest.mark.usefixtures("program")
@pytest.mark.skipif(sys.platform != "linux", reason="Snap and Flatpak exist on Linux only")
def test_a_browser_in_a_sandbox_is_named_and_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home/snap/chromium").mkdir(parents=True)
    (tmp_path / "home/.local/share/flatpak/app/com.google.Chrome").mkdir(parents=True)
    assert run("register") == 1
    shown = capsys.readouterr().err
    assert "Chromium (Snap): este navegador roda isolado" in shown
    assert "Google Chrome (Flatpak)" in shown
    assert "Nenhum navegador compatível" in shown
