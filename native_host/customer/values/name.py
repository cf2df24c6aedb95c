"""Names of persons and companies: one reader for what is typed, shown, certified, labelled or pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from native_host.customer.values.company_runs import ARTICLES, Run, is_form, split
from native_host.customer.values.issues import issue
from native_host.customer.values.look_alikes import in_one_script, plain
from native_host.customer.values.match import Match, Value
from native_host.customer.values.name_runs import runs_of
from native_host.customer.values.name_tokens import Joint, tokens_of
from native_host.customer.values.name_traits import LONGER, SHORTER, Line, is_offered, traits_of
from native_host.latin1 import lost
from native_host.protocol.messages import CustomerKey, Issue

_PARTICLES = frozenset({"da", "das", "de", "di", "do", "dos", "del", "e", "von", "van"})
_WORD = re.compile(r"[^\W\d_]+")
_COMPANY = re.compile(
    r"(?i:\b(?:ltda|eireli|epp|s/a|s\.a\.?|cia|slu|associação|cooperativa|sindicato|condomínio)(?!\w))"
    r"|\b(?:ME|MEI|SA|SS)$|&"
)
"""Words of companies: their names hold abbreviations, which are left as they are."""
_MIN_LETTERS = 2
_LETTERS_SHOWN = 3
"""Letters that the sentence names; the agent sees from one that it is another script."""
_ABBREVIATED = frozenset({"ltda", "cia", "epp", "s.a"})
_GOES_ON = re.compile(r"\s{0,3}[(,;/–-]|\s{1,3}[a-z]")
_EDGES = " \t\n,;:|\"'_=·•-–—"

_CODE_BEFORE = re.compile(r"\s{0,4}(\d{1,4}\s?)$")
"""`3M do Brasil Ltda`, `99 Tecnologia Ltda`; or a code in front of the name."""
_ROOT_BEFORE = re.compile(r"(?<!\S)(?:\d\d\.?\d{3}\.?\d{3}|\d{1,2}[ºª°]) $")
"""`57.831.418 Ana Souza`: who is a company alone is called so, by its CNPJ's root; `2º Tabelionato`."""
_CODE_CHARS, _ROOT_CHARS = 10, 11
_SMALL_MAX = 4
"""Letters of words that a company's name has in small letters: `Tudo para Festas`."""
_CERTAIN = {"whole_stretch", "company_form", "given_1000", "given_100k"}
"""With these no longer name is looked for in a line."""
_WHOLE_MAX = 8
"""Words of a line that is taken for a name although no word of it is known for one."""


def parse(written: str) -> Value:
    """Read one value that is a name, whatever its words are: nothing but what stands around it is cut.

    Returns:
        The name with single blanks; without a value and with the issue `name_none` if it can be none,
        `name_letters` if a ticket's character set has nothing near for a letter of it.
    """
    name = " ".join(written.split()).strip(_EDGES)
    if "@" in name or sum(map(str.isalpha, name)) < _MIN_LETTERS:
        none = (issue("name_none"),) if plain(written).strip() else ()
        return Value(CustomerKey.NAME, None, "", none)
    return _value(name, [issue("name_one_word")] if " " not in name else [])


def display(name: str) -> str:
    """Return `MARIA DA SILVA` and `maria da silva` as `Maria da Silva`; anything else as it is."""
    if not (name.isupper() or name.islower()) or is_company(name):
        return name
    return _WORD.sub(_as_written, name.lower())


def is_company(name: str) -> bool:
    """Whether the name has the signs of a company's."""
    return _COMPANY.search(name) is not None


def _as_written(match: re.Match[str]) -> str:
    word = match[0]
    initial = match.string.startswith(".", match.end())
    return word if match.start() > 0 and word in _PARTICLES and not initial else word[0].upper() + word[1:]


