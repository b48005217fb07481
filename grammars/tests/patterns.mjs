// What can be told from the patterns alone: scope names, and constructs that backtrack without bound.
import { compiles, source } from "./grammar.mjs";

const standard = /^(comment|constant|entity|keyword|markup|meta|punctuation|string|support|variable)\.[a-z0-9.-]+\.sipstack-log$/;

const walk = (node, visit) => {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === "string") visit(key, value);
    else if (value && typeof value === "object") walk(value, visit);
  }
};

// Groups that repeat without bound and hold a repetition without bound of their own, unless that one is possessive or the group atomic.
const nestedRepetition = (pattern) => {
  const open = [];
  const bare = pattern.replace(/\\./g, "x").replace(/\[(?:\^?\]?)[^\]]*\]/g, "x");
  for (let i = 0; i < bare.length; i++) {
    if (bare[i] === "(") open.push({ repeats: false });
    else if (bare[i] === ")") {
      const group = open.pop();
      const after = bare.slice(i + 1, i + 3);
      if (group.repeats && /^[*+](?!\+)/.test(after)) return true;
      if (group.repeats && open.length) open.at(-1).repeats = true;
    } else if (/[*+]/.test(bare[i]) && !/[*+?}]/.test(bare[i - 1]) && bare[i + 1] !== "+" && open.length) open.at(-1).repeats = true;
  }
  return false;
};

export const checkPatterns = (expect) => {
  walk(JSON.parse(source), (key, value) => {
    if (key === "name" || key === "contentName") {
      if (value === "SIPStack trace") return;
      for (const scope of value.split(" ")) expect(standard.test(scope), `scope is not a standard one: ${scope}`);
    }
    if (key !== "match" && key !== "begin" && key !== "end") return;
    try {
      compiles(value);
    } catch (error) {
      expect(false, `does not compile: ${value}: ${error.message}`);
    }
    // In Oniguruma only ?+, *+ and ++ are possessive; {n,m}+ repeats the repetition and backtracks exponentially.
    expect(!/\}[+*]/.test(value), `repeats a repetition: ${value}`);
    expect(!nestedRepetition(value), `nested repetition: ${value}`);
    expect(!/\\[GAZz]/.test(value), `an anchor that keeps Oniguruma from remembering results along a long line: ${value}`);
    expect(!/(?<!\\)\.[*+](?!\+)/.test(value), `unbounded dot: ${value}`);
  });
  // A begin/end rule must not outlive what it describes: only the body may span lines, and it ends at every record boundary.
  walk(JSON.parse(source), (key, value) => {
    if (key === "end") expect(value.startsWith("$|") || value.includes("\\$\\$(?:begin|end)_record"), `may run to the end of the file: ${value}`);
  });
};
