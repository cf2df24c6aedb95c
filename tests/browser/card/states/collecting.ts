/** The customer's data in the card. */

import type { CardState } from "../../../../extension/src/card/state";
import { failure } from "../../../../extension/src/shared/failure";
import { collected, differing, severalPeople } from "./customer";
import { ticket } from "./token";

export const COLLECTING: Record<string, CardState> = {
  colar_dados: { ...ticket, paste: { what: "customer", busy: false, failure: null } },
  colar_longo: {
    ...ticket,
    paste: { what: "customer", busy: false, failure: failure("paste_too_long") },
  },
  cliente: { ...ticket, customer: collected },
  cliente_diferente: { ...ticket, customer: differing },
  cliente_pessoas: { ...ticket, customer: severalPeople },
};
