import { randomBytes } from 'node:crypto';
import { type CryptoKey, importJWK } from 'jose';
import * as z from 'zod/mini';
import type { KeyList, KeyUse } from '#contract/keys.ts';
import type { Jws, ServerId } from '#contract/primitives.ts';
import { type StatementType, statementTypes } from '#contract/statements.ts';
import type { Clock } from '../clock.ts';
import { StartRefused } from '../start-refused.ts';
import type { RememberedKeys } from '../storage/tables.ts';
import { type KeyFile, openKeyFolder, type PrivateUse, privateUses } from './key-files.ts';
import {
  listedKeys,
  nextKeyList,
  type OfflineKey,
  readKeyList,
  StoredKeyList,
} from './key-list.ts';
import { makeKey, publicPart } from './make-key.ts';
import { signStatement, verifyStatement } from './statements.ts';

type SigningUse = Exclude<PrivateUse, 'root' | 'sealing' | 'drafts-recovery'>;

/** The server's keys, ready to use. Only the sealing keys ever leave it, to the workers. */
export interface Keyring {
  server: ServerId;
  list: KeyList;
  listJws: Jws;
  sealing: KeyFile[];
  /** The drafts-recovery keys whose private half lies here; the retired still open old slots. */
  draftsRecovery: KeyFile[];
  /** Whether new slots are sealed to a drafts-recovery key that is kept offline. */
  draftsRecoveryOffline: boolean;
  /** For access tokens; never leaves this process. */
  tokenSecret: Uint8Array;
  /** Whether every private key was written to a backup by `npm run keys:export`. */
  exported: boolean;
  sign(use: SigningUse, type: StatementType, payload: object): Promise<Jws>;
  /** Verifies what a listed key signed; retired keys still verify what they once did. */
  verify<T extends z.core.$ZodType>(
    use: KeyUse,
    type: StatementType,
    jws: Jws,
    kid: string | undefined,
    schema: T,
  ): Promise<z.output<T> | null>;
}

const TokenKey = z.object({ secret: z.string() });
export const ExportMark = z.object({ kids: z.array(z.string()) });
export const EXPORT_MARK = 'exported.json';
const OfflineMark = z.object({ kids: z.array(z.string()) });
/** Names the drafts-recovery keys that were only ever known by their public half. */
const OFFLINE_MARK = 'offline.json';

/**
 * Opens the key folder, makes what is missing at the first start, and signs the key list anew when
 * it changed.
 * @throws StartRefused when a key is missing that the data or the list name.
 */
