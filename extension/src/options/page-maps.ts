import { PAGE_MAP_MAX_CHARS } from "../generated/limits";
import type { Taught } from "../generated/protocol";
import { counted, t } from "../shared/i18n";
import { saveFile } from "../shared/save-file";
import { ANY_SITE, keepTaught, type TaughtField } from "../shared/taught";
import { link } from "./link";

/** What came of an export or an import, for the agent. */
export interface Outcome {
  good: boolean;
  message: string;
  /** What is wrong with the file, one sentence each. */
  problems: readonly string[];
}

/** Saves the page map of these fields as a file that an administrator can ship. */
export async function exportMap(map: string, fields: readonly TaughtField[]): Promise<Outcome> {
  const taught: Record<string, Taught> = Object.fromEntries(fields.map((field) => [field.key, field.taught]));
  const { file_name, toml } = await link.askHost("pages.export", { map, taught });
  saveFile(file_name, toml, "application/toml");
  return { good: true, message: t("exported", file_name), problems: [] };
}

/** Takes over the taught fields of a page map, for every site. The host reads and checks the file. */
export async function importMap(file: File): Promise<Outcome> {
  const refused = (message: string, problems: readonly string[] = []) => ({ good: false, message, problems });
  if (file.size > PAGE_MAP_MAX_CHARS) return refused(t("import_too_large"));
  const { page, problems } = await link.askHost("pages.check", { toml: await file.text() });
  if (!page) return refused(t("import_refused"), problems);
  const fields = page.fields.flatMap(({ key, title, taught }) =>
    taught ? [{ origin: ANY_SITE, map: page.id, key, title, taught }] : [],
  );
  if (fields.length === 0) return refused(t("import_nothing"));
  await keepTaught(fields);
  return { good: true, message: counted("imported", fields.length), problems: [] };
}

/** Checks the ticket that is open, in its own tab; null: what comes of it is shown there. */
export async function checkPage(): Promise<Outcome | null> {
  const found = await link.ask({ type: "check_page" });
  return found ? null : { good: false, message: t("check_open_ticket"), problems: [] };
}
