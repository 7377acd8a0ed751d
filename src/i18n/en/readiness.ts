import type { Words } from '../messages.ts';
import type { readiness as th } from '../th/readiness.ts';

export const readiness = {
  title: 'Prepare this device',
  why: 'Ten checks before going out, or before the desk opens. What fails says what to do. Do this while there is internet.',
  test: 'Test everything',
  testing: 'Testing',
  again: 'Test again',
  passed: 'Passed',
  failed: 'Not passed',
  skipped: 'Skipped',
  untested: 'Not tested',
  skip: 'Skip this',
  ready: (at) => `Ready to go out, ${at}`,
  readySkipped: (list) => `Skipped: ${list}`,
  notReady: (n) => `Not ready: ${n} not passed`,
  notTested: (n) => `${n} left to test or to skip`,
  notTestedYet: (list) => `Not tested yet: ${list}`,
  printTag: 'Print the tag',
  reported: 'Central has been told; your supervisor sees it on the page of devices.',
  notReported: 'Central could not be told. Press “Test everything” again when there is internet.',
  tag: {
    unit: 'Unit',
    device: 'Reference numbers of this device begin with',
    numbers: 'Reference numbers left',
    by: 'Tested by',
  },
  checks: {
    installed: {
      name: 'Installed',
      ok: 'Opens from the home screen, no address to remember',
      no: 'Once installed it opens from the home screen, and the device does not delete its data by itself.',
      do: 'Install',
      how: 'Open the browser’s menu and choose “Install” or “Add to home screen”, then open it from there.',
      howApple: 'Tap Share, choose “Add to Home Screen”, then open it from there.',
    },
    persisted: {
      name: 'Data is kept',
      ok: 'The device will not delete data by itself',
      no: 'The device may delete data when it is full. Install the app first, then test again.',
    },
    offline: {
      name: 'Works without internet',
      ok: (mb) => `The whole app is on the device (${mb} MB)`,
      no: 'The app is not complete yet. Connect, close and open it again, wait a moment, then test again.',
    },
    places: {
      name: 'All places are there',
      ok: (n) => `${n} sub-districts`,
      no: 'The places did not open. Connect to the internet and test again.',
    },
    numbers: {
      name: 'At least 200 reference numbers left',
      ok: (n) => `${n} left`,
      no: (n) => `${n} left. Ask your supervisor to set the device up anew, or use another device.`,
    },
    clock: {
      name: 'The clock is right',
      ok: 'The same as central',
      no: (minutes) => `Wrong by ${minutes} minutes. Let the device set its clock by itself.`,
      unknown: 'Never compared with central. Connect for a moment, then test again.',
    },
    print: {
      name: 'Test print',
      ok: 'It came out right',
      no: 'Check cable and paper and choose the right printer, then print again; or skip if no printer is used.',
      do: 'Print the test page',
      ask: 'Did the test page come out right?',
      yes: 'Yes',
      bad: 'No',
    },
    camera: {
      name: 'Camera',
      ok: 'The camera works',
      no: 'The camera did not open. Allow the app to use it, or close other apps that use it.',
      none: 'No camera was found. Skip this if no photos are needed.',
      do: 'Test the camera',
    },
    secret: {
      name: 'PIN or device key',
      ok: 'Set',
      no: 'Not set: the passphrase is needed each time the screen was locked.',
      do: 'Set a PIN',
    },
    space: {
      name: 'Free space',
      ok: (mb, records) =>
        `${mb} MB free, for about ${records} more registrations without pictures`,
      tried: (records) =>
        `200 MB could be written for a trial: room for at least ${records} more registrations without pictures`,
      full: '200 MB could not be written for a trial. Delete other files on the device and test again.',
      no: (mb) => `${mb} MB free, at least 200 MB are needed. Delete other files on the device.`,
    },
  },
  page: {
    title: 'Printer test page',
    text: 'If this line is whole, with all marks above and below, the printer is ready: ผู้ที่ปู่ฝึกทั้งเก้า น้ำใจดี ญี่ปุ่น กตัญญู ฎีกา ๏',
  },
} satisfies Words<typeof th>;
