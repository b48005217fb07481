// What the grammar says of a text, for tests that compare it with the parser. One JSON line in, one out, until the input ends:
//
//   ["first line", "second line"]   ->   [[[0, 7, "keyword.other.header-name.sipstack-log"], …], …]
//
// For each line the tokens as start, end (UTF-16 units) and scopes separated by blanks; those without a scope are left out.
import { createInterface } from "node:readline";
import { tokenize } from "./grammar.mjs";

for await (const input of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const lines = tokenize(JSON.parse(input)).map((tokens) => {
    let end = 0;
    return tokens.map(({ text, scopes }) => [end, (end += text.length), scopes.join(" ")]).filter(([, , scopes]) => scopes);
  });
  process.stdout.write(JSON.stringify(lines) + "\n");
}
