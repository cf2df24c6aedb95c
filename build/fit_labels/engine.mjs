/** The page engine's own parts, built for Node, and what is asked of them. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
const PAGE = path.join(ROOT, "extension", "src", "page");

/** Builds what `source`, a module in the folder of the page engine, exports; `name`: of the file it is built into. */
export async function engine(name, source) {
  const outfile = path.join(ROOT, "build", "out", "fit_labels", `${name}.mjs`);
  await build({
    stdin: { contents: source, resolveDir: PAGE },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
  return import(pathToFileURL(outfile).href);
}

/** What stands on standard input. */
export const asked = () => JSON.parse(readFileSync(0, "utf-8"));
