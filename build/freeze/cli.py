"""What `qualitoken` starts with when it is frozen."""

from __future__ import annotations

import sys

from native_host.frozen import serve_if_child

serve_if_child()

from native_host.cli.main import main  # noqa: E402 - a child needs none of it

sys.exit(main())
