"""The built extension as a zip, the same for the same content."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

_FIXED_TIME = (2020, 1, 1, 0, 0, 0)


def zipped(folder: Path, *, leave_out: tuple[str, ...] = ()) -> bytes:
    """Return the folder's files as a zip, its manifest without the keys to leave out."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            name, data = file.relative_to(folder).as_posix(), file.read_bytes()
            if name == "manifest.json" and leave_out:
                manifest = {key: value for key, value in json.loads(data).items() if key not in leave_out}
                data = json.dumps(manifest, ensure_ascii=False, indent=2).encode()
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)
    return content.getvalue()
