import { type Row, rejected, row, shown, test } from '../row.ts';

export const people: readonly Row[] = [
  row(
    105,
    'No shared password, and no national ID to sign in with',
    shown(
      test('server/people.test.ts', 'officer codes have a running number that can be read back'),
      test('server/people/activation.test.ts', 'is no good a second time'),
      test('server/people/roster.test.ts', 'is taken whole, and shown without what was hashed'),
      test('browser/people.test.ts', 'a proposed officer comes to work'),
    ),
  ),
  row(
    106,
    'A list of 200 officers is taken in, without the five rows that are wrong',
    rejected(
      '[P2] a roster is taken whole or not at all, so that nobody is forgotten in what was left over; what is wrong is said of each row.',
      test(
        'server/people/roster.test.ts',
        'says what is wrong with which row, and takes none then',
      ),
      test('administration/roster.test.ts', 'says everything that is wrong, in every row'),
    ),
  ),
  row(
    107,
    'A PIN locks and switches officers, and wrong ones are slowed down',
    shown(
      test('browser/session.test.ts', 'PINs switch officers without a network'),
      test('vault/pins.test.ts', 'is gone after five wrong tries'),
      'Instead of waits, five wrong tries end the PIN until the passphrase was given [V12].',
    ),
  ),
  row(
    108,
    'Known officers sign in without a network',
    shown(
      test('browser/session.test.ts', 'PINs switch officers without a network'),
      test('store/lease.test.ts', 'lasts as long as the policy says'),
      test('store/lease.test.ts', 'captures on with a clock that is off'),
      'What waits is sent and carried even afterwards; a file for a courier is still to come.',
    ),
  ),
  row(
    109,
    'Whoever stops a device reads first what is unsent there',
    shown(
      test('browser/administration.test.ts', 'what is unsent is read first'),
      test('browser/administration.test.ts', 'what was unsent arrives'),
    ),
  ),
  row(
    110,
    'IDs are masked; reading one in full is a press and a row in the log',
    shown(
      test('browser/passer-by.test.ts', '[U2] masked lists show numbers'),
      test('server/records.test.ts', 'asks what for, and is written down with it'),
      test('server/audit.test.ts', 'a record and a held envelope by their numbers'),
    ),
  ),
  row(
    111,
    'Which notice somebody was given, and when',
    shown(
      test(
        'registration/words.test.ts',
        'changes its version whenever the text of the notice changes',
      ),
      test('registration/words.test.ts', 'is named by two hashes of 256 bits'),
      test(
        'debt/completeness.test.ts',
        'for everything about the debtor, in the order of the form',
      ),
      test('browser/blank-forms.test.ts', 'keeps Thai letters and their marks together'),
      'A record without the notice’s version and time is not complete; the text is printed on every blank form.',
    ),
  ),
  row(
    112,
    'Nothing personal in addresses, titles, logs or codes',
    shown(
      test('server/http.test.ts', 'holds nobody’s name, number, code, query or address'),
      test('browser/records.test.ts', 'mends what came back'),
      test('browser/slip.test.ts', 'has a code that is the number'),
      test('registration/questions.test.ts', 'tells the browser nothing of what is asked'),
      test('faults/faults.test.ts', '$id: $injected'),
    ),
  ),
  row(
    113,
    'Practice is apart and sends nothing',
    shown(
      test('browser/practice.test.ts', 'a practice has its own ground, sends nothing'),
      test('browser/practice.test.ts', 'whatever is printed in a practice says so'),
    ),
  ),
  row(
    114,
    'What is copied for whoever helps names nobody',
    shown(test('app/diagnostics.test.ts', 'has no reference number, no ID, no Thai word')),
  ),
];
