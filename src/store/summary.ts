import type { Uuid } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { Edit } from '#debt/changes.ts';
import { fullName, maskName } from '#thai/names.ts';
import type { OpenVault } from '../vault/types.ts';
import type { RecordSummary } from './record-types.ts';
import type { ContentRow, RecordRow } from './rows.ts';

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

const fullOf = (record: string) => `record|${record}`;
const maskedOf = (record: string) => `masked|${record}`;
const notesOf = (record: string) => `notes|${record}`;

/** What an act after the registration changed, and why. */
export interface ActNote {
  op: Uuid;
  reason?: string;
  edits?: Edit[];
}

const lay = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const read = (plain: Uint8Array | null) =>
  plain ? JSON.parse(new TextDecoder().decode(plain)) : null;

/** Seals the local view of a finished record with its officer's register key [D3]. */
export async function sealView(vault: OpenVault, record: string, registration: Registration) {
  const [masked, full] = await Promise.all([
    vault.encrypt('register', maskedOf(record), lay(mask(registration))),
    vault.encrypt('register', fullOf(record), lay(registration)),
  ]);
  return { masked, full };
}

export const sealNotes = (vault: OpenVault, record: string, notes: readonly ActNote[]) =>
  vault.encrypt('register', notesOf(record), lay(notes));

/** Null when it is not this officer's to read. */
export const openFull = async (
  vault: OpenVault,
  { record, full }: ContentRow,
): Promise<Registration | null> => read(await vault.decrypt('register', fullOf(record), full));

export const openNotes = async (
  vault: OpenVault,
  { record, notes }: ContentRow,
): Promise<ActNote[]> =>
  (notes && read(await vault.decrypt('register', notesOf(record), notes))) ?? [];

export const openMasked = async (
  vault: OpenVault,
  { record, masked }: RecordRow,
): Promise<RecordSummary | null> => read(await vault.decrypt('register', maskedOf(record), masked));
