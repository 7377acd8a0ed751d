/**
 * The forty faults, each with what is to come of it, and where that is shown. Longer than other files
 * because it is one table.
 */
import { type Proof, test } from '../expectations/row.ts';
import { faults } from './all.ts';
import type { FaultNumber } from './fault.ts';

export interface FaultRow {
  n: FaultNumber;
  /** What happens, and what is to come of it, in few words. */
  what: string;
  /** Tests elsewhere that hold it, beside what is injected here. */
  held: readonly Proof[];
  /** What of it nothing shows, or why it does not concern what is built; null: all of it is shown. */
  missing: string | null;
}

const row = (
  n: FaultNumber,
  what: string,
  { held = [], missing = null }: { held?: readonly Proof[]; missing?: string | null } = {},
): FaultRow => ({ n, what, held, missing });

const UPDATES = 'a build of two releases ago against this one: there is no earlier release yet';

export const table: readonly FaultRow[] = [
  row('F1', 'tab crashed in a form: the draft is back'),
  row('F2', 'kill -9 of the browser: nothing lost'),
  row('F3', 'power cut of the desk: nothing lost', {
    missing:
      'after some cuts Chromium throws the whole database away: the journal brings back what stands in it, and what was called saved “without a second copy yet” is gone',
  }),
  row('F4', 'power cut while unlocking, keeping, migrating, sweeping: old or new state', {
    missing: 'cuts strike while it unlocks, keeps and receives, none while it migrates or sweeps',
  }),
  row('F5', 'quota exceeded: told, and what was there stays'),
  row('F6', 'disk full: told, and what was there stays', {
    held: [test('browser/space.test.ts', '[D7] a disk that fills up is told')],
  }),
  row('F7', 'site data cleared: noticed, and the other copy brings it back', {
    held: [test('store/restore.test.ts', 'tells how much is gone when journal and database are')],
    missing:
      'where all of it is cleared at once the device is a new one, and what was unsent is gone',
  }),
  row('F8', 'IndexedDB damaged: restored from the journal, and told'),
  row('F9', 'journal damaged: rebuilt, a torn tail is nothing', {
    held: [test('store/journal.test.ts', 'survives a cut at any byte')],
  }),
  row('F10', 'one envelope damaged: kept aside, the others flow', {
    held: [
      test('sync/passing.test.ts', '[S16] one whose bytes no longer are what the store says'),
      test('simulation/simulation.test.ts', 'keeps every promise in'),
    ],
  }),
  row('F11', 'the database does not open: “not saving”, and the form stays', {
    held: [
      test('store/restore.test.ts', 'makes no empty database while the copies cannot be read'),
      test('store/restore.test.ts', '[D7] says that nothing is saved when it vanishes'),
    ],
  }),
  row('F12', 'clock years back: works on', {
    missing: 'TLS ends before the server, in the proxy: a certificate of the future is not tried',
  }),
  row('F13', 'clock years ahead: capture goes on, reading pauses', {
    held: [test('store/lease.test.ts', 'ends at once when the clock runs ahead by years')],
  }),
  row('F14', 'two windows: one sender, nothing sent twice', {
    held: [test('browser/writing.test.ts', '[D2] moves to a second window when asked')],
  }),
  row('F15', 'two desks register one person: two records, a supervisor decides', {
    held: [test('browser/duplicates.test.ts', 'two desks register the same three people')],
  }),
  row('F16', 'a new version over unsent data: every byte stays, drafts open', {
    held: [
      test('browser/program.test.ts', 'changes to a newer version only when asked'),
      test('store/older-database.test.ts', 'keeps what its records said'),
    ],
    missing: UPDATES,
  }),
  row('F17', 'an old version over newer data: it only looks, and says so', {
    held: [
      test('store/start.test.ts', '[D8] leaves newer data alone'),
      test('store/reading.test.ts', 'is looked at and not written to'),
    ],
  }),
  row('F18', 'the upgrade of the database throws or is blocked', {
    missing: 'nothing shows what an upgrade that throws leaves',
  }),
  row('F19', 'an app of eight weeks ago: everything it sends is taken', {
    held: [test('contract/frozen.test.ts', 'is the one that was released')],
    missing: UPDATES,
  }),
  row('F20', 'captive portal: nothing counts as sent, the program stays', {
    held: [test('remote/centre.test.ts', '[S4] a redirect to a log-in page is not followed')],
  }),
  row('F21', 'a proxy cuts or changes answers: the same is sent again', {
    held: [test('simulation/simulation.test.ts', 'keeps every promise in')],
  }),
  row('F22', 'a hijacked name: nothing is believed, the queue stays'),
  row('F23', 'TLS broken into: no receipt of it is believed', {
    missing:
      'certificates that expired or are nobody’s are the browser’s own matter, and not tried',
  }),
  row('F24', 'kill -9 of the server around a commit: nothing received is lost', {
    held: [test('server/acceptance.test.ts', 'a crash between custody and acceptance')],
  }),
  row('F25', 'power cut of the server: nothing received is lost'),
  row('F26', 'lost answer: the same receipt again, one row', {
    held: [test('server/custody.test.ts', 'a lost answer: the same again gives the first receipt')],
  }),
  row('F27', 'repeats, out of order and side by side: one row, gaps are told', {
    held: [test('server/ledger.test.ts', 'holds exactly the numbers that came')],
  }),
  row('F28', 'restore of an older backup: devices bring back what came since', {
    held: [test('server/safekeeping.test.ts', 'backs up, takes 500 more, loses the disk')],
  }),
  row('F29', 'server’s disk full: come back later, nothing half written', {
    held: [test('server/group-commit.test.ts', 'a full disk is everybody’s answer at once')],
  }),
  row('F30', 'time-outs and half-open lines: unknown, sent again', {
    held: [
      test('remote/centre.test.ts', '[S4] an answer that never comes'),
      test('remote/centre.test.ts', '[S4] an answer whose body never ends'),
    ],
  }),
  row('F31', '2G: twenty registrations within a minute', {
    missing: 'the line is slow and breaks; delay and lost packets of 2G cannot be made here',
  }),
  row('F32', '10,000 devices come back at once', {
    held: [test('sync/loop.test.ts', '[S5] after an outage it comes back within the spread')],
    missing: 'a swarm of that size does not fit on the machine of the tests beside its server',
  }),
  row('F33', 'slow, oversized, deep and inflating bodies: bounded', {
    held: [
      test('server/slow-bodies.test.ts', 'that falls silent hears so and is closed'),
      test('server/custody.test.ts', 'a header or manifest that nests too deep is not parsed'),
      test('server/acceptance.test.ts', 'an op that inflates or nests without end is held'),
    ],
  }),
  row('F34', 'poisoned inside, good outside: kept, held, delays nobody', {
    held: [
      test('server/pool.test.ts', 'what kills a worker twice is held'),
      test('simulation/simulation.test.ts', 'keeps every promise in'),
    ],
  }),
  row('F35', 'a sealing key is missing or renewed: custody goes on, acceptance follows', {
    held: [
      test('server/keys.test.ts', 'an added key raises the version; a retired one stays listed'),
      test('server/acceptance.test.ts', 'held ops are judged again'),
    ],
    missing: 'custody and acceptance are one process: none of them is stopped for a day alone',
  }),
  row('F36', 'revoked while away: kept, seen, let in by one press', {
    held: [test('store/commands.test.ts', 'locks: no slot opens any more')],
  }),
  row('F37', 'forgotten passphrase: finished ones arrive, drafts come back'),
  row('F38', 'a wipe: keys go, the queue still leaves', {
    held: [test('store/commands.test.ts', 'wipes: nothing is left that opens')],
    missing: 'no power cut strikes in the middle of a wipe',
  }),
  row('F39', 'text without its picture: told as missing until it is there', {
    held: [test('browser/pictures-wait.test.ts', 'everybody is told what is missing')],
    missing: 'a picture without its text is refused by the server, so there is none to collect',
  }),
  row('F40', 'receipt keys renewed while away: the signed list is followed', {
    held: [
      test('sync/loop.test.ts', '[S12] asks for the key list when a receipt does not verify'),
      test('vault/key-list.test.ts', '[V8] never falls back to an older version'),
    ],
    missing: 'three renewals missed by one device are not tried',
  }),
];

/** Ids of what is injected that proves something of a fault. */
export const injectedFor = (n: FaultNumber): string[] =>
  faults.filter(({ proves }) => proves.includes(n)).map(({ id }) => id);
