"""Names that browser, extension and host share. No imports: the host reads this before it says hello."""

HOST_NAME = "br.com.qualitoken"
"""The native-messaging host's name; the manifest's file name too."""

EXTENSION_IDS = (
    # Pinned by `key` (manifests/extension-key.json): built here, hosted by an organisation itself, and in
    # Chrome's store if the first upload brings the key.
    "hpgjhinbhknnnlpgilfombebjighenli",
    # Edge's store gives an id of its own at the first upload: it is added here, and nowhere else.
)
"""Ids whose extension may talk to the host: manifests, installers and the host's check are made from them."""

ID_PATTERN = r"^[a-p]{32}$"
"""An extension's id: 128 bits of its key's hash, in letters of their own (Chrome's "Manifest - key")."""

ALLOWED_ORIGINS = tuple(f"chrome-extension://{extension_id}/" for extension_id in EXTENSION_IDS)
"""As browsers pass them in argv and want them in the host's manifest."""
