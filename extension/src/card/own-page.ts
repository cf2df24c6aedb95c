import { type ComponentChild, createElement, Fragment, render } from "preact";
import { language, type MessageKey, t } from "../shared/i18n";
import palette from "../shared/palette.css";
import { loadSettings, onSettingsChanged } from "../shared/settings";
import cardCss from "./card.css";

/**
 * Draws a page of our own with the card's style sheet and its own, in the language that is chosen. When that changes, the page
 * begins anew, as what it has asked for was said in the other one.
 */
export async function openOwnPage(title: MessageKey, css: string, draw: () => ComponentChild): Promise<void> {
  await loadSettings();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(palette + cardCss + css);
  document.adoptedStyleSheets = [sheet];
  const show = () => {
    document.documentElement.lang = language().replace("_", "-");
    document.title = t(title);
    render(createElement(Fragment, { key: language() }, draw()), document.body);
  };
  show();
  onSettingsChanged(() => void loadSettings().then(show));
}
