// The grammar as VS Code reads it: vscode-textmate over Oniguruma, with the same way of cutting lines.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

export const grammarPath = fileURLToPath(new URL("../sipstack-log.tmLanguage.json", import.meta.url));
export const source = readFileSync(grammarPath, "utf8");

await oniguruma.loadWASM(readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm")));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(source, grammarPath),
});
const grammar = await registry.loadGrammar("source.sipstack-log");

export const compiles = (pattern) => {
  new oniguruma.OnigScanner([pattern]).dispose();
};

// Tokens of each line as { text, scopes }, without the root scope.
export const tokenize = (lines) => {
  let state = textmate.INITIAL;
  return lines.map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map((token) => ({ text: line.slice(token.startIndex, token.endIndex), scopes: token.scopes.slice(1) }));
  });
};
