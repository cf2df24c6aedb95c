/** The frame drawn around the control that is meant, with its name, in our own shadow root. */
export class Mark {
  readonly element = document.createElement("div");
  readonly #name = document.createElement("span");

  /** `look`: beside the plain one, of the style sheet's. */
  constructor(look: "" | "found" = "") {
    this.element.className = `mark ${look}`;
    if (!look) this.#name.setAttribute("role", "status");
    this.element.append(this.#name);
    this.hide();
  }

  show(area: DOMRect, name: string): void {
    this.#place(area);
    this.#name.textContent = name;
    this.#name.hidden = name === "";
  }

  hide(): void {
    this.element.hidden = true;
  }

  remove(): void {
    this.element.remove();
  }

  /** Shows for a moment which control was taken, then goes away. */
  flash(area: DOMRect, ms: number): void {
    this.#place(area);
    this.#name.hidden = true;
    this.element.classList.add("flash");
    setTimeout(() => this.remove(), ms);
  }

  #place({ left, top, width, height }: DOMRect): void {
    this.element.hidden = false;
    Object.assign(this.element.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
  }
}
