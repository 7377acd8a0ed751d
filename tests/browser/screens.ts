/** `npm run screens`: pictures of every screen, and `screens/index.html` to look at them. */
import { join } from 'node:path';
import { ensureProofBuild } from '../support/proof-build.ts';
import { makeScene } from '../support/scene.ts';
import { openCamera } from './look/camera.ts';
import { lookEverywhere } from './look/everywhere.ts';

const folder = join(import.meta.dirname, 'screens');

ensureProofBuild();
const scene = makeScene();
const camera = openCamera(folder);
try {
  await lookEverywhere(scene, camera);
} finally {
  console.log(`${camera.writeIndex()} screens in ${folder}`);
  await scene.end();
}
