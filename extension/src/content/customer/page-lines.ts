import type { CustomerSource, LineKey, Offer } from "../../card/customer/customer";
import type { Candidate, EscalationPlanParams, FillPlan, Step } from "../../generated/protocol";
import { CUSTOMER_VALUE_MAX } from "../../shared/constants";
import type { WorkerLink } from "../../shared/worker-link";

/** What page and certificate say of the customer. */
export interface PageLines {
  offers: readonly Offer[];
  /** Which field of the page a line belongs to. */
  fields: ReadonlyMap<LineKey, string>;
}

const NOTHING: PageLines = { offers: [], fields: new Map() };

/** Sources of a step that are not the agent's. */
const SOURCES: Partial<Record<Step["source"], CustomerSource>> = { page: "page", token: "certificate" };

/** Which lines a recognised value can belong to. */
const LINES_OF: Record<Candidate["key"], readonly LineKey[]> = {
  name: ["name"],
  cpf: ["document"],
  cnpj: ["document"],
  phone: ["phone_1", "phone_2"],
  email: ["email"],
  protocol: ["protocol"],
};

/**
 * Asks the host what a plan would put into the ticket if the agent gave nothing, and which of it is the customer's: which field
 * is filled from where is the procedure's to know. `preview` is null while no token was read.
 */
export async function readPageLines(
  preview: () => EscalationPlanParams | null,
  link: WorkerLink,
): Promise<PageLines> {
  const params = preview();
  if (!params) return NOTHING;
  const { steps } = await planOf(params, link);
  const found = await Promise.all(steps.map((step) => readStep(step, link)));
  const fields = new Map<LineKey, string>();
  for (const { field, lines } of found) for (const line of lines) fields.set(line, field);
  return { offers: found.flatMap(({ offers }) => offers), fields };
}

/** The plan; where several procedures could be meant, the first speaks for all: the page says the same beside each. */
async function planOf(params: EscalationPlanParams, link: WorkerLink): Promise<FillPlan> {
  const plan = await link.askHost("escalation.plan", params);
  const [first] = plan.choices ?? []; // a host of an earlier version names none
  return first ? link.askHost("escalation.plan", { ...params, sop: first.id }) : plan;
}

async function readStep({ key, title, value, source }: Step, link: WorkerLink) {
  const nothing = { field: key, lines: [] as LineKey[], offers: [] as Offer[] };
  const from = SOURCES[source];
  if (!from || !value || value.length > CUSTOMER_VALUE_MAX || value.includes("\n")) return nothing;
  const { candidates } = await link.askHost("customer.parse", { text: `${title}: ${value}` });
  const offers = candidates.map(({ key: kind, display, confidence, issues }): Offer => {
    const line = kind === "cpf" || kind === "cnpj" ? "document" : kind;
    return { line, display, source: from, confidence, issues, person: 0 };
  });
  return { field: key, lines: candidates.flatMap(({ key: kind }) => LINES_OF[kind]), offers };
}
