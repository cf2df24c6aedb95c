/**
 * What the agent does in the page's fields, told apart from what the page's scripts and we do. Only what the browser itself
 * vouches for counts, and only if it changes the field: typing, pasting, dropping, composing, a choice, in a widget's own
 * list too. Nothing is listened to before the first press of the button.
 */

import type { Collection, Control } from "../collect/collection";
import { Remembered } from "../collect/remembered";
import { OUR_CARD } from "../collect/widgets";
import { adapterFor } from "../controls/registry";
import type { Saved } from "../controls/types";
import { matches } from "../dom/dom";
import { Hearing } from "../dom/hearing";
import type { View } from "../locate/view";
import { nextTask } from "../pieces";
import { ownerOf } from "./owner";

/** A field that the agent has changed since the first press. */
export interface Touched {
  /** What the agent left in it. */
  readonly state: Saved;
  readonly empty: boolean;
}

interface Memory extends Touched {
  control: Remembered;
  state: Saved;
  empty: boolean;
  /** The field of the plan that the control is, if that is known. */
  key: string | null;
  /** The page has built the control anew since. */
  rebuilt: boolean;
  /** Only a composition has begun: the state before it. */
  before: string | null;
}

/** A control as a look at the page has shown it. */
interface Seen {
  readonly control: Control;
  readonly found: Collection;
  /** The field that it was located for, if any was: afterwards the page may have another control there. */
  readonly key: string | null;
}

/** Events that come with, or shortly before, a change by hand; whether there was one is seen by comparing. */
const GESTURES = [
  ["pointerdown", "pointerup", "mousedown", "mouseup", "click"],
  ["keydown", "keypress", "keyup", "beforeinput"],
  ["paste", "cut", "drop", "compositionstart"],
].flat();

/** A script's own click on these fires an `input` that the browser vouches for; the click itself it does not. */
const CHECKABLE = "input[type=checkbox i], input[type=radio i]";

/** Where a press only puts the cursor. */
const TEXTS =
  "textarea, input:not([type=checkbox i], [type=radio i], [type=button i], [type=submit i], [type=reset i], [type=image i])";

/** What may hold a value, and is looked for anew where the last look has not seen it. */
const FIELDS =
  "input, select, textarea, [contenteditable], [role=radio], [role=combobox], [role=textbox], [role=checkbox]";

/** Keys that send, search or open something. */
const ACTING_KEY = /^(Enter|F\d+)$/;

/** The memory of what the agent did by hand, from the first press of the button until the ticket is saved. */
export class AgentInput {
  readonly #view: View;
  readonly #document: Document;
  readonly #onInput: (control: Control) => void;
  readonly #onPress: () => void;
  #hearing: Hearing | null = null;
  #memories: Memory[] = [];
  /** Where `input` came from since the last look, and what may have been changed otherwise, with its state before. */
  readonly #typed = new Map<Element, Seen | null>();
  readonly #perhaps = new Map<Control, { seen: Seen; before: string }>();
  /** What was looked for anew: once each, because a look may take long. */
  readonly #sought = new WeakSet<Element>();
  #clicked: Element | null = null;
  /** The control that the agent used last: a list that floats over the page belongs to it. */
  #used: Element | null = null;
  #composing: Memory | null = null;
  #looksSoon = false;

  /** `onInput`: told whenever a field is found to have been changed by hand. `onPress`: told of what may make the page act. */
  constructor(view: View, document: Document, onInput: (control: Control) => void, onPress: () => void) {
    this.#view = view;
    this.#document = document;
    this.#onInput = onInput;
    this.#onPress = onPress;
  }

