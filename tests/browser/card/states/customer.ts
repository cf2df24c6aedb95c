/** A made-up customer's data, as pasted text, the page and the agent gave them. */

import { type CustomerState, NO_CUSTOMER } from "../../../../extension/src/card/customer/customer";
import type { LineChoice } from "../../../../extension/src/generated/protocol";
import { line, lines } from "../../../../extension/src/test-support/customer";

export const collected: CustomerState = {
  ...NO_CUSTOMER,
  open: true,
  lines: lines(
    line("name", "Padaria Aurora Ltda", "page"),
    line("document", "11.222.333/0001-81", "page"),
    line("phone_1", "(51) 3333-4444"),
    line("phone_2", "(51) 99999-8888"),
    line("email", "contato.atual@padariaaurora.example.com"),
    line("protocol", "2026112200417", "typed"),
  ),
};

const choice = (display: string, more: Partial<LineChoice> = {}): LineChoice => ({
  display,
  source: "pasted",
  confidence: "sure",
  issues: [],
  ...more,
});

const undecided = { usable: false, source: null, confidence: null };

export const differing: CustomerState = {
  ...NO_CUSTOMER,
  open: true,
  lines: lines(
    {
      ...line("name", ""),
      ...undecided,
      open: true,
      choices: [choice("Padaria Aurora Ltda", { source: "page" }), choice("Maria Aparecida da Silva")],
    },
    {
      ...line("email", ""),
      ...undecided,
      choices: [choice("maria@aurora.example", { confidence: "unsure" })],
    },
    {
      ...line("document", "111.222.333-44", "typed"),
      usable: false,
      issues: [{ code: "check_digits", message: "Este CPF não existe: confira os dígitos." }],
    },
    line("phone_1", "(51) 3333-4444"),
    {
      ...line("phone_2", "(51) 3333-4444", "typed"),
      usable: false,
      issues: [{ code: "phone_same", message: "É o mesmo número do primeiro telefone. Peça outro." }],
    },
  ),
};

export const severalPeople: CustomerState = {
  ...NO_CUSTOMER,
  open: true,
  people: [
    { paste: 0, person: 0, name: "Maria Aparecida da Silva" },
    { paste: 0, person: 1, name: "" },
  ],
};
