/** The state of every control of the page before a fill. Keeps no element alive. */

import { isLeftToMachines } from "../collect/choices";
import type { Collection, Control } from "../collect/collection";
import { Remembered } from "../collect/remembered";
import { adapterFor } from "../controls/registry";
import type { Saved } from "../controls/types";
import type { View } from "../locate/view";

/** A control's state before the fill. */
export interface Entry {
  control: Remembered;
  /** The field that the control was found to be: what tells it when it is built anew without id and name. */
  key: string | null;
  saved: Saved;
  /** How the agent knows the control; empty: it has no name. */
  title: string;
  /** Appeared during the fill: it may be gone again after the undo. */
  late: boolean;
}

/** Names of hidden values that a server renews with its answers; an old one would make the next save fail. */
const RENEWED = /token|csrf|nonce|viewstate|session/i;

/** What undo goes back to: the page before the first fill that has not been undone. */
export class Snapshot {
  readonly entries: Entry[] = [];
  /** What a step of a plan has set, by the step's key. */
  readonly setBy = new Map<string, Entry>();
  /** The page was seen to build controls anew. */
  rebuilds = false;
  private readonly byElement = new WeakMap<Element, Entry>();
  private readonly byAddress = new Map<string, Entry[]>();
  /** What the agent has changed since, or the page in answer to the agent. */
  private readonly agents = new Set<Entry>();
  /** The page when the last fill had ended. */
  private left = new Map<Entry, Saved>();

  /** Takes down everything that the page shows now. */
  static of(view: View): Snapshot {
    const snapshot = new Snapshot();
    const found = view.collection();
    const keys = view.keysByElement();
    for (const control of found.controls) {
      snapshot.add(control, found, titleOf(view, control), keys.get(control.element) ?? null, false);
    }
    return snapshot;
  }

  /** Says that a step is about to set a control. One that was not there before the fill is taken down first. */
  beforeSet(key: string, title: string, control: Control, view: View): void {
    const found = view.collection();
    const entry = this.entryOf(control, found, key, true) ?? this.add(control, found, title, key, true);
    if (!entry) return;
    entry.title = title;
    entry.key = key;
    this.setBy.set(key, entry);
  }

  /** Takes a control down as it is now: the agent has put that there, and asks for the plan's value in its place. */
  renew(control: Control, view: View): void {
    const entry = this.entryOf(control, view.collection(), view.keyOf(control), true);
    if (entry) entry.saved = saved(control);
  }

  /** Takes down how a fill has left the page. */
  leave(view: View): void {
    this.left = new Map();
    this.forEach(view, true, (entry, control) => this.left.set(entry, saved(control)));
  }

  /** The agent has typed since the last fill: what differs from how it left the page is not ours to take back. */
  noteAgents(view: View): void {
    this.forEach(view, false, (entry, control) => {
      const left = this.left.get(entry);
      if (left && !adapterFor(control).same(control, left)) this.agents.add(entry);
    });
  }

  /**
   * The control of an entry now; otherwise those that it may be. One that was built anew without id and name is the one at
   * which its field is found.
   */
  controlsOf(entry: Entry, view: View): Control | readonly Control[] {
    const found = view.collection();
    const now = entry.control.find(found);
    if ("kind" in now || !this.isKnownByField(entry)) return now;
    const location = view.locate(entry.key ?? "");
    if (location.how !== "control" || !entry.control.mayBeRebuiltAs(location.control)) return now;
    if (!this.mayHold(entry, location.control)) return now;
    this.renewControl(entry, location.control, found);
    return location.control;
  }

  /** Whether only its field tells a control apart; one that had an id of its own is that one or none. */
  isKnownByField(entry: Entry): boolean {
    return entry.key !== null && !entry.control.canReturn;
  }

  /** Whether a control that was built anew holds what it held, or nothing: anything else may be another's. */
  private mayHold(entry: Entry, control: Control): boolean {
    const adapter = adapterFor(control);
    const left = this.left.get(entry);
    const isOwn = adapter.same(control, entry.saved) || (left !== undefined && adapter.same(control, left));
    return isOwn || adapter.read(control).empty;
  }

  private renewControl(entry: Entry, control: Control, found: Collection): void {
    entry.control = new Remembered(control, found);
    this.know(control, entry);
    this.rebuilds = true;
  }

  /** What a step has set. */
  filled(): ReadonlySet<Entry> {
    return new Set(this.setBy.values());
  }

  /** What an undo leaves alone: the agent's, except what a step has set. */
  untouched(): ReadonlySet<Entry> {
    const filled = this.filled();
    return new Set([...this.agents].filter((entry) => !filled.has(entry)));
  }

  /** `trusted`: a fill has just ended, and what is found at a field is what it has left there. */
  private forEach(view: View, trusted: boolean, look: (entry: Entry, control: Control) => void): void {
    const found = view.collection();
    const keys = view.keysByElement();
    for (const control of found.controls) {
      const entry = this.entryOf(control, found, keys.get(control.element) ?? null, trusted);
      if (entry) look(entry, control);
    }
  }

  /** What was taken down of a control; of one that the page has built anew, if there is no doubt about it. */
  private entryOf(control: Control, found: Collection, key: string | null, trusted: boolean): Entry | null {
    for (const member of control.members) {
      const entry = this.byElement.get(member);
      if (entry) return entry;
    }
    const alike = this.byAddress.get(control.address) ?? [];
    const entry =
      alike.find((own) => own.control.isRebuiltAs(control, found)) ??
      alike.find(
        (own) =>
          own.key === key &&
          this.isKnownByField(own) &&
          own.control.mayBeRebuiltAs(control) &&
          (trusted || this.mayHold(own, control)),
      );
    if (!entry) return null;
    this.renewControl(entry, control, found);
    return entry;
  }

  private add(
    control: Control,
    found: Collection,
    title: string,
    key: string | null,
    late: boolean,
  ): Entry | null {
    if (control.type === "hidden" && RENEWED.test(`${control.name} ${control.id}`)) return null;
    if (!control.shown && isLeftToMachines(control.element)) return null; // it follows what stands for it
    const entry = { control: new Remembered(control, found), key, saved: saved(control), title, late };
    this.entries.push(entry);
    const alike = this.byAddress.get(control.address);
    if (alike) alike.push(entry);
    else this.byAddress.set(control.address, [entry]);
    this.know(control, entry);
    return entry;
  }

  private know(control: Control, entry: Entry): void {
    for (const member of control.members) this.byElement.set(member, entry);
  }
}

function saved(control: Control): Saved {
  return adapterFor(control).save(control);
}

function titleOf(view: View, control: Control): string {
  return view.labelOf(control) || control.id || control.name;
}
