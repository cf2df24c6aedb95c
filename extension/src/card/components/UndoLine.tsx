import { counted, t } from "../../shared/i18n";
import type { Undo } from "../state";
import { Icon } from "./Icon";

/** What the undo restored, and what it could not. */
export function UndoLine({ undo }: { undo: Undo }) {
  if (undo.kind !== "undone") return null;
  return (
    <section class={undo.failed.length > 0 ? "box warn" : "box info"} data-name="undone">
      <Icon name="undo" />
      <div class="box-text">
        <p class="strong">{counted("undone", undo.restored)}</p>
        {undo.failed.map(({ title, reason }) => (
          <p key={title}>{t("not_undone", title || t("unnamed_field"), t(`undo_${reason}`))}</p>
        ))}
      </div>
    </section>
  );
}
