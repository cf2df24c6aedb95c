import { BADGE_FOR_MS } from "../shared/constants";
import { t } from "../shared/i18n";

/** Speaks through the toolbar button where no card can be shown, e.g. on the browser's own pages. */
export async function showBadge(tabId: number): Promise<void> {
  await chrome.action.setBadgeText({ tabId, text: "?" });
  await chrome.action.setTitle({ tabId, title: t("badge_nothing_here") });
  setTimeout(() => void clearBadge(tabId).catch(() => undefined), BADGE_FOR_MS);
}

async function clearBadge(tabId: number): Promise<void> {
  await chrome.action.setBadgeText({ tabId, text: "" });
  await chrome.action.setTitle({ tabId, title: t("action_title") });
}
