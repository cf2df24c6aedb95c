/** The options page: what this browser keeps, and what can be done with it. */

import { openOwnPage } from "../card/own-page";
import { Options } from "./Options";
import css from "./options.css";

void openOwnPage("options_title", css, () => <Options />);
