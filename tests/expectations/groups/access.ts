import { picture, type Row, row, shown, test } from '../row.ts';

export const access: readonly Row[] = [
  row(
    69,
    'axe finds nothing, on every page, in every theme and both languages',
    shown(
      'Every page in Thai in the light theme; the pages where most of the work is done in all themes and in English.',
      test('browser/legible.test.ts', 'dark, outdoor and forced colours hide nothing'),
      test('browser/legible.test.ts', 'so are they in English'),
      test('browser/screens.test.ts', 'axe finds nothing on any main screen'),
      test('ui/colours.test.ts', 'hold 4.5:1 for every word'),
      picture('english.ts', '40-english'),
    ),
  ),
  row(
    70,
    'Everything has a Thai name for a screen reader',
    shown(
      test('browser/screens.test.ts', 'axe finds nothing on any main screen'),
      'No screen reader was listened to.',
    ),
  ),
  row(
    71,
    'Contrast of every pair of colours',
    shown(
      test('ui/colours.test.ts', 'hold 4.5:1 for every word'),
      test('ui/colours.test.ts', 'hold 3:1 for borders and for the ring of the focus'),
      test('ui/colours.test.ts', 'knows every colour that the tokens name'),
    ),
  ),
  row(
    72,
    'Targets of 44 pixels, 52 for fingers, 56 outdoors',
    shown(
      'Fields and buttons; small ones beside them are 36 pixels for a mouse, and 44 for a finger.',
      test('browser/legible.test.ts', 'what a finger presses is 44 pixels in size'),
      test('ui/colours.test.ts', 'are 44 pixels for a mouse, 52 for a finger and 56 outdoors'),
    ),
  ),
  row(
    73,
    'At 320 pixels and at 400 % nothing lies to the side',
    shown(
      picture('camera.ts', 'at 400 %'),
      'Looked at by npm run screens on every picture; tables scroll by themselves.',
    ),
  ),
  row(
    74,
    'Text may be spaced wider without being cut',
    shown(
      test('browser/screens.test.ts', 'wider text is not cut off'),
      'On the main pages, in Thai; the name of who is signed in may end with “…”.',
    ),
  ),
  row(
    75,
    'Thai marks are nowhere cut off',
    shown(
      test('browser/legible.test.ts', 'marks of Thai are whole'),
      test('browser/blank-forms.test.ts', 'keeps Thai letters and their marks together'),
    ),
  ),
  row(
    76,
    'States are told apart without colour',
    shown(test('ui/tags.test.ts', 'tags are told apart without colour')),
  ),
  row(
    77,
    'A theme for the sun',
    shown(
      test('ui/colours.test.ts', 'outdoors: black on white without tints, and borders of 3 pixels'),
      picture('registering.ts', '11-form'),
      'Chosen under เพิ่มเติม, two taps.',
    ),
  ),
  row(
    78,
    'Dark, forced colours, no motion',
    shown(
      test('browser/legible.test.ts', 'dark, outdoor and forced colours hide nothing'),
      test('ui/colours.test.ts', 'nothing has a transition or an animation'),
      picture('registering.ts', '12-check'),
    ),
  ),
  row(
    79,
    'Every word in Thai and English; the language changes without losing a form',
    shown(
      test('i18n/words.test.ts', 'are all there in both languages'),
      test('browser/writing.test.ts', '[U1] speaks the other language at once'),
    ),
  ),
  row(
    80,
    'Plain words',
    shown(
      test('i18n/words.test.ts', 'blame nobody'),
      test('i18n/words.test.ts', 'central, not a server; sending, not syncing'),
      test('registration/words.test.ts', 'speaks plainly'),
    ),
  ),
  row(
    81,
    'Buddhist years and 10.42 น. everywhere in Thai',
    shown(
      test('browser/screens.test.ts', 'moments are Thai'),
      test('i18n/words.test.ts', 'and have the digits and years of Thai screens'),
      test('thai/show-date.test.ts', 'writes the time with a dot'),
    ),
  ),
  row(
    82,
    'Help is in one place on every page',
    shown(test('browser/screens.test.ts', 'help is last in the bar')),
  ),
];
