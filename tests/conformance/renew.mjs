// Makes lsp.schema.json from the official LSP types: the parameters of every message that a server may send and the
// results of every request that it may receive. Run it after the version of vscode-languageserver-protocol has changed:
//
//   node tests/conformance/renew.mjs        (Node 20 or newer, after npm ci)
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { createGenerator } from "ts-json-schema-generator";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const protocol = require("vscode-languageserver-protocol");
const packageFile = require.resolve("vscode-languageserver-protocol/package.json");
const { version } = JSON.parse(readFileSync(packageFile, "utf8"));

// Declared in vscode-jsonrpc or not as a message of its own.
const params = new Map([
  ["$/cancelRequest", "{ id: integer | string }"],
  ["$/logTrace", "LogTraceParams"],
  ["$/progress", "{ token: ProgressToken; value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd }"],
]);
const results = new Map();
const names = new Set(["integer", "LogTraceParams", "ProgressToken", "WorkDoneProgressBegin", "WorkDoneProgressReport", "WorkDoneProgressEnd"]);

for (const declaration of messageDeclarations()) {
  const message = protocol[declaration.name];
  if (!message?.method) continue;
  if (!/^Protocol(Request|Notification)Type/.test(declaration.type)) continue;
  const takesParams = !declaration.type.endsWith("Type0");
  const isRequest = declaration.type.startsWith("ProtocolRequest");
  const arguments_ = declaration.arguments;
  const fromServer = message.messageDirection !== "clientToServer";
  const toServer = message.messageDirection !== "serverToClient";
  if (fromServer) note(params, message.method, takesParams ? arguments_[0] : undefined);
  if (toServer && isRequest) note(results, message.method, arguments_[takesParams ? 1 : 0]);
}

const entry = join(here, "messages.generated.ts");
writeFileSync(
  entry,
  `import type { ${[...names].sort().join(", ")} } from "vscode-languageserver-protocol";\n` +
    `export interface Params {\n${members(params)}}\nexport interface Results {\n${members(results)}}\n`);
try {
  const options = { path: entry, type: "*", expose: "all", additionalProperties: false, skipTypeCheck: true, sortProps: true, jsDoc: "none", encodeRefs: true };
  const schema = createGenerator({ ...options, tsconfig: join(here, "tsconfig.json") }).createSchema("*");
  // TypeScript has one kind of number; the specification has these.
  schema.definitions.integer = { type: "integer", minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
  schema.definitions.uinteger = { type: "integer", minimum: 0, maximum: 2 ** 31 - 1 };
  const header = { $comment: `vscode-languageserver-protocol ${version}; renewed by tests/conformance/renew.mjs` };
  writeFileSync(join(here, "lsp.schema.json"), JSON.stringify({ ...header, ...schema }, null, 1) + "\n");
} finally {
  rmSync(entry);
}

function* messageDeclarations() {
  const folder = join(dirname(packageFile), "lib", "common");
  for (const file of readdirSync(folder).filter((name) => name.startsWith("protocol.") && name.endsWith(".d.ts"))) {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), "utf8"), ts.ScriptTarget.Latest, true);
    for (const statement of source.statements) {
      if (!ts.isModuleDeclaration(statement)) continue;
      for (const variable of statement.body.statements.filter(ts.isVariableStatement)) {
        const { name, type } = variable.declarationList.declarations[0];
        if (name.text === "type" && ts.isTypeReferenceNode(type))
          yield { name: statement.name.text, type: type.typeName.getText(), arguments: type.typeArguments ?? [] };
      }
    }
  }
}

function note(map, method, type) {
  map.set(method, type ? type.getText() : "undefined");
  if (type) collectNames(type);
}

function collectNames(node) {
  if (ts.isTypeReferenceNode(node)) names.add(node.typeName.getText());
  ts.forEachChild(node, collectNames);
}

// A request without a result is answered with null.
function members(map) {
  const text = (type) => (type === "void" ? "null" : type === "undefined" ? "null" : type);
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([method, type]) => `  ${JSON.stringify(method)}: ${text(type)};\n`).join("");
}
