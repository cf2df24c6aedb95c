/** What filling needs to know about a kind of control. */

import type { Control } from "../collect/collection";

/** What a control holds. */
export interface Reading {
  /** What would be submitted; empty when nothing is chosen yet. */
  value: string;
  /** What the agent sees, where it differs from the value: an option's text. */
  display: string;
  empty: boolean;
}

/**
 * What became of an attempt to set a value. `open`: a list was opened and may still bring the option; ask again when
 * the page has changed, or when it has had its turn if something was `acted` just now. `too_long`: the control takes fewer characters, and nothing was set.
 */
export type Written =
  | { ok: true }
  | { ok: false; nearest: string[]; open?: true; acted?: boolean }
  | { ok: false; too_long: true };

/** Whether a state was brought back; `acting`: something was done for it, and the page has to have its turn. */
export type Restored = boolean | "acting";

/** A control's state, without a reference to any element, so that it outlives a rebuilt control. */
export type Saved =
  | { of: "text"; value: string }
  | { of: "several"; parts: Saved[] }
  | { of: "hidden"; value: string | null }
  | { of: "check"; checked: boolean }
  | { of: "radios"; chosen: { value: string; index: number } | null }
  | { of: "select"; chosen: { value: string; text: string; index: number }[] }
  | { of: "editor"; html: string; behind: string | null }
  | { of: "options"; chosen: string | null }
  | { of: "choice"; text: string; empty: boolean; sent: Record<string, string> };

/** Reads, sets, saves and restores one kind of control. */
export interface Adapter {
  fits(control: Control): boolean;
  read(control: Control): Reading;
  /** Whether it holds the wanted value now. */
  holds(control: Control, wanted: string): boolean;
  /**
   * Sets the wanted value with all events; says so when the control has no such option. `again`: it did not hold the
   * first time, and another way may be tried.
   */
  write(control: Control, wanted: string, again: boolean): Written;
  save(control: Control): Saved;
  same(control: Control, saved: Saved): boolean;
  /** Brings the state back with all events; false when the control cannot take it (yet). */
  restore(control: Control, saved: Saved): Restored;
  /** Whether the agent could not change it either, where that is not what the elements themselves say. */
  locked?(control: Control): boolean;
  /** Whether a list is open that this adapter opened: nothing else may be touched meanwhile. */
  isOpen?(control: Control): boolean;
  /** Whether that list cannot be seen yet, and may be opened another way. */
  mayInsist?(control: Control): boolean;
  /** Whether that list shows options, and none of them is still to come. */
  isOffering?(control: Control): boolean;
  /** Nothing more came: tries another way of opening the list. False when there is none left. */
  insist?(control: Control, wanted: string): boolean;
  /** Gives an unfinished choice up: closes the list, puts back what was typed to search it. */
  leave?(control: Control): void;
  /** The same, but leaves text and list as they are: the agent is at the control. */
  drop?(control: Control): void;
}
