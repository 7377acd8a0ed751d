/**
 * `node server.ts FOLDER`: the peers' server, with its databases as LevelDB in that folder and the page
 * beside them in `FOLDER/page`. Prints its port.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { peer } from './peer.ts';

interface App {
  use(path: string, handler: unknown): void;
  listen(port: number, host: string, ready: () => void): { address(): { port: number } };
}
interface Pouch {
  defaults(options: { prefix: string }): unknown;
}

const [folder = ''] = process.argv.slice(2);
const { default: express } = await peer<{
  default: (() => App) & { static(folder: string): unknown };
}>('express');
const { default: PouchDB } = await peer<{ default: Pouch }>('pouchdb');
const { default: expressPouch } = await peer<{
  default: (pouch: unknown, options: object) => unknown;
}>('express-pouchdb');

const databases = join(folder, 'databases');
mkdirSync(databases, { recursive: true });
// Its log and settings would lie in the folder where it was started.
const options = {
  inMemoryConfig: true,
  logPath: join(folder, 'log.txt'),
  mode: 'minimumForPouchDB',
};
const app = express();
app.use('/page', express.static(join(folder, 'page')));
app.use('/db', expressPouch(PouchDB.defaults({ prefix: `${databases}/` }), options));
const listening = app.listen(0, '127.0.0.1', () => console.log(listening.address().port));
