/** Fields that the agent teaches, and the structure of the page. */

import type { CardState } from "../../../../extension/src/card/state";
import type { CheckedField, Standing } from "../../../../extension/src/shared/checked";
import { failure } from "../../../../extension/src/shared/failure";
import { titles } from "./plan";
import { ticket } from "./token";

const field = (standing: Standing, more: Partial<CheckedField> = {}): CheckedField => ({
  key: `${standing}_${more.reason ?? ""}`,
  title: "Centro de Custo",
  standing,
  label: "C. Custo :",
  candidates: [],
  ...more,
});

const CHECKED: CheckedField[] = [
  field("ready"),
  field("read_only"),
  field("text"),
  field("ambiguous", { candidates: ["C. Custo (cc_1)", "C. Custo (cc_2)"] }),
  field("none", { reason: "no_label", label: "" }),
  field("none", { reason: "hidden" }),
  field("none", { reason: "no_control" }),
];

export const TEACHING: Record<string, CardState> = {
  ensinar_qual: {
    ...ticket,
    teaching: { kind: "choosing", fields: titles.map(([key, title]) => ({ key, title })) },
  },
  ensinar_apontar: {
    ...ticket,
    teaching: { kind: "pointing", key: "localidade", title: "Localidade", left: 0 },
  },
  ensinado: {
    ...ticket,
    teaching: { kind: "taught", key: "localidade", title: "Localidade", label: "Praça de atendimento" },
  },
  ensinar_incerto: { ...ticket, teaching: { kind: "unsure", key: "nome", title: "Nome" } },
  ensinar_seguido: { ...ticket, teaching: { kind: "pointing", key: "nome", title: "Nome", left: 3 } },
  conferido: { ...ticket, check: { fields: CHECKED, exported: "qualitor.toml", failure: null } },
  conferido_tudo: {
    ...ticket,
    check: { fields: CHECKED.slice(0, 1), exported: null, failure: failure("worker_lost") },
  },
  traduzido: { ...ticket, translated: true },
  interrompido_no_chamado: { ...ticket, interrupted: ["Tipo", "Descrição"] },
  estrutura: { ...ticket, structure: "copied" },
};
