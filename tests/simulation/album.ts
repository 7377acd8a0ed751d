import { PictureReceipt } from '../../src/contract/pictures.ts';
import type { Sha256 } from '../../src/contract/primitives.ts';
import { statementTypes } from '../../src/contract/statements.ts';
import { openGallery } from '../../src/remote/gallery.ts';
import type { PictureErrands } from '../../src/sync/pictures.ts';
import type { Album } from '../../src/sync/ports.ts';
import { hashOf } from '../../src/vault/bytes.ts';
import { verifyListed } from '../../src/vault/key-list.ts';
import { type Disk, isUnsent } from '../sync/memory-outbox.ts';
import type { Bustle } from './bustle.ts';
import type { Home } from './home.ts';
import type { Person } from './person.ts';

/** A picture on a device's disk; `receivedIn` is the server epoch of its receipt. */
export interface KeptPicture {
  sha256: Sha256;
  envelope: Sha256;
  bytes: Uint8Array<ArrayBuffer>;
  receivedIn: number | null;
}

/** The rules of the device's album without its technique. */
const albumOf = (disk: Disk, pictures: readonly KeptPicture[]): Album => ({
  async nextPicture(chance) {
    const waiting = pictures.filter(({ envelope, receivedIn }) => {
      const row = disk.rows.find(({ hash }) => hash === envelope);
      const isNew = receivedIn === null || receivedIn !== disk.serverEpoch?.n;
      return isNew && row !== undefined && !isUnsent(disk, row);
    });
    return waiting[Math.floor(chance * waiting.length)] ?? null;
  },
  async pictureReceived({ sha256, serverEpoch }) {
    for (const picture of pictures)
      if (picture.sha256 === sha256) picture.receivedIn = serverEpoch.n;
  },
});

/** The app's own way with pictures, over a network that the simulation owns. */
export function picturesOf(
  { disk, pictures }: { disk: Disk; pictures: readonly KeptPicture[] },
  person: Person,
  parts: { home: Home; bustle: Bustle; now(): number; fetch: typeof fetch },
): PictureErrands {
  const { bustle, now, fetch } = parts;
  const { list, server } = parts.home.keyring;
  const gallery = openGallery({
    ...{ origin: 'http://centre.test', server, device: person.device, now, fetch, hashOf },
    sign: person.signClaim,
    openReceipt: (jws) =>
      verifyListed(list, 'receipt', statementTypes.pictureReceipt, jws, PictureReceipt),
  });
  return {
    album: albumOf(disk, pictures),
    gallery: {
      begin: (...asked) => bustle.during(gallery.begin(...asked)),
      add: (...asked) => bustle.during(gallery.add(...asked)),
    },
    asksToWait: () => null,
  };
}
