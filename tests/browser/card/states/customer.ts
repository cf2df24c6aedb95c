/** A made-up customer's data, as pasted text, the page and the agent gave them. */

import { type CustomerState, NO_CUSTOMER, NO_LINES } from "../../../../extension/src/card/customer/customer";
import { line, offer } from "../../../../extension/src/test-support/customer";

export const collected: CustomerState = {
  ...NO_CUSTOMER,
  open: true,
  lines: {
    name: line("Padaria Aurora Ltda", "page"),
    document: line("11.222.333/0001-81", "page"),
    phone_1: line("(51) 3333-4444"),
    phone_2: line("(51) 99999-8888"),
    email: line("contato.atual@padariaaurora.example.com"),
    protocol: line("2026112200417", "typed"),
  },
};

export const differing: CustomerState = {
  ...NO_CUSTOMER,
  open: true,
  offers: [
    offer("name", "Padaria Aurora Ltda", { source: "page" }),
    offer("name", "Maria Aparecida da Silva"),
    offer("email", "maria@aurora.example", { confidence: "unsure" }),
  ],
  lines: {
    ...NO_LINES,
    document: {
      ...line("111.222.333-44", "typed"),
      issues: [{ code: "check_digits", message: "Este CPF não existe: confira os dígitos." }],
    },
    phone_1: line("(51) 3333-4444"),
    phone_2: {
      ...line("51 3333 4444", "typed"),
      issues: [
        { code: "same_phone", message: "É o mesmo número do telefone 1. São pedidos dois diferentes." },
      ],
    },
  },
  failure: null,
};

export const severalPeople: CustomerState = {
  ...NO_CUSTOMER,
  open: true,
  people: [
    { person: 0, name: "Maria Aparecida da Silva" },
    { person: 1, name: "" },
  ],
};
