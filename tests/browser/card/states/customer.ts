/** A made-up customer's data, as pasted text, the page and the agent gave them. */

import {
  type CustomerState,
  NO_CUSTOMER,
  NO_LINES,
  type Offer,
} from "../../../../extension/src/card/customer/customer";

const offer = (line: Offer["line"], display: string, more: Partial<Offer> = {}): Offer => ({
  line,
  display,
  source: "pasted",
  confidence: "sure",
  issues: [],
  person: 0,
  ...more,
});
const given = (text: string, source: "pasted" | "typed" | "page" = "pasted") => ({
  text,
  source,
  decided: source === "typed",
  doubtful: false,
  issues: [],
});

export const collected: CustomerState = {
  ...NO_CUSTOMER,
  open: true,
  lines: {
    name: given("Padaria Aurora Ltda", "page"),
    document: given("11.222.333/0001-81", "page"),
    phone_1: given("(51) 3333-4444"),
    phone_2: given("(51) 99999-8888"),
    email: given("contato.atual@padariaaurora.example.com"),
    protocol: given("2026112200417", "typed"),
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
      ...given("111.222.333-44", "typed"),
      issues: [{ code: "check_digits", message: "Este CPF não existe: confira os dígitos." }],
    },
    phone_1: given("(51) 3333-4444"),
    phone_2: {
      ...given("51 3333 4444", "typed"),
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
