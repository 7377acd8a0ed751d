import type { Words } from '../messages.ts';
import type { news as th } from '../th/news.ts';

export const news = {
  title: 'What is new',
  version: (version) => `Version ${version}`,
  versions: {
    '0.1.0': [
      'Registers without a network, sends by itself once there is one, and says plainly what has arrived',
      'Several people share a device by PINs of their own; a forgotten passphrase loses nothing',
      'Numbered paper forms, pictures, card readers and a practice mode, all without a network',
    ],
  },
} as const satisfies Words<typeof th>;
