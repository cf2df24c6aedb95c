/** The card where it is small, in the side panel, or on a page that shows no ticket. */

import { type CardState, initialState } from "../../../../extension/src/card/state";
import { blank, full, known } from "./media";
import { guidance } from "./plan";
import { ticket } from "./token";

const elsewhere: CardState = { ...initialState("elsewhere"), reading: known(blank) };

export const PLACES: Record<string, CardState> = {
  painel_lateral: { ...initialState("panel"), reading: known(full), guidance },
  recolhido: { ...ticket, collapsed: true },
  outra_pagina: elsewhere,
  tela_de_entrada: { ...elsewhere, page: "login" },
  lista: { ...elsewhere, page: "list" },
  negado: { ...elsewhere, page: "denied" },
  solicitante: { ...elsewhere, page: "qform" },
  varios_chamados: {
    ...elsewhere,
    tickets: [
      { documentId: "a", number: null, openedAt: 1763837100000 },
      { documentId: "b", number: "20249", openedAt: 1763836100000 },
    ],
  },
};
