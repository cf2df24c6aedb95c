"""A configuration for all users, and hosts that read it: whose files they believe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from native_host.protocol.messages import Probe
from native_host.registration.ids import ALLOWED_ORIGINS
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.host import HostProcess, line_in
from tests.support.other_user import administrators_folder

FOREIGN = f"chrome-extension://{'b' * 32}/"


class System:
    """A configuration for all users, in a folder of root's, with a driver and an extension of its own."""

    def __init__(self, root: Path, home: Path) -> None:
        self.root = root
        self.above = root / "xdg"
        self.folder = self.above / "qualitoken"
        self.folder.mkdir(parents=True)
        self.file = self.folder / "config.toml"
        self.driver = ScriptedDriver(root / "driver", HOLDS_BLANK)
        self.log = root / "log"
        self.home = home
        self.write()

    def write(self, more: str = "") -> None:
        self.file.write_text(
            f'modules = ["{self.driver.path}"]\nonly_modules = true\nextension_ids = ["{"b" * 32}"]\n{more}',
            "utf-8",
        )

    @property
    def environment(self) -> Mapping[str, str]:
        own = {"HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home / ".config")}
        return {**own, "XDG_STATE_HOME": str(self.home / "state"), "XDG_CONFIG_DIRS": str(self.above)}

    def doctor(self, language: str = "pt_BR") -> dict[str, Probe]:
        """Return what the doctor says over the pipe."""
        host = HostProcess(self.environment, (ALLOWED_ORIGINS[0],))
        host.receive()
        host.call("configure", {"language": language})
        result = host.call("doctor")[0]["result"]
        assert isinstance(result, dict)
        self.logged = line_in(self.home / "state/qualitoken/log/host.log", "start: host")
        assert host.close() == 0
        return {probe.id: probe for probe in map(Probe.model_validate, result["probes"])}


def loaded(environment: Mapping[str, str], driver: ScriptedDriver, user: int | None = None) -> bool:
    """Whether a host loads the driver when it reads the media."""
    host = HostProcess(environment, (ALLOWED_ORIGINS[0],), user)
    assert host.receive()["method"] == "hello"
    host.media()
    assert host.close() == 0
    return driver.calls() != []


def greeted(environment: Mapping[str, str], user: int | None = None) -> bool:
    """Whether a host lets the extension in that is not ours."""
    host = HostProcess(environment, (FOREIGN,), user)
    said = host.receive()
    host.process.kill()
    host.process.wait()
    return said.get("method") == "hello"


@contextmanager
def system_of_administrators() -> Iterator[System]:
    """Make a system whose configuration is an administrator's."""
    # The home stands apart: what is spoiled is the way to the configuration.
    with administrators_folder() as root, administrators_folder() as home:
        yield System(root, home)
