/** Fields that the agent teaches, and the structure of the page. */

import type { CardState } from "../../../../extension/src/card/state";
import { titles } from "./plan";
import { ticket } from "./token";

export const TEACHING: Record<string, CardState> = {
  ensinar_qual: {
    ...ticket,
    teaching: { kind: "choosing", fields: titles.map(([key, title]) => ({ key, title })) },
  },
  ensinar_apontar: { ...ticket, teaching: { kind: "pointing", key: "localidade", title: "Localidade" } },
  ensinado: {
    ...ticket,
    teaching: { kind: "taught", key: "localidade", title: "Localidade", label: "Praça de atendimento" },
  },
  ensinar_incerto: { ...ticket, teaching: { kind: "unsure", key: "nome", title: "Nome" } },
  estrutura: { ...ticket, structure: "copied" },
};
