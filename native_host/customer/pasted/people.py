"""Which of several people a value belongs to, by rows, by repeated labels, or by a document in every line."""

from __future__ import annotations

from bisect import bisect_right

from native_host.customer.pasted.finds import Find
from native_host.protocol.messages import CustomerKey

_DOCUMENTS = frozenset({CustomerKey.CPF, CustomerKey.CNPJ})


def divide(finds: list[Find]) -> int:
    """Give each find its person; return how many people there are."""
    if not finds:
        return 0
    rows = sorted({find.piece.row for find in finds} - {0})
    if len(rows) > 1:
        persons = {row: person for person, row in enumerate(rows)}
        for find in finds:
            find.person = persons.get(find.piece.row, 0)
        return len(rows)
    begins = sorted(_by_labels(finds) or _by_lines(finds))
    for find in finds:
        find.person = max(0, bisect_right(begins, find.place) - 1)
    return max(1, len(begins))


def _by_labels(finds: list[Find]) -> list[tuple[int, int]]:
    """Return where each person begins: at the label of a new name, when a new document follows it."""
    names = _first_of_each([find for find in finds if find.key is CustomerKey.NAME and find.identity])
    documents = _first_of_each([find for find in finds if find.key in _DOCUMENTS and find.identity])
    for kind in _DOCUMENTS:
        own = [find for find in documents if find.key is kind]
        if len(names) > 1 and len(own) == len(names):
            if all(name.place < one.place for name, one in zip(names, own, strict=True)):
                return [name.place for name in names]
            if all(one.place < name.place for name, one in zip(names, own, strict=True)):
                return [one.place for one in own]
    return []


def _by_lines(finds: list[Find]) -> list[tuple[int, int]]:
    """Return the beginnings of lines that each hold a name and a document of their own."""
    for kind in _DOCUMENTS:
        lines = [
            find.piece.line.number
            for find in _first_of_each([one for one in finds if one.key is kind and one.identity])
        ]
        named = {find.piece.line.number for find in finds if find.key is CustomerKey.NAME}
        if len(lines) > 1 and len(set(lines)) == len(lines) and named.issuperset(lines):
            return [(line, 0) for line in sorted(lines)]
    return []


def _first_of_each(finds: list[Find]) -> list[Find]:
    """Return the first find of each value, in the text's order."""
    by_value: dict[str, Find] = {}
    for find in sorted(finds, key=lambda one: one.place):
        by_value.setdefault(find.value.casefold(), find)
    return list(by_value.values())
