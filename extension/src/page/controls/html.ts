/** Plain text as an editor's markup, and back. Parsed in a document of its own: nothing in it loads or runs. */

const parser = new DOMParser();
const BLOCK = "address,article,blockquote,div,dd,dt,h1,h2,h3,h4,h5,h6,li,p,pre,section,tr";

/** One paragraph a line; the empty text is no paragraph at all. */
export function toHtml(text: string): string {
  if (text === "") return "";
  const box = parser.parseFromString("", "text/html");
  for (const line of text.split(/\r\n|\r|\n/)) {
    const paragraph = box.createElement("p");
    if (line === "") paragraph.append(box.createElement("br"));
    else paragraph.textContent = line;
    box.body.append(paragraph);
  }
  return box.body.innerHTML;
}

/** The text of an editor's markup, a line for each block and each break. */
export function fromHtml(html: string): string {
  const { body } = parser.parseFromString(html, "text/html");
  for (const lineBreak of body.querySelectorAll("br")) {
    // The last break of a block only keeps it open for the caret.
    lineBreak.replaceWith(lineBreak.nextSibling ? "\n" : "");
  }
  for (const block of body.querySelectorAll(BLOCK)) if (block.nextSibling) block.append("\n");
  return (body.textContent ?? "").replace(/[\u200b\u2060\ufeff]/g, "").replace(/\n+$/, "");
}

/** Markup as nodes for a document. Only markup that was read from this same editor, or made by `toHtml`. */
export function lines(document: Document, html: string): Node[] {
  const { body } = parser.parseFromString(html, "text/html");
  return Array.from(body.childNodes, (node) => document.importNode(node, true));
}
