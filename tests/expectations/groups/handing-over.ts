import { type Row, row, shown, test } from '../row.ts';

export const handingOver: readonly Row[] = [
  row(
    135,
    'With no network at all, what waits can leave on a stick and nothing is lost or doubled by it',
    shown(
      test('browser/hand-over.test.ts', 'with no network, what waits goes out as a file'),
      test('store/hand-over.test.ts', 'and waits as before: looking and putting out change no row'),
      test('server/courier.test.ts', 'twice, by two couriers and by its origin at last'),
    ),
  ),
  row(
    136,
    'The file shows nobody, and a bent or cut one is told of in words while the rest goes through',
    shown(
      test('browser/hand-over.test.ts', 'with no network, what waits goes out as a file'),
      test('app/handing-over.test.ts', 'holds no name, of a debtor or of an officer'),
      test('app/handing-over.test.ts', 'cut anywhere, gives what is whole'),
      test('app/handing-over.test.ts', 'one bent byte spoils one envelope at most'),
      test('contract/hand-over.test.ts', 'is never taken for one, and never throws'),
    ),
  ),
  row(
    137,
    'Whoever carries it needs no right over it, and what was tampered with holds up nobody',
    shown(
      test('sync/courier.test.ts', 'vouches for itself alone'),
      test('server/courier.test.ts', 'is taken without the one that was tampered with'),
      test('server/courier.test.ts', 'is taken from a courier who is suspended'),
      test('server/courier.test.ts', 'waits for a person when its origin is suspended'),
    ),
  ),
  row(
    138,
    'The receipts come back as a file and count only under the centre’s own signature',
    shown(
      test('browser/hand-over.test.ts', 'and the receipts come back'),
      test('store/hand-over.test.ts', 'settle what they name, and nothing else'),
      test('store/hand-over.test.ts', 'give no time to read on'),
      test('store/hand-over.test.ts', 'let no byte leave before the device’s own word'),
    ),
  ),
];