def scan(text: str, *, named: bool = False, whole: bool = False) -> list[Match]:
    """Return every run of words that may be a person's or a company's name, in the text's order.

    A run ends at a sign, or where by the tables a word stands that no name has. Where its end or its
    beginning cannot be told both readings are returned, the longer one first.

    Args:
        named: behind a label for names, or alone in a line: with all of it an article may be a company's.
        whole: behind its sign: a company is all that stands there, whatever its words are.

    Traits (`name_words.toml` holds the words):
        given_100k, given_1000, given_rare: so many people bear the first word as a given name (rare: 200).
        second_given: another word is a given name of 1,000 bearers or more.
        surname: the last word is one of the commonest surnames, or `Filho`, `Jr.`
        single_word, two_words, many_words (5 and more; else there are three or four), particles not counted.
        title_case, all_caps, small_letters: how all its words are written, particles aside.
        company_form: it ends with a legal form.
        company_word: a word tells what the company is or does; or it has `&`.
        common_word: it holds a word that is rather no name. unknown_word: it holds one that no table has.
        nameless: no word of it is known from people's or companies' names.
        particle: `da`, `e`.
        whole_stretch: nothing else stands in its line but titles, articles and signs.
        begins_stretch: no word stands before it.
        touches_number: a number of seven digits or more stands beside it, at most with its label between.
        touches_mail: an address stands behind it.
        title_before: `Sr.`, `Dona`.
        introduction_before, greeting_before, closing_before, somebody_else_before: `sou o`, `bom dia`, `att`,
            `falar com`.
        place: it is or may be a city, a street, a saint's.
        look_alike: it is written with letters of another script that look like ours.
        longer, shorter: of two readings of one run.
    """
    found: list[Match] = []
    offset = 0
    for text_of_line in text.split("\n"):
        if tokens := tokens_of(text_of_line):
            found += _in_line(Line(text_of_line, tokens), offset, named=named, whole=whole)
        offset += len(text_of_line) + 1
    return found


def _in_line(line: Line, offset: int, *, named: bool, whole: bool) -> list[Match]:
    found: list[Match] = []
    if whole and _is_all_named(line):
        whole_line = (0, len(line.tokens))
        return [_match(line, offset, whole_line, 0, traits_of(line, *whole_line, company=False))]
    company = _company_end(line) if whole else 0
    if company:
        traits = traits_of(line, 0, company, company=is_form(line.tokens, company - 1))
        found.append(_match(line, offset, (0, company), _code_before(line, 0), traits))
    for run in runs_of(line.tokens):
        for begin, end, code, trait in _readings(line, run, named=named) if run.begin >= company else ():
            words = [token.word for token in line.tokens[begin:end] if not token.word.particle]
            if len(words) == 1 and not (begin or words[0].given):
                continue  # nothing in front may tell that this word is a name; most runs are such ones
            traits = traits_of(line, begin, end, company=run.company)
            if is_offered(words, traits):
                found.append(_match(line, offset, (begin, end), code, {*traits, *trait}))
    if (
        2 <= len(line.tokens) <= _WHOLE_MAX
        and not any(one.traits & _CERTAIN for one in found)
        and _is_name_like(line)
    ):
        run_of_all = (0, len(line.tokens))
        return [_match(line, offset, run_of_all, 0, traits_of(line, *run_of_all, company=False))]
    return found


def _is_all_named(line: Line) -> bool:
    """Whether a person's name is all that stands in the line, with a word in it that is rather none."""
    words = [token.word for token in line.tokens if not token.word.particle]
    return (
        1 < len(words) <= _WHOLE_MAX
        and words[0].given
        and any(word.stop for word in words)
        and not any(word.small or word.never or word.title or word.business or word.form for word in words)
        and all(word.named or not (word.stop or word.common) for word in words)
        and line.is_whole(0, len(line.tokens))
    )


