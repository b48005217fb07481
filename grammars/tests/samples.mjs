// Every line of a known kind has a scope, in the samples of this folder, in the cases, and in further ones where they exist.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tokenize } from "./grammar.mjs";

const own = fileURLToPath(new URL("samples", import.meta.url));
const cases = fileURLToPath(new URL("../../tests/Cases", import.meta.url));
const further = fileURLToPath(new URL("../../../shared/samples", import.meta.url));
const known = [
  /TL_[A-Z]+\(/, /\$\$(?:begin|end)_record/, /^\W*(?:\d+\.\s)?[A-Za-z-]+: \S/, /SIP\/2\.0/, /0x[0-9a-f]{8}/i, /diagnostics/i, /[a-z]="/i, /=”/, /\d\d\/\d\d\/\d{4}[|-]/, /<\/?[A-Za-z]+>/, /^[a-z]=\S/, /\*{8}/, /^\d{2,5};\s*reason=/,
];

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:log|uccapilog)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

export const checkSamples = (expect) => {
  const all = [own, cases, further].filter(existsSync).flatMap(files);
  let lines = 0;
  for (const file of all) {
    const text = readFileSync(file, "utf8").split(/\r\n|\r|\n/);
    tokenize(text).forEach((tokens, index) => {
      lines++;
      expect(tokens.map((token) => token.text).join("") === text[index], `${file}:${index + 1}: tokens do not give back the line`);
      const isBody = tokens.every((token) => token.scopes[0] === "meta.body.sipstack-log");
      if (!isBody && known.some((kind) => kind.test(text[index]))) expect(tokens.some((token) => token.scopes.some((scope) => !scope.startsWith("meta."))), `${file}:${index + 1}: no scope: ${text[index].slice(0, 120)}`);
    });
  }
  return `${all.length} samples, ${lines} lines`;
};
