import { picture, type Row, row, shown, test } from '../row.ts';

export const form: readonly Row[] = [
  row(
    33,
    'Screen, check and paper have one order and the same numbers',
    shown(
      test(
        'browser/blank-forms.test.ts',
        'asks what the screen asks, in its order, under its numbers',
      ),
      test('registration/questions.test.ts', 'numbers the questions section by section'),
      'A spreadsheet with them belongs to the reports.',
    ),
  ),
  row(
    34,
    '“Not known” is an answer of its own',
    shown(
      test(
        'registration/questions.test.ts',
        'takes "not known" or "none" wherever an answer is needed',
      ),
      test('debt/completeness.test.ts', 'takes "none" for an answer where it is one'),
      test(
        'debt/completeness.test.ts',
        'nor of Malee, who has no card, last name, phone or lender to name',
      ),
      test('registration/answers.test.ts', 'tells "none" from "nobody asked"'),
    ),
  ),
  row(
    35,
    'A national ID may be typed, pasted or mended in the middle',
    shown(
      test('browser/habits.test.ts', 'a number is typed, scanned, pasted and mended in the middle'),
      test(
        'thai/national-id.test.ts',
        'groups as on the card while the number is still being typed',
      ),
    ),
  ),
  row(
    36,
    'Its check digit is looked at, and never called right',
    shown(
      test('thai/national-id.test.ts', 'reads 1,000 invented numbers'),
      test('thai/national-id.test.ts', 'notices about nine of ten single wrong digits'),
      test('thai/national-id.test.ts', 'so no word may promise that a number is right'),
      test('registration/check.test.ts', 'doubts a failing check digit and does not block it'),
    ),
  ),
  row(
    37,
    'Number keys give digits on a Thai layout',
    shown(
      test('browser/keyboard.test.ts', 'a whole registration is written with a Thai keyboard'),
      test('thai/digits.test.ts', 'reads the Kedmanee number row by the key that was pressed'),
    ),
  ),
  row(
    38,
    'So does a scanner',
    shown(
      test('thai/digits.test.ts', 'reads a scanner that types on a Kedmanee layout'),
      test('browser/form.test.ts', 'a scanner fills 1.1 from anywhere'),
      test('browser/habits.test.ts', 'a number is typed, scanned, pasted'),
    ),
  ),
  row(
    39,
    'Thai digits are read wherever numbers are',
    shown(
      test('thai/digits.test.ts', 'turns Thai digits and leaves the rest'),
      test('thai/national-id.test.ts', 'reads "%s"'),
      test('app/search.test.ts', 'finds by %s'),
      test('browser/habits.test.ts', 'a number is typed, scanned, pasted'),
    ),
  ),
  row(
    40,
    'Buddhist dates as people write them; a year that looks Christian is asked about',
    shown(
      test('thai/dates.test.ts', 'so that 543 is never added twice'),
      test('thai/dates.test.ts', 'reads "%s" as %s'),
      test('thai/dates.test.ts', 'asks about "%s"'),
      test('thai/dates.test.ts', 'never reads a day that is not in the calendar'),
    ),
  ),
  row(
    41,
    'The date is said back with the age, also to the ear',
    shown(test('browser/habits.test.ts', 'a number is typed, scanned, pasted')),
  ),
  row(
    42,
    'A year alone is a birth date',
    shown(
      test('thai/show-date.test.ts', 'shows %s'),
      test('thai/dates.test.ts', 'reads "%s" as %s'),
      test('debt/faults.test.ts', 'lets explicit answers and partial dates pass'),
    ),
  ),
  row(
    43,
    'Subdistricts are found by name, place or postcode, the own ones first, at once',
    shown(
      test('thai/places.test.ts', 'puts the own district first'),
      test('thai/places.test.ts', 'ในเมือง 22'),
      test('thai/places.test.ts', 'gives all of a postcode'),
      test('thai/places.test.ts', '50 ms on a four times slower machine'),
    ),
  ),
  row(
    44,
    'A place that is not in the table may be written',
    shown(test('browser/habits.test.ts', 'a number is typed, scanned, pasted')),
  ),
  row(
    45,
    'Telephone numbers in every spelling',
    shown(
      test('thai/phone.test.ts', 'shows what is no Thai number as it is'),
      test('thai/phone.test.ts', 'reads "%s"'),
    ),
  ),
  row(
    46,
    'Amounts as people say them, and said back in words',
    shown(
      test('thai/money.test.ts', 'reads back whatever it shows'),
      test('thai/money.test.ts', 'names every number from 0 to 999,999,999'),
      test('thai/money.test.ts', 'does not guess at "%s"'),
    ),
  ),
  row(
    47,
    'No number fields, and nothing that cuts off',
    shown(test('ui/inputs.test.ts', 'is never cut off, and never turned by a wheel')),
  ),
  row(
    48,
    'Browsers remember nothing of other people',
    shown(
      test('ui/inputs.test.ts', 'every field is autocomplete="off" to begin with'),
      test('ui/inputs.test.ts', 'is remembered by a browser only where an officer signs in'),
    ),
  ),
  row(
    49,
    'The same person is hinted at with the last digit, and nothing is blocked',
    shown(
      test('browser/habits.test.ts', 'a number is known again'),
      test('browser/been-before.test.ts', 'is read, added to or passed by'),
      test('store/tags.test.ts', 'is hinted at for every officer of the device'),
      test('server/twins.test.ts', 'tells of the own unit number and day'),
      'The time is printed by the test and not held to 300 ms.',
    ),
  ),
  row(
    50,
    'Several lenders: added, removed, put back, summed up',
    shown(
      test('browser/habits.test.ts', 'and the focus goes along'),
      test('registration/draft.test.ts', 'puts everything back where it was'),
      test('browser/taking-back.test.ts', 'takes back every removal, the last one first'),
      test('debt/totals.test.ts', 'adds what Somchai received and owes'),
    ),
  ),
  row(
    51,
    'Interest is shown for a year, and blocks nobody',
    shown(
      test('debt/interest.test.ts', 'what the lender calls the rate'),
      test('registration/check.test.ts', '[F4] nothing about a creditor blocks'),
    ),
  ),
  row(
    52,
    'What is wrong stands in a list that leads to the fields, in the same words',
    shown(
      test('browser/habits.test.ts', 'a number is typed, scanned, pasted'),
      test('browser/records.test.ts', 'mends what came back'),
      test(
        'registration/check.test.ts',
        'names creditor and debt where the list stands away from the field',
      ),
    ),
  ),
  row(
    53,
    'Nothing is red while one types',
    shown(
      test('browser/habits.test.ts', 'and nothing is red'),
      test(
        'registration/check.test.ts',
        'counts what is missing from the start, and shows nothing of it',
      ),
    ),
  ),
  row(
    54,
    'All answers are read back, and each leads to its field and back',
    shown(
      test('browser/habits.test.ts', 'what is read back leads to the field and back'),
      test('registration/questions.test.ts', 'reads back everything that %s said'),
    ),
  ),
  row(
    55,
    'Three ways of signing; what was drawn survives turning the device',
    shown(
      test('registration/signing.test.ts', '[F1] three equal ways of signing'),
      test('registration/signing.test.ts', 'are the same from a canvas of any size'),
      test('registration/signing.test.ts', 'come back to where they were drawn'),
      test('browser/keyboard.test.ts', 'a whole registration is written with a Thai keyboard'),
    ),
  ),
  row(
    56,
    'A paper is photographed, small and without where it was',
    shown(
      test('browser/pictures.test.ts', 'are taken, turned, taken out and back by keys'),
      test('store/pictures.test.ts', 'lie here only as ciphertext'),
      picture('pictures.ts', '15-pictures'),
    ),
  ),
  row(
    57,
    'That somebody was threatened stands in no list, slip or title',
    shown(
      test(
        'registration/summary.test.ts',
        'of threats and lenders, neither a list nor a slip knows anything',
      ),
      test('browser/passer-by.test.ts', '[U2] masked lists show numbers'),
      test('browser/slip.test.ts', 'with the number and nothing of a debt'),
    ),
  ),
  row(
    58,
    'One key hides everything personal',
    shown(
      test('browser/session.test.ts', '[U4] the curtain hides everything at once'),
      'That it takes less than 100 ms is not measured.',
    ),
  ),
];
