/** Choices that have begun, and what is remembered of those that were made. */

import { fieldsBehind } from "../collect/choices";
import type { Control } from "../collect/collection";
import { attribute } from "../dom/dom";
import { fold } from "../dom/text";
import type { Seen } from "./lists";

/** A choice that has begun: its list is open, or on its way. */
export interface Choice {
  /** Lists that were in view before: none of them is this control's, unless it says so. */
  before: ReadonlySet<Element>;
  /** What was shown before. */
  text: string;
  /** Only the entry is sought that asks for a choice: it stands first, if anywhere. */
  asks: boolean;
  /** What stood in the input before the search. */
  input: string;
  /** What the fields behind held before. */
  sent: Map<Element, string>;
  /** Ways of opening the list that are left. */
  ways: Way[];
  typed: boolean;
  /** The list's own input, if something was sought in it. */
  sought: HTMLInputElement | null;
  /** What was pressed to open the list. */
  pressed: Element | null;
  /** What had the focus before the widget was let have it: some drop a list when they lose it. Undefined: it was not. */
  focused: Element | null | undefined;
  /** The texts of the options among which one was pressed, that one's first. */
  captions: readonly string[];
  /** An option was pressed; `over`: nothing more came of it. */
  chosen: "no" | "pressed" | "over";
  /** How far a list that draws only a part of its options was gone through. */
  seen: Seen;
}

/** A way to open a list. */
export interface Way {
  /** It searches the list as well. */
  types: boolean;
  /** Tries it; false: it cannot be tried here. */
  act: (choice: Choice, wanted: string) => boolean;
}

/** By element: a control that the page builds anew meanwhile has no list open any more. */
export const choices = new WeakMap<Element, Choice>();

/** What a control showed of the option that was chosen for a value, by element: what an agent types is no option. */
const shownFor = new WeakMap<Element, { wanted: string; shown: string }>();

/** Fields behind a control that were seen to follow its choice. */
const followers = new WeakMap<Element, readonly Element[]>();

/** What a field holds. */
export const heldBy = (field: Element): string => (field as HTMLInputElement | HTMLSelectElement).value;

const nameOf = (field: Element): string => attribute(field, "name") || attribute(field, "id");

/** The fields in which the value of a choice may be kept. */
export const behind = (control: Control): Element[] =>
  control.type === "select" ? [control.element] : fieldsBehind(control.element);

/** Remembers what came of a choice: what is shown of it, and which fields behind have followed. */
export function remember(control: Control, choice: Choice, wanted: string, shown: string): void {
  const followed = [...choice.sent].filter(([field, before]) => heldBy(field) !== before);
  if (followed.length > 0) {
    const fields = followed.map(([field]) => field);
    followers.set(control.element, fields);
  }
  const [pressed, ...others] = choice.captions;
  // Where another of the options is shown, the page has chosen that.
  if (shown !== pressed && others.includes(shown)) shownFor.delete(control.element);
  else shownFor.set(control.element, { wanted, shown });
}

/** The values of the fields behind a control that follow its choice. */
export function sentBy(control: Control): string[] {
  return (followers.get(control.element) ?? []).map(heldBy);
}

/** What the fields behind a control hold, by their names. */
export function sentBehind(control: Control): Record<string, string> {
  return Object.fromEntries(fieldsBehind(control.element).map((field) => [nameOf(field), heldBy(field)]));
}

/** Whether the fields that follow the choice hold what they held. */
export function isSentAsBefore(control: Control, sent: Readonly<Record<string, string>>): boolean {
  const fields = followers.get(control.element) ?? [];
  return fields.every((field) => (sent[nameOf(field)] ?? heldBy(field)) === heldBy(field));
}

/** Whether a text is the wanted one, or what is shown of the option that was chosen for it. */
export function isShownFor(control: Control, text: string, wanted: string): boolean {
  const known = shownFor.get(control.element);
  return fold(text) === fold(wanted) || (known?.wanted === wanted && known.shown === text);
}

/** Whether a list is open, or on its way. */
export const isChoosing = (element: Element): boolean => choices.has(element);

/** What was shown before the list was opened; null: none is. */
export const textBefore = (element: Element): string | null => choices.get(element)?.text ?? null;
