import { isMissing } from "../shared/checked";
import { counted, t } from "../shared/i18n";
import { isUndecided, mainMedium, meantMedia } from "../shared/media";
import { listMissing, sortReport } from "./report";
import { type CardState, mediaOf } from "./state";

/** The card's state in one sentence, for screen readers; said politely whenever it changes. */
export function statusLine(state: CardState): string {
  const { work, reading, pastedReading, chosen, undo, missing, saved, customer, check } = state;
  if (check && check.fields.length > 0) {
    const lacking = check.fields.filter(isMissing).length;
    return t("check_found", check.fields.length - lacking, check.fields.length);
  }
  if (saved?.kind === "saved") return saved.chosen ? t("saved_as", saved.chosen) : t("saved");
  if (saved) return t("not_saved");
  switch (work.kind) {
    case "preparing":
      return t("preparing");
    case "choosing":
      return t("choose_medium");
    case "choosing_procedure":
      return t("choose_procedure");
    case "refused":
      return t("nothing_filled");
    case "filling":
      return t("filling_label");
    case "failed":
      return work.failure.message;
    case "done": {
      const { right, problems } = sortReport(work.report.steps, missing);
      const listed = listMissing(work.report.steps, missing);
      const parts = [counted("fields_right", right.length)];
      if (problems.length > 0) parts.push(counted("fields_problem", problems.length));
      if (listed.length > 0) parts.push(counted("missing_heading", listed.length));
      return parts.join(", ");
    }
    case "ready":
      if (undo.kind === "undone") return counted("undone", undo.restored);
  }
  const media = mediaOf(state);
  const title = isUndecided(media, chosen)
    ? t("several_media", meantMedia(media).length)
    : mainMedium(media, chosen)?.title;
  if (title && (pastedReading || reading.kind === "known")) {
    const known = customer.lines.filter(({ text }) => text !== "").length;
    return known > 0 ? `${title}, ${counted("customer_known", known)}` : title;
  }
  return reading.kind === "failed" ? reading.failure.message : t("reading");
}
