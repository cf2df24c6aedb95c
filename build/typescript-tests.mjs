/**
 * Runs the extension's TypeScript tests: every `<name>.test.ts` beside the `<name>.ts` that it tests.
 *
 *   node build/typescript-tests.mjs [--source DIR] [--out DIR]
 *
 * Node takes no TypeScript, so each test is bundled first; source maps let a failure name its line. A test that would pass
 * without testing anything fails: one without a test in it, without the code beside it, skipped or left to do.
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

const { values: options } = parseArgs({
  options: {
    source: { type: "string", default: path.join(ROOT, "extension", "src") },
    out: { type: "string", default: path.join(ROOT, "build", "out", "tests", "typescript") },
  },
});
const source = path.resolve(options.source);
const out = path.resolve(options.out);

/** Tests under `folder`, with their paths from there. */
async function testsIn(folder, inside = "") {
  const entries = await readdir(path.join(folder, inside), { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const name = path.join(inside, entry.name);
      if (entry.isDirectory()) return testsIn(folder, name);
      return TEST.test(entry.name) ? [name] : [];
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
  const stream = run({ files, concurrency: true });
  const problems = [];
  const seen = new Set();
  // Node 18 names a file by its URL.
  const testOf = (file) => names.get(file.startsWith("file:") ? fileURLToPath(file) : file);
  const note = ({ name, file, skip, todo, details }) => {
    // Neither a file, which stands for the tests that it has not, nor a group, which may be empty.
    if (names.has(name) || details?.type === "suite") return;
    seen.add(testOf(file));
    if (skip !== undefined || todo !== undefined)
      problems.push(`${testOf(file)}: "${name}" is not carried out`);
  };
  stream.on("test:pass", note);
  stream.on("test:fail", (failed) => {
    const { name, file } = failed;
    note(failed);
    problems.push(names.has(name) ? `${names.get(name)}: it failed` : `${testOf(file)}: "${name}" failed`);
  });
  const shown = stream.compose(new spec());
  for await (const text of shown) process.stdout.write(text);
  for (const test of tests) if (!seen.has(test)) problems.push(`${test}: there is no test in it`);
  return problems;
}

await rm(out, { recursive: true, force: true });
const tests = await testsIn(source);
const problems = tests.length === 0 ? [`${source}: there is no test`] : await bundle(tests);
if (problems.length === 0) problems.push(...(await carryOut(tests)));
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
