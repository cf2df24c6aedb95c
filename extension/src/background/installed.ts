import { t } from "../shared/i18n";

const PANEL_MENU = "open-panel";

/** What is made once, when the extension was installed or updated: the toolbar button's menu, and the first page. */
export async function installed(reason: chrome.runtime.InstalledDetails["reason"]): Promise<void> {
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create({ id: PANEL_MENU, title: t("open_panel"), contexts: ["action"] });
  if (reason !== "install") return;
  const { installType } = await chrome.management.getSelf();
  if (installType === "admin") return; // rolled out to everybody: nobody asked for a page
  await chrome.tabs.create({ url: chrome.runtime.getURL("first-run.html") });
}

/** Opens the side panel. The browser allows it only in the same turn as the click: nothing is awaited before. */
export function menuClicked(menu: string | number, windowId: number | undefined): void {
  if (menu !== PANEL_MENU || windowId === undefined) return;
  void chrome.sidePanel.open({ windowId }).catch(() => undefined); // the window was closed
}
