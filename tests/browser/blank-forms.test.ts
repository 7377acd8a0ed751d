import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normaliseThai } from '#thai/normalise.ts';
import { numberOf, wordsKey } from '../../src/features/registration/form/asked.ts';
import { eachField, type Field } from '../../src/features/registration/form/fields.ts';
import { SECTIONS } from '../../src/features/registration/form/sections.ts';
import { registration as words } from '../../src/i18n/th/registration.ts';
import { makeProfile } from '../support/browser.ts';
import { enrol, untilReadyOffline } from '../support/desk.ts';
import { printed, readCodes, readSheets, type Sheet } from '../support/printed.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { heading } from './open-desk.ts';

const scene = makeScene();
afterAll(scene.end);

const COPIES = 3;
const PX_PER_MM = 96 / 25.4;

/** As it can be compared: printers put spaces where they like. */
const bare = (text: string): string => normaliseThai(text).replace(/[\s\u2011-]/g, '');

const MARK = /[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/;
/**
 * A text as a PDF has it. Marks that stand higher or lower than usual are glyphs of their own, for
 * which Chromium names no letter: there must be exactly one such glyph for each.
 */
const asPrinted = (text: string): RegExp =>
  new RegExp(
    [...bare(text)]
      .map((sign) =>
        MARK.test(sign) ? `[${sign}\0]` : sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'),
      )
      .join(''),
    'g',
  );

/** Number and label of each question, as they must stand on the paper. */
const asked = (fields: readonly Field[]): string[] =>
  eachField(fields).map(({ path }) => bare(numberOf(path) + words.fields[wordsKey(path)].label));

const { debtor, occupation, creditors, debts, help }: Record<string, readonly Field[]> = SECTIONS;
const ofCreditor = [...(creditors ?? []), ...(debts ?? [])];
const always = ofCreditor.filter(({ more, when }) => !more && !when);

describe('[F1] the form on paper', () => {
  let page: Page;
  let refs: string[];
  let codes: string[];
  let sheets: Sheet[];
  let measured: Awaited<ReturnType<typeof measure>>;

  beforeAll(async () => {
    const server = await scene.serve(await makeHome());
    ({ page } = await scene.open(makeProfile()));
    await page.addInitScript(() => {
      window.print = () => undefined;
    });
    await enrol(page, server.url, server.link());
    await untilReadyOffline(page);
    await server.stop();
    await page.getByRole('link', { name: 'เพิ่มเติม' }).click();
    await page.getByRole('link', { name: 'แบบกระดาษ' }).click();
    await page.getByRole('link', { name: 'พิมพ์แบบเปล่า' }).click();
    await heading(page, 'พิมพ์แบบเปล่า');
    await page.getByRole('textbox', { name: 'จำนวนฉบับ' }).fill(String(COPIES));
    await page.getByRole('textbox', { name: /^ใบต่อ/ }).fill('1');
    await page.getByRole('textbox', { name: 'โทรศัพท์ของหน่วย' }).fill('0-7535-6952');
    await page.keyboard.press('F9');
    await page.getByRole('heading', { name: 'แบบออกมาครบหรือไม่' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 1600, height: 2300 });
    measured = await measure(page);
    refs = measured.refs;
    codes = [];
    for (const code of await page.locator('.blanks .qr').all()) {
      const [bytes] = await readCodes(await code.screenshot());
      codes.push(new TextDecoder().decode(bytes));
    }
    sheets = await readSheets(await printed(page));
  }, 240_000);

  it('is one sheet of A4, front and back, and a continuation sheet where it was wanted', () => {
    expect(sheets.map(({ widthMm, heightMm }) => [widthMm, heightMm])).toEqual(
      Array(COPIES * 2 + 1).fill([210, 297]),
    );
  });

  it('fits: nothing runs over the tear-off slip, over the edge, or into its neighbour', () => {
    expect(measured.over).toEqual([]);
  });

  it('bears its own number on both sides and on the slip, in digits and as a code', () => {
    expect(refs).toHaveLength(COPIES);
    refs.forEach((ref, i) => {
      for (const side of [sheets[i * 2], sheets[i * 2 + 1]]) {
        expect(bare(side?.text ?? '')).toContain(ref);
        for (const other of refs.filter((one) => one !== ref))
          expect(bare(side?.text ?? '')).not.toContain(other);
      }
    });
    // Head, slip, and head of the back.
    expect(codes).toEqual(refs.flatMap((ref) => [ref, ref, ref]));
  });

  it('asks what the screen asks, in its order, under its numbers and in its words', () => {
    for (let i = 0; i < COPIES; i += 1) {
      inOrder(sheets[i * 2], asked([...(debtor ?? []), ...(occupation ?? [])]));
      inOrder(sheets[i * 2 + 1], [
        ...asked(always),
        ...asked(always),
        ...asked(always),
        ...asked(help ?? []),
      ]);
    }
    inOrder(sheets.at(-1), asked(ofCreditor));
  });

  it('keeps Thai letters and their marks together', () => {
    for (const { text } of sheets) {
      expect(text).not.toMatch(/[\uFFFD\u25CC]/);
      // No mark stands without a letter before it.
      expect(text).not.toMatch(/(^|[\s\dA-Za-z])[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/);
    }
    expect(bare(sheets[0]?.text ?? '')).toMatch(asPrinted(words.notice.text.join('')));
    expect(bare(sheets[1]?.text ?? '')).toMatch(asPrinted(words.declaration));
  });

  it('tells nobody of a debt by the slip, nor by what stands behind it', () => {
    expect(measured.slips).toHaveLength(COPIES * 2);
    for (const slip of measured.slips) expect(slip).not.toMatch(/หนี้|กู้|ดอกเบี้ย|ยืม/);
    expect(measured.slips[0]).toContain('0-7535-6952');
  });

  it('is black on white, and leaves room to write', () => {
    expect(measured.colours).toEqual(['rgb(0, 0, 0)']);
    expect(measured.grounds).toEqual(['rgb(255, 255, 255)']);
    expect(measured.narrow).toEqual([]);
  });

  it('stands in the page once: printed again, the page has no numbers', async () => {
    expect(await page.locator('.blanks').count()).toBe(0);
  });
});

/** Each stands behind the one before. */
function inOrder(sheet: Sheet | undefined, wanted: readonly string[]): void {
  const text = bare(sheet?.text ?? '');
  let at = 0;
  for (const one of wanted) {
    const pattern = asPrinted(one);
    pattern.lastIndex = at;
    expect(pattern.test(text), `${one} behind ${text.slice(Math.max(0, at - 40), at)}`).toBe(true);
    at = pattern.lastIndex;
  }
}

function measure(page: Page) {
  return page.evaluate((perMm) => {
    const over: string[] = [];
    const colours = new Set<string>();
    const grounds = new Set<string>();
    const narrow: string[] = [];
    for (const side of document.querySelectorAll('.side')) {
      const frame = side.getBoundingClientRect();
      const slip = side.querySelector('.tear, .tear__back');
      const floor = slip?.getBoundingClientRect().top ?? frame.bottom;
      for (const element of side.querySelectorAll('*')) {
        const box = element.getBoundingClientRect();
        const inSlip = slip?.contains(element);
        if (box.right > frame.right || box.bottom > (inSlip ? frame.bottom : floor) + 0.5)
          if (!element.matches('.corner, .tear, .tear__back'))
            over.push(`${element.className}: ${element.textContent?.slice(0, 40)}`);
        const style = getComputedStyle(element);
        colours.add(style.color);
        if (style.backgroundColor !== 'rgba(0, 0, 0, 0)') grounds.add(style.backgroundColor);
      }
      const lines = [...side.querySelectorAll('.write__line')]
        .map((line) => ({
          at: line.getBoundingClientRect().bottom,
          of: line.closest('.asked, .side__line, .tear, .signing__line, .part')?.textContent ?? '',
        }))
        .sort((a, b) => a.at - b.at);
      lines.forEach(({ at, of }, i) => {
        const before = lines[i - 1]?.at;
        // Those of one row stand side by side.
        if (before === undefined || at - before < 3) return;
        const mm = Math.round(((at - before) / perMm) * 10) / 10;
        if (mm < 9) narrow.push(`${mm} mm before ${of.slice(0, 40)}`);
      });
    }
    grounds.add(getComputedStyle(document.querySelector('.blanks') as Element).backgroundColor);
    const text = (element: Element) => element.textContent ?? '';
    return {
      over,
      colours: [...colours],
      grounds: [...grounds],
      narrow,
      slips: [...document.querySelectorAll('.tear, .tear__back')].map(text),
      refs: [...document.querySelectorAll('.side--front > .side__head .side__ref')].map((ref) =>
        text(ref).replace(/\D/g, ''),
      ),
    };
  }, PX_PER_MM);
}
