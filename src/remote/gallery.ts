import {
  CHUNK_TYPE,
  PICTURE_CLAIM_HEADER,
  PICTURE_RECEIPT_HEADER,
  type PictureClaim,
  type PictureReceipt,
  TUS_VERSION,
} from '#contract/pictures.ts';
import type { Jws, ServerId, Sha256, Uuid } from '#contract/primitives.ts';
import type { Gallery, PictureAnswer, PictureToSend } from '../sync/ports.ts';
import { isBusy, openApi, TIMEOUT_MS } from './http.ts';
import { retryAfterMs } from './retry-after.ts';

export interface GalleryPorts {
  /** The server's origin. */
  origin: string;
  server: ServerId;
  device: Uuid;
  now(): number;
  sign(claim: PictureClaim): Promise<Jws>;
  hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<Sha256>;
  /** Null when no pinned receipt key signed it. */
  openReceipt(jws: Jws): Promise<PictureReceipt | null>;
  /** For tests. */
  fetch?: typeof fetch;
}

/** A piece of a picture, as tus lays it. */
interface Chunk {
  offset: number;
  bytes: Uint8Array<ArrayBuffer>;
}

const ofWhole = (bytes: Uint8Array): Record<string, string> => ({
  'upload-length': String(bytes.length),
});
const ofChunk = ({ offset }: Chunk): Record<string, string> => ({
  'content-type': CHUNK_TYPE,
  'upload-offset': String(offset),
});

/** Pictures over HTTP by tus 1.0. Every mishap is an outcome; only a bug throws. */
export function openGallery(ports: GalleryPorts): Gallery {
  const { server: aud, device, sign, hashOf } = ports;
  const api = openApi(ports);

  const ask = async (
    { sha256, envelope, bytes }: PictureToSend,
    chunk: Chunk | null,
  ): Promise<PictureAnswer> => {
    const piece = chunk && { offset: chunk.offset, sha256: await hashOf(chunk.bytes) };
    const claim: PictureClaim = {
      ...{ v: 1, aud, device, envelope, sha256, bytes: bytes.length, chunk: piece },
    };
    const headers = {
      ...(chunk ? ofChunk(chunk) : ofWhole(bytes)),
      'tus-resumable': TUS_VERSION,
      [PICTURE_CLAIM_HEADER]: await sign(claim),
    };
    const answer = await api(chunk ? `pictures/${sha256}` : 'pictures', {
      method: chunk ? 'patch' : 'post',
      headers,
      timeout: TIMEOUT_MS,
      totalTimeout: TIMEOUT_MS,
      ...(chunk && { body: chunk.bytes }),
    }).catch(() => null);
    if (!answer) return { is: 'failed' };
    await answer.body?.cancel();
    if (isBusy(answer.status)) {
      return { is: 'busy', retryAfterMs: retryAfterMs(answer.headers, ports.now()) };
    }
    return answer.ok ? heard(answer.headers, claim) : { is: 'failed' };
  };

  /** [S6] Nothing but a verified receipt for this very picture is success. */
  const heard = async (headers: Headers, claim: PictureClaim): Promise<PictureAnswer> => {
    const jws = headers.get(PICTURE_RECEIPT_HEADER);
    if (jws !== null) {
      const receipt = await ports.openReceipt(jws);
      const isMine = receipt?.server === aud && receipt.sha256 === claim.sha256;
      return receipt && isMine ? { is: 'received', receipt, signed: jws } : { is: 'failed' };
    }
    const told = headers.get('upload-offset');
    const offset = Number(told);
    const fits = told !== null && Number.isInteger(offset) && offset >= 0 && offset < claim.bytes;
    return fits ? { is: 'here', offset } : { is: 'failed' };
  };

  return {
    begin: (picture) => ask(picture, null),
    add: (picture, offset, end) =>
      ask(picture, { offset, bytes: picture.bytes.slice(offset, end) }),
  };
}
