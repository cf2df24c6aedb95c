/** Tabs that the page map knows, and the panels that they open. */

import type { PageMap } from "../../generated/protocol";
import type { Collection, Control, Item, Run } from "../collect/collection";
import { faceOf } from "../collect/widgets";
import {
  attribute,
  byId,
  closest,
  contains,
  isShown,
  matches,
  parentOf,
  previousOf,
  query,
  queryTree,
  rootOf,
  styleOf,
} from "../dom/dom";
import { fold } from "../dom/text";
import { Openings } from "./openings";

/** A tab whose text a section of the map names. */
export interface Tab {
  element: Element;
  /** The section of the map that its text names; null: none does. */
  section: string | null;
}

const TAB_ELEMENT = "[role=tab], [aria-controls], a[href^='#'], td[id], li[id], [onclick]";
/** What names its panel in an attribute of its own. */
const NAMING = "td, li, a, button, div, span";

/** Characters. A shorter panel id would fit too many tab ids by chance. */
const PANEL_ID_MIN = 3;

/** The known tabs of a page. */
export class Tabs {
  private readonly tabs: Tab[] = [];
  /** What may be a tab: the caption of a section stands in it. */
  private readonly captioned: Tab[] = [];
  private readonly panels = new Map<Element, Tab | null>();
  private readonly openers = new Map<Element, Tab | null>();

  constructor(map: PageMap, found: Collection) {
    const byText = new Map<string, string>();
    const openings = new Openings();
    for (const section of map.sections)
      for (const text of [...section.captions, ...section.tabs]) byText.set(fold(text), section.id);
    const tabTexts = new Set(map.sections.flatMap(({ tabs }) => tabs.map(fold)));
    if (byText.size === 0) return;
    openings.add(...byText.keys());
    for (const run of found.runs) {
      const section = openings.fits(run.text) ? byText.get(run.folded) : undefined;
      if (section === undefined) continue;
      const element = closest(run.element, TAB_ELEMENT) ?? namingAround(run.element);
      if (!element || !standsAlone(found, run, element)) continue;
      (tabTexts.has(run.folded) ? this.tabs : this.captioned).push({ element, section });
    }
  }

  /** The tabs that the map names, and what may be one. */
  get known(): readonly Tab[] {
    return [...this.tabs, ...this.captioned];
  }

  /** Whether a text is a tab's caption. */
  isTab(run: Run): boolean {
    return this.tabs.some((tab) => contains(tab.element, run.element));
  }

  /** The tab that opens this element, if it is the panel of a known one. */
  ofPanel(panel: Element): Tab | null {
    if (this.tabs.length === 0) return null;
    if (attribute(panel, "id") === "") return null;
    let tab = this.panels.get(panel);
    if (tab === undefined) {
      tab = this.tabs.find((candidate) => opens(candidate.element, panel)) ?? null;
      this.panels.set(panel, tab);
    }
    return tab;
  }

  /** The section behind which this element is a tab's panel. */
  sectionOfPanel(panel: Element): string | null {
    return this.ofPanel(panel)?.section ?? null;
  }

  private openerOf(panel: Element): Tab | null {
    let tab = this.openers.get(panel);
    if (tab === undefined) {
      const element = openerOf(panel);
      tab = element && { element, section: null };
      this.openers.set(panel, tab);
    }
    return tab;
  }

  /**
   * The tab behind which a control is hidden. Null when it is hidden for another reason too: a decoy row inside a
   * panel stays a decoy.
   */
  hiding(control: Control): Tab | null {
    let tab: Tab | null = null;
    for (let box: Element | null = seenOf(control.element); box; box = parentOf(box)) {
      if (!isClosed(box)) continue;
      if (tab) return null;
      tab = this.ofPanel(box) ?? this.openerOf(box);
      if (!tab) return null;
    }
    return tab;
  }
}

/** What people see of a control: the widget beside it, where one has taken it out of sight. */
function seenOf(element: Element): Element {
  return faceOf(element)?.element ?? element;
}

