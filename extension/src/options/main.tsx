/** The options page: what this browser keeps, and what can be done with it. */

import { render } from "preact";
import cardCss from "../card/card.css";
import { t } from "../shared/i18n";
import palette from "../shared/palette.css";
import { Options } from "./Options";
import css from "./options.css";

const sheet = new CSSStyleSheet();
sheet.replaceSync(palette + cardCss + css);
document.adoptedStyleSheets = [sheet];
document.documentElement.lang = chrome.i18n.getUILanguage();
document.title = t("options_title");
render(<Options />, document.body);