def _company_end(line: Line) -> int:
    """Return the word behind the company with which a line begins, by its form or its capitals; 0 if none."""
    tokens = line.tokens
    first = tokens[0].word
    if first.small or first.title or line.text[: tokens[0].start].strip(" 0123456789"):
        return 0
    end = next((at for at in range(1, len(tokens)) if not tokens[at].joint), len(tokens))
    form = next((at for at in range(1, end) if is_form(tokens, at)), 0)
    if form:
        end = next((at for at in range(form + 1, end) if not is_form(tokens, at)), end)
        return end if split(tokens, 0, form) is None else 0
    words = [token.word for token in tokens[:end]]
    small = any(word.small and len(word.plain) > _SMALL_MAX for word in words)
    business = next((at for at, word in enumerate(words) if word.business), 0)
    of_person = first.given and (not business or words[business - 1].particle)  # `Ana Souza da Padaria Sol`
    if small or words[-1].small or of_person or not any(word.business for word in words):
        return 0
    return end


def _code_before(line: Line, begin: int) -> int:
    """Return how many signs of a number go before a company: `3M do Brasil Ltda`."""
    place = line.tokens[begin].start
    match = _CODE_BEFORE.match(line.text[:place]) if place <= _CODE_CHARS else None
    return len(match[1]) if match else 0


def _readings(line: Line, run: Run, *, named: bool) -> Iterator[tuple[int, int, int, tuple[str, ...]]]:
    """Yield each reading: first word, end, how many signs of a code go before it, which of several it is."""
    begin, end, code = run.begin, run.end, 0
    tokens = line.tokens
    first = tokens[begin].word
    business = run.company or any(token.word.business for token in tokens[begin:end])
    article = named and line.is_whole(begin, end)
    ahead = tokens[begin - 1].word if begin and tokens[begin].joint and line.is_led(begin) else None
    if ahead and (business if ahead.title else article and not first.given):
        begin -= 1
    elif run.company:
        code = _code_before(line, begin)
        begin += begin == 0 and not article and tokens[0].word.plain in ARTICLES  # it begins a sentence
    elif root := _ROOT_BEFORE.search(line.text[: tokens[begin].start][-_ROOT_CHARS:]):
        code = len(root[0])
    least = (run.begin_least, run.end_least)
    alone = not (run.company or code) and begin == run.begin and line.is_whole(begin, end)
    if ((begin, end) == least and not code) or alone:
        yield begin, end, 0, ()
        return
    yield begin, end, code, (LONGER,)
    yield *least, 0, (SHORTER,)


def _is_name_like(line: Line) -> bool:
    """Whether a line is nothing but words with capitals, or but unknown ones, as rare names are."""
    if not line.is_whole(0, len(line.tokens)) or any(token.joint < Joint.AND for token in line.tokens[1:]):
        return False
    words = [token.word for token in line.tokens if not token.word.particle]
    if len(words) < 2 or words[0].never or all(word.stop for word in words):
        return False
    if any(word.stop for word in words) and not any(word.business for word in words):
        return False
    if any(word.small for word in words):
        return not any(word.stop or word.common or not word.small for word in words)
    return not any(word.never for word in words)


def _match(line: Line, offset: int, run: tuple[int, int], code: int, traits: set[str]) -> Match:
    start, end = line.tokens[run[0]].start - code, line.tokens[run[1] - 1].end
    last = line.tokens[run[1] - 1].word
    if line.text.startswith(".", end) and _keeps_its_dot(line, run, last.plain, end + 1):
        end += 1
    read = _value(" ".join(line.text[start:end].split()), [])
    if read.issues:
        traits.add("look_alike")
    return Match(offset + start, offset + end, read, frozenset(traits))


def _keeps_its_dot(line: Line, run: tuple[int, int], last: str, behind: int) -> bool:
    """Whether a dot behind a name's last word belongs to it, and ends no sentence."""
    if len(last) == 1 or last == "jr":
        return True
    if last not in _ABBREVIATED:
        return False
    rest = line.text[behind:]
    return _GOES_ON.match(rest) is not None or (not rest.strip() and run[0] == 0)


def _value(name: str, issues: list[Issue]) -> Value:
    latin = in_one_script(name)
    if foreign := lost(latin):
        letters = ", ".join(foreign[:_LETTERS_SHOWN])
        return Value(CustomerKey.NAME, None, name, (issue("name_letters", letters=letters),))
    if latin != name:
        issues = [*issues, issue("look_alike_letter")]
    return Value(CustomerKey.NAME, latin, display(latin), tuple(issues))
