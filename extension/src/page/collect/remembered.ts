/**
 * A control that is known beyond one look at the page. An element that still lives is itself, wherever it stands by now; one
 * that is gone and was built anew is found by what tells it apart, and by nothing else: places that are counted shift.
 */

import { stands } from "../dom/dom";
import type { Collection, Control } from "./collection";

/** A control's members, each with the control, by the collection they were found in. */
const members = new WeakMap<Collection, WeakMap<Element, Control>>();

/** The controls of a collection by their elements. */
function byElement(found: Collection): WeakMap<Element, Control> {
  let known = members.get(found);
  if (!known) {
    known = new WeakMap();
    for (const control of found.controls) for (const member of control.members) known.set(member, control);
    members.set(found, known);
  }
  return known;
}

/** The control that an element is, or belongs to as one of its radio buttons. */
export function controlOf(found: Collection, element: Element): Control | null {
  return byElement(found).get(element) ?? null;
}

/** One control, remembered from one look at the page. */
export class Remembered {
  readonly #elements: readonly WeakRef<Element>[];
  readonly #address: string;
  /** Whether id and name told it apart from all the others. */
  readonly #toldApart: boolean;
  /** The controls that stood beside it: none of them is the one built anew. */
  readonly #beside: WeakMap<Element, Control>;

  constructor(control: Control, found: Collection) {
    this.#elements = control.members.map((member) => new WeakRef(member));
    this.#address = control.address;
    this.#toldApart = isToldApart(control, found);
    this.#beside = byElement(found);
  }

  /** Whether it can be found again once its element is gone. */
  get canReturn(): boolean {
    return this.#toldApart;
  }

  /** Whether this is the control's own element. */
  is(control: Control): boolean {
    return this.#elements.some((element) => control.members.includes(element.deref() as HTMLElement));
  }

  /** Whether a control of this type and address is this one built anew: only what is sure. */
  isRebuiltAs(control: Control, found: Collection): boolean {
    if (control.address !== this.#address || !this.#toldApart || !isToldApart(control, found)) return false;
    return !this.#lives() && !this.#stoodBeside(control);
  }

  /**
   * Whether a control that something else tells apart, such as its label, may be this one built anew: the element is gone,
   * and the control is of the same kind and was not there.
   */
  mayBeRebuiltAs(control: Control): boolean {
    return control.address === this.#address && !this.#lives() && !this.#stoodBeside(control);
  }

  /** The control now; otherwise those that it may be, which are none when it is gone. */
  find(found: Collection): Control | readonly Control[] {
    const now = byElement(found);
    for (const element of this.#elements) {
      const own = element.deref();
      const control = own && now.get(own);
      if (control) return control;
    }
    if (this.#lives()) return [];
    const alike = found.byAddress.get(this.#address) ?? [];
    const sure = alike.find((control) => this.isRebuiltAs(control, found));
    return sure ?? alike.filter((control) => !this.#stoodBeside(control));
  }

  #lives(): boolean {
    return this.#elements.some((element) => {
      const own = element.deref();
      return own !== undefined && stands(own);
    });
  }

  #stoodBeside(control: Control): boolean {
    return control.members.some((member) => this.#beside.has(member));
  }
}

/** Whether a control has an id or a name, and no other one of its type has the same. */
function isToldApart(control: Control, found: Collection): boolean {
  if (control.id === "" && control.name === "") return false;
  return found.byAddress.get(control.address)?.length === 1;
}
