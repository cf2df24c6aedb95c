"""What `qualitoken-host` starts with when it is frozen. Nothing but `sys` before hello (see host/main.py)."""

from __future__ import annotations

import sys

from native_host.frozen import serve_if_child

serve_if_child()

from native_host.host.main import main  # noqa: E402 - a child needs none of it

sys.exit(main())
