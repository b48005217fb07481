// A fresh folder with logs for an editor that is started from the command line, and an environment in which it finds our server, and
// nothing of the user who runs the tests.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { published, root } from '../../scripts/dotnet.mjs';

export function workspace(name) {
  const folder = join(root, 'artifacts', 'editors-work', name);
  const [logs, home] = [join(folder, 'logs'), join(folder, 'home')];
  rmSync(folder, { recursive: true, force: true });
  for (const each of [logs, home]) mkdirSync(each, { recursive: true });
  cpSync(join(root, 'tests', 'Cases', 'article-two-records', 'trace.log'), join(logs, 'two-records.log'));
  writeFileSync(join(logs, 'web.log'), '192.0.2.7 - - [26/Nov/2026:10:15:30 +0000] "GET / HTTP/1.1" 200 512\n'.repeat(40));
  const { TERM, LANG } = process.env;
  const environment = { TERM, LANG: LANG ?? 'C.UTF-8', HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_CONFIG_HOME: join(home, 'config'), PATH: `${published}${delimiter}${process.env.PATH}`, SIPSTACK_ROOT: root };
  // Where the runtime of .NET is, when it is not where programs look for it.
  if (process.env.DOTNET_ROOT) environment.DOTNET_ROOT = process.env.DOTNET_ROOT;
  return { logs, home, environment };
}
