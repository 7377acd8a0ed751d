import type { Sha256, Uuid } from '#contract/primitives.ts';
import { gapsOf } from '../intake/ledger.ts';
import { readHeader } from '../intake/read-header.ts';
import type { LedgerHead } from '../storage/device-tables.ts';
import type { Storage } from '../storage/port.ts';
import type { AcceptanceTables, StoredEnvelope } from '../storage/tables.ts';

/** The head of a ledger as it was known at some cut, and whose it is. */
export interface Voucher {
  device: Uuid;
  head: LedgerHead;
}

/** [DV4] Follows ledgers from the heads of cuts down, from hash to hash. */
export interface Vouching {
  /**
   * Goes on as far as what is in custody leads.
   * @returns hashes of what these heads vouch for since the last time, or since the memory was emptied
   */
  follow(vouchers: readonly Voucher[]): Promise<Sha256[]>;
  /** Hashes of the followed heads of a device that vouch for an envelope. */
  vouchersOf(device: Uuid, envelope: Sha256): Sha256[];
}

/** How far a head was followed. */
interface Chain {
  device: Uuid;
  head: LedgerHead & { hash: Sha256 };
  reached: Set<Sha256>;
  /** What the last link names, and its number; null when nothing below it can still matter. */
  next: { hash: Sha256; seq: number | null } | null;
}

const MOST_CHAINS = 500;
/** A desk writes no more in half a year without a network; who has more is held for a person. */
const MOST_LINKS = 20_000;
/** Links in one transaction, so that custody need not wait for a long chain. */
const PORTION = 100;

export function createVouching(storage: Pick<Storage, 'transact'>): Vouching {
  const chains = new Map<string, Chain>();

  const chainOf = ({ device, head }: Voucher): Chain | null => {
    if (head.hash === null) return null;
    const name = `${device}|${head.hash}|${gapsOf(head.came, 0).through}`;
    const known = chains.get(name);
    if (known) return known;
    if (chains.size >= MOST_CHAINS) chains.clear();
    const { hash } = head;
    const next = { hash, seq: null };
    const chain: Chain = { device, head: { ...head, hash }, reached: new Set(), next };
    chains.set(name, chain);
    return chain;
  };

  return {
    async follow(vouchers) {
      const reached = new Set<Sha256>();
      for (const voucher of vouchers) {
        const chain = chainOf(voucher);
        if (!chain) continue;
        let goesOn = chain.next !== null;
        while (goesOn) {
          goesOn = await storage.transact((tables) => followOn(chain, tables, reached));
        }
      }
      return [...reached];
    },
    vouchersOf: (device, envelope) =>
      [...chains.values()]
        .filter((chain) => chain.device === device && chain.reached.has(envelope))
        .map(({ head }) => head.hash),
  };
}

/** A portion of links; false when there is nothing more to follow for now. */
async function followOn(
  chain: Chain,
  tables: Pick<AcceptanceTables, 'findEnvelope'>,
  reached: Set<Sha256>,
): Promise<boolean> {
  for (let i = 0; i < PORTION; i++) {
    const { next } = chain;
    if (next === null) return false;
    const found = await tables.findEnvelope(next.hash);
    if (!found) return false;
    const link = linkIn(found, chain, next.seq);
    chain.next = link && chain.reached.size < MOST_LINKS ? link.next : null;
    if (!link) return false;
    chain.reached.add(next.hash);
    reached.add(next.hash);
  }
  return true;
}

/** Null when it is no link of this ledger: each number follows the one below it. */
function linkIn({ bytes }: StoredEnvelope, { device, head }: Chain, expected: number | null) {
  const header = readHeader(bytes);
  if (header?.device !== device || header.epoch !== head.epoch) return null;
  const { seq, prev } = header;
  if (expected !== null && seq !== expected) return null;
  // Everything below had come before the cut: what comes under those numbers now is another's.
  const isLast = prev === null || seq <= gapsOf(head.came, 0).through;
  return { next: isLast ? null : { hash: prev, seq: seq - 1 } };
}
