"""Shapes of numbers and addresses by which it is told where a line holds a value."""

from __future__ import annotations

import re

from native_host.customer.extract.addresses import MASK

LONG_NUMBER = re.compile(r"\d(?:[ ./()-]{0,3}\d){7}")
"""A number of at least eight digits."""
VALUE = re.compile(rf"\d(?:[ ./()-]{{0,3}}\d){{6}}|{MASK}+")
"""A number of at least seven digits, or an address that is masked."""
