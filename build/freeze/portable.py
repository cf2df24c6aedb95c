"""The payload as a zip for a customer's PC: unpack, run, delete. Nothing is installed, nothing stays."""

from __future__ import annotations

import zipfile
from pathlib import Path

from build.freeze.loadable import FOLDER
from native_host import __version__

_READ_ME = """Qualitoken {version}: diagnóstico do token, sem instalar nada

1. Extraia esta pasta inteira para qualquer lugar, por exemplo a Área de Trabalho.
2. Conecte o token.
3. {how}
4. Copie o texto que aparece e envie a quem pediu. Ele pode conter o nome e o CPF ou CNPJ do titular
   do certificado. O PIN não é pedido.
5. Apague a pasta. Nada fica no computador.
"""
_FILLING = """
Para preencher chamados neste computador, também sem instalar

1. Extraia a pasta para um lugar em que ela vá ficar.
2. Num terminal, dentro da pasta: {program} register
3. Em chrome://extensions (ou edge://extensions) ligue o "Modo do desenvolvedor", escolha "Carregar sem
   compactação" e indique a pasta {extension}, que está dentro desta.
4. Feche e abra o navegador.
5. Antes de apagar a pasta: {program} unregister, e remova a extensão do navegador.
"""
_WINDOWS_START = "Abra o arquivo diagnostico.cmd com dois cliques."
_POSIX_START = "Num terminal, dentro da pasta: ./qualitoken diagnose --report"
_WINDOWS_PROGRAM, _POSIX_PROGRAM = "qualitoken.exe", "./qualitoken"
_STARTER = '@echo off\r\nchcp 65001 >nul\r\n"%~dp0qualitoken.exe" diagnose --report\r\necho.\r\npause\r\n'
"""Shows the report and waits for a key, as the window would close with the program. ASCII only."""

_FIXED_TIME = (2020, 1, 1, 0, 0, 0)
"""The same payload makes the same zip."""
_EXECUTABLE, _PLAIN = 0o100755 << 16, 0o100644 << 16


def write_portable(payload: Path, target: Path, *, windows: bool, extension: Path | None = None) -> None:
    """Write `target`, a zip with one folder in it, which holds the loadable extension if that is given."""
    folder = f"qualitoken-{__version__}"
    read_me = _READ_ME.format(version=__version__, how=_WINDOWS_START if windows else _POSIX_START)
    if extension is not None:
        read_me += _FILLING.format(program=_WINDOWS_PROGRAM if windows else _POSIX_PROGRAM, extension=FOLDER)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add_folder(archive, folder, payload)
        if extension is not None:
            _add_folder(archive, f"{folder}/{FOLDER}", extension)
        # A byte order mark: Windows' older Notepad takes text for ANSI without one.
        _add(archive, f"{folder}/LEIA-ME.txt", read_me.replace("\n", "\r\n").encode("utf-8-sig"), _PLAIN)
        if windows:
            _add(archive, f"{folder}/diagnostico.cmd", _STARTER.encode("ascii"), _PLAIN)


def _add_folder(archive: zipfile.ZipFile, name: str, folder: Path) -> None:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            mode = _EXECUTABLE if file.stat().st_mode & 0o100 else _PLAIN
            _add(archive, f"{name}/{file.relative_to(folder).as_posix()}", file.read_bytes(), mode)


def _add(archive: zipfile.ZipFile, name: str, content: bytes, mode: int) -> None:
    entry = zipfile.ZipInfo(name, _FIXED_TIME)
    entry.external_attr = mode
    archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
