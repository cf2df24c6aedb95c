"""The configuration: which files, whether they count and can be read, and whether what they name is there."""

from __future__ import annotations

import os
from contextlib import suppress

from native_host.config_files import configuration_files, ignored_files
from native_host.datafiles.trust.kinds import Owners
from native_host.datafiles.trust.sentences import sentence
from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.errors import QualitokenError
from native_host.protocol.messages import Probe


def look(surroundings: Surroundings) -> list[Probe]:
    """Return one probe for what is in force, and one per file that does not count."""
    probes = [_in_force(surroundings)]
    with suppress(QualitokenError):  # told by the first one
        probes += _ignored()
    return probes


def _ignored() -> list[Probe]:
    return [
        subject("configuration", f"ignored.{number}").warning(
            "configuration_untrusted"
            if one.owners is Owners.ADMINISTRATORS
            else "configuration_own_untrusted",
            file=one.file,
            reason=sentence(one.doubt),
        )
        for number, one in enumerate(ignored_files(), 1)
    ]


def _in_force(surroundings: Surroundings) -> Probe:
    about = subject("configuration")
    try:
        files = configuration_files()
        config = surroundings.config()
    except QualitokenError as error:
        return about.error(error.code.value, **error.values)
    if config.only_modules and not config.modules:
        return about.error("configuration_no_modules")
    folders = [path for path in config.modules if os.path.isdir(path)]  # noqa: PTH112 - never raises
    missing = [path for path in config.modules if not os.path.isfile(path)]  # noqa: PTH113
    if missing and missing == folders:
        return about.error("configuration_module_folder", paths=", ".join(folders))
    if missing:
        return about.error("configuration_module_missing", paths=", ".join(missing))
    if not files:
        return about.fine("configuration_none")
    return about.fine("configuration", files=", ".join(map(str, files)))
