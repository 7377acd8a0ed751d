import type * as z from 'zod/mini';
import type { HandOverReceipts } from '#contract/hand-over.ts';
import { PictureReceipt } from '#contract/pictures.ts';
import type { Jws, Uuid } from '#contract/primitives.ts';
import { ReceiptList } from '#contract/push.ts';
import { type StatementType, statementTypes } from '#contract/statements.ts';
import type { HandOver, Opened, OpenParcel } from '../../features/hand-over-door.ts';
import type { EnrolledDevice, Store } from '../../store/types.ts';
import { openCourier } from '../../sync/courier.ts';
import type { Carried, CourierPorts } from '../../sync/courier-types.ts';
import { verifyListed } from '../../vault/key-list.ts';
import { makeFile } from './make-file.ts';
import { nameOfHandOver, nameOfReceipts } from './names.ts';
import { type Sorted, sort, unpack } from './open-file.ts';
import { devicesKnownBy } from './papers.ts';

export type HandOverPorts = CourierPorts & { store: Store };

/** What is taken from one device to another by hand, at this device. */
export async function handOverAt(device: EnrolledDevice, ports: HandOverPorts): Promise<HandOver> {
  const { store, clock } = ports;
  const handing = await store.handingOver();
  const { server, numbers } = device;

  const verified = async <T extends z.core.$ZodType>(
    words: readonly Jws[],
    type: StatementType,
    schema: T,
  ) => {
    const keys = await store.keyList();
    const read = await Promise.all(
      words.map((jws) => verifyListed(keys, 'receipt', type, jws, schema)),
    );
    return read.filter((one) => one !== null);
  };

  /** Words of the centre that nobody has signed, or another one, settle nothing. */
  const settle = async (lists: readonly Jws[], pictures: readonly Jws[]) => {
    const { receipts, pictureReceipt } = statementTypes;
    const theirLists = await verified(lists, receipts, ReceiptList);
    const theirPictures = await verified(pictures, pictureReceipt, PictureReceipt);
    const ourLists = theirLists.filter((list) => list.server === server);
    const ourPictures = theirPictures.filter((word) => word.server === server);
    const settled = await handing.settle(ourLists, ourPictures);
    const proven = ourLists.length + ourPictures.length;
    return { settled, unproven: lists.length + pictures.length - proven };
  };

  const takeReceipts = async ({ keys, lists, pictures }: HandOverReceipts): Promise<Opened> => {
    // Receipt keys may have changed while this device was away; an older or a false list is left.
    await store.pinKeyList(keys).catch(() => undefined);
    return { is: 'receipts', ...(await settle(lists, pictures)) };
  };

  const openParcel = async (
    file: Blob,
    sorted: Extract<Sorted, { is: 'hand-over' }>,
  ): Promise<OpenParcel> => {
    const { head } = sorted;
    const devices = await devicesKnownBy(head.certificates, await store.keyList());
    const { lines, letters, shots, cutPictures } = await unpack(file, sorted, devices);
    const courier = openCourier(
      { letters, pictures: shots, certificates: head.certificates },
      ports,
    );
    const maker = devices.get(head.device);
    return {
      from: maker ? { number: numberOf(maker), unit: maker.unit } : null,
      madeAt: head.at,
      letters: lines,
      pictures: { whole: shots.length, cut: cutPictures },
      async carry(show) {
        const carried = await courier.carry(show);
        // What is this device's own is settled by the very same words.
        await settle(carried.signed.lists, carried.signed.pictures);
        return carried;
      },
      stop: courier.stop,
      receipts: (carried) => receiptsFile(carried, head.device, maker?.numbers ?? null),
    };
  };

  const receiptsFile = async (
    { signed, receipts }: Carried,
    to: Uuid,
    theirs: typeof numbers | null,
  ): Promise<{ name: string; blob: Blob }> => {
    const at = clock.now();
    const { keyList: keys } = (await store.device()) ?? device;
    const content: HandOverReceipts = {
      ...{ v: 1, is: 'dd-hand-over-receipts', server, device: to, at, keys },
      ...{ lists: [...signed.lists], pictures: [...signed.pictures] },
    };
    return {
      name: nameOfReceipts({ numbers: theirs, at, count: receipts.size }),
      blob: new Blob([JSON.stringify(content)], { type: 'application/octet-stream' }),
    };
  };

  return {
    watch: handing.watch,
    nameFor: (count) => nameOfHandOver({ numbers, at: clock.now(), count }),
    async make(withPictures) {
      const gathered = await handing.gather(withPictures);
      const at = clock.now();
      const { blob, pictures } = await makeFile(gathered, handing, { id: device.id, server, at });
      return {
        ...{ blob, pictures, envelopes: gathered.waiting, left: gathered.left },
        putOut: () => handing.putOut(gathered),
      };
    },
    async open(file) {
      const sorted = await sort(file, server);
      if (sorted.is === 'receipts') return takeReceipts(sorted.receipts);
      if (sorted.is !== 'hand-over') return sorted;
      return { is: 'parcel', parcel: await openParcel(file, sorted) };
    },
  };
}

const numberOf = ({ numbers: { area, dd } }: Pick<EnrolledDevice, 'numbers'>): string =>
  // Never broken at the end of a line.
  `${area}\u2011${dd}`;
