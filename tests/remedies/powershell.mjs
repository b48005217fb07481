// Parses every .ps1 of the remedies, with CRLF and with LF, and compares the commands that it calls with commands.json.
// After a wanted change: node powershell.mjs --update
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { here, scripts } from './scripts.mjs';

const update = process.argv.includes('--update');
const listFile = join(here, 'commands.json');
const expected = JSON.parse(readFileSync(listFile, 'utf8'));
const problems = [];

await Parser.init();
const grammar = createRequire(import.meta.url).resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
const parser = new Parser();
parser.setLanguage(await Language.load(grammar));

/** Errors, expandable strings with something to expand, and the names of the commands and .NET members that a script calls. */
function look(text) {
  const faults = [];
  const commands = new Set();
  const visit = node => {
    const where = `${node.startPosition.row + 1}:${node.startPosition.column + 1}`;
    if (node.type === 'ERROR' || node.isMissing) faults.push(`${where} does not parse: ${node.text.slice(0, 60)}`);
    if (node.type.includes('here_string')) faults.push(`${where} here-string`);
    if (node.type === 'expandable_string_literal' && node.text.includes('$')) faults.push(`${where} string with something to expand: ${node.text.slice(0, 60)}`);
    if (node.type === 'command_name') commands.add(node.text);
    if (node.type === 'command_name_expr') commands.add(`& ${node.text}`);
    node.children.forEach(visit);
  };
  visit(parser.parse(text).rootNode);
  return { faults, commands: [...commands].sort() };
}

/** Verbs that change something; commands that are only printed are strings and do not count. */
function changes(command) {
  return /^(Set|New|Remove|Add|Clear|Enable|Disable|Start|Stop|Restart|Move|Rename|Copy|Out|Export|Invoke|Grant|Revoke|Publish)-/i.test(command)
    && !['Set-StrictMode', 'New-Object'].includes(command);
}

// The check itself must bite: each of these breaks one rule.
const broken = ["if ($true) {", "Write-Output \"a $x\"", "Write-Output @'\r\nx\r\n'@", "Write-Output 'a' ; calc"];
for (const [index, text] of broken.entries()) {
  const result = look(text + '\r\nexit 0\r\n');
  if (index < 3 && result.faults.length === 0) problems.push(`the check misses: ${text}`);
  if (index === 3 && !result.commands.includes('calc')) problems.push('the check misses a command');
}

if (!changes('Set-CsUser') || changes('New-Object')) problems.push('the check for changing commands is wrong');

const found = {};
for (const { name, text } of scripts('.ps1')) {
  const result = look(text);
  found[name] = result.commands;
  problems.push(...result.faults.map(fault => `${name}:${fault}`));
  if (name.startsWith('sipstack-check-')) {
    problems.push(...result.commands.filter(changes).map(command => `${name}: only reads, but calls ${command}`));
  }
  const withLf = look(text.replaceAll('\r\n', '\n'));
  if (withLf.faults.length > 0 || withLf.commands.join() !== result.commands.join()) problems.push(`${name}: reads differently with LF line ends`);
  if (!update && JSON.stringify(expected[name]) !== JSON.stringify(result.commands)) {
    problems.push(`${name}: calls ${result.commands.join(' ')}; commands.json says ${(expected[name] ?? ['nothing']).join(' ')}`);
  }
}

if (update) {
  writeFileSync(listFile, JSON.stringify(found, null, 2) + '\n');
} else {
  for (const name of Object.keys(expected)) if (!found[name]) problems.push(`${name}: in commands.json, but there is no such script`);
}

for (const problem of problems) console.error(problem);
console.log(`${Object.keys(found).length} PowerShell scripts parsed, ${problems.length} problems`);
process.exit(problems.length > 0 || Object.keys(found).length === 0 ? 1 : 0);
