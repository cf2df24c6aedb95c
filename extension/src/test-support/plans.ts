/** Plans, their steps and what carrying them out came to, for tests. */

import type {
  FillPlan,
  FillReport,
  Missing,
  PageField,
  PageMap,
  Step,
  StepReport,
} from "../generated/protocol";

/** A step that sets the field `key`, but for what `more` says. */
export function step(key: string, more: Partial<Step> = {}): Step {
  return {
    key,
    title: key.toUpperCase(),
    labels: [key],
    ids: [],
    section: "atendimento",
    control: "text",
    value: "novo",
    source: "procedure",
    policy: "set",
    after: [],
    required: true,
    ...more,
  };
}

/** What carrying `of` out came to: it was filled, but for what `more` says. */
export function stepReport(of: Step, more: Partial<StepReport> = {}): StepReport {
  return {
    key: of.key,
    title: of.title,
    status: "filled",
    label: of.title,
    wanted: of.value,
    now: of.value ?? "",
    before: "",
    nearest: [],
    candidates: [],
    waited_for: "",
    required: of.required,
    changed_by_agent: false,
    ...more,
  };
}

/** Something that the agent is asked for. */
export function missing(key: string, more: Partial<Missing> = {}): Missing {
  return { key, question: `${key}?`, options: [], evidence: "", ...more };
}

/** A field of a page map, with its key as its label. */
export function pageField(key: string, more: Partial<PageField> = {}): PageField {
  return {
    key,
    title: key,
    labels: [key],
    ids: [],
    section: "atendimento",
    control: "text",
    taught: null,
    ...more,
  };
}

/** A page map of these fields. */
export function pageMap(fields: PageField[] = []): PageMap {
  return {
    id: "qualitor",
    title: "Qualitor",
    detection: { threshold: 1, kinds: 2, signals: [], click: null },
    ticket_number: [],
    busy: [],
    dialog: [],
    states: [],
    saving: { success: "", refused: "", related_tabs: [], related_numbers: [] },
    sections: [],
    fields,
  };
}

/** A plan of these steps. */
export function plan(steps: Step[] = [], more: Partial<FillPlan> = {}): FillPlan {
  return {
    sop: "token_em_branco",
    title: "Certificado Digital: token em branco",
    applies: true,
    reason: "A mídia está em branco.",
    code: null,
    steps,
    missing: [],
    customer_message:
      "Abri uma demanda para o setor de Relacionamento. Eles retornam o contato em até 24 horas.",
    guidance: null,
    choices: [],
    problems: [],
    ...more,
  };
}

/** The report of a fill. */
export function fillReport(steps: StepReport[], more: Partial<FillReport> = {}): FillReport {
  return { sop: "token_em_branco", steps, missing: [], stopped: null, elapsed_ms: 88, ...more };
}
