/** Tabs that the page map knows, and the panels that they open. */

import type { PageMap } from "../../generated/protocol";
import type { Collection, Control, Item, Run } from "../collect/collection";
import { attribute, closest, contains, parentOf } from "../dom/dom";
import { fold } from "../dom/text";
import { Openings } from "./openings";

/** A tab whose text a section of the map names. */
export interface Tab {
  element: Element;
  section: string;
}

const TAB_ELEMENT = "[role=tab], [aria-controls], a[href^='#'], td[id], li[id], [onclick]";

/** Characters. A shorter panel id would fit too many tab ids by chance. */
const PANEL_ID_MIN = 3;

/** The known tabs of a page. */
export class Tabs {
  private readonly tabs: Tab[] = [];
  private readonly panels = new Map<Element, Tab | null>();

  constructor(map: PageMap, found: Collection) {
    const byText = new Map<string, string>();
    const openings = new Openings();
    for (const section of map.sections) {
      for (const text of section.tabs) byText.set(fold(text), section.id);
    }
    if (byText.size === 0) return;
    openings.add(...byText.keys());
    for (const run of found.runs) {
      const section = openings.fits(run.text) ? byText.get(run.folded) : undefined;
      if (section === undefined) continue;
      const element = closest(run.element, TAB_ELEMENT);
      if (element && standsAlone(found, run, element)) this.tabs.push({ element, section });
    }
  }

  /** Whether a text is a tab's caption. */
  isTab(run: Run): boolean {
    return this.tabs.some((tab) => contains(tab.element, run.element));
  }

  /** The tab that opens this element, if it is the panel of a known one. */
  ofPanel(panel: Element): Tab | null {
    if (this.tabs.length === 0 || attribute(panel, "id").length < PANEL_ID_MIN) return null;
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

  /**
   * The tab behind which a control is hidden. Null when it is hidden for another reason too: a decoy row inside a
   * panel stays a decoy.
   */
  hiding(control: Control): Tab | null {
    if (this.tabs.length === 0) return null;
    if (getComputedStyle(control.element).visibility !== "visible") return null;
    let tab: Tab | null = null;
    for (let box: Element | null = control.element; box; box = parentOf(box)) {
      if (getComputedStyle(box).display !== "none") continue;
      if (tab) return null;
      tab = this.ofPanel(box);
      if (!tab) return null;
    }
    return tab;
  }
}

/** Whether the text is all that the element holds: a cell around a whole part of the page is no tab. */
function standsAlone(found: Collection, run: Run, element: Element): boolean {
  const inside = (item: Item | undefined): boolean => item !== undefined && contains(element, item.element);
  return !inside(found.items[run.order - 1]) && !inside(found.items[run.order + 1]);
}

function opens(tab: Element, panel: Element): boolean {
  if (tab === panel || contains(panel, tab)) return false;
  const id = attribute(panel, "id");
  if (attribute(tab, "aria-controls") === id || attribute(tab, "href") === `#${id}`) return true;
  const own = attribute(tab, "id");
  return own !== id && own.length >= PANEL_ID_MIN && (own.endsWith(id) || id.endsWith(own));
}
