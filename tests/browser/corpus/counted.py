"""What fills come to, family by family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.browser.corpus.outcome import Outcome
from tests.pages.families.look_alikes import GROUP


@dataclass
class Counts:
    """The pages of a family, or all.

    Attributes:
        recognised: pages that one click fills without a second question.
        filled: pages that hold everything, and nothing wrong.
        fields: that have a control on their page.
        hits: of these, those that were filled right.
        statuses: how the engine says that the others ended.
        wrong: controls that hold what they must not, reports that say what is not so.
        changed: of the wrong ones, controls that no step names.
        left: what an undo left and did not say.
        filled_s: seconds that the fills took together.
        broken: pages on which a fill or an undo came to no end.
    """

    pages: int = 0
    recognised: int = 0
    filled: int = 0
    fields: int = 0
    hits: int = 0
    wrong: int = 0
    changed: int = 0
    left: int = 0
    broken: int = 0
    filled_s: float = 0.0
    statuses: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count a page."""
        hits = len(outcome.hits & outcome.fields)
        self.pages += 1
        self.recognised += outcome.recognised
        self.filled += hits == len(outcome.fields) and not outcome.wrong
        self.fields += len(outcome.fields)
        self.hits += hits
        self.wrong += len(outcome.wrong)
        self.changed += len(outcome.changed)
        self.left += len(outcome.left)
        self.broken += bool(outcome.broken)
        self.filled_s += outcome.filled_s
        self.statuses.update(outcome.misses.values())

    @property
    def recall(self) -> float:
        """Percent of the fields; 100 where there are none."""
        return 100 * self.hits / self.fields if self.fields else 100.0


_HEAD = f"{'family':26} recall fields wrong chgd left  click     s  misses"


def counted(outcomes: Iterable[Outcome]) -> dict[str, Counts]:
    """Return what each family came to, in the order of their first pages."""
    found: dict[str, Counts] = {}
    for outcome in outcomes:
        found.setdefault(outcome.group, Counts()).add(outcome)
    return found


def total(outcomes: Iterable[Outcome]) -> Counts:
    """Return what all pages came to together."""
    found = Counts()
    for outcome in outcomes:
        found.add(outcome)
    return found


def tables(outcomes: list[Outcome]) -> list[str]:
    """Return the lines of two tables: families, worst first, and pages that are no ticket."""
    tickets = [outcome for outcome in outcomes if not outcome.group.startswith(GROUP)]
    others = [outcome for outcome in outcomes if outcome.group.startswith(GROUP)]
    lines = []
    if tickets:
        lines.append(_HEAD)
        rows = sorted(counted(tickets).items(), key=lambda row: row[1].recall)
        lines += [_row(name, counts) for name, counts in [*rows, ("all", total(tickets))]]
    if others:
        lines.append(f"{'no ticket':26}{'changed on the click':>21}{'  if tried all the same'}")
        lines += [_other(name, [one for one in others if one.group == name]) for name in counted(others)]
    return lines


def _row(name: str, counts: Counts) -> str:
    misses = ", ".join(f"{status} {count}" for status, count in counts.statuses.most_common())
    broken = f", {counts.broken} broken" if counts.broken else ""
    return (
        f"{name:26}{counts.recall:7.1f}{counts.fields:7}{counts.wrong:6}{counts.changed:5}{counts.left:5}"
        f"{f'{counts.recognised}/{counts.pages}':>7}"
        f"{counts.filled_s / counts.pages:6.1f}  {misses}{broken}"
    )


def _other(name: str, pages: list[Outcome]) -> str:
    on_click = sum(len(one.changed) for one in pages if one.recognised)
    return f"{name.removeprefix(GROUP):26}{on_click:21}{sum(len(one.changed) for one in pages):23}"
