/** The page after the installation: checks what the work needs, and mends what it can. */

import { openOwnPage } from "../card/own-page";
import optionsCss from "../options/options.css";
import { FirstRun } from "./FirstRun";
import css from "./first-run.css";

void openOwnPage("first_run_title", optionsCss + css, () => <FirstRun />);
