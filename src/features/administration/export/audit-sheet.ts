import type { SheetData } from 'write-excel-file/universal';
import type { AuditEvent } from '#contract/audit.ts';
import { type AuditVoice, type Names, sayEvent } from '../audit/say-event.ts';
import { harmless } from './harmless.ts';

const text = (value: string) => ({ value: harmless(value), type: String, format: '@' as const });

/**
 * The rows of an exported audit log, in the words of the screen: numbers and times stay what they are,
 * texts are texts and nothing else. `about` are the lines before it: who exported, when and what for.
 */
export function auditSheet(
  events: readonly AuditEvent[],
  names: Names,
  about: readonly string[],
  voice: AuditVoice,
): SheetData {
  const { words } = voice;
  const head = [
    ...[words.auditNo, words.auditTimeIn, words.auditWho, words.auditFromDevice, words.auditAction],
    ...[words.auditTarget, words.auditDetail, words.auditArea],
  ];
  return [
    ...about.map((line) => [text(line)]),
    [],
    head.map((name) => ({ ...text(name), fontWeight: 'bold' as const })),
    ...events.map((event) => {
      const { by, from, action, target, detail, area } = sayEvent(event, names, voice);
      return [
        { value: event.n, type: Number },
        { value: new Date(event.at + THAILAND_MS), type: Date, format: 'yyyy-mm-dd hh:mm:ss' },
        ...[by, from, action, target, detail, area].map((value) => text(value)),
      ];
    }),
  ];
}

/** A workbook knows no time zones: its times are those of Thailand, and sort. */
const THAILAND_MS = 7 * 60 * 60_000;

const WIDTHS = [10, 24, 36, 24, 34, 40, 50, 36];

export async function auditWorkbook(...sheet: Parameters<typeof auditSheet>): Promise<Blob> {
  const [, , about] = sheet;
  const { default: write } = await import('write-excel-file/universal');
  return write(auditSheet(...sheet), {
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: about.length + 2,
  }).toBlob();
}
