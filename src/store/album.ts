import type { ServerEpoch } from '#contract/primitives.ts';
import type { Album } from '../sync/ports.ts';
import { type Database, readLedger, write } from './database.ts';
import { sameEpoch } from './may-leave.ts';
import { steadily } from './saving-trouble.ts';

/** The door through which pictures leave [S6]; their ciphertext stays here [D19]. */
export function albumOf(db: Database): Album {
  // Only a restored server makes what was sent unsent again: looked for once, and when that changes.
  let offeredIn: ServerEpoch | null = null;
  const offerAgain = async () => {
    const { serverEpoch } = await readLedger(db);
    if (offeredIn !== null && sameEpoch(offeredIn, serverEpoch)) return;
    await offerPicturesAgain(db, serverEpoch);
    offeredIn = serverEpoch;
  };
  return {
    nextPicture: (chance) =>
      steadily(db, async () => {
        await offerAgain();
        const rows = await db.pictures.where('waiting').equals(1).toArray();
        // One that never passes must not stand before all others for ever.
        const from = Math.floor(chance * rows.length);
        for (const { sha256, keptIn } of [...rows.slice(from), ...rows.slice(0, from)]) {
          if (!keptIn) continue;
          const act = await db.outbox.where('hash').equals(keptIn).first();
          const sealed = act?.waiting === 0 && (await db.pictureBytes.get(sha256));
          if (sealed) return { sha256, envelope: keptIn, bytes: sealed.bytes };
        }
        return null;
      }),
    pictureReceived: ({ sha256, serverEpoch }) =>
      steadily(db, () =>
        write(db, [db.pictures], async () => {
          await db.pictures.update(sha256, { waiting: 0, receivedIn: serverEpoch });
        }),
      ),
  };
}

/** A receipt of an older server epoch no longer counts, as with envelopes [S10]. */
async function offerPicturesAgain(db: Database, serverEpoch: ServerEpoch | null): Promise<void> {
  await write(db, [db.pictures], async () => {
    await db.pictures
      .where('waiting')
      .equals(0)
      .filter(({ receivedIn }) => !!receivedIn && !sameEpoch(receivedIn, serverEpoch))
      .modify({ waiting: 1 });
  });
}
