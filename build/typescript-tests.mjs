/**
 * Runs the extension's TypeScript tests: every `<name>.test.ts` beside the `<name>.ts` that it tests.
 *
 *   node build/typescript-tests.mjs [--source DIR] [--out DIR] [--last-resort MS]
 *
 * Node takes no TypeScript, so each test is bundled first; source maps let a failure name its line. A test that would pass
 * without testing anything fails: one without a test in it, without the code beside it, skipped or left to do; and a file
 * of tests that would not be run by its name. One that never ends is ended by the last resort.
 */

import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const TEST = /\.test\.ts$/;
const LIKE_A_TEST = /[._-](test|tests|spec)\.[cm]?[jt]sx?$/;

const { values: options } = parseArgs({
  options: {
    source: { type: "string", default: path.join(ROOT, "extension", "src") },
    out: { type: "string", default: path.join(ROOT, "build", "out", "tests", "typescript") },
    // Of one file, in ms: its tests wait for nothing outside.
    "last-resort": { type: "string", default: "100000" },
  },
});
const source = path.resolve(options.source);
const out = path.resolve(options.out);

/** Tests under `folder`, and what is named like one, with their paths from there. */
async function testsIn(folder, inside = "") {
  const entries = await readdir(path.join(folder, inside), { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const name = path.join(inside, entry.name);
      if (entry.isDirectory()) return testsIn(folder, name);
      return TEST.test(entry.name) || LIKE_A_TEST.test(entry.name) ? [name] : [];
    }),
  );
  return found.flat().sort();
}

/** Bundles the tests; returns what is wrong with them. */
async function bundle(tests) {
  const { metafile } = await build({
    entryPoints: tests.map((test) => path.join(source, test)),
    outdir: out,
    outbase: source,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node18",
    sourcemap: true,
    loader: { ".css": "text" },
    jsx: "automatic",
    jsxImportSource: "preact",
    metafile: true,
    logLevel: "error",
  });
  const inputs = new Map(
    Object.values(metafile.outputs).flatMap(({ entryPoint, inputs }) =>
      entryPoint
        ? [[path.resolve(entryPoint), new Set(Object.keys(inputs).map((file) => path.resolve(file)))]]
        : [],
    ),
  );
  return tests.flatMap((test) => {
    const file = path.join(source, test);
    const [tested] = [".ts", ".tsx"].map((kind) => file.replace(TEST, kind)).filter(existsSync);
    if (!tested) return [`${test}: there is no such file to test beside it`];
    return inputs.get(file)?.has(tested) ? [] : [`${test}: it uses nothing of ${path.basename(tested)}`];
  });
}

/** Runs the bundled tests, each file in a process of its own; returns what is wrong with them. */
async function carryOut(tests) {
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --enable-source-maps`;
  process.env.NODE_NO_WARNINGS = "1"; // the clock that tests move is experimental
  const files = tests.map((test) => path.join(out, test.replace(TEST, ".test.mjs")));
  // By what is run, and by what the source map makes of it.
  const names = new Map(
    tests.flatMap((test, at) => [
      [files[at], test],
      [path.join(source, test), test],
    ]),
  );
  const stream = run({ files, concurrency: true, timeout: Number(options["last-resort"]) });
  const problems = [];
  const seen = new Set();
  // Node 18 names a file by its URL.
  const testOf = (file) => names.get(file.startsWith("file:") ? fileURLToPath(file) : file);
  const within = new Map(); // per file, how many were told at each depth since what holds them
  const note = ({ name, file, nesting, skip, todo, details }) => {
    if (names.has(name)) return; // a file, which stands for the tests that it has not
    const test = testOf(file);
    const counts = within.get(test) ?? [];
    within.set(test, counts);
    const held = counts.splice(nesting + 1)[0] ?? 0;
    counts[nesting] = (counts[nesting] ?? 0) + 1;
    if (details?.type === "suite") {
      if (held === 0) problems.push(`${test}: there is no test in "${name}"`);
      return;
    }
    seen.add(test);
    if (skip !== undefined || todo !== undefined)
      problems.push(`${testOf(file)}: "${name}" is not carried out`);
  };
  stream.on("test:pass", note);
  stream.on("test:fail", (failed) => {
    const { name, file } = failed;
    note(failed);
    problems.push(names.has(name) ? `${names.get(name)}: it failed` : `${testOf(file)}: "${name}" failed`);
  });
  stream.on("test:stderr", ({ file, message }) => {
    if (message.includes("ReferenceError: chrome is not defined"))
      problems.push(
        `${testOf(file)}: what it imports uses chrome at once: first import test-support/chrome.ts`,
      );
  });
  const shown = stream.compose(new spec());
  for await (const text of shown) process.stdout.write(text);
  for (const test of tests) if (!seen.has(test)) problems.push(`${test}: there is no test in it`);
  return problems;
}

await rm(out, { recursive: true, force: true });
const all = await testsIn(source);
const tests = all.filter((name) => TEST.test(name));
const problems = all
  .filter((name) => !TEST.test(name))
  .map((name) => `${name}: a test is called <name>.test.ts; this one would not be run`);
if (tests.length === 0) problems.push(`${source}: there is no test`);
if (problems.length === 0) problems.push(...(await bundle(tests)));
if (problems.length === 0) problems.push(...(await carryOut(tests)));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
