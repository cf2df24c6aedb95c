"""Brazil's numbers as libphonenumber's metadata has them: what `is_valid_number_for_region` says, at once.

It imports the library: only for whoever has a number already.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from phonenumbers import PhoneMetadata

if TYPE_CHECKING:
    from phonenumbers.phonemetadata import PhoneNumberDesc

_TYPES = (
    "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
    "fixed_line", "mobile",
)  # fmt: skip
"""libphonenumber's types of numbers that somebody can have."""
_BRAZIL = PhoneMetadata.metadata_for_region("BR")


def _form(kind: PhoneNumberDesc) -> str:
    """Return the expression for the numbers of one type, of the lengths that it has."""
    lengths = "|".join(rf"\d{{{length}}}" for length in kind.possible_length) or r"\d+"
    return rf"(?=(?:{lengths})\Z)(?:{kind.national_number_pattern})"


_FORMS = {name: _form(kind) for name in ("general_desc", *_TYPES) if (kind := getattr(_BRAZIL, name))}
_GENERAL = _FORMS.pop("general_desc")

FORMS = re.compile(rf"(?={_GENERAL}\Z)(?:{'|'.join(_FORMS.values())})")
"""A national number without the zeros in front, whole."""
