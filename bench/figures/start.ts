/** From the start of a function's process to its first answer, beside one that has the same clients and does nothing. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createRecordsTable } from '../../shared/tables/records.ts';
import { type Context, type Figure, most, type Row } from '../figure.ts';
import { compare } from '../measure.ts';
import { bundle } from '../parts/bundle.ts';
import { config } from '../parts/config.ts';
import { credentialsOf } from '../parts/permissions.ts';
import { KNOWN, knowPerson } from '../parts/person.ts';
import { openSecretsOfRun } from '../parts/secrets.ts';
import { openTables } from '../parts/tables.ts';
import { openVendors } from '../parts/vendors.ts';

const run = promisify(execFile);
const RUNNER = join(import.meta.dirname, '../processes/first-answer.mjs');

interface Started {
  name: string;
  /** As in serverless.yml. */
  as: string;
  entry: string;
  route: string;
  path: string;
}

const FUNCTIONS: Started[] = [
  {
    name: 'aggregator, a known report',
    as: 'aggregator',
    entry: 'functions/aggregator.ts',
    route: 'GET /api/v1/report/{who}',
    path: '/api/v1/report/me',
  },
  {
    name: 'session, who is signed in',
    as: 'session',
    entry: 'functions/session.ts',
    route: 'GET /api/v1/session',
    path: '/api/v1/session',
  },
];

/** serverless.yml gives functions this option. */
const OPTIONS = ['--enable-source-maps'];

/** @param as the function whose rights it has, as in serverless.yml */
async function firstAnswer(file: string, event: string, as: string): Promise<void> {
  const env = { ...process.env, ...credentialsOf(as) };
  const { stdout } = await run(process.execPath, [...OPTIONS, RUNNER, file, event], { env });
  if (!/answered 20[04]/.test(stdout)) throw new Error(`${file} answered: ${stdout}`);
}

async function measure(folder: string, { quick, progress }: Context): Promise<Row[]> {
  const vendors = await openVendors(100);
  await knowPerson(createRecordsTable({ keepFor: config.keep_for }), vendors);
  await vendors.close();
  const secrets = await openSecretsOfRun();
  const rows: Row[] = [];
  try {
    const empty = join(folder, 'empty.mjs');
    await bundle('bench/processes/empty.ts', empty);
    for (const { name, as, entry, route, path } of FUNCTIONS) {
      progress(name);
      const file = join(folder, `${entry.replaceAll('/', '-')}.mjs`);
      await bundle(entry, file);
      const event = await secrets.event(route, path, KNOWN);
      const rounds = quick ? 1 : 12;
      await compare(
        1,
        1,
        () => firstAnswer(file, event, as),
        () => firstAnswer(empty, '{}', 'aggregator'),
      );
      const { one, other, ratio } = await compare(
        rounds,
        quick ? 1 : 3,
        () => firstAnswer(file, event, as),
        () => firstAnswer(empty, '{}', 'aggregator'),
      );
      rows.push(
        { what: name, unit: 'ms', value: one },
        { what: 'an empty one with the same clients', unit: 'ms', value: other },
        { what: `${name}, of an empty one`, unit: '×', value: ratio, limit: most(1.5) },
      );
    }
  } finally {
    await secrets.close();
  }
  return rows;
}

export const start: Figure = {
  name: 'start',
  title: 'Start of a function, to its first answer',
  async run(context) {
    const tables = await openTables();
    const folder = await mkdtemp(join(tmpdir(), 'stethoscope-bench-start-'));
    try {
      return await measure(folder, context);
    } finally {
      await tables.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
