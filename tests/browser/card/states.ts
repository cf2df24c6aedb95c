/** Made-up states of the card, one for each thing it can say. */

import { type CardState, initialState, SESSION_EXPIRED } from "../../../extension/src/card/state";
import type { CustomerState, Offer } from "../../../extension/src/card/customer/customer";
import { NO_CUSTOMER, NO_LINES } from "../../../extension/src/card/customer/customer";
import type { FillPlan, Medium, Missing, Step, StepReport } from "../../../extension/src/generated/protocol";
import { failure } from "../../../extension/src/shared/failure";

const blank: Medium = {
  state: "blank",
  confirmed: true,
  module: "/usr/lib/libaetpkss.so.3",
  driver: { product: "SafeSign", description: "", manufacturer: "A.E.T. Europe B.V.", version: "3.8" },
  reader: "G&D StarSign CUT S 00 00",
  token: {
    label: "TOKEN",
    manufacturer: "A.E.T. Europe B.V.",
    model: "StarSign CUT S",
    serial: "0123456789ABCDEF",
  },
  pin: { initialized: true, count_low: false, final_try: false, locked: false, to_be_changed: false },
  objects: { certificates: 0, public_keys: 0, private_keys: 0, data: 0, other: 0 },
  certificates: [],
  evidence: [
    "A mídia está inicializada e tem PIN do usuário.",
    "Nenhum certificado, nenhuma chave pública e nenhuma cadeia foram encontrados.",
    "Duas leituras com 500 ms de intervalo deram o mesmo resultado.",
  ],
  hint: "Abra o chamado para o Relacionamento.",
  title: "Mídia em branco",
  code: null,
  read_at: "2026-11-22T16:00:00-03:00",
  card: null,
  spare: false,
  elsewhere: false,
  seen_before: null,
};

const full: Medium = {
  ...blank,
  state: "operational",
  title: "Token operacional",
  hint: "O token tem certificado válido. Veja no site do cliente por que ele não é aceito.",
  reader: "SafeNet eToken 5110 00 01",
  token: { label: "eToken", manufacturer: "SafeNet, Inc.", model: "eToken", serial: "02a4b6c8" },
  driver: { product: "SafeNet (SAC)", description: "", manufacturer: "", version: "10.8" },
};

const noToken: Medium = {
  ...blank,
  state: "no_token",
  title: "Leitora sem mídia",
  hint: "Coloque o token ou cartão e clique em “Ler de novo”.",
  token: null,
  evidence: ["A leitora está vazia."],
};

const driverFailed: Medium = {
  ...noToken,
  state: "driver_failed",
  title: "O driver não respondeu",
  hint: "Desconecte o token, conecte-o de novo e clique em “Ler de novo”.",
  reader: null,
  code: "driver_timeout",
};

const titles: [key: string, title: string, value: string][] = [
  ["cliente", "Cliente", "1001"],
  ["contato", "Contato", "Maria da Silva"],
  ["tipo", "Tipo", "Suporte Técnico"],
  ["categoria1", "Categoria 1", "SUP - Certificado Digital"],
  ["categoria2", "Categoria 2", "Cartão"],
  ["categoria3", "Categoria 3", "Em branco"],
  ["localidade", "Localidade", "Porto Alegre"],
  ["prioridade", "Prioridade", "Baixa"],
  ["origem", "Origem", "Telefone"],
  ["descricao", "Descrição", "Informa que não consegue utilizar o Certificado Digital."],
  [
    "solucao",
    "Solução",
    "Mídia lida com o driver SafeSign 3.8.\nNenhum certificado.\nNenhuma chave.\nNenhuma cadeia.",
  ],
  ["encaminhar", "Encaminhar", "Relacionamento"],
  ["nome", "Nome", "Maria da Silva"],
  ["cpf_cnpj", "CPF/CNPJ", "11.222.333/0001-81"],
];

const steps: Step[] = titles.map(([key, title, value]) => ({
  key,
  title,
  labels: [title],
  ids: [],
  section: "atendimento",
  control: "text",
  value,
  source: "procedure",
  policy: "set",
  after: [],
  required: true,
}));

const plan: FillPlan = {
  sop: "token_em_branco",
  title: "Certificado Digital: token em branco",
  applies: true,
  reason: "A mídia está em branco.",
  code: null,
  page: {
    id: "qualitor",
    title: "Qualitor",
    detection: { threshold: 1, kinds: 2, signals: [] },
    ticket_number: [],
    busy: [],
    dialog: [],
    states: [],
    saving: { success: "", refused: "", related_tabs: [], related_numbers: [] },
    sections: [],
    fields: [],
  },
  steps,
  missing: [],
  customer_message:
    "Abri uma demanda para o setor de Relacionamento. Eles retornam o contato em até 24 horas.",
  deadline_hours: 24,
  guidance: null,
};

const report = (step: Step, more: Partial<StepReport> = {}): StepReport => ({
  key: step.key,
  title: step.title,
  status: "filled",
  label: step.title,
  wanted: step.value,
  now: step.value ?? "",
  before: "",
  nearest: [],
  candidates: [],
  waited_for: "",
  required: step.required,
  ...more,
});

const missing: Missing[] = [
  { key: "telefone_2", question: "Qual é o segundo telefone?", options: [], evidence: "" },
  { key: "email", question: "Qual é o e-mail atual do cliente?", options: [], evidence: "" },
  {
    key: "midia_reaproveitada",
    question: "A mídia foi reaproveitada?",
    options: ["Sim", "Não"],
    evidence: "Esta mídia não foi lida antes neste computador.",
  },
  {
    key: "midia_safeweb",
    question: "A mídia é da Safeweb?",
    options: ["Sim", "Não"],
    evidence: "Não há certificado que mostre o emissor.",
  },
];

