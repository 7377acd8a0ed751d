import { open, picture, type Row, rejected, row, shown, test } from '../row.ts';

export const installing: readonly Row[] = [
  row(
    23,
    'The app offers installing by a button of its own, never by a pop-up',
    shown(test('browser/session.test.ts', 'offers installing')),
  ),
  row(
    24,
    'Steps for iPhones, and no registering before it is installed',
    rejected(
      '[D10] capture never stops, so nobody is kept from registering; how to install is told in words.',
    ),
  ),
  row(
    25,
    'The browser is asked to keep the data, and the answer is shown',
    shown(
      test('browser/habits.test.ts', 'and it asks the browser to keep the data'),
      test('app/readiness.test.ts', '%s fails alone'),
      test('app/readiness.test.ts', 'passes a device that has everything'),
    ),
  ),
  row(
    26,
    'A list makes a device ready for going out',
    shown(
      test('browser/session.test.ts', 'a device is made ready for going out'),
      test('app/readiness.test.ts', 'is finished when nothing failed and nothing is left'),
      picture('sharing.ts', '27-prepare'),
    ),
  ),
  row(
    27,
    'A new version never takes a form away',
    shown(
      test('browser/program.test.ts', 'changes to a newer version only when asked'),
      test('browser/update.test.ts', 'waits for a form in another window'),
      test('browser/update.test.ts', 'leaves a window of the last version, and of the one before'),
      picture('troubles.ts', '35-update'),
    ),
  ),
  row(
    28,
    'Each version says in three lines what is new',
    shown(
      test('documents.test.ts', 'tell what came with the version that the program bears'),
      'Under เพิ่มเติม → เครื่องนี้.',
    ),
  ),
  row(
    29,
    'A version that is too old still saves, and does not send',
    rejected(
      '[S3] no answer stops sending for good; a newer app is asked for before new captures after two weeks [S7], never before sending.',
      test('browser/update.test.ts', '[S7] is told louder after a week'),
      test('app/asked-to-update.test.ts', 'is asked for once a day'),
      test('store/open-outbox.test.ts', 'sends all the same, one after the other'),
      test('contract/skew.test.ts', 'sends and is answered although'),
    ),
  ),
  row(
    30,
    'It runs on old laptops',
    shown(test('browser/program.test.ts', 'works in the oldest browser that is promised')),
  ),
  row(
    31,
    'The manifest is whole and a browser finds nothing to complain of',
    shown(
      test('app/manifest.test.ts', 'is all there, Thai first'),
      test('app/manifest.test.ts', 'names pictures that are there'),
      test('browser/program.test.ts', 'can be installed'),
    ),
  ),
  row(
    32,
    'It stays quick with the processor slowed down four times',
    open(
      'npm run bench has the goals, and npm test fails at five times of one, because its machine is busy. The cold start misses its goal where a machine is slow.',
      test('bench/bench.test.ts', '$id still measures'),
    ),
  ),
];
