import { hash } from 'node:crypto';
import type { PictureClaim, PictureReceipt } from '#contract/pictures.ts';
import type { Jws, ServerEpoch, Sha256, UnixMs } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Clock } from '../clock.ts';
import { Refusal } from '../http/problem.ts';
import { readHeader } from '../intake/read-header.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { StoredPicture } from '../storage/picture-tables.ts';
import type { Storage } from '../storage/port.ts';
import type { Tables } from '../storage/tables.ts';
import type { PictureFolder } from './folder.ts';

/** How much of a picture is here; with a receipt when it is all of it. */
export interface Standing {
  bytes: number;
  offset: number;
  receipt: Jws | null;
}

/** Keeps pictures that envelopes name; claims are proven before they come here. */
export interface PictureCustody {
  /** @throws Refusal `not-found`, `body-not-valid`, `quota` */
  begin(claim: PictureClaim): Promise<Standing>;
  /** @throws Refusal `not-found` when it was not begun */
  look(claim: PictureClaim): Promise<Standing>;
  /** @throws Refusal `offset-wrong`, `body-too-large`, `body-not-valid`, `picture-damaged`; StorageFull */
  add(claim: PictureClaim, chunk: Uint8Array): Promise<Standing>;
}

export interface PictureParts {
  storage: Storage;
  keyring: Keyring;
  serverEpoch: ServerEpoch;
  clock: Clock;
  pictures: PictureFolder;
  /** Most bytes of one device's pictures. */
  pictureBytes: number;
}

export function createPictureCustody(parts: PictureParts): PictureCustody {
  const { storage, keyring, clock, pictures } = parts;
  const inTurn = createTurns();

  const receiptOf = ({ sha256, bytes }: StoredPicture, at: UnixMs): Promise<Jws> => {
    const { serverEpoch } = parts;
    const word: PictureReceipt = {
      ...{ v: 1, server: keyring.server, serverEpoch, sha256, bytes, at },
    };
    return keyring.sign('receipt', statementTypes.pictureReceipt, word);
  };

  /** [PX4] The disk says what is here; the row only remembers since when. */
  const standing = async (picture: StoredPicture): Promise<Standing> => {
    const { sha256, bytes } = picture;
    if ((await pictures.wholeLength(sha256)) === bytes) {
      const at = picture.wholeAt ?? clock.now();
      if (picture.wholeAt === null) {
        await storage.transact((tables) => tables.setPictureWhole(sha256, at));
      }
      return { bytes, offset: bytes, receipt: await receiptOf(picture, at) };
    }
    if (picture.wholeAt !== null) {
      // After a restore, the row may know of a file that the backup did not have.
      await storage.transact((tables) => tables.setPictureWhole(sha256, null));
    }
    return { bytes, offset: await pictures.partLength(sha256), receipt: null };
  };

  const begun = async ({ sha256, device }: PictureClaim): Promise<StoredPicture> => {
    const picture = await storage.transact(async (tables) => {
      const found = await tables.findPicture(sha256);
      return found && (await maySend(device, found.envelope, tables)) ? found : null;
    });
    if (!picture) throw new Refusal('not-found');
    return picture;
  };

  return {
    begin: (claim) =>
      inTurn(claim.sha256, async () => {
        const { pictureBytes } = parts;
        await storage.transact((tables) => announce(claim, tables, pictureBytes));
        return standing(await begun(claim));
      }),

    look: (claim) => inTurn(claim.sha256, async () => standing(await begun(claim))),

    add: (claim, chunk) =>
      inTurn(claim.sha256, async () => {
        const picture = await begun(claim);
        const { sha256, bytes } = picture;
        const before = await standing(picture);
        if (before.receipt) return before;
        if (claim.chunk?.sha256 !== hash('sha256', chunk, 'base64url')) {
          throw new Refusal('body-not-valid');
        }
        if (claim.chunk.offset !== before.offset) throw new Refusal('offset-wrong');
        const offset = before.offset + chunk.length;
        if (offset > bytes) throw new Refusal('body-too-large');
        await pictures.append(sha256, before.offset, chunk);
        if (offset < bytes) return { bytes, offset, receipt: null };
        if (!(await pictures.finish(sha256))) throw new Refusal('picture-damaged');
        return standing(picture);
      }),
  };
}

/** [PX2] [PX3] Writes down a picture that an envelope names, as large as it says. */
async function announce(claim: PictureClaim, tables: Tables, most: number): Promise<void> {
  const { sha256, bytes, device, envelope } = claim;
  if (await tables.findPicture(sha256)) return;
  const stored = (await maySend(device, envelope, tables))
    ? await tables.findEnvelope(envelope)
    : null;
  const named = stored && readHeader(stored.bytes)?.blobs.find((blob) => blob.sha256 === sha256);
  if (!named) throw new Refusal('not-found');
  if (named.bytes !== bytes) throw new Refusal('body-not-valid');
  if ((await tables.pictureBytesOf(device)) + bytes > most) throw new Refusal('quota');
  await tables.addPicture({ sha256, device, envelope, bytes, wholeAt: null });
}

/** [PX2] Whoever made an envelope or brought it may bring its pictures; not out of quarantine. */
async function maySend(device: string, envelope: Sha256, tables: Tables): Promise<boolean> {
  const stored = await tables.findEnvelope(envelope);
  if (!stored || (await tables.isInQuarantine(envelope))) return false;
  if (stored.device === device || stored.sender === device) return true;
  return (await tables.carriersOf(envelope)).includes(device);
}

/** One at a time of each picture, in the order of their coming. */
function createTurns() {
  const last = new Map<Sha256, Promise<unknown>>();
  return async <T>(sha256: Sha256, work: () => Promise<T>): Promise<T> => {
    const turn = (last.get(sha256) ?? Promise.resolve()).then(work, work);
    last.set(sha256, turn);
    try {
      return await turn;
    } finally {
      if (last.get(sha256) === turn) last.delete(sha256);
    }
  };
}
