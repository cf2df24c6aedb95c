"""`tokens.read` through the real host: real SoftHSM2 tokens, and drivers that misbehave."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.protocol.messages import Medium, TokensProvisional, TokensReadResult
from native_host.token.limits import BACKOFF_FIRST_S
from tests.support import softhsm
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.host import Json, running_host
from tests.support.reading import reading

CONTENT = HOLDS_BLANK + "object class=2 id=01\n"
"""A script: the same medium with a public key."""


def states(media: list[Json]) -> list[object]:
    return [medium["state"] for medium in media]


def evidence(medium: Json) -> str:
    return "\n".join(Medium.model_validate(medium).evidence)


def test_a_blank_token_is_provisional_then_confirmed_and_next_time_confirmed_at_once(tmp_path: Path) -> None:
    environment = softhsm.blank_token(tmp_path / "hsm")
    with running_host(tmp_path, [softhsm.softhsm_module()], environment) as host:
        reply, notifications = host.call("tokens.read", request_id=5)
        first = TokensProvisional.model_validate(notifications[0]["params"])
        assert first.request_id == 5
        assert (first.media[0].state.value, first.media[0].confirmed) == ("blank", False)
        result = TokensReadResult.model_validate(reply["result"])
        assert (result.media[0].state.value, result.media[0].confirmed) == ("blank", True)

        reply, notifications = host.call("tokens.read")
        result = TokensReadResult.model_validate(reply["result"])
        assert notifications == []
        assert result.media[0].confirmed


def test_softhsms_free_slot_is_listed_last(tmp_path: Path) -> None:
    environment = softhsm.blank_token(tmp_path / "hsm")
    with running_host(tmp_path, [softhsm.softhsm_module()], environment) as host:
        assert states(host.media()) == ["blank", "not_initialized"]


def test_a_token_not_initialised_is_not_blank(tmp_path: Path) -> None:
    environment = softhsm.uninitialized_token(tmp_path / "hsm")
    with running_host(tmp_path, [softhsm.softhsm_module()], environment) as host:
        assert states(host.media()) == ["not_initialized"]


def test_a_full_token_is_operational_with_holder_and_chain(tmp_path: Path) -> None:
    environment = softhsm.full_token(tmp_path / "hsm")
    with running_host(tmp_path, [softhsm.softhsm_module()], environment) as host:
        medium = Medium.model_validate(host.media()[0])
        assert medium.state.value == "operational"
        assert medium.objects is not None
        assert (medium.objects.certificates, medium.objects.public_keys) == (4, 1)
        holder = medium.certificates[0]
        assert (holder.kind, holder.from_safeweb, holder.chain_complete) == ("e-CPF", True, True)


def test_a_certificate_without_the_public_half_of_its_key_is_told_apart(tmp_path: Path) -> None:
    environment = softhsm.full_token(tmp_path / "hsm", "CHEIO")
    softhsm.delete_public_key(environment, "CHEIO")
    with running_host(tmp_path, [softhsm.softhsm_module()], environment) as host:
        assert states(host.media())[0] == "certificate_without_key"


def test_a_configured_driver_that_is_missing_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "gone.so"
    with running_host(tmp_path, [missing]) as host:
        (medium,) = host.media()
        assert (medium["state"], medium["code"]) == ("driver_missing", "driver_missing")
        assert str(missing) in evidence(medium)


def test_a_hung_driver_is_named_by_the_deadline_and_hides_no_token_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung = ScriptedDriver(tmp_path / "hung", HOLDS_BLANK + "hang C_GetTokenInfo\n")
    for name, value in softhsm.full_token(tmp_path / "hsm").items():
        monkeypatch.setenv(name, value)
    with reading(hung.path, softhsm.softhsm_module()) as reader:
        begun = reader.start(3000)
        reader.wait_for_hang("C_GetTokenInfo", hung.path)
        reader.let_slow_ones_be_told()
        # What the healthy driver knows does not wait for the hung one.
        assert begun.wait_for(bool)[0].state.value == "operational"
        reader.clock.move_to(begun.deadline)
        result = begun.result()
    assert result.elapsed_ms == 2950
    assert result.media[0].state.value == "operational"
    failed = next(medium for medium in result.media if medium.code == "driver_timeout")
    assert failed.module == str(hung.path)
    assert any("C_GetTokenInfo" in sentence for sentence in failed.evidence)


def test_a_driver_that_answers_late_is_told_at_once_while_another_one_hangs(tmp_path: Path) -> None:
    hung = ScriptedDriver(tmp_path / "hung", "hang C_GetSlotList\n")
    late = ScriptedDriver(tmp_path / "late", CONTENT + "gate C_GetSlotList open\n")
    with reading(hung.path, late.path) as reader:
        begun = reader.start()
        reader.wait_for_hang("C_GetSlotList")
        reader.let_slow_ones_be_told()
        reader.clock.move(1)
        late.open("open")
        assert [medium.state.value for medium in begun.wait_for(bool)] == ["key_without_certificate"]
        assert not begun.over


def test_a_hung_driver_does_not_delay_the_confirmation_of_a_blank_token(tmp_path: Path) -> None:
    hung = ScriptedDriver(tmp_path / "hung", "hang C_GetSlotList\n")
    blank = ScriptedDriver(tmp_path / "blank", HOLDS_BLANK)
    with reading(hung.path, blank.path) as reader:
        media = reader.hang_beside_others("C_GetSlotList", hung.path)
    assert (media[0].state.value, media[0].confirmed) == ("blank", True)
    assert media[1].code == "driver_timeout"


def test_a_hung_driver_is_replaced_after_a_pause(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "hang C_GetSlotList\n")
    with reading(driver.path) as reader:
        assert reader.hang("C_GetSlotList")[0].code == "driver_timeout"
        driver.script(CONTENT)
        assert reader.media()[0].code == "driver_timeout"
        reader.clock.move(BACKOFF_FIRST_S)
        assert [medium.state.value for medium in reader.media()] == ["key_without_certificate"]


def test_the_host_answers_by_the_deadline_though_its_only_driver_hangs(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "hang C_GetSlotList\n")
    with running_host(tmp_path, [driver.path]) as host:
        (medium,) = host.media(300)
        assert (medium["state"], medium["code"]) == ("driver_failed", "driver_timeout")


def test_a_crash_names_the_function_and_the_signal_and_the_host_lives_on(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK + "crash C_OpenSession\n")
    with running_host(tmp_path, [driver.path]) as host:
        (medium,) = host.media()
        assert (medium["state"], medium["code"]) == ("driver_failed", "driver_crashed")
        assert "C_OpenSession" in evidence(medium)
        assert "SIGSEGV" in evidence(medium)
        assert "result" in host.call("ping")[0]


def test_a_driver_that_ends_its_process_is_a_crash(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "exit C_GetSlotList\n")
    with running_host(tmp_path, [driver.path]) as host:
        assert host.media()[0]["code"] == "driver_crashed"


def test_a_driver_that_prints_does_not_corrupt_the_stream(tmp_path: Path) -> None:
    prints = "".join(
        f"print {name}\n" for name in ("C_GetFunctionList", "C_Initialize", "C_GetSlotList", "C_OpenSession")
    )
    driver = ScriptedDriver(tmp_path, CONTENT + prints)
    with running_host(tmp_path, [driver.path]) as host:
        for _ in range(3):
            assert states(host.media()) == ["key_without_certificate"]


def test_an_error_of_c_initialize_is_a_load_failure_with_its_name(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "fail C_Initialize 0x5\n")
    with running_host(tmp_path, [driver.path]) as host:
        (medium,) = host.media()
        assert medium["code"] == "driver_load_failed"
        assert "CKR_GENERAL_ERROR" in evidence(medium)


def test_one_bad_slot_does_not_stop_the_others(tmp_path: Path) -> None:
    script = (
        "slot description=Ruim error=0x30\nslot description=Desconhecida\ntoken error=0xe1\n"
        "slot description=Vazia\n" + CONTENT
    )
    driver = ScriptedDriver(tmp_path, script)
    with running_host(tmp_path, [driver.path]) as host:
        assert states(host.media()) == [
            "key_without_certificate",
            "indeterminate",
            "unrecognized",
            "no_token",
        ]


def test_a_card_pulled_out_in_mid_read_gives_no_mixed_report(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, CONTENT + "then C_FindObjectsFinal empty.script\n")
    driver.also("empty.script", "slot description=Leitora_1 flags=7\n")
    with running_host(tmp_path, [driver.path]) as host:
        (medium,) = host.media()
        assert (medium["state"], medium["code"]) == ("indeterminate", "changed_during_read")


def test_a_reader_unplugged_in_mid_read_gives_no_mixed_report(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, CONTENT + "then C_GetTokenInfo 2 gone.script\n")
    driver.also("gone.script", "")
    with running_host(tmp_path, [driver.path]) as host:
        (medium,) = host.media()
        assert (medium["state"], medium["code"]) == ("indeterminate", "changed_during_read")


def test_a_token_swapped_in_mid_read_gives_no_mixed_report(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK + "then C_FindObjects other.script\n")
    driver.also("other.script", CONTENT.replace("00A1", "00B2"))
    with running_host(tmp_path, [driver.path]) as host:
        (medium,) = host.media()
        assert (medium["state"], medium["code"]) == ("indeterminate", "changed_during_read")


def test_a_token_that_only_looked_blank_right_after_c_initialize_is_never_called_blank(
    tmp_path: Path,
) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK + "then C_CloseSession full.script\n")
    driver.also("full.script", CONTENT)
    with running_host(tmp_path, [driver.path]) as host:
        reply, notifications = host.call("tokens.read")
        assert TokensProvisional.model_validate(notifications[0]["params"]).media[0].confirmed is False
        media = TokensReadResult.model_validate(reply["result"]).media
        assert [medium.state.value for medium in media] == ["key_without_certificate"]


def test_a_blank_token_swapped_for_another_blank_one_between_the_reads_is_not_confirmed(
    tmp_path: Path,
) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK + "then C_GetSlotList 4 other.script\n")
    driver.also("other.script", HOLDS_BLANK.replace("00A1", "00B2"))
    with running_host(tmp_path, [driver.path]) as host:
        (medium,) = host.media()
        assert (medium["state"], medium["code"]) == ("indeterminate", "reads_disagree"), medium


def test_a_deadline_too_short_for_the_second_read_leaves_blank_unconfirmed(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    with reading(driver.path) as reader:
        (medium,) = reader.start(450).result().media
    assert (medium.state.value, medium.confirmed) == ("blank", False)


def test_reads_at_the_same_time_all_get_the_whole_answer(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, CONTENT)
    with running_host(tmp_path, [driver.path]) as host:
        for number in range(8):
            host.send({"jsonrpc": "2.0", "id": number, "method": "tokens.read", "params": {}})
        replies = [host.receive() for _ in range(8)]
        assert {reply["id"] for reply in replies} == set(range(8))
        for reply in replies:
            result = TokensReadResult.model_validate(reply["result"])
            assert [medium.state.value for medium in result.media] == ["key_without_certificate"]


def test_nobody_logs_in_or_writes_and_a_blank_read_takes_at_most_28_calls(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    with running_host(tmp_path, [driver.path]) as host:
        host.media()
        driver.forget_calls()
        host.media()
        assert "C_Login" not in driver.calls()
        assert len(driver.calls()) <= 28


def test_a_broken_configuration_is_told_with_its_code(tmp_path: Path) -> None:
    with running_host(tmp_path, []) as host:
        (tmp_path / "host.toml").write_text("modulos = []\n", "utf-8")
        reply, _ = host.call("tokens.read")
        assert reply["error"]["data"]["code"] == "configuration_broken"  # type: ignore[index]
        (tmp_path / "host.toml").write_text("only_modules = true\n", "utf-8")
        assert states(host.media()) == ["driver_missing"]
