import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { ServerHome } from '../support/server.ts';

/** What `npm run admin-link` prints beside a running server, without the host. */
export function anotherLink(home: ServerHome): string {
  const printed = execFileSync('node', ['server/admin-link.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    env: {
      ...process.env,
      PORT: String(home.port),
      DATA_DIR: join(home.folder, 'data'),
      KEYS_DIR: join(home.folder, 'keys'),
    },
  });
  const link = /\/start#\S+/.exec(printed)?.[0];
  if (!link) throw new Error(`no link in:\n${printed}`);
  return link;
}
