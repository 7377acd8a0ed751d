import type { UnixMs } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { fullName, maskName } from '#thai/names.ts';
import type { OpenVault } from '../vault/types.ts';
import type { OutboxRow, RecordRow } from './rows.ts';
import type { RecordSummary } from './types.ts';

/** What a list shows of a registration. */
export function summarise({ debtor, creditors }: Registration): RecordSummary {
  const { nationalId, address } = debtor;
  const place = address?.subdistrict;
  return {
    name: fullName(debtor.title ?? '', debtor.firstName ?? '', lastNameOf(debtor)),
    idTail: nationalId && 'value' in nationalId ? nationalId.value.slice(-4) : null,
    place: place ? ('unlisted' in place ? place.unlisted : place.subdistrict) : null,
    creditors: creditors.length,
  };
}

/** What stays when the window for reading has closed: enough to find a paper again. */
export function mask({ debtor, creditors }: Registration): RecordSummary {
  const name = maskName(debtor.firstName ?? '', lastNameOf(debtor));
  return { name, idTail: null, place: null, creditors: creditors.length };
}

const lastNameOf = ({ lastName }: Registration['debtor']): string | null =>
  lastName && 'value' in lastName ? lastName.value : null;

const text = new TextEncoder();
const fullOf = (record: string) => `record|${record}`;
const maskedOf = (record: string) => `masked|${record}`;

/** Seals the local view of a finished record with its officer's register key [D3]. */
export async function sealView(vault: OpenVault, record: string, registration: Registration) {
  const [masked, full] = await Promise.all([
    vault.encrypt('register', maskedOf(record), text.encode(JSON.stringify(mask(registration)))),
    vault.encrypt('register', fullOf(record), text.encode(JSON.stringify(registration))),
  ]);
  return { masked, full };
}

/** Null when it is not this officer's to read, or no longer here. */
export async function openFull(vault: OpenVault, row: RecordRow): Promise<Registration | null> {
  const plain = row.full && (await vault.decrypt('register', fullOf(row.record), row.full));
  return plain ? JSON.parse(new TextDecoder().decode(plain)) : null;
}

export async function openMasked(vault: OpenVault, row: RecordRow): Promise<RecordSummary | null> {
  const plain = await vault.decrypt('register', maskedOf(row.record), row.masked);
  return plain ? JSON.parse(new TextDecoder().decode(plain)) : null;
}

/**
 * May the author still read the whole record here? Until it is accepted, and for the policy's window
 * after that; what needs mending stays. A clock can only take reading away: the window closes when
 * either clock says so, and a clock that was turned back closes it too.
 */
export function mayRead(
  outcome: OutboxRow['outcome'],
  localReadMs: number,
  now: UnixMs,
  serverTime: UnixMs | null,
): boolean {
  if (outcome?.item.kind !== 'accepted') return true;
  const here = now - outcome.at;
  const there = (serverTime ?? outcome.item.at) - outcome.item.at;
  return here >= 0 && here < localReadMs && there < localReadMs;
}
