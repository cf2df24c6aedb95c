"""CPython for Windows, unpacked into the prefix that freezes. The package's own code is never run."""

from __future__ import annotations

import hashlib
import io
import shutil
import tarfile
import zipfile
from pathlib import Path

from build.windows.places import CACHE, PYTHON_FOLDER
from native_host.toml import load_toml

PINNED = load_toml(Path(__file__).with_name("cpython.toml"))
_SEARCH_PATH = "python311.zip\n.\nLib\\site-packages\nimport site\n"
"""The embeddable Python finds nothing but itself without it."""


def unpack_python() -> None:
    """Put a fresh Python without packages into the prefix.

    Raises:
        ValueError: the download is not what is pinned.
    """
    shutil.rmtree(PYTHON_FOLDER, ignore_errors=True)
    with tarfile.open(fileobj=io.BytesIO(_package())) as package:
        inner = package.extractfile(str(PINNED["archive"]))
        assert inner is not None  # noqa: S101 - the hash says what is in it
        with zipfile.ZipFile(io.BytesIO(inner.read())) as archive:
            archive.extractall(PYTHON_FOLDER.parent)  # noqa: S202 - pinned by hash
    (PYTHON_FOLDER.parent / str(PINNED["folder"])).rename(PYTHON_FOLDER)
    (PYTHON_FOLDER / "python311._pth").write_text(_SEARCH_PATH, "ascii")


def _package() -> bytes:
    """Return the package, from the cache if it is there."""
    cached = CACHE / f"{PINNED['package']}-{PINNED['version']}.tar.gz"
    if cached.is_file() and _hash(content := cached.read_bytes()) == PINNED["sha256"]:
        return content
    content = _download(str(PINNED["package"]), str(PINNED["version"]))
    if _hash(content) != PINNED["sha256"]:
        raise ValueError(f"{PINNED['package']}: the download has another hash than cpython.toml says")
    cached.parent.mkdir(parents=True, exist_ok=True)
    cached.write_bytes(content)
    return content


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _download(name: str, version: str) -> bytes:
    """Fetch a source package as pip would, from where pip is configured to, but without running its setup.py.

    `pip download` runs it to learn of dependencies; pip's inside is used for want of an option against that.
    """
    from pip._internal.commands.download import DownloadCommand  # noqa: PLC0415 - pip's inside, only here
    from pip._vendor.packaging.specifiers import SpecifierSet  # noqa: PLC0415

    command = DownloadCommand("download", "")
    options, _ = command.parse_args([name])
    with command.main_context():
        session = command.get_default_session(options)
        finder = command._build_package_finder(options, session)
        best = finder.find_best_candidate(name, SpecifierSet(f"=={version}")).best_candidate
        if best is None:
            raise FileNotFoundError(f"{name} {version}: not found")
        reply = session.get(best.link.url_without_fragment)
        reply.raise_for_status()
        content: bytes = reply.content
        return content
