import { t } from "../shared/i18n";
import { checkPage } from "./actions/check-page";

const PANEL_MENU = "open-panel";
const CHECK_MENU = "check-page";

/** What is made once, when the extension was installed or updated: the toolbar button's menu, and the first page. */
export async function installed(reason: chrome.runtime.InstalledDetails["reason"]): Promise<void> {
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create({ id: PANEL_MENU, title: t("open_panel"), contexts: ["action"] });
  chrome.contextMenus.create({ id: CHECK_MENU, title: t("check_page"), contexts: ["action"] });
  if (reason !== "install") return;
  const { installType } = await chrome.management.getSelf();
  if (installType === "admin") return; // rolled out to everybody: nobody asked for a page
  await chrome.tabs.create({ url: chrome.runtime.getURL("first-run.html") });
}

/** What was chosen in the menu. The browser opens the side panel in the same turn as the click alone: nothing is awaited before. */
export function menuClicked(menu: string | number, tab: chrome.tabs.Tab | undefined): void {
  const { id, windowId } = tab ?? {};
  if (menu === CHECK_MENU && id !== undefined) void checkPage(id);
  if (menu !== PANEL_MENU || windowId === undefined) return;
  void chrome.sidePanel.open({ windowId }).catch(() => undefined); // the window was closed
}