/** Whether an element hides what is in it, by itself. */
function isClosed(box: Element): boolean {
  const { display, visibility } = styleOf(box);
  if (display === "none") return true;
  const around = parentOf(box);
  return visibility !== "visible" && (around === null || styleOf(around).visibility === "visible");
}

/** What says that it opens the element of an id. */
const OPENERS = ["aria-controls", "href", "data-target", "data-bs-target"];
/** What is a tab by its markup, and may name its panel in data of its own. */
const DATA_TABS = ":is(td, li, [role=tab], [class~=tab i])";
/** What says that it opens the part behind it. */
const OPENS_NEXT = "[role=tab], [aria-expanded], summary";

/** What opens a part of the page that is closed: it names it, or stands before it and says that it opens something. */
function openerOf(panel: Element): Element | null {
  const id = attribute(panel, "id");
  const root = rootOf(panel);
  if (id !== "" && root) {
    for (const name of OPENERS) {
      const opener = Array.from(
        queryTree(root, `[${name}="${name === "aria-controls" ? "" : "#"}${CSS.escape(id)}"]`),
      );
      const shown = opener.find((one) => isShown(one) && !contains(panel, one));
      if (shown) return shown;
    }
    const alike = Array.from(queryTree(root, `:is(td, li, a, button, [onclick])[id$="${CSS.escape(id)}"]`));
    const tab = alike.find((one) => isShown(one) && opens(one, panel));
    if (tab) return tab;
  }
  if (id !== "" && root) {
    const tabs = Array.from(queryTree(root, DATA_TABS));
    const tab = tabs.find((one) => namesInData(one, id) && isShown(one) && !contains(panel, one));
    if (tab) return tab;
  }
  const named = byId(panel, attribute(panel, "aria-labelledby"));
  if (named && matches(named, "[role=tab]") && isShown(named)) return named;
  const before = previousOf(panel);
  if (!before || !isShown(before)) return null;
  return matches(before, OPENS_NEXT) ? before : query(before, OPENS_NEXT);
}

/** Whether the text is all that the element holds: a cell around a whole part of the page is no tab. */
function standsAlone(found: Collection, run: Run, element: Element): boolean {
  const inside = (item: Item | undefined): boolean => item !== undefined && contains(element, item.element);
  return !inside(found.items[run.order - 1]) && !inside(found.items[run.order + 1]);
}

/** The outermost closed box around an element, itself included; null: it is seen. */
export function closedAround(element: Element): Element | null {
  let closed: Element | null = null;
  for (let box: Element | null = element; box; box = parentOf(box)) if (isClosed(box)) closed = box;
  return closed;
}

/** Whether a tab says, or its id does, that it opens a part of the page. */
export function isPartOf(tab: Element, part: Element): boolean {
  return attribute(part, "id") !== "" && opens(tab, part);
}

/** The innermost box around a text with data that may name a panel. */
function namingAround(element: Element): Element | null {
  let box: Element | null = element;
  for (let level = 0; box && level < NAMING_LEVELS; level++, box = parentOf(box))
    if (matches(box, NAMING) && dataOf(box).some((value) => byId(box as Element, value) !== null)) return box;
  return null;
}
const NAMING_LEVELS = 3;

/** What the attributes of a page's own say of an element. */
function dataOf(element: Element): string[] {
  const names = Element.prototype.getAttributeNames.call(element).filter((name) => name.startsWith("data-"));
  return names.map((name) => attribute(element, name).replace(/^#/, "")).filter((value) => value !== "");
}

function namesInData(tab: Element, id: string): boolean {
  return id !== "" && dataOf(tab).includes(id);
}

function opens(tab: Element, panel: Element): boolean {
  if (tab === panel || contains(panel, tab)) return false;
  const id = attribute(panel, "id");
  if (attribute(tab, "aria-controls") === id || attribute(tab, "href") === `#${id}`) return true;
  if (namesInData(tab, id)) return true;
  const own = attribute(tab, "id");
  if (own === id || own.length < PANEL_ID_MIN || id.length < PANEL_ID_MIN) return false;
  return own.endsWith(id) || id.endsWith(own);
}
