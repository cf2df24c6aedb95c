"""The small parts of worker and card that decide something, each by itself."""

from __future__ import annotations

from .bundle import run_in_node


def test_chromium_texts_become_codes() -> None:
    assert run_in_node("""
        import { codeOf } from "./background/host/errors";
        answer([
          "Specified native messaging host not found.",
          "Access to the specified native messaging host is forbidden.",
          "Native host has exited.",
          "Error when communicating with the native messaging host.",
          "Access to the native messaging host was disabled by the system administrator.",
          "Something new.",
        ].map(codeOf));
    """) == [
        "host_missing",
        "host_forbidden",
        "host_exited",
        "host_protocol_error",
        "host_disabled_by_policy",
        "host_exited",
    ]


def test_the_older_major_version_is_named() -> None:
    assert run_in_node("""
        import { whoIsOutdated } from "./background/host/hello";
        const pairs = [["1.9", "1.0"], ["2.0", "1.4"], ["1.0", "2.0"], ["", "1.0"]];
        answer(pairs.map(([host, ours]) => whoIsOutdated(host, ours)));
    """) == [None, "extension_outdated", "host_outdated", "host_outdated"]


def test_a_broken_host_is_started_ever_more_seldom() -> None:
    assert run_in_node("""
        import { Backoff } from "./background/host/backoff";
        const backoff = new Backoff();
        const starts: number[] = [];
        for (let ms = 0; ms < 600_000; ms += 100) {
          if (!backoff.isDue(ms, false)) continue;
          starts.push(ms);
          backoff.failed(ms, 0);
        }
        answer(starts.slice(0, 6).concat(starts.length));
    """) == [0, 500, 1500, 3500, 7500, 15500, 16]


def test_an_agent_need_not_wait_for_the_pause() -> None:
    assert run_in_node("""
        import { Backoff } from "./background/host/backoff";
        const backoff = new Backoff();
        for (let n = 0; n < 9; n++) backoff.failed(1000, 0);
        answer([backoff.isDue(1100, true), backoff.isDue(1500, true), backoff.isDue(1500, false)]);
    """) == [False, True, False]


def test_a_host_that_was_well_comes_back_at_once() -> None:
    assert (
        run_in_node("""
        import { Backoff } from "./background/host/backoff";
        const backoff = new Backoff();
        backoff.failed(1000, 0);
        backoff.failed(60_000, 50_000);
        answer(backoff.isDue(60_000, false));
    """)
        is True
    )


def test_the_card_goes_where_it_does_not_cover() -> None:
    assert run_in_node("""
        import { alternatives, covers, inside } from "./card/place";
        const card = { width: 340, height: 300 };
        const view = { width: 1000, height: 800 };
        const field = { left: 700, right: 900, top: 600, bottom: 640 } as DOMRectReadOnly;
        const home = inside({ right: -50, bottom: 9000 }, card, view);
        const corner = { right: 16, bottom: 16 };
        answer([home, covers(corner, card, view, field, 8), alternatives(corner, card, view).find(
          (place) => !covers(place, card, view, field, 8))]);
    """) == [{"right": 0, "bottom": 500}, True, {"right": 644, "bottom": 16}]


def test_which_media_could_be_meant() -> None:
    assert run_in_node("""
        import { mainMedium, meantMedia } from "./shared/media";
        const medium = (state: string, serial = "", spare = false) =>
          ({ state, spare, reader: "r", token: { serial, label: "" } }) as never;
        const titles = (media: { state: string }[]) => media.map(({ state }) => state);
        answer([
          titles(meantMedia([
            medium("blank", "1"), medium("not_initialized", "", true), medium("no_reader")])),
          titles(meantMedia([medium("not_initialized", "", true), medium("no_token")])),
          titles(meantMedia([medium("blank", "1"), medium("not_initialized", "2")])),
          mainMedium([medium("driver_failed")], null)?.state,
        ]);
    """) == [["blank"], ["not_initialized"], ["blank", "not_initialized"], "driver_failed"]


def test_messages_from_pages_are_checked() -> None:
    assert run_in_node("""
        import { parseAsk } from "./shared/messages";
        answer([
          { id: 1, ask: { type: "pages" } },
          { id: 1, ask: { type: "read", maxAgeMs: 0, byAgent: true } },
          { id: "1", ask: { type: "pages" } },
          { id: 1, ask: { type: "read", maxAgeMs: "0", byAgent: true } },
          { id: 1, ask: { type: "eval", code: "1" } },
          { id: 1 },
          null,
          "pages",
        ].map((message) => parseAsk(message) !== null));
    """) == [True, True, False, False, False, False, False, False]


def test_what_is_missing_is_not_said_twice() -> None:
    assert run_in_node("""
        import { sortReport } from "./card/report";
        const step = (key: string, status: string, wanted: string | null, required = true) =>
          ({ key, status, wanted, required }) as never;
        const sorted = sortReport([
          step("a", "filled", "x"), step("b", "not_found", null), step("c", "kept", "x"),
          step("d", "kept", null), step("e", "empty", null), step("f", "not_found", null, false),
          step("g", "differs", "x"),
        ], [{ key: "b", question: "?" }]);
        const keys = Object.entries(sorted).map(([name, steps]) => [name, steps.map(({ key }) => key)]);
        answer(Object.fromEntries(keys));
    """) == {"problems": ["g"], "kept": ["c"], "right": ["a", "d"], "free": ["e", "f"]}


def test_a_value_that_a_field_does_not_take_is_a_problem_as_long_as_it_is_asked_for() -> None:
    assert run_in_node("""
        import { listMissing, sortReport } from "./card/report";
        const step = (key: string, status: string) => ({
          key, title: key, status, label: "", wanted: "x", now: "", before: "", nearest: [], candidates: [],
          waited_for: "", required: true,
        });
        const ends = { telefone: "reverted_by_page", cpf: "too_long", nome: "not_found" };
        const steps = Object.entries(ends).map(([key, status]) => step(key, status));
        const ask = (key: string) => ({ key, question: key, options: [], evidence: "" });
        const missing = ["telefone", "email"].map(ask);
        const sorted = sortReport(steps as never, missing);
        const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key);
        answer([keys(sorted.problems), keys(listMissing(steps as never, missing)), keys(sorted.free)]);
    """) == [["telefone", "nome"], ["email"], ["cpf"]]
