"""Every message between extension and host, as pydantic models: the one source of the contract.

The JSON Schema, the TypeScript types and the tables of PROTOCOL.md are generated from this package
(`make schema`); a test fails when they drift. Field docstrings become descriptions there. Whatever a module
of the package defines is here too, without being named again.
"""

from native_host.protocol.messages.base import *
from native_host.protocol.messages.customer import *
from native_host.protocol.messages.doctor import *
from native_host.protocol.messages.envelope import *
from native_host.protocol.messages.hello import *
from native_host.protocol.messages.pages import *
from native_host.protocol.messages.plans import *
from native_host.protocol.messages.prepare import *
from native_host.protocol.messages.reports import *
from native_host.protocol.messages.settings import *
from native_host.protocol.messages.skeleton import *
from native_host.protocol.messages.tokens import *
