import type { Page } from 'playwright-core';
import type { Registration } from '#contract/registration/registration.ts';
import { anotherLink } from '../browser/another-link.ts';
import { activate, lock } from '../support/activate.ts';
import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { centreOf } from '../support/centre-database.ts';
import { draftAll, draftsOn, keepAll, untilReadyOffline } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeSupervisors } from '../support/node-officer.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import type { Fault } from './fault.ts';
import { until } from './until.ts';

const SEED = 2568;
const DRAFTS = 3;

/** Nobody knows a passphrase but its officer, and nothing is lost when they do not, either. */
export const forgottenPassphrase: Fault = {
  id: 'forgotten-passphrase',
  proves: ['F37'],
  injected: 'an officer with unsent registrations and three drafts forgets the passphrase',
  expected:
    'a new slip lets them in, what was finished arrives, and after one refusal two people bring every draft back',
  async run(size) {
    const finished = size === 'full' ? 30 : 5;
    const people = inventMany(SEED, finished + DRAFTS);
    const scene = makeScene();
    try {
      const home = await makeHome();
      const env = { DIST_DIR: proofDist };
      const server = await scene.serve(home, { env });
      const supervisors = await makeSupervisors(server.url, [server.link(), anotherLink(home)]);
      const { page } = await scene.open(makeProfile());
      await page.goto(server.url + (await supervisors.deviceLink('โต๊ะ 2')));
      await page.getByRole('button', { name: 'ตั้งเป็นเครื่องของหน่วย' }).click();
      const slip = await supervisors.letIn({ firstName: 'วิไล', lastName: 'รอบคอบ' });
      const wilai = await activate(page, supervisors, slip, '482915');
      await untilReadyOffline(page);
      await server.stop();
      await keepAll(page, people.slice(0, finished));
      const drafted = people.slice(finished);
      await draftAll(page, drafted);
      await lock(page);
      await page.reload();

      await scene.serve(home, { env });
      await page.getByText('ลืมรหัสผ่าน', { exact: true }).click();
      await page.getByRole('button', { name: 'เปิดใช้ด้วยใบใหม่' }).click();
      await activate(page, supervisors, await supervisors.newSlip(wilai.officer), '106938');
      const readable = (await draftsOn(page)).length;
      await page.getByRole('button', { name: 'ขอกู้ร่าง' }).click();
      await page.getByText('อนุมัติแล้ว 0 จาก 2 คน').waitFor();
      // A refusal is not the end: they talk to each other, and it is asked for anew.
      await supervisors.refuseRecoveries();
      await backAtTheDesk(page);
      await page.getByText('คำขอกู้ร่างไม่ได้รับอนุมัติ').waitFor();
      await page.getByRole('button', { name: 'ขอกู้ร่าง' }).click();
      await page.getByText('อนุมัติแล้ว 0 จาก 2 คน').waitFor();
      await supervisors.approveRecoveries();
      const back = await recovered(page, drafted);
      const centre = centreOf(home);
      await until(async () => centre.count('records') === finished);
      return {
        survived: readable === 0 && back === DRAFTS && centre.count('ops') === finished,
        observed: `${finished} unsent and ${DRAFTS} drafts: ${centre.count('records')} arrived, ${back} drafts came back word for word, ${centre.count('records') + back} recovered; ${readable} drafts readable before two people approved`,
      };
    } finally {
      await scene.end();
    }
  },
};

/** Whoever comes back to the desk is told at once what became of the recovery. */
async function backAtTheDesk(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'รายการ', exact: true }).click();
  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
}

/** How many drafts came back as they were written, once the desk says that they did. */
async function recovered(page: Page, drafted: readonly Registration[]): Promise<number> {
  await backAtTheDesk(page);
  await page.getByText(`กู้ร่างกลับมาแล้ว ${drafted.length} รายการ`).waitFor();
  const said = ({ debtor, creditors, help }: Registration) =>
    JSON.stringify({ debtor, creditors, help });
  const here = new Set((await draftsOn(page)).map(said));
  return drafted.map(said).filter((one) => here.has(one)).length;
}