  /** Listens from now on, if it does not yet. */
  attend(): void {
    if (this.#hearing) return;
    this.#hearing = new Hearing([...GESTURES, "input", "compositionend"], this.#onEvent);
    this.#hearing.hear(this.#document);
  }

  /** Forgets everything and listens no more, until it is asked to again. */
  forget(): void {
    this.#hearing?.close();
    this.#hearing = null;
    this.#memories = [];
    this.#typed.clear();
    this.#perhaps.clear();
    this.#clicked = this.#used = this.#composing = null;
  }

  /** What the agent did in a control; null: nothing. `key`: the field it is taken for. */
  of(control: Control, key: string | null): Touched | null {
    this.look();
    const own = this.#find(control, key, this.#view.collection());
    if (own && key !== null) own.key = key;
    return own;
  }

  /** Whether the page has since taken away what the agent had left in a control. */
  isLost(control: Control, touched: Touched): boolean {
    const adapter = adapterFor(control);
    if (adapter.same(control, touched.state)) return false;
    if (!touched.empty && adapter.read(control).empty) return true;
    return (touched as Memory).rebuilt && !WRITTEN.has(touched.state.of);
  }

  /** Whether the agent is in a control: the focus is in it, and the agent has brought it there or typed there. */
  isIn(control: Control): boolean {
    const { element } = control;
    return this.#used === element && element.ownerDocument.activeElement === element;
  }

  /** Lets go of what the agent did in a control: the plan's value is asked for. Whether there was anything. */
  release(control: Control, key: string): boolean {
    const own = this.of(control, key);
    this.#memories = this.#memories.filter((memory) => memory !== own);
    return own !== null;
  }

  /** Sees what became of the events since the last look. Before anything is written, so that our changes are not the agent's. */
  look(): void {
    const found = this.#hearing && this.#view.known();
    if (!found) return;
    for (const root of found.roots) this.#hearing?.hear(root);
    for (const [element, before] of this.#typed) {
      const seen = before ?? this.#seen(found, element);
      if (!seen) continue;
      this.#typed.delete(element);
      this.#note(seen);
    }
    const perhaps = [...this.#perhaps.values()];
    this.#perhaps.clear();
    for (const { seen, before } of perhaps) if (stateOf(seen.control) !== before) this.#note(seen);
  }

  readonly #onEvent = (event: Event): void => {
    const target = event.composedPath()[0] as Node | undefined;
    if (target?.nodeType !== Node.ELEMENT_NODE) return;
    const element = target as Element;
    if (event.type === "click") this.#clicked = event.isTrusted ? element : null;
    if (event.type === "compositionend") this.#endComposition();
    if (!event.isTrusted || matches(event.target as Element, OUR_CARD)) return;
    if (isPress(event, element)) this.#onPress();
    if (event.type !== "input") this.#expect(element, event.type === "compositionstart");
    else if (!matches(element, CHECKABLE) || this.#clicked === element) {
      this.#typed.set(element, this.#see(element));
    }
    void this.#lookSoon();
  };

  /** Notes how the control is before what the event may do to it. */
  #expect(element: Element, composes: boolean): void {
    const own = this.#see(element);
    if (own) this.#used = own.control.element;
    const seen = own ?? (this.#used && this.#see(this.#used));
    if (!seen) return;
    const { control } = seen;
    if (!this.#perhaps.has(control)) this.#perhaps.set(control, { seen, before: stateOf(control) });
    if (!composes || this.#find(control, null, seen.found)) return;
    this.#composing = this.#note(seen);
    this.#composing.before = stateOf(control);
  }

  /** The control that an element belongs to, by the last look or, for a field that is new since, by a look made now. */
  #see(element: Element): Seen | null {
    const known = this.#view.known();
    const seen = known && this.#seen(known, element);
    if (seen || this.#sought.has(element) || !matches(element, FIELDS)) return seen;
    this.#sought.add(element);
    return this.#seen(this.#view.collection(), element);
  }

  #seen(found: Collection, element: Element): Seen | null {
    const control = ownerOf(found, element);
    return control && { control, found, key: this.#view.keyOf(control) };
  }

  /** A composition that was given up has changed nothing. */
  #endComposition(): void {
    const memory = this.#composing;
    this.#composing = null;
    const found = this.#view.known();
    if (!memory || !found) return;
    const control = memory.control.find(found);
    if (!("kind" in control) || memory.before !== stateOf(control)) return;
    this.#memories = this.#memories.filter((other) => other !== memory);
  }

  async #lookSoon(): Promise<void> {
    if (this.#looksSoon) return;
    this.#looksSoon = true;
    await nextTask();
    this.#looksSoon = false;
    this.look();
  }

  #note({ control, found, key }: Seen): Memory {
    const adapter = adapterFor(control);
    const { empty } = adapter.read(control);
    const left = { state: adapter.save(control), empty, rebuilt: false, before: null };
    let memory = this.#find(control, null, found);
    if (memory) Object.assign(memory, left);
    else {
      memory = { ...left, control: new Remembered(control, found), key };
      this.#memories.push(memory);
    }
    this.#onInput(control);
    return memory;
  }

  /** The memory of a control: of its own element, or of the one that was there before the page built it anew. */
  #find(control: Control, key: string | null, found: Collection): Memory | null {
    const own = this.#memories.find((memory) => memory.control.is(control));
    if (own) return own;
    const before = this.#memories.find(
      (memory) =>
        memory.control.isRebuiltAs(control, found) ||
        (key !== null && memory.key === key && memory.control.mayBeRebuiltAs(control)),
    );
    if (!before) return null;
    before.control = new Remembered(control, found);
    before.rebuilt = true;
    return before;
  }
}

/** Kinds of state that the page may write in another way than the agent did. */
const WRITTEN: ReadonlySet<Saved["of"]> = new Set(["text", "several", "editor", "choice"]);

function stateOf(control: Control): string {
  return JSON.stringify(adapterFor(control).save(control));
}

function isPress(event: Event, element: Element): boolean {
  if (event.type === "click") return !matches(element, TEXTS);
  if (event.type !== "keydown" || matches(element, "textarea")) return false;
  return ACTING_KEY.test((event as KeyboardEvent).key);
}
