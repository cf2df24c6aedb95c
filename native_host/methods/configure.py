"""`configure`: the language of all later answers, and what an administrator has fixed by policy."""

from __future__ import annotations

from pathlib import Path

from native_host.history.store import default_folder, forget
from native_host.methods.context import Context
from native_host.protocol.messages import ConfigureParams, ConfigureResult, Language
from native_host.texts import language_in_use, use_language


def handle(params: ConfigureParams, context: Context) -> ConfigureResult:
    """Put it in force while this host runs, and say what holds now; a history forbidden by policy is deleted.

    Raises:
        QualitokenError: `invalid_params` for a folder that is not absolute, with nothing changed but the
            language; `configuration_broken`, with everything in force for when the file is mended.
    """
    use_language(params.language.value)
    context.services.manage(params.managed)
    config = context.config
    if params.managed.history is False:
        forget(Path(config.history_dir) if config.history_dir else default_folder())
    return ConfigureResult(
        language=Language(language_in_use()),
        history=config.history,
        report_max_age_minutes=config.report_max_age_minutes,
        sop_dirs=config.sop_dirs,
        page_dirs=config.page_dirs,
        read_deadline_ms=config.read_deadline_ms,
    )
