"""Whether a certificate is a certification authority's, also where its extensions do not say."""

from __future__ import annotations

import re

from native_host.token.certificates.certificate import ParsedCertificate

_NAME = re.compile(r"(ac|autoridade certificadora)\b")
"""Case-folded common name of ICP-Brasil's authorities; companies' names may begin so too."""


def is_authority(certificate: ParsedCertificate, of_a_holder: bool) -> bool:
    """Whether it is an authority's: as basicConstraints says; if that cannot be read, as keyUsage says.

    If neither says, one that issued itself or is called like an authority is one, without a holder's data.

    Args:
        certificate: the certificate.
        of_a_holder: it has data of a person or company.
    """
    for told in (certificate.extensions.ca, certificate.extensions.signs_certificates):
        if told is not None:
            return told
    if of_a_holder:
        return False
    return certificate.self_issued or _NAME.match(certificate.subject.common.casefold()) is not None
