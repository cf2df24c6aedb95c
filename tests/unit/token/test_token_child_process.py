"""Children: what they say is put together frame by frame, and their end is the process's."""

from __future__ import annotations

import ctypes
import os
import queue
import sys
from pathlib import Path

import pytest

from native_host.protocol.frames import FrameTooLargeError
from native_host.token import limits
from native_host.token.child_frames import Frames
from native_host.token.child_job import Job
from native_host.token.child_process import AnswerQueue, ChildProcess

SAYS = """
import os, sys
wire = int(sys.argv[-1])
body = b'{"said": 1}'
os.write(wire, len(body).to_bytes(4, sys.byteorder) + body)
os.write(wire, (100).to_bytes(4, sys.byteorder) + b"cut")
if os.fork() == 0:
    os.setpgid(0, 0)
    os.read(int(sys.argv[-2]), 1)  # until nobody asks any more, holding the other end
    os._exit(0)
os._exit(7)
"""
"""A program that says something, leaves a process behind that holds its pipe, and ends."""


def frame(body: bytes) -> bytes:
    return len(body).to_bytes(4, sys.byteorder) + body


@pytest.mark.parametrize("step", [1, 3, 5, 100])
def test_frames_are_put_together_wherever_they_were_cut(step: int) -> None:
    bodies = [b"", b"a", b"x" * 20]
    data, frames = b"".join(map(frame, bodies)), Frames()
    found = [body for at in range(0, len(data), step) for body in frames.put(data[at : at + step])]
    assert found == bodies


def test_a_frame_that_is_longer_than_any_is_not_waited_for() -> None:
    size = limits.CHILD_MESSAGE_MAX_BYTES + 1
    with pytest.raises(FrameTooLargeError):
        list(Frames().put(size.to_bytes(4, sys.byteorder)))


@pytest.fixture(params=["process descriptor", "waiting thread"])
def _watched(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "waiting thread":  # as before Linux 5.3, and elsewhere
        monkeypatch.delattr(os, "pidfd_open")


@pytest.mark.usefixtures("_watched")
def test_the_end_of_a_child_is_the_processs_though_another_one_holds_its_pipe() -> None:
    told: AnswerQueue = queue.SimpleQueue()
    child = ChildProcess([sys.executable, "-I", "-c", SAYS], told.put)
    child.start()
    assert told.get() == {"said": 1}
    assert told.get() is None
    assert child.exit_code() == 7


def test_a_child_that_cannot_be_started_ends_at_once_and_hears_nothing() -> None:
    told: AnswerQueue = queue.SimpleQueue()
    child = ChildProcess(["/no/such/program"], told.put)
    child.start()
    assert told.get() is None
    child.send({"read": 1})
    child.kill()
    assert child.exit_code() is None


def test_children_leave_no_descriptor_behind() -> None:
    def run() -> None:
        told: AnswerQueue = queue.SimpleQueue()
        child = ChildProcess([sys.executable, "-I", "-c", ""], told.put)
        child.start()
        assert told.get() is None

    run()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        run()
    assert len(list(Path("/proc/self/fd").iterdir())) == before


class FakeKernel:
    """What was done to a job."""

    def __init__(self, *, assigns: bool = True) -> None:
        self.done: list[str] = []
        self._assigns = assigns

    def CreateJobObjectW(self, security: None, name: None) -> int:
        assert (security, name) == (None, None)
        self.done.append("create")
        return 44

    def SetInformationJobObject(self, job: object, kind: int, information: object, size: int) -> int:
        assert isinstance(job, ctypes.c_void_p)
        assert (job.value, kind) == (44, 9)
        # Of JOBOBJECT_EXTENDED_LIMIT_INFORMATION on 64 bits; LimitFlags follows two LARGE_INTEGERs.
        assert size == 144
        flags = bytes(information._obj)[16:20]  # type: ignore[attr-defined]
        assert int.from_bytes(flags, sys.byteorder) == 0x2000
        self.done.append("limit")
        return 1

    def AssignProcessToJobObject(self, job: object, process: object) -> int:
        assert isinstance(job, ctypes.c_void_p)
        assert isinstance(process, ctypes.c_void_p)
        assert (job.value, process.value) == (44, 7)
        self.done.append("assign")
        return int(self._assigns)

    def CloseHandle(self, handle: object) -> int:
        assert isinstance(handle, ctypes.c_void_p)
        self.done.append("close")
        return 1


def test_on_windows_a_job_ends_whatever_runs_in_it_when_its_last_handle_is_closed() -> None:
    kernel = FakeKernel()
    job = Job(7, kernel)
    assert kernel.done == ["create", "limit", "assign"]
    job.close()
    job.close()
    assert kernel.done == ["create", "limit", "assign", "close"]


def test_a_job_that_takes_no_process_is_none() -> None:
    kernel = FakeKernel(assigns=False)
    Job(7, kernel).close()
    assert kernel.done == ["create", "limit", "assign", "close"]
