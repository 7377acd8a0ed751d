import { describe, expect, it } from 'vitest';
import {
  type AuditDetail,
  type AuditEvent,
  type AuditNamed,
  auditActions,
  auditDetails,
  auditThings,
  lookupWords,
  readPurposes,
} from '#contract/audit.ts';
import { roles } from '#contract/certificates.ts';
import { CommandOrder, ignoredWhy } from '#contract/commands.ts';
import { twinActs } from '#contract/duplicates.ts';
import { holdCodes } from '#contract/mailbox.ts';
import { problemCodes } from '#contract/problem.ts';
import { type SaidEvent, sayEvent } from '../../src/features/administration/audit/say-event.ts';
import { administration as en } from '../../src/i18n/en/administration.ts';
import { en as enAll } from '../../src/i18n/en.ts';
import { administration as th } from '../../src/i18n/th/administration.ts';
import { th as thAll } from '../../src/i18n/th.ts';

const voices = {
  th: { words: th, t: thAll, locale: 'th' },
  en: { words: en, t: enAll, locale: 'en' },
} as const;
const languages = ['th', 'en'] as const;

const ids = {
  suda: '8001-001-5',
  person: '019376a0-0000-7000-8000-000000000001',
  device: '019376a0-0000-7000-8000-000000000002',
  record: '019376a0-0000-7000-8000-000000000003',
  envelope: 'E'.repeat(43),
};
const named: AuditNamed[] = [
  { id: ids.suda, is: 'person', name: 'สุดา พร้อมใจ', officer: ids.suda },
  { id: ids.person, is: 'person', name: 'วิไล รอบคอบ', officer: '8001-002-4' },
  { id: ids.device, is: 'device', name: 'โต๊ะ 2' },
  { id: '8001', is: 'unit', name: 'อำเภอเมือง' },
  { id: ids.record, is: 'record', ref: '800101000014' },
  { id: ids.envelope, is: 'envelope', name: 'โต๊ะ 2', seq: 12, ref: '800101000014' },
];
const names = new Map(named.map((one) => [one.id, one]));

const event = (
  action: string,
  detail: string | null,
  target: string | null = null,
): AuditEvent => ({
  ...{ n: 7, at: Date.UTC(2026, 11, 1, 3), officer: ids.suda, device: ids.device, action, target },
  ...{ area: '8001', detail, prev: 'A'.repeat(43), hash: 'B'.repeat(43) },
});

/** Written by somebody; it may look like anything, and is left as it is. */
const REASON = 'ตามหนังสือสั่งการ';

const commandKinds = CommandOrder.def.options.flatMap(({ shape }) => shape.kind.def.values);

/** Everything that the server can write as a detail of this kind. */
const details: Record<AuditDetail, readonly string[]> = {
  none: [],
  reason: [REASON],
  roles: [...roles, 'officer supervisor dopa-admin'],
  duties: ['8001 officer supervisor'],
  device: [ids.device],
  command: [
    ...commandKinds,
    ...ignoredWhy,
    ...commandKinds.flatMap((kind) => ignoredWhy.map((why) => `${kind} ${why}`)),
  ],
  problem: problemCodes,
  purpose: readPurposes.flatMap((purpose) => [purpose, `${purpose}: ${REASON}`]),
  hold: holdCodes.map((code) => `${code}: ${REASON}`),
  lookup: lookupWords,
  twins: twinActs.flatMap((act) => [act, `${act}: ${REASON}`]),
  proposal: ['take', 'keep', `keep: ${REASON}`],
  action: auditActions,
  slot: ['does-not-open'],
  dropped: ['< 2026-11-01: 3 (1234 B)'],
};

/** What no sentence for people has in it: codes as programs write them, and ids. */
const raw = /[a-z]+-[a-z]+-[a-z]+|[0-9a-f]{8}-[0-9a-f]{4}|E{9}/;
const codes = new Set<string>([
  ...[...auditActions, ...problemCodes, ...holdCodes, ...roles, ...ignoredWhy, 'does-not-open'],
]);
function rawIn(said: SaidEvent): string[] {
  const text = Object.values(said).join(' | ');
  const parts = text.replaceAll(/8 characters/g, '').split(/[\s|·:()“”+,]+/);
  const found = parts.filter((part) => part.includes('-') && codes.has(part));
  return raw.test(text) ? [...found, text] : found;
}

describe.each(languages)('[AU9] the log in words: %s', (language) => {
  const voice = voices[language];

  it('says every action with every detail that the server can write, and no code', () => {
    for (const action of auditActions) {
      for (const detail of [null, ...details[auditDetails[action]]]) {
        const said = sayEvent(event(action, detail), names, voice);
        expect([action, detail, rawIn(said)]).toEqual([action, detail, []]);
        expect(said.action).not.toBe(voice.words.auditOther);
        expect([action, detail, said.detail === voice.words.auditDetailOther]).toEqual([
          action,
          detail,
          false,
        ]);
        if (detail !== null)
          expect([action, detail, said.detail]).not.toEqual([action, detail, '']);
        if (language === 'th') expect(said.detail).not.toMatch(/[A-Za-z]{3}/);
      }
    }
  });

  it('calls a code of a newer server what it is, and does not show it', () => {
    const said = sayEvent(event('something-newer', 'what-ever'), names, voice);
    expect(said).toMatchObject({
      action: voice.words.auditOther,
      detail: voice.words.auditDetailOther,
    });
    expect(sayEvent(event('request-refused', 'of-later'), names, voice).detail).toBe(
      voice.words.auditDetailOther,
    );
  });

  it('names whom or what it was done to, by whom, and from which device', () => {
    const target = (id: string | null) => sayEvent(event('device-locked', null, id), names, voice);
    expect(target(ids.device)).toMatchObject({
      ...{ by: 'สุดา พร้อมใจ (8001-001-5)', from: 'โต๊ะ 2', target: 'โต๊ะ 2', area: 'อำเภอเมือง' },
    });
    expect(target(ids.person).target).toBe('วิไล รอบคอบ (8001-002-4)');
    expect(target(ids.suda).target).toBe(voice.words.auditThemselves);
    expect(target('8001').target).toBe('อำเภอเมือง');
    expect(target(ids.record).target).toMatch(/8001.01.00001.4/);
    expect(target(ids.envelope).target).toMatch(/8001.01.00001.4.*12.*โต๊ะ 2/);
    expect(target(null).target).toBe('');
    const nobody = sayEvent(event('device-locked', null, ids.device), new Map(), voice);
    expect(nobody).toMatchObject({ target: voice.words.auditNameless, by: ids.suda });
    expect(rawIn(nobody)).toEqual([]);
  });

  it('has a name for every kind of thing', () => {
    for (const is of auditThings) {
      const some = named.find((one) => one.is === is);
      if (!some) throw new Error(`no ${is}`);
      const { target } = sayEvent(event('unit-made', null, some.id), names, voice);
      expect([is, target]).not.toEqual([is, voice.words.auditNameless]);
      expect([is, target]).not.toEqual([is, '']);
    }
  });
});
