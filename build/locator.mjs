/**
 * Builds the locator that `qualitoken page check` puts into its fixture pages: native_host/pages/locator.js (or --out
 * FILE). Not kept in Git: it is made from the extension's sources.
 */

import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const { values: options } = parseArgs({
  options: { out: { type: "string", default: path.join(ROOT, "native_host", "pages", "locator.js") } },
});

await build({
  entryPoints: [path.join(ROOT, "extension", "src", "page", "checker.ts")],
  outfile: options.out,
  bundle: true,
  minify: true,
  format: "iife",
  target: "chrome120",
  charset: "ascii",
  legalComments: "none",
});
