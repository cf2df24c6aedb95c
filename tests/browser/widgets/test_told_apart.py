"""Options and labels that stand otherwise than where they are read: in slots, under titles, twice."""

from __future__ import annotations

import pytest

from tests.browser.widgets.conftest import Show

CITIES = ("Canoas", "Porto Alegre", "Torres")


def slotted(options: str, inside: str = "<slot></slot>") -> tuple[str, str]:
    """Return a component whose list shows what was put into its slot, and its script."""
    shadow = (
        "<input readonly role=combobox aria-haspopup=listbox aria-controls=l aria-expanded=false>"
        f"<div id=l role=listbox style='display: none'>{inside}</div>"
    )
    return (
        f"<x-combo id=x>{options}</x-combo>",
        f"""const root = x.attachShadow({{ mode: 'open' }}); root.innerHTML = `{shadow}`;
        const [input, list] = [root.querySelector('input'), root.getElementById('l')];
        const open = (is) => {{ list.style.display = is ? 'block' : 'none';
        input.setAttribute('aria-expanded', is) }};
        input.onclick = () => open(true);
        x.addEventListener('click', (event) => {{ const at = event.composedPath().find((one) =>
        one.dataset?.city); if (at) {{ input.value = at.dataset.city; open(false) }} }});""",
    )


def options(tag: str, role: str = "role=option") -> str:
    """Return the cities as options."""
    return "".join(f"<{tag} {role} data-city='{city}'>{city}</{tag}>" for city in CITIES)


SLOTTED = {
    "elements of the component's own": slotted(options("x-option")),
    "items of a list": slotted(options("li", "")),
    "options in a group": slotted(f"<div>{options('div')}</div>"),
    "a slot in a box": slotted(options("x-option"), "<div><div><slot></slot></div></div>"),
}


@pytest.mark.parametrize("name", SLOTTED)
def test_an_option_that_was_put_into_a_lists_slot_is_chosen(show: Show, name: str) -> None:
    markup, script = SLOTTED[name]
    form = show(markup, script=script)
    assert form.status("Porto Alegre") == "filled"
    assert form.js("input.value") == "Porto Alegre"


def cards(inside: str) -> str:
    """Return radio buttons whose labels say more than a title."""
    return "".join(
        f"<label style='display: inline-block'><input type=radio name=r value={value}>"
        f"{inside.format(title, remark)}</label>"
        for value, title, remark in (
            (1, "Canoas", "Perto de Porto Alegre"),
            (2, "Porto Alegre", "A capital"),
            (3, "Torres", "No mar"),
        )
    )


TITLED = {
    "two blocks": cards("<div><b>{}</b></div><div>{}</div>"),
    "a remark in a block of its own": cards("<b>{}</b><small style='display: block'>{}</small>"),
    "a remark behind a break": cards("<span>{}</span><br><small>{}</small>"),
}


@pytest.mark.parametrize("name", TITLED)
def test_a_radio_button_is_known_by_its_title(show: Show, name: str) -> None:
    form = show(f"<fieldset><legend>Cidade</legend>{TITLED[name]}</fieldset>")
    assert form.status("Porto Alegre") == "filled"
    assert form.js("document.querySelector('[name=r]:checked').value") == "2"
    assert form.undo() == []


def test_of_two_buttons_of_one_title_none_is_pressed(show: Show) -> None:
    twice = TITLED["two blocks"].replace("Canoas", "Porto Alegre")
    form = show(f"<fieldset><legend>Cidade</legend>{twice}</fieldset>")
    assert form.status("Porto Alegre") == "no_such_option"
    assert form.js("document.querySelector('[name=r]:checked')") is None


COPY = "<label {} style='position: absolute; left: 8px; top: {}'>Cidade</label>"
FLOATING = {
    "the copy first": COPY.format("aria-hidden=true class=copy", 0) + COPY.format("for=a class=own", "16px"),
    "the copy behind": COPY.format("for=a class=own", "16px") + COPY.format("aria-hidden=true class=copy", 0),
    "both over the input": COPY.format("aria-hidden=true class=copy", "14px")
    + COPY.format("for=a class=own", "14px"),
}


@pytest.mark.parametrize("name", FLOATING)
@pytest.mark.parametrize("typed", ["", "readonly"])
def test_a_label_that_floats_twice_is_not_what_is_chosen(show: Show, name: str, typed: str) -> None:
    form = show(
        f"""<style>.own {{ visibility: visible }} .copy {{ visibility: hidden }}
        .v.active .own {{ visibility: hidden }} .v.active .copy {{ visibility: visible }}</style>
        <div class='v v-select' id=v style='position: relative; padding-top: 16px'>{FLOATING[name]}
        <div class='v-input' id=box style='display: flex'><input id=a size=1 role=combobox
        aria-haspopup=listbox aria-expanded=false {typed}></div></div>""",
        script=f"""a.onclick = () => {{ if (document.getElementById('l')) return;
        document.body.insertAdjacentHTML('beforeend', `<div role=listbox id=l>{options("div")}</div>`);
        a.setAttribute('aria-expanded', true); v.classList.add('active');
        l.onclick = (event) => {{ box.querySelector('.v-select__selection')?.remove();
        box.insertAdjacentHTML('afterbegin', '<div class=v-select__selection><span></span></div>');
        box.querySelector('span').textContent = event.target.dataset.city; a.value = '';
        l.remove(); a.setAttribute('aria-expanded', false) }} }};""",
    )
    assert form.status("Porto Alegre") == "filled"
    assert form.js("box.textContent.trim()") == "Porto Alegre"
    assert form.status("Porto Alegre") == "already_right"
