/** What the card says of the token, before anything is filled. */

import { type CardState, initialState } from "../../../../extension/src/card/state";
import { failure } from "../../../../extension/src/shared/failure";
import { blank, doubted, driverFailed, full, known, noToken, slow } from "./media";

/** A ticket with a blank token beside it: what most states begin with. */
export const ticket: CardState = { ...initialState("ticket"), reading: known(blank) };

export const TOKEN: Record<string, CardState> = {
  lendo: initialState("ticket"),
  provisoria: { ...ticket, reading: { kind: "provisional", media: [{ ...blank, confirmed: false }] } },
  em_branco: ticket,
  em_branco_no_painel: { ...initialState("panel"), reading: known(blank) },
  nao_confirmada: { ...ticket, reading: known(doubted) },
  nao_confirmada_no_painel: { ...initialState("panel"), reading: known(doubted) },
  nao_confirmada_recolhida: { ...ticket, reading: known(doubted), collapsed: true },
  duas_midias: { ...ticket, reading: known(blank, full) },
  duas_midias_no_painel: { ...initialState("panel"), reading: known(blank, full) },
  duas_midias_recolhida: { ...ticket, reading: known(blank, full), collapsed: true },
  sem_tempo: { ...ticket, reading: known(slow) },
  lendo_sem_tempo: { ...ticket, reading: { kind: "provisional", media: [slow] } },
  sem_midia: { ...ticket, reading: known(noToken) },
  driver_falhou: { ...ticket, reading: known(driverFailed) },
  host_ausente: {
    ...ticket,
    reading: {
      kind: "failed",
      failure: failure("host_missing", "Specified native messaging host not found."),
    },
  },
  outro_computador: {
    ...ticket,
    pastedReading: { media: [{ ...blank, elsewhere: true }], readAt: "2026-11-20T14:05:09-03:00" },
  },
  acesso_remoto: {
    ...ticket,
    reading: {
      kind: "known",
      result: { media: [blank], read_at: "2025-11-22T16:00:00-03:00", elapsed_ms: 700, remote_session: true },
    },
  },
};
