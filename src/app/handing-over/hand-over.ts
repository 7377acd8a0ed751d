import type { HandOverReceipts } from '#contract/hand-over.ts';
import { PictureReceipt } from '#contract/pictures.ts';
import type { Jws, Uuid } from '#contract/primitives.ts';
import { ReceiptList } from '#contract/push.ts';
import { type StatementType, statementTypes } from '#contract/statements.ts';
import type { HandOver, Opened, OpenParcel } from '../../features/hand-over-door.ts';
import type { EnrolledDevice, Store } from '../../store/types.ts';
import { type Carried, type CourierPorts, openCourier } from '../../sync/courier.ts';
import { makeFile } from './make-file.ts';
import { nameOfHandOver, nameOfReceipts } from './names.ts';
import { type Sorted, sort, unpack } from './open-file.ts';
import { devicesKnownBy, type Vouching } from './papers.ts';

export type HandOverPorts = CourierPorts & { store: Store; vault: Vouching };

/** What is taken from one device to another by hand, at this device. */
export async function handOverAt(device: EnrolledDevice, ports: HandOverPorts): Promise<HandOver> {
  const { store, clock, vault } = ports;
  const handing = await store.handingOver();
  const { server, numbers } = device;

  const verified = async <T extends Parameters<Vouching['verifyListed']>[4]>(
    words: readonly Jws[],
    type: StatementType,
    schema: T,
  ) => {
    const keys = await store.keyList();
    const read = await Promise.all(
      words.map((jws) => vault.verifyListed(keys, 'receipt', type, jws, schema)),
    );
    return read.filter((one) => one !== null);
  };

  const takeReceipts = async ({ keys, lists, pictures }: HandOverReceipts): Promise<Opened> => {
    // Receipt keys may have changed while this device was away; an older or a false list is left.
    await store.pinKeyList(keys).catch(() => undefined);
    const { receipts, pictureReceipt } = statementTypes;
    const [theirLists, theirPictures] = [
      await verified(lists, receipts, ReceiptList),
      await verified(pictures, pictureReceipt, PictureReceipt),
    ];
    const ourLists = theirLists.filter((list) => list.server === server);
    const ourPictures = theirPictures.filter((word) => word.server === server);
    const proven = ourLists.length + ourPictures.length;
    const settled = await handing.settle(ourLists, ourPictures);
    return { is: 'receipts', settled, unproven: lists.length + pictures.length - proven };
  };

  const openParcel = async (
    file: Blob,
    sorted: Extract<Sorted, { is: 'hand-over' }>,
  ): Promise<OpenParcel> => {
    const { head } = sorted;
    const devices = await devicesKnownBy(head.certificates, await store.keyList(), vault);
    const { lines, letters, shots, cutPictures } = await unpack(file, sorted, devices, vault);
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
        const { lists, pictures } = carried.signed;
        const { receipts, pictureReceipt } = statementTypes;
        await handing.settle(
          await verified(lists, receipts, ReceiptList),
          await verified(pictures, pictureReceipt, PictureReceipt),
        );
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
