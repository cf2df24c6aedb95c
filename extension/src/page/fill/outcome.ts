/** What a step's report says before anything is done, and where no control could be set. */

import type { Step, StepReport } from "../../generated/protocol";
import { isReadOnly } from "../controls/registry";
import { holdsText } from "../dom/text";
import type { Location } from "../locate/locate";

type Status = StepReport["status"];

const FAILURES: ReadonlySet<Status> = new Set([
  "not_found",
  "no_such_option",
  "read_only",
  "reverted_by_page",
  "ambiguous",
  "not_reached",
  "too_long",
]);

/** The report of a step that nothing has been done for. */
export function blankReport(step: Step): StepReport {
  return {
    key: step.key,
    title: step.title,
    status: "not_reached",
    label: "",
    wanted: step.value,
    now: "",
    before: "",
    nearest: [],
    candidates: [],
    waited_for: "",
    required: step.required,
    changed_by_agent: false,
  };
}

/** Whether the steps that come after a step of this status are not reached. */
export function isFailure(status: Status): boolean {
  return FAILURES.has(status);
}

/** The status of a field that the page shows as text. */
export function statusOfText(step: Step, text: string): Status {
  if (step.value === null) return text === "" ? "empty" : "kept";
  if (holdsText(text, step.value)) return "already_right";
  if (step.policy === "confirm") return "differs";
  return step.policy === "if_empty" && text !== "" ? "kept" : "read_only";
}

/** The status of a field that could not be set until the page was quiet. */
export function statusWithoutSuccess(location: Location): Status {
  if (location.how === "ambiguous") return "ambiguous";
  if (location.how === "text" && location.text !== "") return "read_only";
  if (location.how !== "control") return "not_found";
  return isReadOnly(location.control) ? "read_only" : "no_such_option";
}
