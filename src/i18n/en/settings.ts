import type { Words } from '../messages.ts';
import type {
  about as thAbout,
  licences as thLicences,
  settings as thSettings,
} from '../th/settings.ts';

export const settings: Words<typeof thSettings> = {
  title: 'Settings',
  language: 'Language',
  look: 'Screen',
  textSize: 'Size of text',
  percent: (n) => `${n} %`,
  density: 'Room for fingers',
  densities: { normal: 'Normal', roomy: 'Large' },
  typing: 'Typing',
  enter: 'Enter in the form',
  enters: { skip: 'Passes optional questions by', every: 'Goes to every question' },
  keys: 'Shortcuts (F2 F4 F8 F9 Alt+1–5)',
  keysChoice: { on: 'On', off: 'Off' },
  sending: 'Sending photos',
  wifi: 'Send photos over Wi-Fi only',
  lines: { any: 'Off: over any network', wifi: 'On: wait for Wi-Fi or a cable' },
  wifiUnknown:
    'This device does not tell Wi-Fi from mobile data, so photos cannot be kept for Wi-Fi. They go whenever there is internet',
  textGoes:
    'The records themselves always go first, over any network. On a weak line photos wait by themselves',
  printing: 'Printing',
  phone: 'Telephone of the office on slips',
  phoneHint: 'May stay empty. As it should be read, for example 0-7535-6000 ext. 12',
  here: 'These settings lie on this device, for everybody who uses it.',
};

export const about: Words<typeof thAbout> = {
  device: 'Name of the device (number)',
  title: 'This device, and diagnostics',
  test: 'Test the connection',
  testing: 'Testing',
  copy: 'Copy diagnostics',
  copied: 'Copied. There is no personal data in this text.',
  copyFailed: 'Copy it from this box yourself',
  noPersonal:
    'The text has no name, ID, reference number or anything of those who registered. It may be sent to whoever looks after the system.',
  details: 'The text',
  links: {
    connected: 'The centre can be reached',
    'no-network': 'No internet',
    'centre-unreachable': 'There is internet, but the centre cannot be reached',
    busy: 'The centre is busy; this device tries again by itself',
    unknown: 'The centre was not asked yet',
  },
};

export const licences: Words<typeof thLicences> = {
  title: 'Licences',
  own: 'This program is open under the MIT licence: it may be used, changed and passed on.',
  others: 'What others wrote and this program uses',
  loading: 'Reading. If nothing comes within 10 seconds, leave this page and come back.',
  noText: (licence) => `Licence ${licence}; its author sends no text along.`,
};
