import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeProfile } from '../support/browser.ts';
import { enrol, fillForm, finish, untilReadyOffline } from '../support/desk.ts';
import { paintNoise, sealedOn } from '../support/pictures.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome, type ServerHome } from '../support/server.ts';
import type { Fault } from './fault.ts';
import { until } from './until.ts';

const BYTES_A_SECOND = 24 * 1024;
const CUT_EVERY_MS = 3000;

/** A picture that everything breaks under: whoever sends it, whoever takes it, and the line between. */
export const pictureCut: Fault = {
  id: 'picture-cut',
  proves: ['F24', 'F30'],
  injected: 'kill -9 of browser and server in the middle of a picture, then a line cut every 3 s',
  expected: 'it goes on where the disk of the centre says, never from 0 again, equal byte for byte',
  async run(size) {
    const kills = size === 'full' ? 3 : 1;
    const scene = makeScene();
    try {
      const home = await makeHome();
      let server = await scene.serve(home);
      const line = await scene.weaken(home.port, BYTES_A_SECOND);
      const profile = makeProfile();
      let browser = await scene.open(profile);
      await enrol(browser.page, line.url, server.link());
      await untilReadyOffline(browser.page);
      await fillForm(browser.page, {
        ...{ firstName: 'สมศรี', lastName: 'ทองคำ', nationalId: '9000012345672' },
      });
      const photo = join(mkdtempSync(join(tmpdir(), 'debt-desk-photo-')), 'photo.jpg');
      writeFileSync(photo, await paintNoise(browser.page, 800, 600));
      await browser.page.locator('input[type="file"]').first().setInputFiles(photo);
      await browser.page.getByText('บันทึกรูปที่ 1 ในเครื่องนี้แล้ว').waitFor();
      await finish(browser.page);
      const [sealed] = (await sealedOn(browser)).values();
      const whole = sealed?.length ?? 0;

      const stood: number[] = [];
      const wentOn: number[] = [];
      for (let killed = 0; killed < kills; killed += 1) {
        await until(async () => partAt(home) > (stood.at(-1) ?? 0));
        await Promise.all([browser.kill(), server.kill()]);
        stood.push(partAt(home));
        const sent = line.offsets().length;
        server = await scene.serve(home);
        browser = await scene.open(profile);
        await browser.page.goto(line.url);
        await until(async () => line.offsets().length > sent);
        wentOn.push(line.offsets()[sent] ?? -1);
      }
      line.cutEvery(CUT_EVERY_MS);
      await until(async () => wholeAt(home) !== null);
      const [, ...later] = line.offsets();
      const steady = later.every((offset, i) => offset > 0 && offset >= (later[i - 1] ?? 0));
      const same = sealed !== undefined && wholeAt(home)?.equals(sealed) === true;
      const named = createHash('sha256')
        .update(wholeAt(home) ?? '')
        .digest('hex');
      const wasOn = JSON.stringify(stood) === JSON.stringify(wentOn);
      return {
        survived: wasOn && steady && same && namesAt(home)[0] === named && line.cuts() > 0,
        observed: `${whole} bytes, killed at ${stood.join(', ')}, went on at ${wentOn.join(', ')}, line cut ${line.cuts()} times, chunks began at ${line.offsets().join(', ')}${same ? '' : ', bytes differ'}`,
      };
    } finally {
      await scene.end();
    }
  },
};

const folderOf = ({ folder }: ServerHome) => join(folder, 'data', 'pictures');
const namesAt = (home: ServerHome) =>
  existsSync(folderOf(home)) ? readdirSync(folderOf(home)) : [];

/** How much of the one picture is on the centre's disk while it is not whole. */
function partAt(home: ServerHome): number {
  const part = namesAt(home).find((name) => name.endsWith('.part'));
  return part ? statSync(join(folderOf(home), part)).size : 0;
}

function wholeAt(home: ServerHome): Buffer | null {
  const name = namesAt(home).find((one) => !one.endsWith('.part'));
  return name ? readFileSync(join(folderOf(home), name)) : null;
}
