"""Names that browser, extension and host share. No imports: the host reads this before it says hello."""

HOST_NAME = "br.com.qualitoken"
"""The native-messaging host's name; the manifest's file name too."""

EXTENSION_IDS = ("hpgjhinbhknnnlpgilfombebjighenli",)
"""Ids whose extension may talk to the host: the one pinned by `key` (`manifests/extension-key.json`)."""

ALLOWED_ORIGINS = tuple(f"chrome-extension://{extension_id}/" for extension_id in EXTENSION_IDS)
"""As browsers pass them in argv and want them in the host's manifest."""
