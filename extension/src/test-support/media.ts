/** Media as a reading shows them, for tests. */

import type { Medium, TokenInfo } from "../generated/protocol";

/** Made up. */
export const TOKEN: TokenInfo = {
  label: "TOKEN",
  manufacturer: "A.E.T. Europe B.V.",
  model: "StarSign CUT S",
  serial: "0123456789ABCDEF",
};

/** A confirmed blank token, but for what `more` says. */
export function medium(more: Partial<Medium> = {}): Medium {
  return {
    state: "blank",
    confirmed: true,
    module: "/usr/lib/libaetpkss.so.3",
    driver: { product: "SafeSign", description: "", manufacturer: "A.E.T. Europe B.V.", version: "3.8" },
    reader: "G&D StarSign CUT S 00 00",
    token: TOKEN,
    pin: { initialized: true, count_low: false, final_try: false, locked: false, to_be_changed: false },
    objects: { certificates: 0, public_keys: 0, private_keys: 0, data: 0, other: 0 },
    certificates: [],
    evidence: [],
    hint: "Abra o chamado para o Relacionamento.",
    title: "Mídia em branco",
    code: null,
    read_at: "2026-11-22T16:00:00-03:00",
    card: null,
    spare: false,
    elsewhere: false,
    seen_before: null,
    more_time: false,
    ...more,
  };
}
