import type { Page } from 'playwright-core';
import type { Registration } from '#contract/registration/registration.ts';
import type { EnrolledDevice, Store } from '../../src/store/types.ts';
import type { OpenVault } from '../../src/vault/types.ts';

export const PASSPHRASE = 'ฝนตกหนักที่นาเมื่อวาน';

/** What one registration through the form needs; the rest is answered alike for everybody. */
export interface Debtor {
  firstName: string;
  lastName: string;
  nationalId: string;
  creditor?: string;
}

/** The newcomer's way in, from the one-time link to the open desk. */
export async function enrol(page: Page, url: string, link: string): Promise<void> {
  await page.goto(url + link);
  await page.getByRole('combobox').fill('เมืองนครศรีธรรมราช');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'ถัดไป' }).click();
  await page.getByLabel('ชื่อและนามสกุล').fill('กานดา ใจดี');
  await page.getByRole('button', { name: 'ถัดไป' }).click();
  await page.getByRole('textbox', { name: 'รหัสผ่าน', exact: true }).fill(PASSPHRASE);
  await page.getByRole('textbox', { name: 'พิมพ์รหัสผ่านอีกครั้ง' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'เริ่มใช้เครื่องนี้' }).click();
  await page.getByRole('heading', { name: 'พร้อมใช้งานแล้ว' }).waitFor();
  await page.getByRole('button', { name: 'ไปที่โต๊ะลงทะเบียน' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Waits until the program itself lies on the device, so that it opens without a network. */
export async function untilReadyOffline(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (
      registration.active?.state === 'activated' && navigator.serviceWorker.controller !== null
    );
  });
}

export async function unlock(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'รหัสผ่าน', exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /ล็อก/ }).waitFor();
}

/** Opens the form and answers everything that is asked, in the order of the screen. */
export async function fillForm(page: Page, debtor: Debtor): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByRole('heading', { name: 'แบบลงทะเบียน' }).waitFor();
  const box = (name: RegExp) => page.getByRole('textbox', { name });
  const choose = (group: RegExp, option: string) =>
    page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click();
  const tick = (group: RegExp, option: string) =>
    page.getByRole('group', { name: group }).getByText(option, { exact: true }).click();
  await box(/^1\.1 /).fill(debtor.nationalId);
  await choose(/^เห็นเลขจาก/, 'บัตร');
  await choose(/^1\.2 /, 'นาง');
  await box(/^1\.3 /).fill(debtor.firstName);
  await box(/^1\.4 /).fill(debtor.lastName);
  await box(/^1\.5 /).fill('05032510');
  await box(/^1\.6 /).fill('0812345678');
  await page.getByRole('combobox', { name: /^1\.9 / }).fill('คลัง');
  await page.getByRole('option').first().click();
  await choose(/^2\.1 /, 'ค้าขาย/แผงลอย');
  await box(/^2\.2 /).fill('9พัน');
  if (debtor.creditor === undefined) {
    await page.getByRole('button', { name: 'ลบเจ้าหนี้รายที่ 1' }).click();
  } else {
    await box(/^3\.1 /).fill(debtor.creditor);
    await choose(/^3\.3 /, 'บุคคลในพื้นที่');
    await box(/^4\.1 /).fill('5หมื่น');
    await box(/^4\.3 /).fill('40000');
    await box(/^4\.5 /).fill('20');
    await page.getByRole('radiogroup', { name: 'ต่อ', exact: true }).getByText('ต่อเดือน').click();
    await tick(/^4\.16 /, 'ไม่มี');
  }
  await tick(/^5\.1 /, 'ไกล่เกลี่ย');
  await page.getByText('แจ้งประกาศความเป็นส่วนตัวแล้ว', { exact: true }).click();
  for (const consent of [/^5\.4 /, /^5\.5 /, /^5\.6 /]) await choose(consent, 'ไม่ยินยอม');
  await page.getByText('ผู้ลงทะเบียนรับรองว่าเป็นความจริง', { exact: true }).click();
}

/** Check, sign on paper, keep. Returns the reference number that the screen shows as saved. */
export async function finish(page: Page): Promise<string> {
  await page.keyboard.press('F9');
  await page.getByRole('button', { name: /ยืนยันและลงชื่อ/ }).click();
  await page.getByRole('radio', { name: /ลงชื่อในกระดาษ/ }).check();
  await page.getByRole('button', { name: /^ลงทะเบียน/ }).click();
  await page.getByRole('heading', { name: 'ลงทะเบียนแล้ว' }).waitFor();
  const main = page.getByRole('main');
  const word = main.getByText(/บันทึกในเครื่องนี้แล้ว|ส่งแล้ว/).first();
  await word.waitFor();
  const shown = /\d{4}[-‑]\d{2}[-‑]\d{5}[-‑]\d/.exec((await main.textContent()) ?? '')?.[0];
  if (!shown) throw new Error('no reference number on the screen');
  return shown.replace(/\D/g, '');
}

