/** Made-up media, and how a reading shows them. */

import type { CardState } from "../../../../extension/src/card/state";
import type { Medium } from "../../../../extension/src/generated/protocol";
import { medium } from "../../../../extension/src/test-support/media";

export const blank = medium({
  evidence: [
    "A mídia está inicializada e tem PIN do usuário.",
    "Nenhum certificado, nenhuma chave pública e nenhuma cadeia foram encontrados.",
    "Duas leituras com 500 ms de intervalo deram o mesmo resultado.",
  ],
});

/** Seen twice and all the same not certain: another driver failed. */
export const doubted: Medium = {
  ...blank,
  confirmed: false,
  title: "Mídia parece em branco - não confirmada",
  hint: "Reconecte o token e leia de novo.",
};

/** Seen once only: the driver was too slow for a second read. */
export const slow: Medium = {
  ...doubted,
  hint: "Leia de novo: ainda falta a segunda leitura, que confirma se a mídia está em branco.",
  more_time: true,
};

export const full: Medium = {
  ...blank,
  state: "operational",
  title: "Token operacional",
  hint: "O token tem certificado válido. Veja no site do cliente por que ele não é aceito.",
  reader: "SafeNet eToken 5110 00 01",
  token: { label: "eToken", manufacturer: "SafeNet, Inc.", model: "eToken", serial: "02a4b6c8" },
  driver: { product: "SafeNet (SAC)", description: "", manufacturer: "", version: "10.8" },
};

export const noToken: Medium = {
  ...blank,
  state: "no_token",
  title: "Leitora sem mídia",
  hint: "Coloque o token ou cartão e clique em “Ler de novo”.",
  token: null,
  evidence: ["A leitora está vazia."],
};

export const driverFailed: Medium = {
  ...noToken,
  state: "driver_failed",
  title: "O driver não respondeu",
  hint: "Desconecte o token, conecte-o de novo e clique em “Ler de novo”.",
  reader: null,
  code: "driver_timeout",
};

/** A reading that found these media. */
export const known = (...media: Medium[]): CardState["reading"] => ({
  kind: "known",
  result: { media, read_at: "2025-11-22T16:00:00-03:00", elapsed_ms: 700, remote_session: false },
});
