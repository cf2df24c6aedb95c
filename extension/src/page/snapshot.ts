/** The state of every control of the page before a fill, kept without a reference to any element. */

import type { Control } from "./collection";
import { adapterFor, type Saved } from "./controls/adapter";
import type { View } from "./view";

/** A control's state before the fill. */
export interface Entry {
  address: string;
  saved: Saved;
  /** How the agent knows the control. */
  title: string;
  /** Appeared during the fill: it may be gone again after the undo. */
  late: boolean;
}

/** Names of hidden values that a server renews with its answers; an old one would make the next save fail. */
const RENEWED = /token|csrf|nonce|viewstate|session/i;

/** What undo goes back to: the page before the first fill that has not been undone. */
export class Snapshot {
  readonly entries = new Map<string, Entry>();
  /** Addresses that a step of a plan set, by the step's key. */
  readonly setBy = new Map<string, string>();
  /** Addresses that the agent has changed since, or the page in answer to the agent. */
  private readonly agents = new Set<string>();
  /** The page when the last fill had ended, by address. */
  private left = new Map<string, Saved>();

  /** Takes down everything that the page shows now. */
  static of(view: View): Snapshot {
    const snapshot = new Snapshot();
    for (const control of view.collection().controls) snapshot.add(control, titleOf(view, control), false);
    return snapshot;
  }

  /** Says that a step is about to set a control. One that was not there before the fill is taken down first. */
  beforeSet(key: string, title: string, control: Control): void {
    this.setBy.set(key, control.address);
    const entry = this.entries.get(control.address);
    if (entry) entry.title = title;
    else this.add(control, title, true);
  }

  /** Takes down how a fill has left the page. */
  leave(view: View): void {
    this.left = new Map(view.collection().controls.map((control) => [control.address, saved(control)]));
  }

  /** The agent has typed since the last fill: what differs from how it left the page is not ours to take back. */
  noteAgents(view: View): void {
    for (const control of view.collection().controls) {
      const left = this.left.get(control.address);
      if (left && !adapterFor(control).same(control, left)) this.agents.add(control.address);
    }
  }

  /** Addresses that an undo leaves alone: the agent's, except those that a step set. */
  untouched(): ReadonlySet<string> {
    const set = new Set(this.setBy.values());
    return new Set([...this.agents].filter((address) => !set.has(address)));
  }

  private add(control: Control, title: string, late: boolean): void {
    if (control.type === "hidden" && RENEWED.test(`${control.name} ${control.id}`)) return;
    const { address } = control;
    this.entries.set(address, { address, saved: saved(control), title, late });
  }
}

function saved(control: Control): Saved {
  return adapterFor(control).save(control);
}

function titleOf(view: View, control: Control): string {
  return view.labelOf(control) || control.id || control.name;
}
