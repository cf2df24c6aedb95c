/**
 * Builds the extension into build/out/extension/ (or --out DIR).
 *
 *   node build/extension.mjs [--origins "https://qualitor.empresa.com.br/* …"] [--out DIR]
 *
 * ORIGINS may also come from the environment (make extension ORIGINS="…"): match patterns beside the default hosts.
 */

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build, transform } from "esbuild";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const SOURCE = path.join(ROOT, "extension");

/** Chrome's manifest gives the same number; older browsers lack what the code uses. */
const TARGET = "chrome120";

/**
 * Asks V8 to compile a script's functions when it is loaded ("Explicit JavaScript compile hints"; browsers before Chrome 136
 * take it for a remark). The engine comes behind the card, when nobody waits for it; a function that is compiled when it is
 * called first is compiled within the click, and each click is the first of its page.
 */
const COMPILED_AT_ONCE = "//# allFunctionsCalledOnLoad";

/** Pages of our own: `src/<name>/main.tsx` with `<name>.html`. */
const OWN_PAGES = ["options", "panel", "first-run"];

const { values: options } = parseArgs({
  options: {
    origins: { type: "string", default: process.env.ORIGINS ?? "" },
    out: { type: "string", default: path.join(ROOT, "build", "out", "extension") },
  },
});

/** Runs a line of Python of this project: TOML and the version are read where they are defined. */
function python(code) {
  const own = [path.join(ROOT, ".venv", "bin", "python"), path.join(ROOT, ".venv", "Scripts", "python.exe")];
  const program = process.env.PYTHON ?? own.find(existsSync) ?? "python3";
  return execFileSync(program, ["-c", code], { cwd: ROOT, encoding: "utf-8" });
}

/** The page maps, checked and completed with their defaults by the same models that the host uses. */
function readPageMaps() {
  return JSON.parse(
    python(`
import json, pathlib
from native_host.protocol.messages import PageMap
from native_host.toml import load_toml
files = sorted(pathlib.Path("native_host/pages").glob("*.toml"))
print(json.dumps([PageMap.model_validate(load_toml(file)).model_dump(mode="json") for file in files]))
`),
  );
}

/** A match pattern with a host of its own (Chrome's "Match patterns"); all hosts at once are never asked for. */
function checkOrigin(origin) {
  const valid = /^(https?|\*):\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?\/\S*$/i.test(origin);
  if (!valid)
    throw new Error(`ORIGINS: "${origin}" is no match pattern such as https://qualitor.empresa.com.br/*`);
  return origin;
}

/** Makes the page maps importable: whole for the engine, without their fields for the small detector. */
function pageMapsPlugin(maps) {
  const modules = {
    "qualitoken:page-maps": maps,
    "qualitoken:state-maps": maps.map((map) => ({ ...map, sections: [], fields: [] })),
    "qualitoken:detection-maps": maps.map((map) => ({ ...map, states: [], sections: [], fields: [] })),
  };
  return {
    name: "page-maps",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^qualitoken:/ }, ({ path: name }) => ({ path: name, namespace: "page-maps" }));
      onLoad({ filter: /.*/, namespace: "page-maps" }, ({ path: name }) => ({
        contents: JSON.stringify(modules[name]),
        loader: "json",
      }));
    },
  };
}

/** Style sheets are importable as text: without what only people need. */
const stylePlugin = {
  name: "styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, "utf-8"), { loader: "css", minify: true });
      return { contents: code, loader: "text" };
    });
  },
};

/** What card.js shares with the scripts injected after it (content/card.ts): one set of texts and of errors in a frame. */
const fromCardPlugin = {
  name: "from-card",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/(failure|i18n)$/ }, ({ path: name }) => ({
      path: path.basename(name),
      namespace: "from-card",
    }));
    onLoad({ filter: /.*/, namespace: "from-card" }, ({ path: name }) => ({
      contents: `module.exports = globalThis.qualitokenModules.${name};`,
      loader: "js",
    }));
  },
};

async function bundle(name, entry, plugins, { banner = "", footer = "" } = {}) {
  await build({
    entryPoints: [path.join(SOURCE, "src", entry)],
    outfile: path.join(options.out, name),
    bundle: true,
    minify: true,
    format: "iife",
    target: TARGET,
    charset: "utf8",
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    banner: { js: banner },
    footer: { js: footer },
    plugins: [stylePlugin, ...plugins],
  });
}

/** Whether a pattern means a whole host: only then may it stand for documents without an address of their own. */
function isWholeHost(pattern) {
  return pattern.endsWith("/*") && pattern.split("/").length === 4;
}

/**
 * A content script on these hosts; also in documents without an address (`about:blank`, `srcdoc`), which Chrome does for whole
 * hosts alone: a pattern with a path makes it refuse the manifest ("Content scripts", `match_origin_as_fallback`).
 */
function withMatches(script, hosts) {
  const whole = hosts.filter(isWholeHost);
  const parts = hosts.filter((host) => !isWholeHost(host));
  const { match_origin_as_fallback: _, ...rest } = script;
  return [{ ...script, matches: whole }, ...(parts.length > 0 ? [{ ...rest, matches: parts }] : [])];
}

async function writeManifest() {
  const manifest = JSON.parse(await readFile(path.join(SOURCE, "manifest.json"), "utf-8"));
  const { key } = JSON.parse(await readFile(path.join(ROOT, "manifests", "extension-key.json"), "utf-8"));
  const origins = options.origins
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(checkOrigin);
  const hosts = [...new Set([...manifest.host_permissions, ...origins])];
  manifest.key = key;
  manifest.version = python("from native_host import __version__; print(__version__)").trim();
  manifest.host_permissions = hosts;
  manifest.content_scripts = manifest.content_scripts.flatMap((script) => withMatches(script, hosts));
  await writeFile(path.join(options.out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

const plugins = [pageMapsPlugin(readPageMaps())];
await rm(options.out, { recursive: true, force: true });
await mkdir(options.out, { recursive: true });
await Promise.all([
  bundle("worker.js", "background/worker.ts", plugins),
  // The file's last expression is what executeScript returns (background/inject.ts).
  bundle("detector.js", "content/detector.ts", plugins, {
    footer: "globalThis.qualitokenSeesTicket();",
  }),
  bundle("card.js", "content/card.ts", plugins),
  bundle("ticket.js", "content/ticket.ts", [fromCardPlugin, ...plugins], { banner: COMPILED_AT_ONCE }),
  bundle("notice.js", "content/notice.ts", plugins),
  bundle("examine.js", "content/examine.ts", plugins),
  bundle("tools.js", "content/tools.ts", plugins),
  ...OWN_PAGES.flatMap((name) => [
    bundle(`${name}.js`, `${name}/main.tsx`, plugins),
    cp(path.join(SOURCE, "src", name, `${name}.html`), path.join(options.out, `${name}.html`)),
  ]),
  cp(path.join(SOURCE, "managed_schema.json"), path.join(options.out, "managed_schema.json")),
  cp(path.join(SOURCE, "_locales"), path.join(options.out, "_locales"), { recursive: true }),
  cp(path.join(SOURCE, "icons"), path.join(options.out, "icons"), {
    recursive: true,
    filter: (file) => !file.endsWith(".svg"),
  }),
  writeManifest(),
]);
