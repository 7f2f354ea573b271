/** The figures as a table on the screen and as a file. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { type Figure, holds, type Row, type Unit } from './figure.ts';

export interface Result {
  figure: Figure;
  rows: Row[];
  seconds: number;
}

/** What it was measured on: a time means nothing without it. */
export const machine = () => ({
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memory_gb: Math.round(totalmem() / 1024 ** 3),
});

const DIGITS: Partial<Record<Unit, number>> = { '×': 2, ms: 1, $: 4, MB: 1, '%': 0 };

export function written(value: number, unit: Unit): string {
  const digits = DIGITS[unit] ?? 0;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function line(row: Row): string[] {
  const { what, unit, value, limit } = row;
  const kept = holds(row);
  return [
    what,
    unit,
    written(value.min, unit),
    written(value.median, unit),
    written(value.max, unit),
    limit ? `${limit.at === 'most' ? '≤' : '≥'} ${written(limit.value, unit)}` : '',
    kept === undefined ? '' : kept ? 'holds' : 'MISSED',
  ];
}

const HEAD = ['', 'unit', 'min', 'median', 'max', 'limit', ''];

/** A figure as lines of Markdown: the same on the screen and in docs/performance.md. */
export function tableOf({ figure, rows }: Pick<Result, 'figure' | 'rows'>): string {
  const lines = [HEAD, ...rows.map(line)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0), 3));
  const text = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [`### ${figure.title}`, '', text(HEAD), rule, ...lines.slice(1).map(text), ''].join('\n');
}

/** @param at when it began */
export async function writeResults(
  file: string,
  results: readonly Result[],
  { at, quick }: { at: Date; quick: boolean },
): Promise<void> {
  const figures = results.map(({ figure: { name, title }, rows, seconds }) => ({
    ...{ name, title, seconds },
    rows: rows.map((row) => ({ ...row, holds: holds(row) ?? null })),
  }));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ at, quick, machine: machine(), figures }, null, 2)}\n`);
}
