/** What the card knows of the customer: a value per line, where it comes from, and what else it could be. */

import type {
  Confidence,
  Customer,
  CustomerCheckResult,
  Issue,
  TypedCustomer,
} from "../../generated/protocol";
import type { Failure } from "../../shared/failure";

export type LineKey = keyof TypedCustomer;

/** In the order in which they are asked on the telephone. */
export const LINES: readonly LineKey[] = ["name", "document", "phone_1", "phone_2", "email", "protocol"];

export type CustomerSource = "page" | "certificate" | "pasted" | "typed";

/** A value that was found somewhere. */
export interface Offer {
  line: "name" | "document" | "phone" | "email" | "protocol";
  display: string;
  source: CustomerSource;
  confidence: Confidence;
  issues: readonly Issue[];
  /** Which of several people in the pasted text it seems to belong to. */
  person: number;
}

export interface Line {
  /** What the agent sees and may change. */
  text: string;
  /** Null while there is no value, or several to choose from. */
  source: CustomerSource | null;
  /** Typed or chosen by the agent: nothing that is found later takes its place. */
  decided: boolean;
  /** Recognised, but the agent should look at it. */
  doubtful: boolean;
  /** What is wrong with it, or worth a look. */
  issues: readonly Issue[];
}

export type Lines = Readonly<Record<LineKey, Line>>;

export interface CustomerState {
  /** Whether the lines are shown. */
  open: boolean;
  lines: Lines;
  offers: readonly Offer[];
  /** The pasted text is about several people: who they are; empty once the agent has chosen, or if there is one. */
  people: readonly { person: number; name: string }[];
  /** There is more than the last fill was made with. */
  fresh: boolean;
  /** The values could not be checked. */
  failure: Failure | null;
}

const EMPTY_LINE: Line = { text: "", source: null, decided: false, doubtful: false, issues: [] };

export const NO_LINES: Lines = {
  name: EMPTY_LINE,
  document: EMPTY_LINE,
  phone_1: EMPTY_LINE,
  phone_2: EMPTY_LINE,
  email: EMPTY_LINE,
  protocol: EMPTY_LINE,
};

export const NO_CUSTOMER: CustomerState = {
  open: false,
  lines: NO_LINES,
  offers: [],
  people: [],
  fresh: false,
  failure: null,
};

export const EMPTY_CUSTOMER: Customer = {
  name: null,
  cpf: null,
  cnpj: null,
  phones: [],
  email: null,
  protocol: null,
};

/** Whether a line's value is the agent's own or what was pasted: the host reads page and certificate by itself. */
function isGiven({ text, source, decided }: Line): boolean {
  return text.trim() !== "" && (decided || source === "pasted");
}

export function anyGiven(lines: Lines): boolean {
  return LINES.some((key) => isGiven(lines[key]));
}

/** The texts as the host checks them. */
export function typedOf(lines: Lines): TypedCustomer {
  const texts = LINES.map((key) => [key, lines[key].text]);
  return Object.fromEntries(texts) as TypedCustomer;
}

/** What a plan is made with: only what was given here, and can be used as it stands. */
export function customerOf(lines: Lines, checked: CustomerCheckResult): Customer {
  const { customer } = checked;
  const given = <T>(key: LineKey, value: T): T | null => (isGiven(lines[key]) ? value : null);
  const phones = [given("phone_1", checked.phone_1.value), given("phone_2", checked.phone_2.value)];
  return {
    name: given("name", customer.name),
    cpf: given("document", customer.cpf),
    cnpj: given("document", customer.cnpj),
    phones: customer.phones.filter((phone) => phones.includes(phone)),
    email: given("email", customer.email),
    protocol: given("protocol", customer.protocol),
  };
}
