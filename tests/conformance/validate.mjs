// Checks messages of the server against the official LSP types. One JSON line in, one out, until the input ends:
//
//   {"kind":"request"|"notification"|"response","method":"…","message":{…}}   ->   {"faults":[]}
//
// For a response, method is that of the request which it answers, or null when that is not known.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import Ajv from "ajv";

const schema = JSON.parse(readFileSync(new URL("./lsp.schema.json", import.meta.url), "utf8"));
const { Params, Results, integer } = schema.definitions;
const id = { anyOf: [integer, { type: "string" }] };
const ajv = new Ajv({ allErrors: true, strict: false, schemas: [{ $id: "lsp", ...schema }] });

const envelope = (properties, required) =>
  ajv.compile({ type: "object", properties: { jsonrpc: { const: "2.0" }, ...properties }, required: ["jsonrpc", ...required], additionalProperties: false });
const envelopes = {
  request: envelope({ id, method: { type: "string" }, params: { type: ["object", "array"] } }, ["id", "method"]),
  notification: envelope({ method: { type: "string" }, params: { type: ["object", "array"] } }, ["method"]),
  result: envelope({ id, result: {} }, ["id", "result"]),
  error: envelope(
    {
      id: { anyOf: [...id.anyOf, { type: "null" }] },
      error: { type: "object", properties: { code: integer, message: { type: "string" }, data: {} }, required: ["code", "message"], additionalProperties: false },
    },
    ["id", "error"]),
};

const compiled = new Map();
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let faults;
  try {
    const { kind, method, message } = JSON.parse(line);
    faults = check(kind, method, message);
  } catch (error) {
    faults = [String(error)];
  }
  process.stdout.write(JSON.stringify({ faults }) + "\n");
}

function check(kind, method, message) {
  if (kind !== "response") return [...test(envelopes[kind], message), ...value("Params", Params, method, message.params)];
  if ("error" in message) return test(envelopes.error, message);
  return [...test(envelopes.result, message), ...value("Results", Results, method, message.result)];
}

function value(group, types, method, content) {
  const type = types.properties[method];
  if (!type) return [`the specification has no ${group === "Params" ? "message of the server" : "request"} ${method}`];
  if (type.type === "null" && content === undefined) return [];
  const key = `${group} ${method}`;
  if (!compiled.has(key)) compiled.set(key, ajv.compile({ $ref: `lsp#/definitions/${group}/properties/${method.replaceAll("/", "~1")}` }));
  return test(compiled.get(key), content);
}

function test(validate, content) {
  if (validate(content)) return [];
  return validate.errors.slice(0, 10).map((error) => `${error.instancePath || "/"} ${error.message} ${JSON.stringify(error.params)}`);
}