const troubled: Record<string, Partial<StepReport>> = {
  categoria3: { status: "no_such_option", now: "", nearest: ["Em branco (novo)", "Branca"] },
  localidade: { status: "kept", now: "Caxias do Sul", before: "Caxias do Sul" },
  prioridade: { status: "reverted_by_page", now: "Média" },
  nome: { status: "ambiguous", now: "", candidates: ["Nome (contato)", "Nome (dados adicionais)"] },
  encaminhar: { status: "not_reached", now: "", waited_for: "field" },
  origem: { status: "already_right" },
};

const known = (...media: Medium[]): CardState["reading"] => ({
  kind: "known",
  result: { media, read_at: "2025-11-22T16:00:00-03:00", elapsed_ms: 700, remote_session: false },
});

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

const collected: CustomerState = {
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

const differing: CustomerState = {
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
      issues: [{ code: "same_phone", message: "É o mesmo número do telefone 1. São pedidos dois diferentes." }],
    },
  },
  failure: null,
};

const guidance: FillPlan["guidance"] = {
  sop: "token_operacional",
  title: "Token em ordem",
  tell: ["Seu certificado está em ordem e é válido até 01/01/2029.", "O problema está no computador ou no site."],
  do: ["Peça o endereço do site.", "Teste em outro navegador.", "Abra o chamado da categoria do site."],
};

const ticket: CardState = { ...initialState("ticket"), reading: known(blank) };
const elsewhere: CardState = { ...initialState("elsewhere"), reading: known(blank) };

export const STATES: Record<string, CardState> = {
  lendo: initialState("ticket"),
  provisoria: { ...ticket, reading: { kind: "provisional", media: [{ ...blank, confirmed: false }] } },
  em_branco: ticket,
  sem_midia: { ...ticket, reading: known(noToken) },
  driver_falhou: { ...ticket, reading: known(driverFailed) },
  host_ausente: {
    ...ticket,
    reading: {
      kind: "failed",
      failure: failure("host_missing", "Specified native messaging host not found."),
    },
  },
  preparando: { ...ticket, work: { kind: "preparing" } },
  escolher: { ...ticket, reading: known(blank, full), work: { kind: "choosing", media: [blank, full] } },
  recusado: {
    ...ticket,
    reading: known(full),
    work: {
      kind: "refused",
      plan: {
        ...plan,
        applies: false,
        code: "not_blank",
        reason: "O token tem certificado: o procedimento “token em branco” não se aplica.",
      },
    },
  },
  preenchendo: {
    ...ticket,
    work: { kind: "filling", plan, done: steps.slice(0, 5).map((step) => report(step)) },
  },
  pronto: {
    ...ticket,
    ticketNumber: "20251",
    work: {
      kind: "done",
      plan,
      report: {
        sop: plan.sop,
        steps: steps.map((step) => report(step)),
        missing: [],
        stopped: null,
        elapsed_ms: 88,
      },
    },
    undo: { kind: "possible" },
  },
  falta: {
    ...ticket,
    work: {
      kind: "done",
      plan,
      report: {
        sop: plan.sop,
        steps: steps.map((step) => report(step)),
        missing,
        stopped: null,
        elapsed_ms: 88,
      },
    },
    undo: { kind: "possible" },
    missing,
  },
  problemas: {
    ...ticket,
    work: {
      kind: "done",
      plan,
      report: {
        sop: plan.sop,
        steps: steps.map((step) => report(step, troubled[step.key])),
        missing,
        stopped: null,
        elapsed_ms: 88,
      },
    },
    undo: { kind: "possible" },
    missing: missing.slice(0, 2),
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
    work: {
      kind: "done",
      plan,
      report: {
        sop: plan.sop,
        steps: steps.map((step, at) => report(step, at < 8 ? {} : { status: "not_reached", now: "" })),
        missing,
        stopped: SESSION_EXPIRED,
        elapsed_ms: 88,
      },
    },
    undo: { kind: "possible" },
  },
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
  colar_dados: { ...ticket, paste: { what: "customer", busy: false, failure: null } },
  colar_longo: {
    ...ticket,
    paste: { what: "customer", busy: false, failure: failure("paste_too_long") },
  },
  cliente: { ...ticket, customer: collected },
  cliente_diferente: { ...ticket, customer: differing },
  cliente_pessoas: {
    ...ticket,
    customer: {
      ...NO_CUSTOMER,
      open: true,
      people: [
        { person: 0, name: "Maria Aparecida da Silva" },
        { person: 1, name: "" },
      ],
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
  orientacao: {
    ...ticket,
    reading: known(full),
    work: {
      kind: "refused",
      plan: { ...plan, applies: false, code: "not_blank", reason: "O token tem certificado.", guidance },
    },
  },
  nao_salvo: {
    ...ticket,
    work: {
      kind: "done",
      plan,
      report: {
        sop: plan.sop,
        steps: steps.map((step) => report(step)),
        missing: [],
        stopped: null,
        elapsed_ms: 88,
      },
    },
    saved: {
      kind: "refused",
      fields: [
        { name: "E-mail", key: "email" },
        { name: "Campo da casa", key: null },
      ],
    },
  },
  salvo_sem_numero: {
    ...ticket,
    ticketNumber: "20251",
    page: "existing_ticket",
    saved: { kind: "saved", message: plan.customer_message, numbers: [], chosen: null },
  },
  salvo: {
    ...ticket,
    ticketNumber: "20251",
    page: "existing_ticket",
    saved: {
      kind: "saved",
      message: "Sua solicitação foi encaminhada sob o número {numero}. O retorno vem em até 24 horas.",
      numbers: ["20252"],
      chosen: "20252",
    },
  },
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
