import { makeProfile } from '../../support/browser.ts';
import { startCardAgent } from '../../support/card-agent.ts';
import { enrol, untilReadyOffline } from '../../support/desk.ts';
import type { Scene } from '../../support/scene.ts';
import { makeHome } from '../../support/server.ts';
import { firstName, heading } from '../open-desk.ts';
import type { Camera } from './camera.ts';

/** An ID card that is read: with no form open, into one, and where it differs from what was typed. */
export async function lookAtCards(scene: Scene, camera: Camera): Promise<void> {
  const agent = await startCardAgent();
  try {
    const server = await scene.serve(await makeHome());
    const { page } = await scene.open(makeProfile(), camera.hand);
    await page.addInitScript((port) => {
      localStorage.setItem('dd.desk', JSON.stringify({ reader: 'on', readerPort: port }));
    }, agent.port);
    await enrol(page, server.url, server.link());
    await untilReadyOffline(page);
    while (agent.listeners() === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    agent.insert();
    await page.getByText('อ่านบัตรแล้ว').waitFor();
    await camera.shoot(page, '17-card', 'no-form');
    await page.getByRole('button', { name: 'เริ่มแบบใหม่จากบัตรนี้' }).click();
    await heading(page, 'แบบลงทะเบียน');
    await page.getByText(/^กรอกให้แล้ว/).waitFor();
    await camera.shoot(page, '17-card', 'filled');
    await firstName(page).fill('สมสี');
    agent.insert();
    await page.getByText('กรอกไว้ “สมสี” ในบัตร “สมศรี”').waitFor();
    await camera.shoot(page, '17-card', 'differs');
  } finally {
    await agent.close();
  }
}
