/** The page after the installation: checks what the work needs, and mends what it can. */

import optionsCss from "../options/options.css";
import { openOwnPage } from "../shared/own-page";
import { FirstRun } from "./FirstRun";
import css from "./first-run.css";

void openOwnPage("first_run_title", optionsCss + css, () => <FirstRun />);
