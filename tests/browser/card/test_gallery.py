"""The card in every state: fits its width, names every button, says nothing undefined."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright

from tests.support.paths import chromium

from .gallery import open_gallery

LOOK = """() => [...document.querySelectorAll('figure > div')].map(({ id, shadowRoot }) => ({
  name: id,
  text: shadowRoot.textContent,
  unnamed: [...shadowRoot.querySelectorAll('button')].filter(
    (button) => !button.textContent.trim() && !button.getAttribute('aria-label')).length,
  wide: [...shadowRoot.querySelectorAll(':not(input)')].filter(
    (element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1
      && getComputedStyle(element).display !== 'inline').map((element) => element.className),
  live: shadowRoot.querySelectorAll('[role=status]').length,
}))"""


@pytest.fixture(scope="module", params=["pt_BR", "en"])
def page(playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[Page]:
    browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
    yield open_gallery(browser, language=request.param)
    browser.close()


def test_every_state_is_well_drawn(page: Page) -> None:
    states = page.evaluate(LOOK)
    assert len(states) >= 15
    for state in states:
        assert state["text"].strip(), state
        assert "undefined" not in state["text"], state
        assert state["unnamed"] == 0, state
        assert state["wide"] == [], state
        assert state["live"] == 1, state


def test_nothing_is_called_complete_that_has_problems_or_was_refused_by_the_page(page: Page) -> None:
    remind = "name => document.getElementById(name).shadowRoot.querySelector('.reminder').textContent"
    complete, lacking = page.evaluate(remind, "pronto"), page.evaluate(remind, "falta")
    assert complete != lacking
    assert [page.evaluate(remind, name) for name in ("problemas", "nao_salvo")] == [lacking, lacking]


def test_more_time_is_offered_where_it_was_missing_once_nobody_reads_any_more(page: Page) -> None:
    offered = "name => !!document.getElementById(name).shadowRoot.querySelector('[data-name=more-time]')"
    names = ("sem_tempo", "lendo_sem_tempo", "nao_confirmada", "em_branco")
    assert [page.evaluate(offered, name) for name in names] == [True, False, False, False]


def test_a_blank_token_that_is_not_confirmed_is_no_go_and_says_what_to_do(page: Page) -> None:
    icon = "name => document.getElementById(name).shadowRoot.querySelector('.token-icon').className"
    text = "name => document.getElementById(name).shadowRoot.textContent"
    assert "go" in page.evaluate(icon, "em_branco").split()
    assert "go" in page.evaluate(icon, "provisoria").split()
    for name in ("nao_confirmada", "nao_confirmada_no_painel", "nao_confirmada_recolhida"):
        assert "warn" in page.evaluate(icon, name).split(), name
    hint = "Reconecte o token e leia de novo."
    for name in ("nao_confirmada", "nao_confirmada_no_painel"):
        assert page.evaluate(text, name).count(hint) == 1, name
    filling = "name => document.getElementById(name).shadowRoot.textContent.includes('Qualitor')"
    assert [page.evaluate(filling, name) for name in ("em_branco_no_painel", "nao_confirmada_no_painel")] == [
        True,
        False,
    ]


def test_of_two_media_of_which_one_is_blank_none_is_taken_for_the_customers(page: Page) -> None:
    token = """name => {
      const card = document.getElementById(name).shadowRoot;
      const panel = card.querySelector('.token') ?? card.querySelector('.pill');
      return [card.querySelector('.token-icon').className, panel.querySelector('h2, .pill-text').textContent];
    }"""
    for name in ("duas_midias", "duas_midias_no_painel", "duas_midias_recolhida"):
        icon, headline = page.evaluate(token, name)
        assert "warn" in icon.split(), name
        assert "2" in headline, name
        assert "branco" not in headline, name
    text = "name => document.getElementById(name).shadowRoot.querySelector('.token-text').textContent"
    assert "Mídia em branco · Token operacional" in page.evaluate(text, "duas_midias")
    filling = "name => document.getElementById(name).shadowRoot.textContent.includes('Qualitor')"
    assert not page.evaluate(filling, "duas_midias_no_painel")
