import { copyText } from "../card/copy";
import type { Structure } from "../card/state";
import { saveFile } from "../shared/save-file";
import type { CardSession } from "./card-session";
import { loadTools } from "./load-tools";

/** Where the structure goes if the clipboard does not take it. */
const FILE_NAME = "estrutura-da-pagina.json";

/** Copies the page's structure, without any value, so that a page map can be made elsewhere; or saves it to a file. */
export async function copyStructure(session: CardSession): Promise<void> {
  session.store.set({ structure: null });
  session.store.set({ structure: await handOver(session).catch((): Structure => "failed") });
}

async function handOver(session: CardSession): Promise<Structure> {
  const { skeleton } = await loadTools(session.link);
  const text = JSON.stringify(skeleton(), null, 1);
  if (await copyText(text)) return "copied";
  saveFile(FILE_NAME, text, "application/json", await session.layer());
  return "saved";
}
