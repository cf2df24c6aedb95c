/** What follows SALVAR. */

import { type CardState, initialState } from "../../../../extension/src/card/state";
import { blank, known } from "./media";
import { done, plan } from "./plan";
import { ticket } from "./token";

const saved: CardState = { ...ticket, ticketNumber: "20251", page: "existing_ticket" };

export const SAVING: Record<string, CardState> = {
  nao_salvo: {
    ...ticket,
    work: done(),
    saved: {
      kind: "refused",
      fields: [
        { name: "E-mail", key: "email" },
        { name: "Campo da casa", key: null },
      ],
    },
  },
  salvo_sem_numero: {
    ...saved,
    saved: { kind: "saved", message: plan.customer_message, numbers: [], chosen: null },
  },
  salvo_em_janela_fechada: {
    ...initialState("elsewhere"),
    reading: known(blank),
    saved: { kind: "saved", message: plan.customer_message, numbers: [], chosen: null },
  },
  salvo: {
    ...saved,
    saved: {
      kind: "saved",
      message: "Sua solicitação foi encaminhada sob o número {numero}. O retorno vem em até 24 horas.",
      numbers: ["20252"],
      chosen: "20252",
    },
  },
};
