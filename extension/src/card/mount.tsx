import { render } from "preact";
import { CARD_ELEMENT_ID } from "../shared/constants";
import { takeForCard } from "../shared/kept-for-card";
import palette from "../shared/palette.css";
import { settingsIn } from "../shared/settings";
import css from "./card.css";
import { Floating } from "./Floating";
import { placeIn } from "./place";
import { watchSight } from "./sight";
import type { CardActions, CardState } from "./state";
import type { Store } from "./store";

/** Events that are the card's own business: the page's listeners for keys, clicks and texts do not see them. */
const OWN_EVENTS = [
  "keydown",
  "keypress",
  "keyup",
  "click",
  "mousedown",
  "mouseup",
  "pointerdown",
  "pointerup",
  "paste",
  "copy",
  "cut",
  "beforeinput",
  "input",
  "change",
] as const;

/** The card in the page. */
export interface Mounted {
  /** Where marks over the page are drawn: in the same closed shadow root, below the card. */
  layer: HTMLElement;
  unmount(): void;
}

/**
 * Puts the card into the page: one element beside `body`, whose inside the page cannot reach (closed shadow root; DOM,
 * section 4.8). Returns what takes it away again.
 */
export async function mountCard(store: Store<CardState>, actions: CardActions): Promise<Mounted> {
  const kept = await takeForCard();
  const initialPlace = placeIn(kept);
  settingsIn(kept);
  document.getElementById(CARD_ELEMENT_ID)?.remove(); // left by an earlier version of the extension
  const element = document.createElement("div");
  element.id = CARD_ELEMENT_ID;
  const root = element.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(palette + css);
  root.adoptedStyleSheets = [sheet];
  for (const type of OWN_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
  render(<Floating {...{ store, actions, initialPlace }} />, root);
  const layer = document.createElement("div");
  root.append(layer);
  document.documentElement.append(element);
  const frame = root.querySelector(".frame");
  const endSight = frame ? watchSight(frame) : () => {};
  return {
    layer,
    unmount: () => {
      endSight();
      render(null, root);
      element.remove();
    },
  };
}
