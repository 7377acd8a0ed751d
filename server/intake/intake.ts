import type { EnvelopeHeader } from '#contract/envelope.ts';
import type { Jws, ServerEpoch, UnitCode, Uuid } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { Receipt, ReceiptList } from '#contract/push.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Clock } from '../clock.ts';
import type { Keyring } from '../keys/keyring.ts';
import { type PushToKeep, type Sender, type Storage, StorageFull } from '../storage/port.ts';
import { firstCame } from './former.ts';
import { createGroupCommit } from './group-commit.ts';
import { createOrigins } from './origins.ts';
import { type ReadPush, readPushBody } from './read-push.ts';

/** What became of a push. */
export type IntakeResult =
  | { is: 'kept'; receipts: Jws; mailbox: number; envelopes: number }
  | { is: 'refused'; code: ProblemCode };

export interface Intake {
  /** Takes a push body into custody; answers after COMMIT. */
  take(body: Uint8Array): Promise<IntakeResult>;
  /** The same for one part that nobody could read: its bytes are kept as they are. */
  rescue(body: Uint8Array): Promise<IntakeResult>;
  /** Whether a manifest, the first frame of a push, is signed by a device that is known already. */
  recognises(manifest: Uint8Array): Promise<boolean>;
}

export interface IntakeParts {
  storage: Storage;
  keyring: Keyring;
  serverEpoch: ServerEpoch;
  clock: Clock;
  /** Most bytes of one known device, and of all unknown origins together, in quarantine. */
  quarantine: { deviceBytes: number; unknownBytes: number };
  /** Most bytes of one device in custody that acceptance has not taken. */
  deviceBytes: number;
  /** Something new is in custody. */
  whenKept(): void;
  whenPeopleChange(): void;
  /** [I8] A device's ledger has forked: it is to count anew. */
  whenForked(device: Uuid): Promise<void>;
}

const refused = (code: ProblemCode): IntakeResult => ({ is: 'refused', code });

export function createIntake(parts: IntakeParts): Intake {
  const { storage, keyring, clock, quarantine, deviceBytes } = parts;
  const origins = createOrigins(keyring, storage, parts.whenPeopleChange);
  const commit = createGroupCommit((pushes) => storage.keep(pushes));

  const keep = async (push: ReadPush, raw: boolean): Promise<IntakeResult> => {
    const { manifest } = push;
    const proven = await origins.prove(push);
    const at = clock.now();
    const vouchedFor = new Set(proven ? manifest.hashes : []);
    const came = proven ? await firstCame(manifest, keyring, parts.serverEpoch) : null;
    const order: PushToKeep = {
      at,
      sender: proven ? senderOf(push) : null,
      claimed: { device: manifest.device, epoch: manifest.epoch },
      envelopes: push.parts.map(({ hash, bytes, header: read }) => {
        const header = raw ? null : read;
        const sender = vouchedFor.has(hash) ? manifest.device : null;
        const at = came?.get(hash) ?? null;
        return { hash, bytes, header, sender, unit: unitOf(header, sender), came: at };
      }),
      quarantineBytes: proven ? quarantine.deviceBytes : quarantine.unknownBytes,
      deviceBytes,
    };
    const kept = await commit(order);
    if (kept.forked) await parts.whenForked(manifest.device);
    const receipts = kept.receipts.filter((one): one is Receipt => one !== null);
    if (receipts.length === 0 && push.parts.length > 0) return refused('quota');
    if (receipts.length > 0) parts.whenKept();
    const list: ReceiptList = {
      v: 1,
      server: keyring.server,
      serverEpoch: parts.serverEpoch,
      device: manifest.device,
      m: manifest.m,
      at,
      receipts,
      ledger: kept.ledger,
    };
    return {
      is: 'kept',
      receipts: await keyring.sign('receipt', statementTypes.receipts, list),
      mailbox: kept.mailbox,
      envelopes: receipts.length,
    };
  };

  const enter = async (body: Uint8Array, raw: boolean): Promise<IntakeResult> => {
    const reading = readPushBody(body);
    if (reading.is === 'unreadable') return refused(reading.code);
    const { push } = reading;
    if (push.manifest.aud !== keyring.server) return refused('manifest-wrong-server');
    if (raw && push.parts.length !== 1) return refused('body-not-valid');
    if (!raw && push.parts.some((part) => part.header === null)) {
      return refused('envelope-not-readable');
    }
    try {
      return await keep(push, raw);
    } catch (error) {
      if (error instanceof StorageFull) return refused('storage-full');
      throw error;
    }
  };

  return {
    take: (body) => enter(body, false),
    rescue: (body) => enter(body, true),
    recognises: (manifest) => origins.knows(Buffer.from(manifest).toString('latin1')),
  };
}

const senderOf = ({ manifest }: ReadPush): Sender => ({
  device: manifest.device,
  epoch: manifest.epoch,
  m: manifest.m,
  head: manifest.head,
  status: manifest.status,
});

/** The unit that an envelope names, if its own device vouches for it; null sends it to quarantine. */
const unitOf = (header: EnvelopeHeader | null, sender: Uuid | null): UnitCode | null =>
  header && header.device === sender ? header.unit : null;
