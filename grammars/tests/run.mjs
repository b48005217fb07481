// All tests of the grammar: node grammars/tests/run.mjs [--update]
// --update writes the snapshots anew; look at the difference before you commit it.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { grammarPath } from "./grammar.mjs";
import { checkLongLines } from "./long-lines.mjs";
import { checkPatterns } from "./patterns.mjs";
import { checkSamples } from "./samples.mjs";
import { checkWords } from "./words.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const tool = dirname(createRequire(import.meta.url).resolve("vscode-tmgrammar-test/package.json"));
const filesIn = (folder, keep) => readdirSync(join(here, folder)).filter(keep).map((name) => `${folder}/${name}`);
let failures = 0;

const report = (name, faults, note) => {
  failures += faults.length;
  console.log(`${faults.length ? "FAIL" : "ok  "} ${name}${note ? `: ${note}` : ""}`);
  for (const fault of faults.slice(0, 20)) console.log(`     ${fault}`);
};

const check = (name, run) => {
  const faults = [];
  const note = run((holds, fault) => holds || faults.push(fault));
  report(name, faults, note);
};

const runTool = (name, script, args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(tool, "dist", script), "-g", grammarPath, ...args], { cwd: here, encoding: "utf8" });
  report(name, status === 0 ? [] : [`${stdout}${stderr}`.trim()]);
};

check("patterns", checkPatterns);
runTool("assertions", "unit.js", ["-c", ...filesIn("assertions", (name) => name.endsWith(".log-test"))]);
runTool("snapshots", "snapshot.js", ["-s", "source.sipstack-log", ...(process.argv.includes("--update") ? ["-u"] : []), ...filesIn("samples", (name) => !name.endsWith(".snap"))]);
check("samples", checkSamples);
check("words", checkWords);
check("long lines", checkLongLines);
process.exitCode = failures ? 1 : 0;
