"""The extension's packages are what browsers take, and hold everything that the manifest names."""

from __future__ import annotations

import base64
import io
import json
import struct
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from build.packages.__main__ import EXAMPLE
from build.packages.crx3 import id_of
from build.packages.key import VARIABLE, signing_key
from build.packages.make import make_packages
from build.packages.update import TEMPLATE, update_manifest
from native_host.registration.ids import EXTENSION_IDS
from tests.support.browser import build_extension
from tests.support.paths import EXTENSION_ID, ROOT


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, key: rsa.RSAPrivateKey) -> Path:
    made = tmp_path_factory.mktemp("packages")
    build_extension(made / "extension", origins="")
    make_packages(made / "extension", made, key, "https://intranet.example/q/")
    return made


def manifest_in(archive: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        content: dict[str, Any] = json.loads(opened.read("manifest.json"))
        return content


def parts(package: bytes) -> tuple[dict[int, bytes], bytes]:
    """Return the header's fields and the zip, read as the format's description says."""
    magic, version, length = struct.unpack_from("<4sII", package)
    assert (magic, version) == (b"Cr24", 3)
    return fields(package[12 : 12 + length]), package[12 + length :]


def fields(data: bytes) -> dict[int, bytes]:
    found, at = {}, 0
    while at < len(data):
        tag, at = varint(data, at)
        length, at = varint(data, at)
        assert tag & 7 == 2
        found[tag >> 3] = data[at : at + length]
        at += length
    return found


def varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not byte & 0x80:
            return value, at


def test_the_signature_is_right_and_the_id_is_the_keys(folder: Path) -> None:
    header, archive = parts((folder / "qualitoken.crx").read_bytes())
    proof, signed_data = fields(header[2]), header[10000]
    public_key = serialization.load_der_public_key(proof[1])
    assert isinstance(public_key, rsa.RSAPublicKey)
    message = b"CRX3 SignedData\x00" + struct.pack("<I", len(signed_data)) + signed_data + archive
    public_key.verify(proof[2], message, padding.PKCS1v15(), hashes.SHA256())
    written = "".join(chr(ord("a") + int(digit, 16)) for digit in fields(signed_data)[1].hex())
    assert written == id_of(proof[1])
    manifest = manifest_in(archive)
    assert base64.b64decode(manifest["key"]) == proof[1]
    assert manifest["update_url"] == "https://intranet.example/q/update.xml"


def test_update_xml_names_the_package_its_id_and_version(folder: Path) -> None:
    app = ElementTree.parse(folder / "update.xml").getroot()[0]  # noqa: S314 - our own file
    _, archive = parts((folder / "qualitoken.crx").read_bytes())
    manifest = manifest_in(archive)
    assert app.attrib["appid"] == id_of(base64.b64decode(manifest["key"]))
    assert app[0].attrib == {
        "codebase": "https://intranet.example/q/qualitoken.crx",
        "version": manifest["version"],
    }


def test_the_administrators_template_is_what_update_xml_is_made_of() -> None:
    app = ElementTree.parse(TEMPLATE).getroot()[0]  # noqa: S314 - our own file
    assert (app.attrib["appid"], app[0].attrib["version"]) == ("{id}", "{version}")
    made = update_manifest("a" * 32, "1.2.3", 'https://intranet.example/?a=1&b="q"')
    app = ElementTree.fromstring(made)[0]  # noqa: S314 - our own file
    assert app.attrib["appid"] == "a" * 32
    address = 'https://intranet.example/?a=1&b="q"/qualitoken.crx'
    assert app[0].attrib == {"codebase": address, "version": "1.2.3"}


def test_the_example_address_is_the_ready_policies() -> None:
    named = json.loads((ROOT / "manifests/policies/chrome.json").read_text("utf-8"))[
        "ExtensionInstallForcelist"
    ]
    assert named == [f"{EXTENSION_ID};{EXAMPLE}/update.xml"]


def test_the_stores_zip_names_neither_key_nor_updates(folder: Path) -> None:
    manifest = manifest_in(next(folder.glob("*-loja.zip")).read_bytes())
    assert not {"key", "update_url"} & set(manifest)
    assert manifest["manifest_version"] == 3


def test_no_file_that_the_manifest_names_is_missing(folder: Path) -> None:
    with zipfile.ZipFile(next(folder.glob("*-loja.zip"))) as archive:
        there = set(archive.namelist())
    manifest = manifest_in(next(folder.glob("*-loja.zip")).read_bytes())
    named = {
        text
        for text in strings(manifest)
        if text.endswith((".js", ".html", ".png", ".json", ".css")) and "/*" not in text
    }
    assert {"worker.js", "detector.js", "options.html", "managed_schema.json"} <= named
    assert named - there == set()
    assert f"_locales/{manifest['default_locale']}/messages.json" in there
    used = {text[6:-2] for text in strings(manifest) if text.startswith("__MSG_")}
    for file in (name for name in there if name.startswith("_locales/")):
        messages = json.loads((folder / "extension" / file).read_text("utf-8"))
        assert used <= set(messages), file


def strings(value: object) -> set[str]:
    if isinstance(value, str):
        return {value}
    parts_of = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*map(strings, parts_of))


def test_pages_of_the_extension_name_no_missing_file(folder: Path) -> None:
    with zipfile.ZipFile(next(folder.glob("*-loja.zip"))) as archive:
        there = set(archive.namelist())
        for page in (name for name in there if name.endswith(".html")):
            text = archive.read(page).decode()
            for part in text.split('src="')[1:] + text.split('href="')[1:]:
                name = part.partition('"')[0]
                assert name in there or name.startswith("#"), f"{page} names {name}"


def test_the_same_id_everywhere() -> None:
    assert EXTENSION_ID in EXTENSION_IDS
    for file in (ROOT / "manifests/policies").glob("chrome.*"):
        assert EXTENSION_ID in file.read_text("utf-8")


def test_a_named_key_is_used_and_a_trial_key_is_made_once(
    tmp_path: Path, key: rsa.RSAPrivateKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    first = signing_key(tmp_path / "trial.pem").private_numbers()
    assert signing_key(tmp_path / "trial.pem").private_numbers() == first
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "own.pem").write_bytes(pem)
    for named in (str(tmp_path / "own.pem"), pem.decode()):
        monkeypatch.setenv(VARIABLE, named)
        assert signing_key(tmp_path / "trial.pem").private_numbers() == key.private_numbers()
