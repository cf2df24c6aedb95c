"""On Windows: a Job Object, which ends a child and all that it has started, also when this process is ended.

Nothing else ends a hung driver with a host that was killed. Microsoft's documentation: "Job Objects",
JOBOBJECT_EXTENDED_LIMIT_INFORMATION. Elsewhere there are none.
"""

from __future__ import annotations

import ctypes
from typing import Any, Protocol

_EXTENDED_LIMIT_INFORMATION = 9
"""JobObjectExtendedLimitInformation."""

_KILL_ON_JOB_CLOSE = 0x2000
"""JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE."""


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, with IO_COUNTERS in it."""

    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class Kernel(Protocol):
    """What is needed of kernel32."""

    def CreateJobObjectW(self, security: None, name: None) -> int | None:
        """Return the handle of a new job; None if there is none."""

    def SetInformationJobObject(self, job: object, kind: int, information: object, size: int) -> int:
        """Limit a job; 0 if that failed."""

    def AssignProcessToJobObject(self, job: object, process: object) -> int:
        """Put a process into a job; 0 if that failed."""

    def CloseHandle(self, handle: object) -> int:
        """Close a handle; the last one of a job ends what is in it."""


def _kernel32() -> Kernel:
    windows: Any = ctypes  # what is used of it exists on Windows only
    kernel = windows.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    found: Kernel = kernel
    return found


class Job:
    """A job with one child in it, and whatever that starts; ended by `close`, or with this process."""

    def __init__(self, process: int, kernel: Kernel | None = None) -> None:
        """Put a process into a new job; where that is refused, there is none and the child runs without.

        Args:
            process: its handle.
            kernel: another than the genuine one, for tests.
        """
        self._kernel = kernel = kernel or _kernel32()
        self._handle = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _KILL_ON_JOB_CLOSE
        information, size = ctypes.byref(limits), ctypes.sizeof(limits)
        if not (
            self._handle
            and kernel.SetInformationJobObject(self._handle, _EXTENDED_LIMIT_INFORMATION, information, size)
            and kernel.AssignProcessToJobObject(self._handle, ctypes.c_void_p(process))
        ):
            self.close()

    def close(self) -> None:
        """End whatever runs in it."""
        handle, self._handle = self._handle, ctypes.c_void_p()
        if handle:
            self._kernel.CloseHandle(handle)
