/** `npm run screens`: pictures of every screen, and `screens/index.html` to look at them. */
import { join } from 'node:path';
import { ensureProofBuild } from '../support/proof-build.ts';
import { makeScene } from '../support/scene.ts';
import { hands, openAlbum } from './look/camera.ts';
import { lookEverywhere } from './look/everywhere.ts';

const folder = join(import.meta.dirname, 'screens');

ensureProofBuild();
const scene = makeScene();
const album = openAlbum(folder);
try {
  for (const hand of [hands.finger, hands.mouse]) {
    await lookEverywhere(scene, album.camera(hand));
    await scene.end();
  }
} finally {
  console.log(`${album.writeIndex()} pictures in ${folder}`);
  await scene.end();
}
