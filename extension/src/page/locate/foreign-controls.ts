/**
 * Controls that look like fields and are none of this form's: search and filter bars, logins, chats, columns' filters,
 * copies that only scripts see. Looks at the boxes around a control, never at what a field wants.
 */

import type { Collection, Control } from "../collect/collection";
import { faceOf } from "../collect/widgets";
import { attribute, closest, contains, outerOf, query, tagOf } from "../dom/dom";
import { fold } from "../dom/text";
import { hasWord } from "./names";

/** Words in ids and classes of boxes. */
const NAMES =
  /^(search|busca|buscar|pesquisa|pesquisar|filtro|filtros|filter|filters|login|logon|signin|chat|chatbot|newsletter)$/i;

/** How headings of such boxes begin, folded. */
const HEADING =
  /^(filtr|busca|pesquis|procurar|localizar|consultar|login|acesso|entrar|chat|fale conosco|search|filter)/;

/** Boxes that are a part of the page of their own, however few controls they hold. */
const PARTS = new Set("form nav aside header footer section dialog fieldset".split(" "));

/** Whether a text heads a box of this kind. */
function headsForeignBox(folded: string): boolean {
  return HEADING.test(folded);
}

/** What a field over a column of a list says of itself, folded. */
const FILTERS = /^(filtr(ar|o|e)|filter)\b/;

function saysThatItFilters(element: Element): boolean {
  return ["placeholder", "aria-label", "title"].some((name) => FILTERS.test(fold(attribute(element, name))));
}

/** Knows the boxes of one collection. */
export class ForeignControls {
  private readonly boxes = new Map<Element, boolean>();
  private readonly all: Control[];

  constructor(found: Collection) {
    this.all = found.controls.filter((control) => control.type !== "hidden" && control.shown);
  }

  /** Whether a control belongs to something else than the form. */
  has(control: Control): boolean {
    const { element } = control;
    const searches = attribute(element, "type") === "search" && control.type !== "combo";
    if (searches || attribute(element, "role") === "searchbox") return true;
    if (control.type === "text" && saysThatItFilters(element)) return true;
    if (control.shown && this.isCopy(element)) return true;
    const path: Element[] = [];
    let answer = false;
    for (let box = outerOf(element); box && !answer; box = outerOf(box)) {
      const known = this.boxes.get(box);
      if (known !== undefined) {
        answer = known;
        break;
      }
      path.push(box);
      answer = this.isForeign(box);
    }
    for (const box of path) this.boxes.set(box, answer);
    return answer;
  }

  /** Whether a box holds less than half of the page's controls; what holds more is the form itself. */
  isMinor(box: Element): boolean {
    let inside = 0;
    for (const control of this.all) {
      if (contains(box, control.element)) inside += 1;
    }
    return inside * 2 < this.all.length;
  }

  /** Hidden from screen readers, and no widget stands for it: a copy for the eye, or for robots. */
  private isCopy(element: Element): boolean {
    const box = closest(element, "[aria-hidden=true]");
    return box !== null && !faceOf(element) && (box === element || this.isMinor(box));
  }

  private isForeign(box: Element): boolean {
    const name = tagOf(box);
    if (name === "thead" || name === "search" || attribute(box, "role") === "search") return true;
    if (name === "form" && query(box, "input[type=password]"))
      return this.all.length <= LOGIN_MAX || this.isMinor(box);
    if (name === "fieldset" && headsForeignBox(fold(query(box, "legend")?.textContent ?? ""))) return true;
    const named = name === "nav" || hasWord(`${attribute(box, "id")} ${attribute(box, "class")}`, NAMES);
    return named && (PARTS.has(name) || this.holdsSeveral(box)) && this.isMinor(box);
  }

  /** A box around one control alone is the control's own: a lookup's, with its magnifier. */
  private holdsSeveral(box: Element): boolean {
    let inside = 0;
    for (const control of this.all) {
      if (contains(box, control.element)) inside += 1;
      if (inside > 1) return true;
    }
    return false;
  }
}

/** Controls of a page that is nothing but a login: user, "remember me", and a choice of language or domain. */
const LOGIN_MAX = 4;
