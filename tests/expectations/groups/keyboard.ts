import { open, picture, type Row, row, shown, test } from '../row.ts';

export const keyboard: readonly Row[] = [
  row(
    59,
    'A whole case without a mouse',
    shown(
      test(
        'browser/keyboard.test.ts',
        'a whole registration is written with a Thai keyboard and no mouse',
      ),
    ),
  ),
  row(
    60,
    'Enter goes on, Shift+Enter back, Tab everywhere',
    shown(
      test('browser/keyboard.test.ts', 'a whole registration is written with a Thai keyboard'),
      test('browser/habits.test.ts', 'a number is typed, scanned, pasted'),
      test('browser/people-keyboard.test.ts', 'with a keyboard alone'),
      'Whether Tab goes as the eye does is not measured.',
    ),
  ),
  row(
    61,
    'Every key is told under F1 and on its button',
    shown(
      test('app/keys.test.ts', 'are all told on the sheet behind F1'),
      picture('registering.ts', '11-form'),
    ),
  ),
  row(
    62,
    'No key takes one that means something elsewhere; all are known by place',
    shown(
      test('app/keys.test.ts', 'are these, and none that already means something'),
      test('app/keys.test.ts', 'are known by their place'),
    ),
  ),
  row(
    63,
    'Number keys choose options, on the row and the pad',
    shown(
      test('registration/answers.test.ts', '%s that types %s picks option %s'),
      test('browser/keyboard.test.ts', 'a whole registration is written with a Thai keyboard'),
    ),
  ),
  row(
    64,
    'At most 140 keys for the usual case',
    shown(test('browser/keyboard.test.ts', 'a whole registration is written with a Thai keyboard')),
  ),
  row(
    65,
    'The app itself adds at most eight seconds to it, on a slow machine',
    shown(
      test('bench/bench.test.ts', '$id still measures'),
      'npm run bench has the goal (standard-case); npm test fails at five times of it, because its machine is busy.',
    ),
  ),
  row(
    66,
    'The focus is always seen, and behind no bar',
    shown(
      test('browser/legible.test.ts', 'the focus is seen at 100 % and at 400 %'),
      test('ui/colours.test.ts', 'hold 3:1 for borders and for the ring of the focus'),
      test('browser/people-cards.test.ts', 'leads to the first field that is wrong, in view'),
    ),
  ),
  row(
    67,
    'The focus comes back to where it was',
    shown(
      test('browser/session.test.ts', 'any key leads back to the field'),
      test('browser/keyboard.test.ts', 'a lock leads back to the field'),
      test('browser/habits.test.ts', 'and the focus goes along'),
      test('browser/habits.test.ts', 'what is read back leads to the field and back'),
      test('browser/records.test.ts', '[D18] throws a draft away and takes it back by keyboard'),
    ),
  ),
  row(
    68,
    'A list of 5,000 records is as quick as one of fifty',
    open(
      'Measured by npm run bench (records-open, records-search, records-page-down); npm test has a list of sixty.',
      test('bench/bench.test.ts', '$id still measures'),
    ),
  ),
];
