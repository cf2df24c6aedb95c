/** Whether the browser has translated the page: its labels are then not those that the service desk has written. */

import { query } from "../dom/dom";

/**
 * What browsers leave in a page that they translate: Chrome a class on the page itself, and in its frames too two wrappers
 * around each text; Edge an attribute.
 */
const SIGNS = [
  "html.translated-ltr, html.translated-rtl",
  "font[style*='vertical-align: inherit'] > font[style*='vertical-align: inherit']",
  "[_msttexthash]",
].join(", ");

/** Whether there is a sign of it. Reads only. */
export function isTranslated(document: Document): boolean {
  return query(document, SIGNS) !== null;
}
