/** Made-up states of the card, one for each thing it can say. */

import type { CardState } from "../../../../extension/src/card/state";
import { COLLECTING } from "./collecting";
import { FILLING } from "./filling";
import { PLACES } from "./places";
import { SAVING } from "./saving";
import { TEACHING } from "./teaching";
import { TOKEN } from "./token";

export const STATES: Record<string, CardState> = {
  ...TOKEN,
  ...FILLING,
  ...TEACHING,
  ...COLLECTING,
  ...SAVING,
  ...PLACES,
};
