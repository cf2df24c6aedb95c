/** The side panel: the card for reading a token before any ticket is open. */

import { openOwnPage } from "../card/own-page";
import { Panel } from "./Panel";
import css from "./panel.css";
import { PanelSession } from "./panel-session";

const session = new PanelSession();
void openOwnPage("name", css, () => <Panel store={session.store} actions={session.actions} />);
