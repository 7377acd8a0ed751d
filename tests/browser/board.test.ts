import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { Board, type BoardDevice } from '#contract/board.ts';
import { board as th } from '../../src/i18n/th/board.ts';
import { samples } from '../contract/samples.ts';
import { unexpected } from '../support/desk.ts';
import { useScene } from '../support/scene.ts';
import { fitsEverywhere } from './fits.ts';
import { addDevices } from './look/supervision.ts';
import { heading, openDesk } from './open-desk.ts';

const scene = useScene();
const DAY = 86_400_000;

/** Whoever has no network is told so by the browser, too. */
const unreached = (complaints: readonly string[]) =>
  unexpected(complaints).filter((one) => !one.includes('net::ERR_'));
const main = (page: Page) => page.getByRole('main');
const said = async (page: Page) => (await main(page).textContent()) ?? '';
async function openBoard(page: Page): Promise<void> {
  await page.locator('a[href="/overview"]').first().click();
  await heading(page, th.title);
  await main(page).locator('.board__figures').waitFor();
}
async function follow(page: Page, name: string | RegExp): Promise<void> {
  await main(page).getByRole('link', { name }).first().focus();
  await page.keyboard.press('Enter');
}

it('[BD1] [BD9] from the country to a device by keys, from each figure to its list, and without a network', {
  timeout: 240_000,
}, async () => {
  const { page, server, complaints } = await openDesk(scene);
  await addDevices(server);
  await openBoard(page);
  await main(page).getByText(th.open).waitFor();
  await fitsEverywhere(page);

  await follow(page, 'จังหวัดนครศรีธรรมราช');
  await follow(page, /^อำเภอปากพนัง/);
  await main(page).getByText('ไม่มา: #2, #4–5').waitFor();
  await fitsEverywhere(page);
  await follow(page, new RegExp(`^${th.missing}`));
  const list = main(page).getByRole('heading', { name: `${th.devices}: ${th.lists.missing}` });
  await list.waitFor();
  await expect.poll(() => list.evaluate((one) => one === document.activeElement)).toBe(true);
  await follow(page, /^เครื่องทดสอบ/);
  await main(page).getByText(th.app).waitFor();
  await fitsEverywhere(page);
  const trail = page.getByRole('navigation', { name: th.place });
  expect(await trail.getByRole('listitem').allInnerTexts()).toEqual([
    ...[th.country, 'จังหวัดนครศรีธรรมราช', 'อำเภอปากพนัง จังหวัดนครศรีธรรมราช', 'เครื่องทดสอบ'],
  ]);

  // Behind the counts of a day, down to the units of a district.
  await follow(page, th.country);
  await main(page).locator('summary', { hasText: th.asTable }).focus();
  await page.keyboard.press('Enter');
  await main(page).locator('.days__table a').first().focus();
  await page.keyboard.press('Enter');
  const day = main(page).getByRole('heading', { level: 2 });
  await expect.poll(() => day.evaluate((one) => one === document.activeElement)).toBe(true);
  await follow(page, 'จังหวัดนครศรีธรรมราช');
  await follow(page, /^อำเภอปากพนัง/);
  await main(page).getByRole('columnheader', { name: th.unit }).waitFor();
  expect(await main(page).locator('tbody td').nth(2).textContent()).toBe('3');
  await fitsEverywhere(page);
  await follow(page, th.toBoard);
  await main(page).locator('.board__figures').waitFor();

  await server.stop();
  await follow(page, th.country);
  await main(page)
    .getByText(/หลังจากนั้นเกิดอะไรขึ้น ยังไม่ทราบ/)
    .waitFor();
  await main(page).getByText(th.openThen).waitFor();
  // What was never looked at here is not known here.
  await follow(page, 'จังหวัดนราธิวาส');
  await main(page).getByText(th.notHere).waitFor();
  expect(unreached(complaints)).toEqual([]);
});

/** The board as it would be if everything were in; a lie is told where one thing is otherwise. */
function allIn(real: Board): Board {
  const { devices, units } = Board.parse(samples.Board?.right[0]);
  const [one] = devices;
  if (!one) throw new Error('no device');
  const word = { at: real.at - 60_000, unsent: 0, oldestUnsent: null, arrived: 0, app: '0.1.0' };
  const device: BoardDevice = {
    ...one,
    ...{ level: 'ok', lastContact: word.at, silentHours: 0, reportedSince: true, left: 0 },
    ...{ missing: 0, lost: 0, gaps: [], repeats: 0, mending: 0, retired: false, reported: word },
    picturesMissing: 0,
    officers: [{ name: 'นางวิไล รอบคอบ', position: null, phone: '0812345678' }],
  };
  const figures = {
    ...{ devices: 1, retired: 0, reported: 1, unheard: 0, late: 0, oldestWord: word.at, left: 0 },
    ...{ oldestLeft: null, missing: 0, lost: 0, copied: 0, registered: 3, byCut: 3, held: 0 },
    ...{ mending: 0, pictures: 0, unjudged: 0, duplicates: 0, proposals: 0 },
  };
  const part = { area: '80', name: 'จังหวัดนครศรีธรรมราช', figures };
  return { ...real, figures, parts: [part], devices: [device], units, listed: 1, quarantined: 0 };
}

type Lie = [what: string, change: (board: Board) => Board, says: string, never: string];
const figure = (more: Partial<Board['figures']>) => (board: Board) => ({
  ...board,
  figures: { ...board.figures, ...more },
});
const device = (more: Partial<BoardDevice>) => (board: Board) => ({
  ...board,
  devices: board.devices.map((one) => ({ ...one, ...more })),
});

