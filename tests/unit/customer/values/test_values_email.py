"""E-mail addresses: found with what touches them, and what is broken is told with what was meant."""

from __future__ import annotations

import pytest

from native_host.customer.extract.cleaning import cleaned
from native_host.customer.values import email
from tests.pasted import corpus


@pytest.mark.parametrize(
    ("text", "value", "traits"),
    [
        ("e-mail:ana@exemplo.com.", "ana@exemplo.com", set()),
        ("<Ana.Souza+nf@Exemplo.COM.BR>", "Ana.Souza+nf@exemplo.com.br", set()),
        ("mailto:ana@exemplo.com", "ana@exemplo.com", set()),
        ("ana\uff20exemplo.com", "ana@exemplo.com", set()),
        ("ana@gmail.com.Obrigado", "ana@gmail.com", {"glued"}),
        ("ana@gmail.con", "ana@gmail.con", {"typo"}),
        ("ana arroba gmail ponto com", "ana@gmail.com", {"spoken"}),
        ("ana(arroba)gmail.com", "ana@gmail.com", {"spoken"}),
        ("meu e-mail é ana ponto souza arroba uol ponto com ponto br", "ana.souza@uol.com.br", {"spoken"}),
        ("email ana underline souza arroba gmail.com", "ana_souza@gmail.com", {"spoken"}),
    ],
)
def test_an_address_is_found(text: str, value: str, traits: set[str]) -> None:
    (match,) = email.scan(text)
    assert (match.read.value, set(match.traits)) == (value, traits)


@pytest.mark.parametrize(
    ("text", "meant", "code", "trait"),
    [
        ("ana @gmail.com", "ana@gmail.com", "email_typo", "broken"),
        ("ana@ gmail.com", "ana@gmail.com", "email_typo", "broken"),
        ("ana@gmail,com", "ana@gmail.com", "email_typo", "broken"),
        ("ana@gmailcom", "ana@gmail.com", "email_typo", "broken"),
        ("ana@hotmail. com", "ana@hotmail.com", "email_typo", "broken"),
        ("ana@exemplo", None, "email_syntax", "wrong"),
        ("jo\u00e3o@exemplo.com", None, "email_syntax", "wrong"),
    ],
)
def test_what_is_broken_is_no_value_and_told(text: str, meant: str | None, code: str, trait: str) -> None:
    (match,) = email.scan(f"mail {text}; ok")
    assert (match.read.value, match.read.meant, match.read.display) == (None, meant, text)
    assert [issue.code for issue in match.read.issues] == [code]
    assert match.traits == {trait}


@pytest.mark.parametrize(
    "text",
    ["siga @joao.silva", "insta @joao.silva", "@", "a@@b.com", "maria souza arroba gmail ponto com", "arroba",
     "comprei 3 arroba de boi", "ana arroba casa"],
)  # fmt: skip
def test_no_address_is_made_up(text: str) -> None:
    assert [match for match in email.scan(text) if match.read.value or match.read.meant] == []


def test_every_address_of_the_corpus_is_found() -> None:
    for case in corpus():
        found = {match.read.value for match in email.scan("\n".join(one.text for one in cleaned(case.text)))}
        assert {value for one in case.people for value in one["email"]} <= found, case.id
