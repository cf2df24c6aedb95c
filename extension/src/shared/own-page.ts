import type { ComponentChild } from "preact";
import { render } from "preact";
import cardCss from "../card/card.css";
import { language, type MessageKey, t } from "./i18n";
import palette from "./palette.css";
import { loadSettings } from "./settings";

/** Draws a page of our own, in the language that is chosen, with the card's style sheet and its own. */
export async function openOwnPage(title: MessageKey, css: string, draw: () => ComponentChild): Promise<void> {
  await loadSettings();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(palette + cardCss + css);
  document.adoptedStyleSheets = [sheet];
  document.documentElement.lang = language().replace("_", "-");
  document.title = t(title);
  render(draw(), document.body);
}
