import { clockOffset } from './clock-offset.ts';
import type {
  Centre,
  Clock,
  ManifestSigner,
  Outbox,
  PushOutcome,
  ReadOutcome,
  UnsentEnvelope,
} from './ports.ts';
import type { Happening, Order } from './state.ts';

export interface ErrandPorts {
  outbox: Outbox;
  centre: Centre;
  signer: ManifestSigner;
  clock: Clock;
}

/** An order that is work rather than a timer. */
export type Errand = Exclude<Order, { do: 'wait' }>;

/** Carries one order out and says what came of it. Throws what the ports throw. */
export async function run(errand: Errand, ports: ErrandPorts): Promise<Happening> {
  switch (errand.do) {
    case 'push':
      return push(errand, ports);
    case 'rescue':
      return rescue(errand, ports);
    case 'read-mailbox':
      return { is: 'mailbox-read', outcome: await readMailbox(ports) };
    case 'refresh-keys':
      return { is: 'keys-refreshed', outcome: await ports.centre.refreshKeys() };
  }
}

async function push(order: Errand & { do: 'push' }, ports: ErrandPorts): Promise<Happening> {
  const { outbox, centre } = ports;
  const batch = await outbox.unsent(order.limit, order.aside);
  if (batch.length === 0 && !order.heartbeat) return { is: 'found-nothing' };
  const { outcome, ms } = await deliver(batch, ports, (manifest) =>
    centre.push(
      manifest,
      batch.map(({ bytes }) => bytes),
    ),
  );
  const known = { mailbox: await outbox.mailboxRead(), keys: await outbox.keyListVersion() };
  const carried = {
    hashes: batch.map(({ hash }) => hash),
    bytes: batch.reduce((sum, { bytes }) => sum + bytes.length, 0),
    ms,
  };
  return { is: 'pushed', outcome, carried, known };
}

async function rescue(order: Errand & { do: 'rescue' }, ports: ErrandPorts): Promise<Happening> {
  const [oldest] = await ports.outbox.unsent({ envelopes: 1, bytes: 1 }, order.aside);
  // Another sender may have got a receipt for it meanwhile.
  if (oldest?.hash !== order.hash) return { is: 'found-nothing' };
  const { outcome } = await deliver([oldest], ports, (manifest) =>
    ports.centre.rescue(manifest, oldest.bytes),
  );
  return { is: 'rescued', outcome };
}

/** [S9] Signs for exactly this batch, and lets nothing but a verified list reach the store. */
async function deliver(
  batch: readonly UnsentEnvelope[],
  { outbox, signer, clock }: ErrandPorts,
  send: (manifest: string) => Promise<PushOutcome>,
): Promise<{ outcome: PushOutcome; ms: number }> {
  const hashes = batch.map(({ hash }) => hash);
  const former = [...new Set(batch.flatMap(({ listedWith }) => listedWith ?? []))];
  const manifest = await signer.sign({
    ...(await outbox.describe(batch[0]?.epoch ?? null, former)),
    hashes,
  });
  const sentAt = clock.now();
  const outcome = await send(manifest);
  const receivedAt = clock.now();
  // A clock that was set meanwhile makes one push too small, never one that is too large for long.
  const ms = Math.abs(receivedAt - sentAt);
  if (outcome.is !== 'received') return { outcome, ms };
  const offset = clockOffset(sentAt, outcome.list.at, receivedAt);
  await outbox.applyReceipts(outcome.list, { sentAt, receivedAt, offset }, outcome.signed);
  return { outcome, ms };
}

async function readMailbox({
  outbox,
  centre,
}: ErrandPorts): Promise<ReadOutcome<{ onward: boolean }>> {
  const after = await outbox.mailboxRead();
  const outcome = await centre.readMailbox(after);
  if (outcome.is !== 'read') return outcome;
  await outbox.applyMailbox(outcome.value);
  const onward = outcome.value.more && (await outbox.mailboxRead()) > after;
  return { is: 'read', value: { onward } };
}
