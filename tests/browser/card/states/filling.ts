/** From the click to the report, and back. */

import { type CardState, SESSION_EXPIRED } from "../../../../extension/src/card/state";
import { failure } from "../../../../extension/src/shared/failure";
import { stepReport } from "../../../../extension/src/test-support/plans";
import { blank, full, known } from "./media";
import {
  asked,
  choosingProcedure,
  done,
  doneWithoutFolder,
  guidance,
  missing,
  notForcible,
  plan,
  refused,
  steps,
  troubled,
} from "./plan";
import { ticket } from "./token";

export const FILLING: Record<string, CardState> = {
  preparando: { ...ticket, work: { kind: "preparing" } },
  escolher: { ...ticket, reading: known(blank, full), work: { kind: "choosing", media: [blank, full] } },
  recusado: {
    ...ticket,
    reading: known(full),
    work: refused("O token tem certificado: o procedimento “token em branco” não se aplica."),
  },
  escolher_procedimento: { ...ticket, work: choosingProcedure },
  sem_procedimento: { ...ticket, reading: known(full), work: notForcible },
  orientacao: { ...ticket, reading: known(full), work: refused("O token tem certificado.", guidance) },
  preenchendo: {
    ...ticket,
    work: { kind: "filling", plan, done: steps.slice(0, 5).map((step) => stepReport(step)) },
  },
  pronto: { ...ticket, ticketNumber: "20251", work: done(), undo: { kind: "possible" } },
  pasta_sem_resposta: { ...ticket, work: doneWithoutFolder(), undo: { kind: "possible" } },
  falta: { ...ticket, work: done(missing), undo: { kind: "possible" }, missing },
  problemas: {
    ...ticket,
    work: done(missing, (step) => troubled[step.key] ?? {}),
    undo: { kind: "possible" },
    missing: [...missing.slice(0, 2), asked],
  },
  falhou: {
    ...ticket,
    work: { kind: "failed", failure: failure("page_failed", "TypeError") },
    undo: { kind: "possible" },
  },
  desfeito: {
    ...ticket,
    undo: {
      kind: "undone",
      restored: 13,
      failed: [{ title: "Contato", reason: "reverted_by_page" }],
    },
  },
  ja_aberto: { ...ticket, page: "existing_ticket", ticketNumber: "48223" },
  janela_de_alteracao: { ...ticket, page: "edit_window", ticketNumber: "48223" },
  sessao_expirada: { ...ticket, page: "login" },
  sessao_expirou_no_meio: {
    ...ticket,
    page: "session_expired",
    work: done(missing, (_, at) => (at < 8 ? {} : { status: "not_reached", now: "" }), SESSION_EXPIRED),
    undo: { kind: "possible" },
  },
};
