import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { findChromium } from '../support/programs.ts';
import { meetsGoal, type Row, round, SEED } from './row.ts';

/** How busy the machine was in the last minute: with other work beside them figures are too low. */
export const describeLoad = () => `load ${loadavg()[0]?.toFixed(2)}`;

/** What figures are worth nothing without. */
export function describeMachine(): string[] {
  const chromium = spawnSync(findChromium(), ['--version'], { encoding: 'utf8' }).stdout.trim();
  const cores = cpus();
  return [
    `${cores[0]?.model ?? 'unknown processor'}, ${cores.length} cores`,
    `Node ${process.versions.node}, ${chromium}`,
    `${new Date().toISOString().slice(0, 10)}, seed ${SEED}`,
  ];
}

/** The rows as a Markdown table; a ratio compares with the limit, or else with the peer. */
export function layTable(rows: readonly Row[]): string {
  const head = ['row', 'unit', 'ours', 'goal', 'peer', 'limit', 'ratio', 'note'];
  const lines = rows.map((row) => {
    const { id, unit, ours, peer, limit, note } = row;
    const beside = limit ?? peer;
    const ratio = beside === undefined ? '' : round(ours / beside);
    return [id, unit, ours, layGoal(row), peer ?? '', limit ?? '', ratio, note ?? ''].map(String);
  });
  const widths = head.map((name, i) =>
    Math.max(name.length, ...lines.map((line) => line[i]?.length ?? 0)),
  );
  const lay = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [lay(head), rule, ...lines.map(lay)].join('\n');
}

function layGoal(row: Row): string {
  if (row.goal === undefined) return '';
  const goal = 'atMost' in row.goal ? `≤ ${row.goal.atMost}` : `≥ ${row.goal.atLeast}`;
  return `${goal} ${meetsGoal(row) ? 'met' : 'MISSED'}`;
}

/** `goals met 7/8`. */
export function countGoals(rows: readonly Row[]): string {
  const withGoal = rows.filter(({ goal }) => goal !== undefined);
  return `goals met ${withGoal.filter((row) => meetsGoal(row)).length}/${withGoal.length}`;
}
