import { afterEach, describe, expect, it } from 'vitest';
import { PICTURE_RECEIPT_HEADER, PictureReceipt } from '#contract/pictures.ts';
import { statementTypes } from '#contract/statements.ts';
import { openGallery } from '../../src/remote/gallery.ts';
import { hashOf } from '../../src/vault/bytes.ts';
import { verifyListed } from '../../src/vault/key-list.ts';
import { signStatement } from '../../src/vault/statements.ts';
import { type Desk, openDesk } from '../server/support/desk.ts';
import { build, tearDown } from '../server/support/house.ts';
import { announced } from '../server/support/pictures.ts';

afterEach(tearDown);

type Line = (request: () => Promise<Response>) => Promise<Response>;

/** The gallery over the desk's real server; `line` may break what passes. */
function galleryOf(desk: Desk, line: Line = (request) => request()) {
  const { keyring, clock } = desk.server;
  return openGallery({
    origin: 'http://desk.example',
    server: keyring.server,
    device: desk.id,
    now: clock.now,
    hashOf,
    sign: (claim) => signStatement(statementTypes.picture, claim, desk.pair.privateKey),
    openReceipt: (jws) =>
      verifyListed(keyring.list, 'receipt', statementTypes.pictureReceipt, jws, PictureReceipt),
    fetch: (asked, init) =>
      line(async () => {
        const request = new Request(asked, init);
        const body = await request.bytes();
        const length = { 'content-length': String(body.length) };
        const headers = { ...Object.fromEntries(request.headers), ...length };
        const { method } = request;
        const { pathname } = new URL(request.url);
        return desk.server.ask(pathname, { method, headers, ...(body.length > 0 && { body }) });
      }),
  });
}

describe('[S6] pictures over HTTP', () => {
  it('arrive in chunks, go on after a restart of the centre, and end with a receipt', async () => {
    const house = await build();
    const desk = await openDesk(house);
    const picture = await announced(desk, 5000);
    expect(await galleryOf(desk).begin(picture)).toEqual({ is: 'here', offset: 0 });
    expect(await galleryOf(desk).add(picture, 0, 3000)).toEqual({ is: 'here', offset: 3000 });
    await house.close();
    desk.server = await build({ folder: house.folder, clock: house.clock });
    const gallery = galleryOf(desk);
    expect(await gallery.begin(picture)).toEqual({ is: 'here', offset: 3000 });
    const end = await gallery.add(picture, 3000, 9000);
    expect(end).toMatchObject({ is: 'received', receipt: { sha256: picture.sha256 } });
    // Signed anew, the same word.
    const { signed: _, ...word } = end as Extract<typeof end, { is: 'received' }>;
    expect(await gallery.begin(picture)).toMatchObject(word);
  });

  it('count as sent by nothing less than a receipt for this very picture', async () => {
    const desk = await openDesk(await build());
    const [one, two] = [await announced(desk, 500), await announced(desk, 500)];
    await galleryOf(desk).begin(one);
    let receipt = '';
    await galleryOf(desk, async (request) => {
      const answer = await request();
      receipt = answer.headers.get(PICTURE_RECEIPT_HEADER) ?? '';
      return answer;
    }).add(one, 0, 500);
    expect(receipt).not.toBe('');
    for (const said of [receipt, `${receipt.slice(0, -8)}AAAAAAAA`, 'x']) {
      const bent = galleryOf(
        desk,
        async () => new Response(null, { headers: { [PICTURE_RECEIPT_HEADER]: said } }),
      );
      expect(await bent.begin(two)).toEqual({ is: 'failed' });
    }
    const all = galleryOf(
      desk,
      async () => new Response('', { headers: { 'upload-offset': '500' } }),
    );
    expect(await all.begin(two)).toEqual({ is: 'failed' });
    const portal = galleryOf(desk, async () => new Response('<html>'));
    expect(await portal.begin(two)).toEqual({ is: 'failed' });
  });

  it('a line that breaks, before or after the centre heard, is a failure to ask again after', async () => {
    const desk = await openDesk(await build());
    const picture = await announced(desk, 500);
    await galleryOf(desk).begin(picture);
    const deaf = galleryOf(desk, async (request) => {
      await request();
      throw new TypeError('cut');
    });
    expect(await deaf.add(picture, 0, 200)).toEqual({ is: 'failed' });
    expect(await galleryOf(desk).begin(picture)).toEqual({ is: 'here', offset: 200 });
    const busy = galleryOf(
      desk,
      async () => new Response(null, { status: 503, headers: { 'retry-after': '7' } }),
    );
    expect(await busy.add(picture, 200, 500)).toEqual({ is: 'busy', retryAfterMs: 7000 });
  });
});
