import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeLoopDisk, whyNoPowerCut } from '../support/loop-disk.ts';
import type { Fault } from './fault.ts';
import { interruptDesk } from './interrupted-desk.ts';

/** The disk of a desk stops in the middle of its work, and only what was flushed is there again. */
export const powerBrowser: Fault = {
  id: 'power-browser',
  proves: ['F3', 'F4'],
  injected:
    'the power of the desk’s disk (ext4) is cut while registrations are kept, again and again',
  expected: 'whatever was called saved is there at the next start, and all of it arrives once',
  why: whyNoPowerCut,
  async run(size) {
    const disk = makeLoopDisk(512);
    try {
      const profile = join(disk.folder, 'profile');
      mkdirSync(profile);
      const strike = async ({ kill }: { kill(): Promise<void> }) => {
        disk.cut();
        await kill();
      };
      const { settle, comeBack } = disk;
      return await interruptDesk(
        // Chromium loses one in about two hundred that it had only once: too few to be seen in two cuts,
        // enough to stop one test run in twenty-five. The full size counts them as lost.
        { profile, settle, strike, comeBack, sparesSingle: size === 'small' },
        size === 'full' ? 50 : 2,
        2571,
      );
    } finally {
      await disk.end();
    }
  },
};
