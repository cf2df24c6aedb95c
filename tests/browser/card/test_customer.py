"""How what was found becomes the customer's lines, addresses match patterns, failures steps."""

from __future__ import annotations

from .bundle import run_in_node

OFFERS = """
    import { NO_LINES, customerOf, typedOf } from "./card/customer/customer";
    import { choicesFor, isOpen, merge } from "./card/customer/merge";
    const offer = (line: string, display: string, source = "pasted", confidence = "sure") =>
      ({ line, display, source, confidence, issues: [], person: 0 }) as never;
    const texts = (lines: typeof NO_LINES) => Object.values(typedOf(lines));
"""


def test_values_on_which_sources_agree_are_taken_in_any_spelling() -> None:
    assert run_in_node(f"""{OFFERS}
        const offers = [
          offer("name", "PADARIA AURORA LTDA"), offer("name", "Padaria Aurora Ltda", "page"),
          offer("document", "11.222.333/0001-81"), offer("phone", "(51) 3333-4444"),
          offer("phone", "51 3333-4444", "page"), offer("email", "a@b.example"),
        ];
        const lines = merge(NO_LINES, offers);
        answer([texts(lines), isOpen("name", lines, offers)]);
    """) == [
        ["PADARIA AURORA LTDA", "11.222.333/0001-81", "(51) 3333-4444", "", "a@b.example", ""],
        False,
    ]


def test_where_sources_differ_nothing_is_taken() -> None:
    assert run_in_node(f"""{OFFERS}
        const offers = [offer("name", "Ana"), offer("name", "Padaria", "page"), offer("phone", "51 1"),
          offer("phone", "51 2"), offer("phone", "51 3", "page")];
        const lines = merge(NO_LINES, offers);
        answer([texts(lines), isOpen("name", lines, offers), isOpen("phone_1", lines, offers)]);
    """) == [["", "", "", "", "", ""], True, True]


def test_a_name_with_words_around_a_sure_one_is_the_same_name() -> None:
    assert (
        run_in_node(f"""{OFFERS}
        const offers = [offer("name", "Aqui é da Padaria Aurora", "pasted", "likely"),
          offer("name", "Padaria Aurora", "page")];
        answer(merge(NO_LINES, offers).name.text);
    """)
        == "Padaria Aurora"
    )


def test_what_is_unsure_is_offered_and_never_taken() -> None:
    assert run_in_node(f"""{OFFERS}
        const offers = [offer("email", "a@b.example", "pasted", "unsure")];
        const lines = merge(NO_LINES, offers);
        answer([lines.email.text, choicesFor("email", lines, offers).length, isOpen("email", lines, offers)]);
    """) == ["", 1, False]


def test_what_the_agent_typed_stays_whatever_is_found_later() -> None:
    assert run_in_node(f"""{OFFERS}
        const phone_2 = {{
          text: "(51) 2", source: "typed", decided: true, doubtful: false, issues: [] }} as never;
        const found = [offer("phone", "51 2"), offer("phone", "51 1")];
        const lines = merge({{ ...NO_LINES, phone_2 }}, found);
        answer([lines.phone_1.text, lines.phone_2.text]);
    """) == ["51 1", "(51) 2"]


def test_only_what_was_given_here_goes_into_a_plan() -> None:
    assert run_in_node(f"""{OFFERS}
        const line = (text: string, source: string, decided = false) =>
          ({{ text, source, decided, doubtful: false, issues: [] }}) as never;
        const lines = {{ ...NO_LINES, name: line("Padaria", "page"), document: line("x", "pasted"),
          phone_1: line("51 1", "page"), phone_2: line("51 2", "typed", true) }};
        const value = (value: string | null) => ({{ value, display: "", issues: [] }});
        answer(customerOf(lines, {{
          name: value("Padaria"), document: value("52998224725"), phone_1: value("+551"),
          phone_2: value("+552"), email: value(null), protocol: value(null),
          customer: {{ name: "Padaria", cpf: "52998224725", cnpj: null, phones: ["+551", "+552"],
            email: null, protocol: null }},
        }}));
    """) == {
        "name": None,
        "cpf": "52998224725",
        "cnpj": None,
        "phones": ["+552"],
        "email": None,
        "protocol": None,
    }


def test_addresses_become_match_patterns() -> None:
    assert run_in_node("""
        import { patternOf } from "./options/sites";
        answer([
          "https://qualitor.empresa.com.br/html/index.php?x=1", "qualitor.empresa.com.br", "http://10.0.0.5:8080/q",
          "ftp://x.example", "qualitor da empresa", "https://*/*", "", "javascript:alert(1)",
        ].map(patternOf));
    """) == [
        "https://qualitor.empresa.com.br/*",
        "https://qualitor.empresa.com.br/*",
        "http://10.0.0.5/*",
        None,
        None,
        None,
        None,
        None,
    ]


def test_every_failure_of_the_connection_has_steps() -> None:
    assert (
        run_in_node("""
        import { codeOf } from "./background/host/errors";
        import { stepsFor } from "./options/decision-tree";
        const codes = [
          "Specified native messaging host not found.",
          "Access to the specified native messaging host is forbidden.",
          "Native host has exited.",
          "Error when communicating with the native messaging host.",
          "Failed to start native messaging host.",
          "Access to the native messaging host was disabled by the system administrator.",
        ].map(codeOf);
        const all = [...codes, "host_timeout", "host_outdated", "extension_outdated"];
        answer(all.every((code) => stepsFor(code).length > 0));
    """)
        is True
    )


def test_the_pages_refusal_is_understood() -> None:
    assert run_in_node("""
        import { fieldNamed } from "./content/saving/field-named";
        const map = { fields: [
          { key: "telefone_contato", title: "Telefone do contato", labels: ["Telefone"] },
          { key: "telefone", title: "Telefone", labels: ["Telefone"] },
        ] } as never;
        const empty = (key: string) => key === "telefone";
        answer([fieldNamed("Telefone", map, empty), fieldNamed("TELEFONE *", map, () => false),
          fieldNamed("Outro", map, empty)]);
    """) == ["telefone", "telefone_contato", None]
