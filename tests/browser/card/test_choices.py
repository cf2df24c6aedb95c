"""Which of several media was chosen before: remembered as salted hashes only, and nothing is guessed."""

from __future__ import annotations

from .bundle import run_in_node

STORAGE = """
    import { recallChoice, rememberChoice } from "./background/choices";
    const kept: Record<string, unknown> = {};
    (globalThis as any).chrome = { storage: { local: {
      get: async () => ({ ...kept }),
      set: async (values: object) => { Object.assign(kept, values); },
    } } };
"""


def test_the_one_that_was_chosen_is_found_again_among_others() -> None:
    assert run_in_node(f"""{STORAGE}
        const before = await recallChoice(["A1", "B2"]);
        await rememberChoice("B2");
        answer([before, await recallChoice(["A1", "B2"]), await recallChoice(["A1", "C3", ""])]);
    """) == [None, 1, None]


def test_two_that_were_chosen_before_are_not_guessed_between() -> None:
    assert (
        run_in_node(f"""{STORAGE}
        await rememberChoice("A1");
        await rememberChoice("B2");
        answer(await recallChoice(["A1", "B2"]));
    """)
        is None
    )


def test_no_serial_is_stored_and_the_list_stays_short() -> None:
    stored = run_in_node(f"""{STORAGE}
        for (let number = 0; number < 30; number++) await rememberChoice(`SERIE${{number}}`);
        answer(kept);
    """)
    assert isinstance(stored, dict)
    assert set(stored) == {"choiceSalt", "choices"}
    assert len(stored["choices"]) == 20
    assert all(len(choice) == 64 for choice in stored["choices"])
    assert "SERIE" not in str(stored)
