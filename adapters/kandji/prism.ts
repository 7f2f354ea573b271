/** Facts of a Mac: from the tables of Prism, and from its details. Nobody has recorded a table, so they are read leniently. */
import { compact, type Fields, fact, flag, instant, meaning, object } from '../../shared/adapter-kit/read.ts';
import type { Fact, Facts } from '../../shared/model/record.ts';
import { TABLES, type Table } from './client.ts';

/** A Mac's row of each table that was answered; `undefined` for one that was not, `null` without a row. */
export type Rows = Readonly<Partial<Record<Table, Fields | null>>>;

const SWITCH: Readonly<Record<string, boolean>> = {
  ...{ true: true, yes: true, on: true, enabled: true },
  ...{ false: false, no: false, off: false, disabled: false },
};

/** Kandji writes `true`, "True" and "Yes". */
export const truth = (value: unknown): boolean | undefined => flag(value) ?? meaning(SWITCH, value);

/** What is checked at the start. Only the last of these is nothing at all. */
const BOOT: Readonly<Record<string, boolean>> = {
  ...{ full: true, 'full security': true, medium: true, 'medium security': true },
  ...{ reduced: true, 'reduced security': true, permissive: true, 'permissive security': true },
  ...{ none: false, off: false, 'no security': false },
};

/** Columns that are good when they are true, by table, in the words of Prism. */
const CHECKS: Readonly<Record<Table, readonly string[]>> = {
  application_firewall: ['status', 'block_all_incoming', 'stealth_mode'],
  filevault: ['status', 'key_escrowed'],
  gatekeeper_and_xprotect: ['gatekeeper_status'],
  startup_settings: ['sip', 'ssv'],
};

/** The same table is also written with its own name before each column. */
const column = (table: Table, row: Fields, name: string): boolean | undefined =>
  truth(row[name]) ??
  (table === 'filevault'
    ? truth(row[name === 'status' ? 'filevault_enabled' : 'filevault_recovery_key_escrowed'])
    : undefined);

/** @param at when the details were last collected */
export function factsOf(rows: Rows, details: Fields | undefined, at: string | undefined): Facts {
  const told = <Value>(table: Table, value: (row: Fields) => Value | undefined) => {
    const row = rows[table];
    return row ? fact(value(row), instant(row.last_collected_at) ?? at) : undefined;
  };
  const read = (table: Table, name: string) => told(table, (row) => column(table, row, name));
  const not = (answer: Fact<boolean> | undefined) => answer && { ...answer, value: !answer.value };
  const own = fact(truth(object(details?.filevault)?.filevault_enabled), at);
  // Only remote management: whether somebody may sign in by SSH is not told.
  const remote = truth(object(details?.security_information)?.remote_desktop_enabled);
  return compact<Facts>({
    disk_encryption: encryption(newest(read('filevault', 'status'), own)),
    firewall: read('application_firewall', 'status'),
    unknown_sources: not(read('gatekeeper_and_xprotect', 'gatekeeper_status')),
    rooted: not(read('startup_settings', 'sip')),
    secure_boot: told('startup_settings', (row) => meaning(BOOT, row.secure_boot_level)),
    remote_login: remote ? fact(true, at) : undefined,
    checks: checksOf(rows, at),
  });
}

const newest = (one: Fact<boolean> | undefined, other: Fact<boolean> | undefined) =>
  one && other ? ((other.at ?? '') > (one.at ?? '') ? other : one) : (one ?? other);

/** `volumes` say nothing: the sealed volume of a Mac with FileVault is not encrypted by itself. */
const encryption = (vault: Fact<boolean> | undefined): Facts['disk_encryption'] =>
  vault && fact(vault.value ? 'on' : 'off', vault.at, { covers: 'system_volume' });

/** As old as the oldest of its tables; only of all of them. */
function checksOf(rows: Rows, at: string | undefined): Facts['checks'] {
  if (TABLES.some((table) => rows[table] === undefined)) return undefined;
  const checks = TABLES.flatMap((table) => {
    const row = rows[table] ?? {};
    const time = instant(row.last_collected_at) ?? at;
    return CHECKS[table].flatMap((name) => {
      const passes = column(table, row, name);
      return passes === undefined ? [] : [{ name: `${table}.${name}`, passes, time }];
    });
  });
  const [oldest] = checks.map(({ time }) => time).sort();
  return checks.length === 0
    ? undefined
    : fact(Object.fromEntries(checks.map(({ name, passes }) => [name, passes])), oldest);
}
