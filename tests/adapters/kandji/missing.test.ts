/** Half answers: what one refusal costs, and what it does not. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { kandji } from '../../../adapters/kandji/index.ts';
import { startSimulator } from '../../../adapters/kandji/simulator.ts';
import { makeCompany } from '../../../local/company/index.ts';
import type { Simulator } from '../../../local/simulator/types.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');
const WHO = 'user@example.com';

let simulator: Simulator | undefined;
afterEach(() => simulator?.close());

async function connected(settings: object = {}) {
  const refused = new Set<string>();
  simulator = await startSimulator({ company: makeCompany({ people: 20, now: NOW }), refused });
  const config = kandji.config.parse({ ...simulator.settings, ...settings });
  const http = createHttp({ retries: 0 });
  return { refused, connection: kandji.connect(config, { http, log: silentLog, now: () => NOW }) };
}

type Connected = Awaited<ReturnType<typeof connected>>;
const recordsOf = async ({ connection }: Connected) => (await connection.byEmail?.(WHO))?.records ?? [];

describe('a part that is refused', () => {
  it.each([
    ['application_firewall', ['firewall', 'checks']],
    ['startup_settings', ['rooted', 'secure_boot', 'checks']],
    ['gatekeeper_and_xprotect', ['unknown_sources', 'checks']],
    // The details tell it, too.
    ['filevault', ['checks']],
  ])('costs a Mac what table %s tells, and names it', async (table, missing) => {
    const vendor = await connected();
    const whole = await recordsOf(vendor);
    vendor.refused.add(table);
    const half = await recordsOf(vendor);
    expect(half.map(({ id, owners }) => [id, owners])).toEqual(whole.map(({ id, owners }) => [id, owners]));
    for (const [index, record] of half.entries()) {
      const { missing: told, facts, ...rest } = record;
      const { missing: before, facts: known, ...same } = whole[index] ?? record;
      expect(rest).toEqual(same);
      expect(before).toBeUndefined();
      expect(told?.toSorted()).toEqual(record.platform === 'Mac' ? missing.toSorted() : undefined);
      const kept = Object.entries(known).filter(
        ([name]) => !missing.includes(name) || record.platform !== 'Mac',
      );
      expect(facts).toEqual(Object.fromEntries(kept));
    }
  });

  it('keeps whose a device is, and by what it is known in the list, without its details', async () => {
    const vendor = await connected();
    vendor.refused.add('details').add('apps');
    const records = await recordsOf(vendor);
    expect(records.length).toBeGreaterThan(1);
    for (const { owners, identifiers, missing, software } of records) {
      expect(owners).toEqual([WHO]);
      expect(identifiers).toEqual({ serial: expect.any(String) });
      expect(missing).toEqual(expect.arrayContaining(['system', 'identifiers', 'software']));
      expect(software).toBeUndefined();
    }
  });

  it('is named by the check', async () => {
    const vendor = await connected();
    vendor.refused.add('filevault').add('apps');
    const { details } = await vendor.connection.check();
    expect(details).toEqual([
      'devices: readable',
      'details of devices: readable',
      expect.stringMatching(/^applications: not readable/),
      'table application_firewall: readable',
      expect.stringMatching(/^table filevault: not readable/),
      'table gatekeeper_and_xprotect: readable',
      'table startup_settings: readable',
    ]);
  });
});

describe('calls', () => {
  it('are one for the list, four for the tables and two for each device', async () => {
    const vendor = await connected({ page_size: 10 });
    const page = await vendor.connection.all?.();
    expect(page?.records).toHaveLength(10);
    expect(simulator?.calls()).toBe(1 + 4 + 2 * 10);
  });

  it('are fewer without applications, which nobody misses then', async () => {
    const vendor = await connected({ page_size: 10, applications: false });
    const page = await vendor.connection.all?.();
    expect(simulator?.calls()).toBe(1 + 4 + 10);
    for (const record of page?.records ?? []) expect(record).not.toHaveProperty('software');
    expect(page?.records.flatMap(({ missing }) => missing ?? [])).toEqual([]);
  });
});
