"""The host on its pipe: hello first, nothing but frames, every bad frame answered, and a clean end."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host.protocol.limits import MAX_FRAME_IN_BYTES, MAX_PINGS_IN_FLIGHT, MAX_REQUESTS_IN_FLIGHT
from native_host.protocol.messages import Hello, RpcError
from native_host.registration.ids import ALLOWED_ORIGINS
from tests.support.drivers import ScriptedDriver
from tests.support.host import HostProcess, Json, running_host, wait_until_gone
from tests.support.paths import PROGRAMS
from tests.support.waiting import until


@pytest.fixture
def host(tmp_path: Path) -> Iterator[HostProcess]:
    with running_host(tmp_path, []) as running:
        yield running


def code_of(reply: Json) -> str:
    return RpcError.model_validate(reply["error"]).data.code


def test_hello_comes_first_and_unasked() -> None:
    host = HostProcess({}, (ALLOWED_ORIGINS[0],))
    message = host.receive()
    assert "id" not in message
    Hello.model_validate(message["params"])
    assert host.close() == 0


def test_windows_second_argument_is_no_trouble() -> None:
    host = HostProcess({}, (ALLOWED_ORIGINS[0], "--parent-window=4711"))
    assert host.receive()["method"] == "hello"
    assert host.close() == 0


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/",),
        ("x", ALLOWED_ORIGINS[0]),
        (ALLOWED_ORIGINS[0][:-1],),
    ],
)
def test_any_other_origin_is_refused_with_a_coded_frame_and_exit_code_2(arguments: tuple[str, ...]) -> None:
    host = HostProcess({}, arguments)
    assert code_of(host.receive()) == "origin_forbidden"
    assert host.process.wait() == 2


def test_an_extension_that_the_organisation_signs_itself_is_let_in_once_the_configuration_names_it(
    tmp_path: Path,
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'extension_ids = ["{"b" * 32}"]\nonly_modules = true\n', "utf-8")
    host = HostProcess({"QUALITOKEN_CONFIG": str(config)}, (f"chrome-extension://{'b' * 32}/",))
    assert host.receive()["method"] == "hello"
    assert host.close() == 0
    other = HostProcess({"QUALITOKEN_CONFIG": str(config)}, (f"chrome-extension://{'c' * 32}/",))
    assert code_of(other.receive()) == "origin_forbidden"
    assert other.process.wait() == 2


def test_a_broken_configuration_lets_no_other_extension_in(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('extension_ids = ["', "utf-8")
    host = HostProcess({"QUALITOKEN_CONFIG": str(config)}, (f"chrome-extension://{'b' * 32}/",))
    assert code_of(host.receive()) == "origin_forbidden"
    assert host.process.wait() == 2


@pytest.mark.parametrize(
    "content",
    [
        None,
        f'extension_ids = ["{"b" * 32}"]\n',
        f'extension_ids = ["{"c" * 31}", 5, "{"c" * 32} ", "{"C" * 32}", "{"c" * 32}\\n"]\n',
        f'extension_ids = "{"c" * 32}"\n',
        'extension_ids = ["',
    ],
    ids=["no file", "another extension", "no ids", "no list", "broken"],
)
def test_another_extension_is_refused_before_anything_heavy_is_imported(
    tmp_path: Path, content: str | None
) -> None:
    config = tmp_path / "config.toml"
    if content is not None:
        config.write_text(content, "utf-8")
    origin = f"chrome-extension://{'c' * 32}/"
    start = f"""import atexit, sys
