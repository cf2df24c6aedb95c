"""What the procedure demands, written down from the document itself, not from the product's data.

Field keys are the product's; values are what the saved ticket must show.
"""

from __future__ import annotations

CLASSIFICATION = {
    "tipo": "Suporte Técnico",
    "categoria_1": "SUP - Certificado Digital",
    "categoria_2": "Cartão",
    "categoria_3": "Em branco",
    "localidade": "Porto Alegre",
    "prioridade": "Baixa",
    "origem": "Telefone",
    "encaminhar": "Relacionamento",
}
"""Fixed choices."""

DESCRIPTION = "Informa que não consegue utilizar o Certificado Digital."

ASKED_OF_CUSTOMER = ("email", "protocolo", "midia_reaproveitada", "midia_safeweb")
"""What no page, token or file knows: asked while the customer is on the phone."""

FREE = ("palavra_chave", "complexidade", "animo", "titulo", "sintomas")
"""Shown on the page and left free."""

SOLUTION_NAMES = ("SoftHSM", "certificado", "chave pública", "cadeia", "em branco")
"""What the solution's text must name for a blank SoftHSM2 token."""
