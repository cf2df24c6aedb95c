import { Mark } from "./mark";
import { around, rectangleOf } from "./under-pointer";

/** A control that is marked, or every radio button of a group, and the name it is marked with. */
export interface Marked {
  elements: readonly Element[];
  name: string;
}

/** CSS px. A name does not fit into a narrower control: it goes on over what is right of it. */
const NARROW_PX = 110;

/** Marks many fields of the page at once, in our own shadow root; nothing of the page is touched. */
export class FieldMarks {
  readonly #marks: (Marked & { mark: Mark })[];
  readonly #ended = new AbortController();
  #drawing = 0;

  constructor(
    layer: HTMLElement,
    fields: readonly Marked[],
    readonly document: Document,
  ) {
    this.#marks = fields.map((field) => ({ ...field, mark: new Mark("found") }));
    layer.append(...this.#marks.map(({ mark }) => mark.element));
    this.#place();
    const { signal } = this.#ended;
    window.addEventListener("scroll", this.#soon, { signal, capture: true, passive: true });
    window.addEventListener("resize", this.#soon, { signal });
  }

  remove(): void {
    this.#ended.abort();
    cancelAnimationFrame(this.#drawing);
    for (const { mark } of this.#marks) mark.remove();
  }

  readonly #soon = (): void => {
    cancelAnimationFrame(this.#drawing);
    this.#drawing = requestAnimationFrame(() => this.#place());
  };

  /** All are measured before any is moved: the page is laid out once. A control behind a closed tab has no place. */
  #place(): void {
    const areas = this.#marks.map(({ elements }) =>
      around(elements.map((element) => rectangleOf(element, this.document)).filter(hasPlace)),
    );
    for (const [index, { mark, name }] of this.#marks.entries()) {
      const area = areas[index];
      mark.element.classList.toggle("narrow", area !== undefined && area.width < NARROW_PX);
      if (area && hasPlace(area)) mark.show(area, name);
      else mark.hide();
    }
  }
}

function hasPlace({ width, height }: DOMRect): boolean {
  return width > 0 && height > 0;
}
