import { type MessageKey, t } from "../../shared/i18n";
import type { Structure } from "../state";
import { Icon } from "./Icon";

const SENTENCES: Record<Structure, MessageKey> = {
  copied: "structure_copied",
  saved: "structure_saved",
  failed: "structure_failed",
};

/** What became of copying the page's structure. */
export function StructureLine({ structure }: { structure: Structure }) {
  const failed = structure === "failed";
  return (
    <p class={`sum ${failed ? "warn" : "info"}`} role="alert" data-name="structure">
      <Icon name={failed ? "alert" : "check"} />
      <span>{t(SENTENCES[structure])}</span>
    </p>
  );
}
