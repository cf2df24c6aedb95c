import type { Control } from "../../collect/collection";
import { faceOf } from "../../collect/widgets";
import { attribute, closest, fire, isField, keepFocus, matches, query } from "../../dom/dom";
import { holdsText, tidy } from "../../dom/text";
import { put, visitText } from "../../dom/visit";
import { fromHtml, lines, toHtml } from "../html";
import type { Adapter, Saved } from "../types";
import { isTooLong } from "./text";

/** Editors that keep a model of their own and take nothing but input events; what is put into the element is lost. */
const MODELLED = ".ck-editor__editable";
const BACKSPACE = 8;
const LETTER_A = 65;

/** The text area behind an editor, which holds what is submitted. */
const behindOf = (control: Control): HTMLTextAreaElement | null =>
  isField(control.element) ? (control.element as HTMLTextAreaElement) : null;

/** The element that is edited: in the editor's frame, in the editor, or the control itself. Null: not ready yet. */
function hostOf(control: Control): HTMLElement | null {
  const face = faceOf(control.element);
  if (!face) return behindOf(control) ? null : control.element;
  const frame = query(face.element, "iframe") as HTMLIFrameElement | null;
  if (frame) return frame.contentDocument?.body ?? null;
  return query(face.element, "[contenteditable]") as HTMLElement | null;
}

function isLockedHost(host: HTMLElement | null): boolean {
  return (
    !host?.isContentEditable ||
    attribute(host, "aria-disabled") === "true" ||
    attribute(host, "aria-readonly") === "true"
  );
}

/** Puts text into an editor with a model as pasting does; it replaces everything, like Ctrl+A before it. */
function paste(host: HTMLElement, html: string): void {
  const key = (keyCode: number, ctrlKey: boolean): void => {
    fire(host, new KeyboardEvent("keydown", { keyCode, ctrlKey, bubbles: true, cancelable: true }));
  };
  key(LETTER_A, true);
  if (fromHtml(html).length === 0) {
    key(BACKSPACE, false);
    fire(
      host,
      new InputEvent("beforeinput", { inputType: "deleteContentBackward", bubbles: true, cancelable: true }),
    );
    return;
  }
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  fire(host, new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

function putInto(host: HTMLElement, html: string): void {
  if (matches(host, MODELLED)) {
    keepFocus(host.ownerDocument, () => paste(host, html));
    return;
  }
  visitText(host, fromHtml(html), () => host.replaceChildren(...lines(host.ownerDocument, html)));
}

/** The editor first, then the text area behind it, as the editor itself would do when the form is sent. */
function putBoth(control: Control, host: HTMLElement, html: string, behind: string | null): void {
  putInto(host, html);
  const area = behindOf(control);
  if (area && behind !== null) put(area, behind);
}

/** What the text area would submit, as text: it holds the editor's markup. */
function isFollowed(control: Control, host: HTMLElement): boolean {
  const area = behindOf(control);
  return !area || tidy(fromHtml(area.value)) === tidy(fromHtml(host.innerHTML));
}

/**
 * Rich texts: elements that are edited in place, CKEditor and TinyMCE with the text area behind them. Values are plain
 * text and become one paragraph a line. Verified in the editor and in what the text area would submit.
 */
export const editor: Adapter = {
  fits: ({ type, element }) => type === "rich" || (type === "textarea" && faceOf(element)?.caption === null),
  read(control) {
    const host = hostOf(control);
    const text = host ? fromHtml(host.innerHTML) : (behindOf(control)?.value ?? "");
    return { value: behindOf(control)?.value || text, display: text, empty: tidy(text) === "" };
  },
  holds(control, wanted) {
    const host = hostOf(control);
    return host !== null && holdsText(fromHtml(host.innerHTML), wanted) && isFollowed(control, host);
  },
  write(control, wanted) {
    const host = hostOf(control);
    if (!host) return { ok: false, nearest: [] };
    const html = toHtml(wanted);
    if (behindOf(control) && isTooLong(control, html)) return { ok: false, too_long: true };
    putBoth(control, host, html, html);
    return { ok: true };
  },
  save(control): Saved {
    return { of: "editor", html: hostOf(control)?.innerHTML ?? "", behind: behindOf(control)?.value ?? null };
  },
  same(control, saved) {
    if (saved.of !== "editor") return false;
    const html = hostOf(control)?.innerHTML ?? "";
    const alike = html === saved.html || (fromHtml(html) === fromHtml(saved.html) && isModelled(control));
    return alike && (behindOf(control)?.value ?? null) === saved.behind;
  },
  restore(control, saved) {
    const host = hostOf(control);
    if (saved.of !== "editor" || !host) return false;
    putBoth(control, host, saved.html, saved.behind);
    return true;
  },
  locked: (control) => {
    const host = hostOf(control);
    if (!host) return false;
    return isLockedHost(host) || closest(control.element, "[aria-disabled=true]") !== null;
  },
};

/** An editor with a model writes its own markup for what it is given. */
function isModelled(control: Control): boolean {
  const host = hostOf(control);
  return host !== null && matches(host, MODELLED);
}
