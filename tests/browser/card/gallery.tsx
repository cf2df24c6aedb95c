/** The card in all its states side by side, without page, worker or host: to be looked at. */

import { render } from "preact";
import { Card } from "../../../extension/src/card/Card";
import css from "../../../extension/src/card/card.css";
import { Handle } from "../../../extension/src/card/components/Handle";
import { Pill } from "../../../extension/src/card/components/Pill";
import { NO_ACTIONS } from "../../../extension/src/card/no-actions";
import { HOME } from "../../../extension/src/card/place";
import type { CardActions, CardState } from "../../../extension/src/card/state";
import palette from "../../../extension/src/shared/palette.css";
import { STATES } from "./states";

const actions = (state: CardState): CardActions => ({
  ...NO_ACTIONS,
  close: state.place === "elsewhere" ? () => undefined : null,
});

for (const [name, state] of Object.entries(STATES)) {
  const figure = document.createElement("figure");
  const caption = document.createElement("figcaption");
  caption.textContent = name;
  const element = document.createElement("div");
  element.id = name;
  figure.append(caption, element);
  document.body.append(figure);
  const root = element.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  const still = ":host { position: static !important; width: auto !important; height: auto !important }";
  sheet.replaceSync(`${palette} ${css} ${still} .frame { position: static } .card { max-height: none }`);
  root.adoptedStyleSheets = [sheet];
  const handle = <Handle place={HOME} onMove={() => undefined} onHome={() => undefined} />;
  const view = state.collapsed ? (
    <Pill state={state} actions={actions(state)} />
  ) : (
    <Card state={state} actions={actions(state)} handle={handle} />
  );
  render(<div class="frame">{view}</div>, root);
}
