import type { SheetData } from 'write-excel-file/universal';
import type { AuditEvent } from '#contract/audit.ts';
import { harmless } from './harmless.ts';

export interface AuditSheetWords {
  /** Who exported, when and what for: the first lines of the file. */
  about: readonly string[];
  head: readonly string[];
  /** Cells after the number, as the screen says them. */
  say: (event: AuditEvent) => readonly string[];
}

const words = (text: string) => ({ value: harmless(text), type: String, format: '@' as const });

/** The rows of an exported audit log: numbers stay numbers, texts are texts and nothing else. */
export function auditSheet(events: readonly AuditEvent[], said: AuditSheetWords): SheetData {
  return [
    ...said.about.map((line) => [words(line)]),
    [],
    said.head.map((text) => ({ ...words(text), fontWeight: 'bold' as const })),
    ...events.map((event) => [
      { value: event.n, type: Number },
      ...said.say(event).map((text) => words(text)),
    ]),
  ];
}

const WIDTHS = [10, 24, 18, 34, 40, 40, 12, 50];

export async function auditWorkbook(
  events: readonly AuditEvent[],
  said: AuditSheetWords,
): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  return write(auditSheet(events, said), {
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: said.about.length + 2,
  }).toBlob();
}
