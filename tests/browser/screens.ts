/**
 * `npm run screens`: pictures of every screen, `screens/index.html` to look at them, and what axe finds
 * on each; with `-- finger` of phone and tablet alone, with `-- mouse` of the laptop. Ends with 1 when it
 * finds anything.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAnew } from '../support/builds.ts';
import { makeScene } from '../support/scene.ts';
import { hands, openAlbum } from './look/camera.ts';
import { lookEverywhere } from './look/everywhere.ts';

const folder = join(import.meta.dirname, 'screens');
const readme = join(import.meta.dirname, '../../.github');
/** What else the README shows, besides the form and the phone. */
const shown = {
  'check.png': '12-check.default.laptop.light.png',
  'record.png': '25-record.shown.laptop.light.png',
  'devices.png': '53-devices.list.laptop.light.png',
};

const [only] = process.argv.slice(2);
const looking = Object.entries(hands).filter(([name]) => only === undefined || only === name);
if (looking.length === 0) throw new Error(`${only} is none of ${Object.keys(hands).join(', ')}`);
buildAnew();
const scene = makeScene();
const album = openAlbum(folder);
try {
  for (const [, hand] of looking) {
    await lookEverywhere(scene, album.camera(hand));
    await scene.end();
  }
  if (only !== 'finger')
    for (const [to, from] of Object.entries(shown))
      copyFileSync(join(folder, from), join(readme, to));
} finally {
  for (const fault of album.faults) console.log(fault);
  console.log(`${album.writeIndex()} pictures in ${folder}, ${album.faults.length} faults`);
  if (album.faults.length > 0) process.exitCode = 1;
  await scene.end();
}
