import { later, picture, type Row, rejected, row, shown, test } from '../row.ts';

export const paper: readonly Row[] = [
  row(
    83,
    'A slip at once, without a network, with a code that is the number',
    shown(
      test('browser/slip.test.ts', 'is printed by F9 without a network'),
      test('browser/slip.test.ts', 'has a code that is the number'),
      'That it is ready within 500 ms is not measured.',
    ),
  ),
  row(
    84,
    'The slip betrays nobody',
    shown(test('browser/slip.test.ts', 'with the number and nothing of a debt')),
  ),
  row(85, 'Three sizes of slip', shown(test('browser/slip.test.ts', 'comes on one sheet of %s'))),
  row(
    86,
    'The number carries a check digit after Luhn',
    rejected(
      '[T13] [D1] the check digit is Damm’s, which finds every wrong digit and every swap of neighbours; Luhn misses some.',
      test(
        'thai/reference-number.test.ts',
        'notices every single wrong digit and every swap of neighbours',
      ),
    ),
  ),
  row(
    87,
    'The number is the same everywhere and for ever',
    shown(
      test('browser/slip.test.ts', 'comes on one sheet of %s'),
      test('browser/kernel.test.ts', 'survives kill -9 of the browser'),
      test('browser/records.test.ts', 'mends what came back'),
      'Exports come with the reports.',
    ),
  ),
  row(
    88,
    'Blank forms with numbers of their own, never two alike',
    shown(
      test('browser/paper.test.ts', '22 forms are printed without a network'),
      test('browser/blank-forms.test.ts', 'bears its own number on both sides and on the slip'),
      test('server/people.test.ts', 'leases every device its own numbers'),
      test('store/papers.test.ts', 'go to a printer once'),
    ),
  ),
  row(
    89,
    'A paper is entered by scanning its number; a used one is refused with who and when',
    shown(
      test('browser/paper.test.ts', '20 come back, one is spoilt and one lost'),
      test('store/papers.test.ts', 'is refused the second time with who and when'),
      test('paper/paper-day.test.ts', 'is asked about so'),
      'By a scanner that types, or by hand; not by the camera.',
    ),
  ),
  row(
    90,
    'The paper’s picture stands beside the form',
    shown(
      picture('pictures.ts', '16-paper-beside'),
      'It is made larger and turned; it does not move along with the form.',
    ),
  ),
  row(
    91,
    'Official pages keep the rules of official letters',
    later('Printed reports of supervisors.'),
  ),
  row(
    92,
    'No emblem of the state in the repository, and none on a slip',
    shown(
      test('app/manifest.test.ts', 'are its own sign and no emblem of the state'),
      'Nobody can add one either: nothing that is printed has a place for it.',
    ),
  ),
];
