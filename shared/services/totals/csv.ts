/** Totals as a table for spreadsheets (RFC 4180). */
import type { StatusCounts, Totals } from '../../model/totals.ts';

const HEADER = ['date', 'what', 'name', 'by', 'group', 'status', 'devices'];
type Cell = string | number;

/** One number a line, so that every spreadsheet can make its own tables of them. */
export function toCsv(totals: Totals | null): string {
  const rows = totals ? rowsOf(totals).map((row) => [totals.date, ...row]) : [];
  return [HEADER, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function rowsOf(totals: Totals): Cell[][] {
  const practices = totals.practices.flatMap(({ practice, name, all, by_platform, by_source }) => [
    ...statuses(practice, name, 'all', '', all),
    ...by_platform.flatMap(({ group, counts }) => statuses(practice, name, 'platform', group, counts)),
    ...by_source.flatMap(({ group, counts }) => statuses(practice, name, 'source', group, counts)),
  ]);
  const quality = totals.quality.flatMap(({ kind, devices, by_source }) => [
    ['data', kind, 'all', '', '', devices],
    ...by_source.map(({ group, devices }) => ['data', kind, 'source', group, '', devices]),
  ]);
  return [
    ['people', '', 'all', '', '', totals.people],
    ['devices', '', 'all', '', '', totals.devices],
    ...totals.by_platform.map(({ group, devices }) => ['devices', '', 'platform', group, '', devices]),
    ...practices,
    ...quality,
  ];
}

function statuses(practice: string, name: string, by: string, group: string, counts: StatusCounts): Cell[][] {
  return Object.entries(counts).map(([status, count]) => [practice, name, by, group, status, count]);
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it: then it is shown, not run. */
function field(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const text = /^[\s]*[=+\-@|%]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
