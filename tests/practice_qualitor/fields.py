"""The fixed fields of the ticket page, and which of them must be filled.

Where public sources name an id it is used; where they do not, some ids follow the product's naming law
(`cdlocalidade`, `cdorigem` …) and some say nothing (`vlcampo14`, `cdacao07`), as they may at a tenant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .additional import AdditionalField, fields_for
from .categories import LEVELS, children, leaf_of_path
from .check_digits import is_cpf_or_cnpj


@dataclass(frozen=True)
class Field:
    """A control of the page: its id (which is its name too), its label, whether it must be filled."""

    name: str
    label: str
    required: bool = False


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("cdcliente", "Cliente", required=True),
        Field("cdcontato", "Contato", required=True),
        Field("nmsolicitante", "Nome"),
        Field("nmcargosolicitante", "Cargo"),
        Field("vlcampo14", "Departamento"),
        Field("vlcampo15", "Telefone"),
        Field("vlcampo16", "Centro de Custo"),
        Field("vlcampo18", "Unid. de Negócio"),
        Field("cdtipochamado", "Tipo", required=True),
        Field("cdcategoria1", "Categoria 1", required=True),
        Field("cdcategoria2", "Categoria 2", required=True),
        Field("cdcategoria3", "Categoria 3", required=True),
        Field("cdlocalidade", "Localidade", required=True),
        Field("cdseveridade", "Prioridade", required=True),
        Field("dspalavrachave", "Palavra-chave"),
        Field("cdcomplexidade", "Complexidade"),
        Field("cdanimo", "Ânimo"),
        Field("cdorigem", "Origem"),
        Field("nmtitulochamado", "Título"),
        Field("dschamado", "Descrição", required=True),
        Field("dssintomas", "Sintomas"),
        Field("nmequipe", "Equipe"),
        Field("nmresponsavel", "Responsável"),
        Field("cdacao07", "Encaminhar"),
        Field("dsacaocorretiva", "Solução", required=True),
    )
}

OPENING_FIELDS = frozenset(FIELDS) - {"cdacao07", "dsacaocorretiva"}
"""The fields that are read-only once the ticket exists."""


def path_of(values: Mapping[str, str], suffix: str = "") -> list[str]:
    """Return the chosen codes, kind of ticket first, up to the first empty level."""
    names = [f"cdtipochamado{suffix}", *(f"cdcategoria{suffix}{level}" for level in range(1, LEVELS + 1))]
    path: list[str] = []
    for name in names:
        if not values.get(name):
            break
        path.append(values[name])
    return path


def required_now(path: Sequence[str], extra: Sequence[str]) -> list[Field]:
    """Return the fields that must be filled for this classification, in the order of the page.

    A level of category is required only where the branch has one.
    """
    leaf = leaf_of_path(path)
    required = []
    for field in FIELDS.values():
        if field.name.startswith("cdcategoria"):
            level = int(field.name[-1])
            needed = len(path) < level or bool(children(path[level - 1]))
            if leaf is not None and level >= len(path):
                needed = False
        elif field.name == "cdorigem":
            needed = leaf is not None and leaf.origin_required
        else:
            needed = field.required
        if needed or field.name in extra:
            required.append(field)
    return required


def additional_required(additional: Sequence[AdditionalField], extra: Sequence[str]) -> list[Field]:
    """Return the additional fields that must be filled."""
    return [Field(f.name, f.label, required=True) for f in additional if f.required or f.name in extra]


def missing_fields(values: Mapping[str, str], extra: Sequence[str]) -> list[str]:
    """Return the labels of the required fields that are empty."""
    path = path_of(values)
    additional = fields_for(leaf_of_path(path))
    required = [*required_now(path, extra), *additional_required(additional, extra)]
    return [field.label for field in required if not values.get(field.name, "").strip()]


def invalid_fields(values: Mapping[str, str]) -> list[str]:
    """Return the labels of the CPF/CNPJ fields that hold something else."""
    additional = fields_for(leaf_of_path(path_of(values)))
    return [
        f.label
        for f in additional
        if f.kind == "document" and values.get(f.name) and not is_cpf_or_cnpj(values[f.name])
    ]