const lies: Lie[] = [
  [
    'that all is in while a device’s last word is old',
    figure({ reported: 0 }),
    th.why.unreported('1'),
    th.nothingKnown,
  ],
  [
    'that nothing is left where nobody said so',
    figure({ reported: 0 }),
    th.unknownLeft,
    `${th.left}0`,
  ],
  [
    'that 12 are left, when it is at least 12',
    figure({ left: 12 }),
    th.atLeast('12'),
    th.nothingKnown,
  ],
  [
    'that a contact is a word',
    (board) =>
      device({ reported: null, reportedSince: false, left: null })(
        figure({ reported: 0, unheard: 1, oldestWord: null })(board),
      ),
    th.noWord,
    'ไม่มี ณ',
  ],
  [
    'that who was in contact has reported since',
    (board) =>
      device({ reportedSince: false, lastContact: board.at })(figure({ reported: 0 })(board)),
    th.beforeCut,
    th.nothingKnown,
  ],
  [
    'that all is in while a number is missing',
    figure({ missing: 2 }),
    th.why.missing('2'),
    th.nothingKnown,
  ],
  [
    'that all is in while pictures have not come',
    (board) => device({ picturesMissing: 2 })(figure({ pictures: 2 })(board)),
    th.why.pictures('2'),
    th.nothingKnown,
  ],
  [
    'that a number is on a device which does not say so',
    (board) => device({ missing: 2, lost: 2 })(figure({ missing: 2, lost: 2 })(board)),
    th.lostNumbers('2'),
    th.nothingKnown,
  ],
  [
    'that all is in while something was not looked at',
    figure({ unjudged: 6 }),
    th.why.unjudged('6'),
    th.nothingKnown,
  ],
  [
    'that all is in while a profile is in two places',
    figure({ copied: 1 }),
    th.why.copied('1'),
    th.nothingKnown,
  ],
  [
    'that all is in while something is held',
    figure({ held: 4 }),
    th.why.held('4'),
    th.nothingKnown,
  ],
  [
    'that all is in while an officer must mend',
    figure({ mending: 1 }),
    th.why.mending('1'),
    th.nothingKnown,
  ],
  [
    'that all is in while pairs and fields are undecided',
    figure({ duplicates: 3, proposals: 2 }),
    th.why.duplicates('3'),
    th.nothingKnown,
  ],
  [
    'that all is in while nobody knows where something is from',
    (board) => ({ ...board, quarantined: 5 }),
    th.why.quarantined('5'),
    th.nothingKnown,
  ],
  [
    'that an area without devices is in order',
    (board) => ({ ...figure({ devices: 0, reported: 0 })(board), devices: [], listed: 0 }),
    th.why.noDevices(),
    th.nothingKnown,
  ],
  [
    'that a part without devices is in order',
    (board) => ({
      ...board,
      parts: board.parts.map((part) => ({
        ...part,
        figures: { ...part.figures, devices: 0, reported: 0, oldestWord: null },
      })),
    }),
    th.why.emptyParts('1'),
    th.nothingKnown,
  ],
  [
    'that a list is whole which is not',
    (board) => ({ ...board, listed: 250 }),
    th.shown('1', '250'),
    th.none,
  ],
  [
    'that every registration stands in the chart',
    (board) => ({ ...board, otherDays: 7 }),
    th.otherDays('7'),
    th.open,
  ],
];

it('[BD7] [BD8] tells none of the lies that it must not tell', { timeout: 240_000 }, async () => {
  const { page, complaints } = await openDesk(scene);
  let change: (board: Board) => Board = (board) => board;
  let away = false;
  await page.route('**/api/v1/board?*', async (route) => {
    if (away) return route.abort();
    const response = await route.fetch();
    await route.fulfill({ response, json: change(allIn(await response.json())) });
  });
  await openBoard(page);
  await main(page).getByText(th.nothingKnown, { exact: true }).waitFor();
  await follow(page, th.lists.all);
  await main(page)
    .getByRole('heading', { name: `${th.devices}: ${th.lists.all}` })
    .waitFor();
  for (const [what, lie, says, never] of lies) {
    change = lie;
    await main(page).getByRole('button', { name: th.refresh }).click();
    await expect.poll(() => said(page), { message: `${what}: ${says}` }).toContain(says);
    expect([what, (await said(page)).includes(never)]).toEqual([what, false]);
  }

  // A picture of three days ago, when there is no network: nothing in it has become later since.
  change = (board) => {
    const back = (at: number | null) => (at === null ? null : at - 3 * DAY);
    return {
      ...device({ lastContact: back(board.at - 60_000), reported: null, left: null })(board),
      ...{ at: board.at - 3 * DAY, cut: board.cut - 3 * DAY },
    };
  };
  await page.locator('a[href="/"]').first().click();
  await openBoard(page);
  await main(page).getByText(th.nothingKnown, { exact: true }).waitFor();
  await main(page).getByRole('link', { name: '0812345678' }).waitFor();
  away = true;
  await main(page).getByRole('button', { name: th.refresh }).click();
  await main(page)
    .getByText(/หลังจากนั้นเกิดอะไรขึ้น ยังไม่ทราบ/)
    .waitFor();
  await main(page).getByText(th.nothingKnownThen).waitFor();
  const then = await said(page);
  expect(await main(page).locator('.level--ok').count()).toBe(1);
  expect(await main(page).locator('.level--late, .level--silent').count()).toBe(0);
  expect(then).not.toMatch(/ที่แล้ว|เมื่อสักครู่/);
  // And it is kept without whom to call.
  const kept = await page.evaluate(() => localStorage.getItem('dd.board') ?? '');
  expect(kept).toContain('จังหวัดนครศรีธรรมราช');
  expect(kept).not.toMatch(/วิไล|0812345678/);
  expect(unreached(complaints)).toEqual([]);
});
