import * as z from 'zod/mini';
import { KeyList, type ServerKey } from '#contract/keys.ts';
import { Jws, type PublicJwk, type ServerId, type UnixMs } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { KeyFile } from './key-files.ts';
import { publicPart } from './make-key.ts';
import { readUnproven } from './statements.ts';

export const StoredKeyList = z.object({ jws: Jws });

/** A public key whose private half is kept apart from the server. */
export interface OfflineKey {
  kid: string;
  jwk: PublicJwk;
}

/** What a key folder and the keys kept offline have to say to the devices. */
export function listedKeys(
  keys: readonly KeyFile[],
  offline: readonly (OfflineKey & { use: 'recovery' | 'drafts-recovery'; since: UnixMs })[],
): ServerKey[] {
  // An offline key takes the place of the folder's own, which is then kept as a retired one.
  const replaced = new Set<string>(offline.map(({ use }) => use));
  const own = keys.flatMap(({ kid, use, since, retired, jwk }): ServerKey[] =>
    use === 'root' || replaced.has(use)
      ? []
      : [{ kid, use, jwk: publicPart(jwk), since, ...(retired === undefined ? {} : { retired }) }],
  );
  // The order of the members is the published list's, which is compared as text.
  const apart = offline.map(({ kid, use, since, jwk }) => ({
    kid,
    use,
    jwk: publicPart(jwk),
    since,
  }));
  return [...own, ...apart];
}

/**
 * The list to publish: the published one while it still says the same, else the next version.
 * Keys that were published once stay in the list for ever, retired when they are no longer used.
 */
export function nextKeyList(
  published: KeyList | null,
  keys: readonly ServerKey[],
  server: ServerId,
  at: UnixMs,
  atLeastVersion: number,
): KeyList {
  const kept = (published?.keys ?? [])
    .filter((old) => !keys.some((key) => key.kid === old.kid))
    .map((old) => ({ ...old, retired: old.retired ?? at }));
  const next = [...keys, ...kept].sort((a, b) => a.since - b.since || (a.kid < b.kid ? -1 : 1));
  const same = published && JSON.stringify(published.keys) === JSON.stringify(next);
  if (same && published.version >= atLeastVersion) return published;
  const version = Math.max((published?.version ?? 0) + 1, atLeastVersion);
  return { v: 1, server, version, at, keys: next };
}

/** The published list, as it lies in the key folder. */
export function readKeyList(jws: Jws): KeyList | null {
  const read = readUnproven(jws, KeyList);
  return read?.type === statementTypes.keyList ? read.payload : null;
}
