/** What a control has to show in the end for the outcome of a step to stand. */

import type { Control } from "../collect/collection";
import { adapterFor } from "../controls/registry";
import type { Saved } from "../controls/types";
import type { View } from "../locate/view";
import type { AgentInput } from "./agent-input";
import { agrees } from "./shown";

/** `return`: the page refused the plan's value. `yield`: what the agent has put there by hand. */
export type Goal =
  | { to: "hold"; wanted: string }
  | { to: "stay"; saved: Saved }
  | { to: "return"; saved: Saved }
  | { to: "yield" }
  | null;

/** Whether the control that the field `key` is found at shows what it has to. */
export function isMet(goal: Goal, control: Control, key: string, view: View, agent: AgentInput): boolean {
  if (!goal) return true;
  const touched = agent.of(control, key);
  if (goal.to === "yield") return touched !== null && !agent.isLost(control, touched);
  if (touched) return false;
  if (goal.to === "hold") return agrees(view, control, goal.wanted);
  const adapter = adapterFor(control);
  if (adapter.same(control, goal.saved)) return true;
  return goal.to === "stay" && !adapter.read(control).empty;
}