bare = set(sys.modules)
atexit.register(lambda: print(*set(sys.modules) - bare, file=sys.stderr))
sys.argv[1:] = ["{origin}"]
from native_host.host.main import main
sys.exit(main())"""
    done = subprocess.run(
        [sys.executable, "-I", "-c", start],
        capture_output=True,
        check=False,
        env={**os.environ, "QUALITOKEN_CONFIG": str(config)} if content is not None else None,
    )
    assert done.returncode == 2
    assert code_of(json.loads(done.stdout[4:])) == "origin_forbidden"
    loaded = done.stderr.decode().split()
    assert "native_host.registration.origins" in loaded
    others = {name.partition(".")[0] for name in loaded} - sys.stdlib_module_names
    # Where the configuration lies, and TOML before Python 3.11: all else is the standard library's.
    assert others <= {"native_host", "platformdirs", "tomli"}


def test_a_mistake_elsewhere_in_the_configuration_does_not_shut_out_the_organisations_own_extension(
    tmp_path: Path,
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'extension_ids = ["{"b" * 32}"]\nmodulos = []\n', "utf-8")
    host = HostProcess({"QUALITOKEN_CONFIG": str(config)}, (f"chrome-extension://{'b' * 32}/",))
    assert host.receive()["method"] == "hello"
    reply, _ = host.call("sop.list")
    assert code_of(reply) == "configuration_broken"
    assert host.close() == 0


def test_before_hello_nothing_but_our_own_is_imported() -> None:
    code = (
        "import sys, os; import native_host.host.main\n"
        "import native_host.protocol.stdio, native_host.protocol.frames, native_host.host.hello\n"
        "import native_host.registration.ids\n"
        "print(' '.join(sorted(sys.modules)))"
    )
    bare = subprocess.run(
        [sys.executable, "-I", "-c", "import os, sys, time; print(' '.join(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    more = set(loaded.stdout.split()) - set(bare.stdout.split())
    assert {name for name in more if not name.startswith("native_host")} <= {"__future__"}


def test_garbage_in_a_frame_is_answered_and_the_next_request_served(host: HostProcess) -> None:
    host.send_bytes(struct.pack("=I", 4) + b"\xff\x00{[")
    assert code_of(host.receive()) == "invalid_json"
    host.send([1, 2])
    assert code_of(host.receive()) == "invalid_request"
    assert "result" in host.call("ping")[0]


@pytest.mark.parametrize(
    "notification",
    [
        {"jsonrpc": "2.0", "method": "ping", "params": {"echo": "x"}},
        {"jsonrpc": "2.0", "method": "tokens.read"},
        {"jsonrpc": "2.0", "method": "no.such"},
        {"jsonrpc": "2.0", "method": "ping", "params": {"echo": 5}},
        {"jsonrpc": "2.0", "method": "ping", "params": "bar"},
        {"jsonrpc": "1.0", "method": "ping"},
        {"method": ""},
        {"jsonrpc": "2.0", "method": "x" * 100, "more": 1},
    ],
    ids=lambda notification: json.dumps(notification)[:60],
)
def test_a_notification_gets_no_reply_however_wrong_it_is(host: HostProcess, notification: Json) -> None:
    for _ in range(2 * MAX_REQUESTS_IN_FLIGHT):
        host.send(notification)
    # Answered by the thread that reads, and by one of those that would have answered the notifications.
    host.send({"jsonrpc": "2.0", "id": 7, "method": "ping", "params": {"echo": "after"}})
    host.send({"jsonrpc": "2.0", "id": 8, "method": "customer.check", "params": {"typed": {}}})
    reply = host.receive()
    assert (reply["id"], reply["result"]["echo"]) == (7, "after")  # type: ignore[index]
    assert host.receive()["id"] == 8


@pytest.mark.parametrize(
    "request_",
    [{}, {"jsonrpc": "2.0"}, {"jsonrpc": "2.0", "method": 1, "params": "bar"}, {"foo": "boo"}],
    ids=json.dumps,
)
def test_what_is_neither_request_nor_notification_is_answered_without_an_id(
    host: HostProcess, request_: Json
) -> None:
    host.send(request_)
    reply = host.receive()
    assert (code_of(reply), reply["id"]) == ("invalid_request", None)


@pytest.mark.parametrize("request_id", [None, 1.5, [], {}, True, "x" * 65, 2**80, "\ud800"])
def test_an_id_that_cannot_be_echoed_is_still_a_requests(host: HostProcess, request_id: object) -> None:
    host.send({"jsonrpc": "2.0", "id": request_id, "method": "ping"})
    reply = host.receive()
    assert (code_of(reply), reply["id"]) == ("invalid_request", None)


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("tokens.read", {"deadline_ms": "100"}),
        ("tokens.read", {"deadline_ms": True}),
        ("configure", {"managed": {"history": "no"}}),
        ("configure", {"managed": {"history": 0}}),
        ("configure", {"managed": {"report_max_age_minutes": 60.0}}),
    ],
    ids=str,
)
def test_a_value_of_another_type_is_not_taken_for_it(host: HostProcess, method: str, params: Json) -> None:
    reply = host.call(method, params)[0]
    assert code_of(reply) == "invalid_params"


def test_an_oversized_frame_is_answered_and_the_next_request_served(host: HostProcess) -> None:
    size = MAX_FRAME_IN_BYTES + 1
    host.send_bytes(struct.pack("=I", size) + b"x" * size)
    reply = host.receive()
    assert code_of(reply) == "frame_too_large"
    assert reply["id"] is None
    assert "result" in host.call("ping")[0]


def test_a_frame_of_the_largest_size_is_served(host: HostProcess) -> None:
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping", "params": {}}).encode()
    host.send_bytes(struct.pack("=I", MAX_FRAME_IN_BYTES) + body.ljust(MAX_FRAME_IN_BYTES))
    assert "result" in host.receive()


def test_an_absurd_length_is_answered_and_ends_the_host(host: HostProcess) -> None:
    host.send_bytes(struct.pack("=I", 0xFFFFFFFF))
    assert code_of(host.receive()) == "frame_too_large"
    assert host.process.wait() == 1


def test_the_end_of_the_pipe_inside_a_frame_ends_the_host(host: HostProcess) -> None:
    host.send_bytes(struct.pack("=I", 50) + b"{")
    assert host.close() == 0


def test_a_browser_that_stopped_listening_is_no_error(host: HostProcess) -> None:
    assert host.process.stdout
    host.process.stdout.close()
    for number in range(5):
        host.send({"jsonrpc": "2.0", "id": number, "method": "ping", "params": {}})
    # Refused by the one thread that reads: its answer is lost before the end of the pipe is seen.
    host.send_bytes(struct.pack("=I", 4) + b"\xff\x00{[")
    assert host.close() == 0
    assert b"Traceback" not in host.errors


@pytest.fixture
def importing(tmp_path: Path) -> Iterator[HostProcess]:
    """A host that is importing and never done with it: the import waits for a writer that never comes."""
    heavy = tmp_path / "modules/pydantic.py"
    heavy.parent.mkdir()
    never = tmp_path / "never"
    os.mkfifo(never)
    heavy.write_text(f"open({str(never)!r}).read()\n", "utf-8")
    with running_host(tmp_path, [], {"PYTHONPATH": str(heavy.parent)}) as host:
        yield host


def test_the_host_ends_at_once_also_while_it_is_still_importing(importing: HostProcess) -> None:
    assert importing.close() == 0


def test_a_ping_is_answered_while_the_host_is_still_importing(importing: HostProcess) -> None:
    importing.send({"jsonrpc": "2.0", "id": 1, "method": "sop.list", "params": {}})
    for number in range(2, 2 + 2 * MAX_PINGS_IN_FLIGHT):
        reply, _ = importing.call("ping", {"echo": "x"}, number)
        assert reply["id"] == number
        assert (reply["result"]["echo"], reply["result"]["ready"]) == ("x", False)  # type: ignore[index]
    # With a mistake it waits for what says which, and keeps no other one from being answered.
    importing.send({"jsonrpc": "2.0", "id": 100, "method": "ping", "params": {"echo": 5}})
    assert importing.call("ping", request_id=101)[0]["id"] == 101


def test_requests_are_answered_while_another_one_waits(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "hang C_GetSlotList\n")
    with running_host(tmp_path, [driver.path]) as host:
        host.send(
            {"jsonrpc": "2.0", "id": "slow", "method": "tokens.read", "params": {"deadline_ms": 60_000}}
        )
        reply, _ = host.call("ping", {"echo": "x"}, request_id=2)
        assert reply["id"] == 2


def test_more_requests_than_the_bound_are_refused_as_retryable(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "hang C_GetSlotList\n")
    with running_host(tmp_path, [driver.path]) as host:
        for number in range(MAX_REQUESTS_IN_FLIGHT + 1):
            host.send(
                {"jsonrpc": "2.0", "id": number, "method": "tokens.read", "params": {"deadline_ms": 60_000}}
            )
        refused = host.receive()
        assert code_of(refused) == "too_many_requests"
        assert refused["id"] == MAX_REQUESTS_IN_FLIGHT


def test_the_end_of_the_pipe_leaves_no_child_behind(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "hang C_GetSlotList\n")
    with running_host(tmp_path, [driver.path]) as host:
        host.send({"jsonrpc": "2.0", "id": 1, "method": "tokens.read", "params": {"deadline_ms": 60_000}})
        wait_for_call(driver, "C_GetSlotList")
        children = host.children()
        assert children
        assert host.close() == 0
        wait_until_gone(children)


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_a_killed_host_takes_a_hung_child_with_it(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "hang C_GetSlotList\n")
    with running_host(tmp_path, [driver.path]) as host:
        host.send({"jsonrpc": "2.0", "id": 1, "method": "tokens.read", "params": {"deadline_ms": 60_000}})
        wait_for_call(driver, "C_GetSlotList")
        children = host.children()
        assert children
        host.process.kill()
        wait_until_gone(children)


def wait_for_call(driver: ScriptedDriver, function: str) -> None:
    until(lambda: function in driver.calls(), f"{function} is called")


def test_once_answers_as_the_pipe_does() -> None:
    request = json.dumps({"jsonrpc": "2.0", "id": 3, "method": "ping", "params": {"echo": "x"}})
    done = subprocess.run(
        [str(PROGRAMS / "qualitoken"), "once", request], capture_output=True, text=True, check=False
    )
    reply = json.loads(done.stdout)
    assert (done.returncode, reply["id"], reply["result"]["echo"]) == (0, 3, "x")


def test_once_with_a_wrong_request_exits_1() -> None:
    done = subprocess.run(
        [str(PROGRAMS / "qualitoken"), "once", "{}"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, code_of(json.loads(done.stdout))) == (1, "invalid_request")
    assert done.stderr == ""
