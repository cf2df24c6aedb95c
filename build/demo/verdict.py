"""Compares what the page shows with what the procedure demands, field by field."""

from __future__ import annotations

from collections.abc import Mapping

from tests.support.agent import Caller
from tests.support.procedure import CLASSIFICATION, DESCRIPTION, SOLUTION_NAMES


class Verdict:
    """The comparison for one ticket."""

    def __init__(self, shown: Mapping[str, str], caller: Caller, answers: Mapping[str, str]) -> None:
        """Compare `shown` (field key → what the page shows) with procedure, customer's record and answers."""
        expected = {
            **CLASSIFICATION,
            "descricao": DESCRIPTION,
            "cliente": caller.client,
            "contato": caller.contact,
            "nome": caller.name,
            "telefone": caller.phones,
            "cpf_cnpj": caller.document,
            **answers,
        }
        self._rows = [(key, shown[key], shown[key] == value) for key, value in expected.items()]
        solution = shown["solucao"]
        self._rows.append(("solucao", solution, all(name in solution for name in SOLUTION_NAMES)))

    @property
    def all_right(self) -> bool:
        """Whether every field is right."""
        return all(right for _, _, right in self._rows)

    def table(self) -> str:
        """Return a line per field: right or wrong, its key, what the page shows."""
        lines = []
        for key, value, right in self._rows:
            first, *more = value.splitlines() or [""]
            lines.append(f"  {'✓' if right else '✗'} {key:<20} {first}")
            lines += [f"    {'':<20} {line}" for line in more]
        return "\n".join(lines)
