"""Python's `winreg`, as far as the product uses it, over a dictionary."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import TracebackType

Values = dict[str, object]


@dataclass
class Handle:
    """An open key."""

    values: Values

    def __enter__(self) -> Handle:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


@dataclass
class FakeWinreg:
    """Put into `sys.modules["winreg"]`. Unlike the genuine one it tells upper from lower case."""

    keys: dict[tuple[str, str], Values] = field(default_factory=dict)
    read_only: tuple[str, ...] = ()
    HKEY_CURRENT_USER = "HKEY_CURRENT_USER"
    HKEY_LOCAL_MACHINE = "HKEY_LOCAL_MACHINE"
    KEY_READ, KEY_WRITE, KEY_WOW64_32KEY, KEY_WOW64_64KEY, REG_SZ = 0x20019, 0x20006, 0x200, 0x100, 1

    def OpenKey(self, root: str, key: str, _reserved: int, _access: int) -> Handle:
        if (root, key) not in self.keys:
            raise FileNotFoundError(key)
        return Handle(self.keys[root, key])

    def CreateKeyEx(self, root: str, key: str, _reserved: int, _access: int) -> Handle:
        if root in self.read_only:
            raise PermissionError(key)
        return Handle(self.keys.setdefault((root, key), {}))

    def SetValueEx(self, handle: Handle, name: str, _reserved: int, kind: int, value: object) -> None:
        assert kind == self.REG_SZ
        handle.values[name] = value

    def QueryValueEx(self, handle: Handle, name: str) -> tuple[object, int]:
        if name not in handle.values:
            raise FileNotFoundError(name)
        return handle.values[name], self.REG_SZ

    def QueryInfoKey(self, handle: Handle) -> tuple[int, int, int]:
        return 0, len(handle.values), 0

    def EnumValue(self, handle: Handle, number: int) -> tuple[str, object, int]:
        name, value = list(handle.values.items())[number]
        return name, value, self.REG_SZ

    def DeleteKeyEx(self, root: str, key: str, _view: int, _reserved: int) -> None:
        if root in self.read_only:
            raise PermissionError(key)
        if (root, key) not in self.keys:
            raise FileNotFoundError(key)
        del self.keys[root, key]
