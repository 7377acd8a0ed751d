import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { v7 as uuid } from 'uuid';
import {
  addSignature,
  ENVELOPE_DOMAIN,
  type EnvelopeHeader,
  layUnsigned,
} from '#contract/envelope.ts';
import type { Sha256 } from '#contract/primitives.ts';
import { layPush, type Manifest } from '#contract/push.ts';
import { statementTypes } from '#contract/statements.ts';
import { unpackTable } from '#thai/places/table.ts';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { certifyDevice } from '../../server/devices/certificate.ts';
import { unitFor } from '../../server/devices/unit-for.ts';
import { openDataAndKeys } from '../../server/open-server.ts';
import places from '../../src/thai/places/places.json' with { type: 'json' };
import { utf8 } from '../../src/vault/bytes.ts';
import { makeSigningPair, publicJwkOf, signInDomain } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import type { ServerHome } from '../support/server.ts';

/** One push of each device, beside one another in a file, and where each lies. */
export interface StormBodies {
  file: string;
  /** Bytes of each body. */
  lengths: number[];
}

const SEALED_BYTES = 2048;

/**
 * Enrols so many devices over all districts, past HTTP, and lays for each a push of so many envelopes. What
 * a debtor said is noise here: custody never looks inside. The server of `home` must not run.
 */
export async function makeStorm(
  home: ServerHome,
  devices: number,
  perDevice: number,
): Promise<StormBodies> {
  const config = readConfig({
    DATA_DIR: join(home.folder, 'data'),
    KEYS_DIR: join(home.folder, 'keys'),
  });
  const { storage, keyring } = await openDataAndKeys(config, systemClock);
  const codes = [...new Set(unpackTable(places).map(({ district }) => district.code))];
  const file = join(home.folder, 'storm');
  const out = createWriteStream(file);
  const lengths: number[] = [];
  try {
    for (let i = 0; i < devices; i += 1) {
      const unit = codes[i % codes.length] ?? '8001';
      const pair = await makeSigningPair();
      const device = uuid();
      const wanted = { device, jwk: await publicJwkOf(pair.publicKey), label: `โต๊ะ ${i}`, unit };
      const certified = await storage.transact(async (tables) => {
        const place = await unitFor(unit, tables);
        if (place) await tables.addUnit(place);
        const made = await certifyDevice(wanted, tables, keyring, Date.now());
        if (made) await tables.addDevice(made);
        return made;
      });
      if (!certified) throw new Error(`no numbers are left in ${unit}`);
      const epoch = uuid();
      const envelopes: { bytes: Uint8Array; hash: Sha256 }[] = [];
      for (let seq = 1; seq <= perDevice; seq += 1) {
        const prev = envelopes.at(-1)?.hash ?? null;
        envelopes.push(await layNoise({ device, epoch, unit, seq, prev }, pair.privateKey));
      }
      const last = envelopes.at(-1);
      const manifest: Manifest = {
        ...{ v: 1, aud: keyring.server, device, epoch, m: 1, at: Date.now() },
        head: last ? { seq: perDevice, hash: last.hash } : null,
        hashes: envelopes.map(({ hash }) => hash),
        status: {
          ...{ highestSeq: perDevice, unsent: perDevice, unsentBytes: 0, oldestUnsent: null },
          ...{ toMend: 0, picturesLeft: 0, app: 'storm', storage: null, persisted: true },
          clockOffset: null,
        },
        certificates: [certified.jws],
      };
      const { manifest: type } = statementTypes;
      const jws = await signStatement(type, manifest, pair.privateKey, { kid: device });
      const body = layPush(
        utf8(jws),
        envelopes.map(({ bytes }) => bytes),
      );
      lengths.push(body.length);
      if (!out.write(body)) await once(out, 'drain');
    }
  } finally {
    await storage.close();
    out.end();
    await finished(out);
  }
  return { file, lengths };
}

type Place = Pick<EnvelopeHeader, 'device' | 'epoch' | 'unit' | 'seq' | 'prev'>;

async function layNoise(place: Place, key: CryptoKey) {
  const header: EnvelopeHeader = {
    ...{ v: 1, id: uuid(), record: uuid(), kind: 'register', ...place },
    ...{ form: 1, made: Date.now(), clock: null, blobs: [] },
  };
  const unsigned = layUnsigned({
    header: utf8(JSON.stringify(header)),
    to: utf8('[]'),
    body: randomBytes(SEALED_BYTES),
  });
  const digest = createHash('sha256').update(unsigned).digest();
  const bytes = addSignature(unsigned, await signInDomain(ENVELOPE_DOMAIN, digest, key));
  return { bytes, hash: createHash('sha256').update(bytes).digest('base64url') };
}