export async function openKeyring(
  dir: string,
  clock: Clock,
  remembered: RememberedKeys,
  recovery: OfflineKey | null,
  draftsRecovery: OfflineKey | null = null,
): Promise<Keyring> {
  const folder = openKeyFolder(dir);
  const stored = folder.read('key-list.json', StoredKeyList);
  const published = stored && readKeyList(stored.jws);
  const offlineKids = folder.read(OFFLINE_MARK, OfflineMark)?.kids ?? [];
  if (offlineKids.length > 0 && !draftsRecovery) {
    throw new StartRefused(
      'The drafts-recovery key of this server is kept offline: set DRAFTS_RECOVERY_KEY to the file ' +
        'with its public half.',
    );
  }
  refuseIfMissing(dir, folder.keys, offlineKids, remembered, published);

  const now = clock.now();
  for (const use of privateUses) {
    if (use === 'drafts-recovery' && draftsRecovery) continue;
    const current = folder.keys.some((key) => key.use === use && key.retired === undefined);
    if (!current) folder.addKey(await makeKey(use, now));
  }
  const root = newest(folder.keys, 'root');
  const server = root.kid;
  if (remembered.server !== null && remembered.server !== server) {
    throw new StartRefused(
      `The root key in ${dir} is not the one these data belong to. Set KEYS_DIR or DATA_DIR right.`,
    );
  }

  if (draftsRecovery && !offlineKids.includes(draftsRecovery.kid)) {
    folder.write(OFFLINE_MARK, { kids: [...offlineKids, draftsRecovery.kid] });
  }

  const offline = [
    ...(recovery ? [{ ...recovery, use: 'recovery' as const }] : []),
    ...(draftsRecovery ? [{ ...draftsRecovery, use: 'drafts-recovery' as const }] : []),
  ].map((key) => ({
    ...key,
    since: published?.keys.find(({ kid }) => kid === key.kid)?.since ?? now,
  }));
  const listed = listedKeys(folder.keys, offline);
  const list = nextKeyList(published, listed, server, now, remembered.listVersion);
  const listJws =
    stored && list === published
      ? stored.jws
      : await signStatement(statementTypes.keyList, list, await privateKey(root), {
          jwk: publicPart(root.jwk),
        });
  if (list !== published) folder.write('key-list.json', { jws: listJws });

  let token = folder.read('token.json', TokenKey);
  if (!token) {
    token = { secret: randomBytes(32).toString('base64url') };
    folder.write('token.json', token);
  }
  const mark = folder.read(EXPORT_MARK, ExportMark);

  const signers = new Map<SigningUse, { kid: string; key: CryptoKey }>();
  for (const use of ['receipt', 'watermark', 'command', 'enrolment'] as const) {
    const file = newest(folder.keys, use);
    signers.set(use, { kid: file.kid, key: await privateKey(file) });
  }
  const verifiers = new Map(
    await Promise.all(
      list.keys.map(async (key) => {
        const imported = key.use === 'sealing' ? null : await importJWK(key.jwk, 'ES256');
        return [`${key.use}.${key.kid}`, imported] as const;
      }),
    ),
  );
  return {
    server,
    list,
    listJws,
    sealing: folder.keys.filter((key) => key.use === 'sealing'),
    draftsRecovery: folder.keys.filter((key) => key.use === 'drafts-recovery'),
    draftsRecoveryOffline: draftsRecovery !== null,
    tokenSecret: Buffer.from(token.secret, 'base64url'),
    exported: folder.keys.every((key) => mark?.kids.includes(key.kid)),
    sign(use, type, payload) {
      const signer = signers.get(use);
      if (!signer) throw new RangeError(`no ${use} key`);
      return signStatement(type, payload, signer.key, { kid: signer.kid });
    },
    async verify(use, type, jws, kid, schema) {
      const key = verifiers.get(`${use}.${kid}`);
      return key && !(key instanceof Uint8Array) ? verifyStatement(type, jws, key, schema) : null;
    },
  };
}

function refuseIfMissing(
  dir: string,
  keys: readonly KeyFile[],
  offlineKids: readonly string[],
  remembered: RememberedKeys,
  published: KeyList | null,
) {
  const hasRoot = keys.some((key) => key.use === 'root');
  if (!hasRoot && (remembered.server !== null || published !== null)) {
    throw new StartRefused(
      `The root key is missing in ${dir}, and there are data that need it. ` +
        'Put the keys back from their backup (made by npm run keys:export).',
    );
  }
  const named = [...remembered.kids, ...(published?.keys ?? [])];
  const lost = named.filter(
    ({ kid, use }) =>
      use !== 'recovery' && !offlineKids.includes(kid) && !keys.some((key) => key.kid === kid),
  );
  if (lost.length === 0) return;
  const names = [...new Set(lost.map(({ use, kid }) => `${use} key ${kid}`))].join(', ');
  throw new StartRefused(`Missing in ${dir}: ${names}. Put it back from the backup of the keys.`);
}

function newest(keys: readonly KeyFile[], use: PrivateUse): KeyFile {
  const found = keys.filter((key) => key.use === use && key.retired === undefined).at(-1);
  if (!found) throw new RangeError(`no ${use} key`);
  return found;
}

async function privateKey(file: KeyFile): Promise<CryptoKey> {
  const key = await importJWK(file.jwk, 'ES256');
  if (key instanceof Uint8Array) throw new TypeError('not an elliptic key');
  return key;
}
