"""What is changed in a plan before it is carried out: nothing of the agent's is replaced or decided."""

from __future__ import annotations

from .bundle import run_in_node

PLAN = """
    import { askWhatIsOpen, forCompletion } from "./content/plan-changes";
    (globalThis as any).chrome = { i18n: { getUILanguage: () => "pt-BR" } };
    const step = (key: string, policy: string, value: string | null = "novo") =>
      ({ key, title: key.toUpperCase(), policy, value }) as never;
    const plan = { steps: [], missing: [] } as never as import("./generated/protocol").FillPlan;
"""


def test_only_what_the_fill_before_has_put_there_may_be_replaced() -> None:
    assert run_in_node(f"""{PLAN}
        const before = {{ steps: [
          {{ key: "ours", status: "filled", now: "velho" }},
          {{ key: "changed", status: "filled", now: "velho" }},
          {{ key: "kept", status: "kept", now: "velho" }},
        ] }} as never;
        const fact = (value: string) => ({{ value, display: "" }});
        const now = {{ fields: {{
          ours: fact("velho"), changed: fact("do atendente"), kept: fact("velho") }} }} as never;
        const steps = [step("ours", "if_empty"), step("changed", "set"), step("kept", "set"),
          step("looked_at", "confirm"), step("new", "set"), step("answered", "if_empty")];
        const completed = forCompletion({{ ...plan, steps }}, before, now, "answered");
        answer(completed.steps.map(({{ policy }}) => policy));
    """) == ["set", "if_empty", "if_empty", "confirm", "if_empty", "set"]


def test_what_is_open_is_asked_and_not_filled() -> None:
    assert run_in_node(f"""{PLAN}
        const steps = [step("nome", "if_empty"), step("email", "if_empty")];
        const missing = [{{ key: "nome", question: "Nome?", options: [], evidence: "" }}];
        const open = [{{ field: "nome", options: ["Ana", "Bia"] }}];
        const asked = askWhatIsOpen({{ ...plan, steps, missing }}, open);
        answer([asked.steps.map(({{ value }}) => value), asked.missing]);
    """) == [
        [None, "novo"],
        [
            {
                "key": "nome",
                "question": "Qual é o valor certo para “NOME”?",
                "options": ["Ana", "Bia"],
                "evidence": "",
            }
        ],
    ]
