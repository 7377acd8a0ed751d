import type { Words } from '../messages.ts';
import type { update as th } from '../th/update.ts';

const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`;

export const update = {
  title: 'A new version is ready',
  titleOf: (version) => `A new version is ready: ${version}`,
  now: 'Update now',
  lasts: 'Takes about 5 seconds. The data on this device stays.',
  waits: (n) =>
    `It has been on this device for ${days(n)}. Please update today: it takes about 5 seconds, and all data stays.`,
  asksFrom: (n) =>
    `In ${days(n)} the app will begin to ask before a new registration, once a day. What waits is sent as always.`,
  atWork:
    'Waiting for an open form, or for sending, in another window. The update follows by itself; you can go on working.',
  callOff: 'Don’t wait',
  later: 'Later',
  ask: {
    title: 'Update the app before a new registration',
    why: (n) =>
      `A new version has been on this device for ${days(n)}. It takes about 5 seconds and needs no internet. All data on this device stays.`,
    sends: 'What waits is sent as always, whether you update or not.',
    goOn: 'Register with the present version',
    again: 'If you do not update now, you will be asked again tomorrow.',
  },
} satisfies Words<typeof th>;
