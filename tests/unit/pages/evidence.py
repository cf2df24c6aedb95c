"""What a page shows of itself, as plain sets, and the rule of detection applied to it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.request import urlopen

from native_host.protocol.messages import Detection, Signal, SignalKind

_TAG = re.compile(r"<[^>]+>")
_SCRIPT = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True)
class Evidence:
    """Everything that signals look at."""

    path: str
    title: str
    ids: frozenset[str]
    labels: frozenset[str]
    scripts: frozenset[str]

    def but(self, **changes: str | frozenset[str]) -> Evidence:
        """Return the same page with something changed."""
        return Evidence(**{**vars(self), **changes})

    def has(self, signal: Signal) -> bool:
        """Whether the signal is met."""
        if signal.kind is SignalKind.PATH:
            return re.search(signal.value, self.path) is not None
        if signal.kind is SignalKind.TITLE:
            return re.search(signal.value, self.title) is not None
        if signal.kind is SignalKind.ELEMENT:
            return any(part.strip().lstrip("#") in self.ids for part in signal.value.split(","))
        if signal.kind is SignalKind.LABEL:
            return signal.value in self.labels
        return any(signal.value in script for script in self.scripts)


def is_recognised(detection: Detection, evidence: Evidence) -> bool:
    """Apply the rule: enough weight, from enough different kinds."""
    met = [signal for signal in detection.signals if evidence.has(signal)]
    kinds = {signal.kind for signal in met}
    return sum(signal.weight for signal in met) >= detection.threshold and len(kinds) >= detection.kinds


def evidence_of(site: str, path: str) -> Evidence:
    """Fetch a page of the practice site as it is before any script has run."""
    with urlopen(site + path) as answer:  # noqa: S310 - the practice site on 127.0.0.1
        source = answer.read().decode("latin-1")
    title = re.search(r"<title>(.*?)</title>", source)
    texts = (html.unescape(text) for text in _TAG.split(_SCRIPT.sub("", source)))
    return Evidence(
        path=urlsplit(path).path,
        title=html.unescape(title[1]) if title else "",
        ids=frozenset(re.findall(r'\sid="([^"]+)"', source)),
        labels=frozenset(text.strip(" *:\n\t\xa0") for text in texts if text.strip()),
        scripts=frozenset(_SCRIPT.findall(source)),
    )
