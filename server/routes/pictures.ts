import { type Context, Hono } from 'hono';
import {
  CHUNK_TYPE,
  MAX_PICTURE_BYTES,
  MAX_PICTURE_CHUNK_BYTES,
  PICTURE_CLAIM_HEADER,
  PICTURE_RECEIPT_HEADER,
  type PictureClaim,
  TUS_VERSION,
} from '#contract/pictures.ts';
import type { PaceLimits } from '../http/pace.ts';
import { Refusal } from '../http/problem.ts';
import { readBody } from '../http/read-body.ts';
import type { Gate } from '../intake/admission.ts';
import { createLane } from '../lanes.ts';
import { provenClaim } from '../pictures/claims.ts';
import { createPictureCustody, type PictureParts, type Standing } from '../pictures/custody.ts';
import { StorageFull } from '../storage/port.ts';

/**
 * [PX5] So many chunks are written at one time: writing one takes a thread until it is on the disk, and there
 * are four, in which custody checks its signatures, too.
 */
const AT_ONCE = 2;
/** How long to wait where there is no room. */
const FULL_RETRY_SECONDS = 60;

/** tus 1.0 with creation, for ciphertexts: `/api/v1/pictures` and `/pictures/:sha256`. */
export function pictureRoutes(
  parts: PictureParts & { gate: Gate; pictureGate: Gate; pace: PaceLimits },
): Hono {
  const { storage, keyring, gate, pictureGate, pace, clock } = parts;
  const writing = createLane(AT_ONCE, () => Number.POSITIVE_INFINITY);
  const custody = createPictureCustody(parts);
  const routes = new Hono();

  const claimOf = (c: Context): Promise<PictureClaim> => {
    if (c.req.header('tus-resumable') !== TUS_VERSION) throw new Refusal('body-not-valid');
    return provenClaim(c.req.header(PICTURE_CLAIM_HEADER) ?? '', keyring, storage);
  };
  const claimOfAddress = async (c: Context) => {
    const claim = await claimOf(c);
    if (claim.sha256 !== c.req.param('sha256')) throw new Refusal('proof-wrong');
    return claim;
  };
  /** [PX3] Where there is no room, who sends stays away for a while, and not all for as long. */
  const waiting = async (work: Promise<Standing>): Promise<Standing> => {
    try {
      return await work;
    } catch (error) {
      const isFull = error instanceof StorageFull;
      const code = isFull ? 'storage-full' : error instanceof Refusal ? error.code : null;
      if (code !== 'quota' && code !== 'storage-full') throw error;
      throw new Refusal(code, Math.ceil(FULL_RETRY_SECONDS * (1 + clock.random())));
    }
  };

  routes.use('/pictures/*', async (c, next) => {
    await next();
    c.res.headers.set('tus-resumable', TUS_VERSION);
  });

  routes.options('/pictures', (c) => {
    c.header('tus-version', TUS_VERSION);
    c.header('tus-extension', 'creation');
    c.header('tus-max-size', String(MAX_PICTURE_BYTES));
    return c.body(null, 204);
  });

  routes.post('/pictures', async (c) => {
    const claim = await claimOf(c);
    if (c.req.header('upload-length') !== String(claim.bytes)) throw new Refusal('body-not-valid');
    const standing = await waiting(custody.begin(claim));
    c.header('location', `/api/v1/pictures/${claim.sha256}`);
    return answer(c, standing, 201);
  });

  // Asked by HEAD; whoever asks by GET hears the same, and never a byte of a picture.
  routes.get('/pictures/:sha256', async (c) => {
    const standing = await custody.look(await claimOfAddress(c));
    return answer(c, standing, 200);
  });

  routes.patch('/pictures/:sha256', async (c) => {
    // [PX5] Text goes first: a picture waits where room is short, before anything was looked at.
    if (gate.isTight()) throw new Refusal('busy', gate.retryAfterSeconds());
    const claim = await claimOfAddress(c);
    const isChunk = c.req.header('content-type') === CHUNK_TYPE;
    const offset = c.req.header('upload-offset');
    if (!isChunk || offset !== String(claim.chunk?.offset)) throw new Refusal('body-not-valid');
    const admission = pictureGate.enter(
      Number(c.req.header('content-length') ?? MAX_PICTURE_CHUNK_BYTES),
    );
    if (admission.is === 'busy') throw new Refusal('busy', admission.retryAfterSeconds);
    try {
      admission.recognise();
      const chunk = await readBody(c, MAX_PICTURE_CHUNK_BYTES, {
        pace,
        dropped: admission.dropped,
        took: async (piece) => {
          if (!admission.took(piece.length))
            throw new Refusal('busy', pictureGate.retryAfterSeconds());
        },
      });
      admission.begin();
      const standing = await writing.take(() => waiting(custody.add(claim, chunk)));
      if (!standing) throw new Refusal('busy', pictureGate.retryAfterSeconds());
      return answer(c, standing, 204);
    } finally {
      admission.leave();
    }
  });
  return routes;
}

function answer(c: Context, { bytes, offset, receipt }: Standing, status: 200 | 201 | 204) {
  c.header('upload-offset', String(offset));
  c.header('upload-length', String(bytes));
  if (receipt) c.header(PICTURE_RECEIPT_HEADER, receipt);
  return c.body(null, status);
}