/** Opens the list by its menu entry and reads the tag of one record (`รอส่ง`, `ส่งแล้ว` …). */
export async function tagOf(page: Page, ref: string): Promise<string> {
  const parts = /^(\d{4})(\d{2})(\d{5})(\d)$/.exec(ref)?.slice(1).join('[-‑]') ?? ref;
  const line = page.getByRole('listitem').filter({ hasText: new RegExp(parts) });
  return ((await line.locator('.tag').textContent()) ?? '').trim();
}

/** Home first, because the pages of a form have no menu. */
export async function openRecords(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'โต๊ะลงทะเบียน' }).first().click();
  await page.getByRole('link', { name: 'รายการ', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'รายการ' }).waitFor();
}

interface ProofWindow {
  debtDesk: { stage: { value: { store: Store; vault: OpenVault; device: EnrolledDevice } } };
}

/** A registration as it was kept, in the bytes of its JSON, and how long keeping it took. */
export interface Kept {
  ref: string;
  json: string;
  ms: number;
  /** Whether the word "kept" came with a second copy; else it follows [D2]. */
  secondCopy: boolean;
}

/** Keeps registrations through the store's own door (build `proof`), one after the other. */
export function keepAll(page: Page, registrations: readonly Registration[]): Promise<Kept[]> {
  return page.evaluate(async (all) => {
    const { store, vault, device } = (globalThis as unknown as ProofWindow).debtDesk.stage.value;
    const { unit, officer } = vault.officer;
    const kept: Kept[] = [];
    for (const registration of all) {
      const draft = await store.startDraft(vault, ({ ref }) => ({
        ...registration,
        intake: { ...registration.intake, ref, unit, officer, device: device.id },
      }));
      const started = performance.now();
      const outcome = await store.keepRegistration(vault, draft);
      const ms = performance.now() - started;
      if (outcome.is !== 'kept') throw new Error(JSON.stringify(outcome));
      const { secondCopy } = outcome;
      kept.push({ ref: draft.ref, json: JSON.stringify(draft.registration), ms, secondCopy });
    }
    return kept;
  }, registrations);
}

/** Leaves registrations as drafts; their record ids, for the addresses of their forms. */
export function draftAll(page: Page, registrations: readonly Registration[]): Promise<string[]> {
  return page.evaluate(async (all) => {
    const { store, vault, device } = (globalThis as unknown as ProofWindow).debtDesk.stage.value;
    const { unit, officer } = vault.officer;
    const records: string[] = [];
    for (const registration of all) {
      const { record } = await store.startDraft(vault, ({ ref }) => ({
        ...registration,
        intake: { ...registration.intake, ref, unit, officer, device: device.id },
      }));
      records.push(record);
    }
    return records;
  }, registrations);
}

/** The drafts that the officer at the desk can read. */
export function draftsOn(page: Page): Promise<Registration[]> {
  return page.evaluate(async () => {
    const { store, vault } = (globalThis as unknown as ProofWindow).debtDesk.stage.value;
    const drafts = await store.drafts(vault);
    return drafts.map(({ registration }) => registration as Registration);
  });
}

/** How many envelopes have no receipt, as the open desk shows it. */
export function unsentOn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const { store } = (globalThis as unknown as ProofWindow).debtDesk.stage.value;
        const stop = store.watchOutbox(({ unsent }) => {
          resolve(unsent);
          queueMicrotask(() => stop());
        });
      }),
  );
}

/** How many envelopes stand in the database and not yet in the journal. */
export function withoutSecondCopyOn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const { store } = (globalThis as unknown as ProofWindow).debtDesk.stage.value;
        const stop = store.watchOutbox(({ withoutSecondCopy }) => {
          resolve(withoutSecondCopy);
          queueMicrotask(() => stop());
        });
      }),
  );
}

/** What start-up found when it compared the database with its copies. */
export function findingOn(page: Page): Promise<string> {
  return page.evaluate(
    () => (globalThis as unknown as ProofWindow).debtDesk.stage.value.store.finding.is,
  );
}

/** A reference number as screens show it. */
export const shown = (ref: string): string =>
  ref.replace(/^(\d{4})(\d{2})(\d{5})(\d)$/, '$1‑$2‑$3‑$4');

/**
 * What a browser complained of, but for a nonce that grew too old within two minutes: it is renewed at
 * once [S17], and only the browser tells of it.
 */
export const unexpected = (complaints: readonly string[]): string[] =>
  complaints.filter((said) => !said.includes('401'));
