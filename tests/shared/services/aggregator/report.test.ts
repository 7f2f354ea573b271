import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeviceRecord } from '../../../../shared/model/record.ts';
import type { Report } from '../../../../shared/model/report.ts';
import type { Behaviour } from '../../../support/lambda.ts';
import { storyInput } from '../../report/stories.ts';
import { iso, openStage, type Stage } from './stage.ts';

let stage: Stage;
let person: string;
let people = 0;
beforeAll(async () => {
  stage = await openStage('landesk');
});
afterAll(() => stage.close());
beforeEach(() => {
  // A person of their own for each test: the table stays.
  people += 1;
  person = `person${people}@example.com`;
  stage.lambda.invocations.length = 0;
  for (const source of ['jamf', 'landesk']) stage.source(source, (who) => stage.found(source, who, []));
});

/** The Mac of a story, as this person's, under a serial of its own. */
function mac(fields: Partial<DeviceRecord> = {}): DeviceRecord {
  const [record] = storyInput('all-well').person.records;
  if (!record) throw new Error('The story has a Mac.');
  const identifiers = { serial: `C02PERSON${people}X` };
  return { ...record, id: `${people}`, owners: [person], synced_at: iso(), identifiers, ...fields };
}
const states = (report: Report) =>
  Object.fromEntries(report.sources.map(({ source, state }) => [source, state]));

describe('a person of whom nothing is known', () => {
  it('is asked for at all sources at once, and the answer has what they found', async () => {
    stage.source('jamf', (who) => stage.found('jamf', who, [mac()]));
    const report = await stage.report(person);
    expect(report.devices).toMatchObject([{ sources: ['jamf'], worst: 'ok' }]);
    expect(states(report)).toEqual({ jamf: 'fresh', landesk: 'fresh' });
    expect(stage.asked()).toEqual(['jamf RequestResponse', 'landesk RequestResponse']);
    expect(stage.lambda.invocations[0]?.payload).toEqual({ by: 'email', value: person });
  });

  it('is not asked for again a moment later', async () => {
    await stage.report(person);
    const report = await stage.report(person);
    expect(stage.asked()).toHaveLength(2);
    expect(report).not.toHaveProperty('retry_after');
  });

  it('gets what one source knows when the other is slow', async () => {
    stage.source('jamf', (who) => stage.found('jamf', who, [mac()]));
    stage.source('landesk', () => ({ silent: true }));
    const report = await stage.report(person);
    expect(report.devices).toHaveLength(1);
    expect(states(report)).toEqual({ jamf: 'fresh', landesk: 'pending' });
    expect(report.retry_after).toBeGreaterThan(0);
  });

  it('finds a throttled source pending, never failed', async () => {
    stage.source('jamf', () => ({ error: 'TooManyRequestsException' }));
    expect(states(await stage.report(person))).toEqual({ jamf: 'pending', landesk: 'fresh' });
  });

  it.each<[string, Behaviour, string]>([
    ['breaks', { functionError: true }, 'internal'],
    ['talks nonsense', { text: '<html>busy</html>' }, 'unintelligible'],
    ['is not deployed', { error: 'ResourceNotFoundException' }, 'misconfigured'],
  ])('gets the page, without anything red, when a source %s', async (_, behaviour, code) => {
    stage.source('jamf', () => behaviour);
    stage.source('landesk', (who) => stage.found('landesk', who, [mac({ source: 'landesk' })]));
    const report = await stage.report(person);
    expect(report.verdict).toMatchObject({ worst: 'ok', critical: 0, devices: 1 });
    expect(report.sources[0]).toMatchObject({ source: 'jamf', state: 'failed', code, synced_at: null });
    expect(report.sources[0]?.message).toEqual(expect.any(String));
  });

  it('is not kept waiting for a source that failed just now', async () => {
    stage.source('jamf', (who) => stage.failed('jamf', who, 'unreachable'));
    await stage.report(person);
    const again = await stage.report(person);
    expect(stage.asked().filter((call) => call.startsWith('jamf'))).toHaveLength(1);
    expect(again.sources[0]).toMatchObject({ state: 'failed', code: 'unreachable' });
  });

  it('waits for whoever is asking already instead of asking too', async () => {
    await stage.table.takeLease(person, 'jamf', new Date(iso(30)), new Date(iso()));
    const waiting = stage.report(person);
    await stage.found('jamf', person, [mac()]);
    expect((await waiting).devices).toHaveLength(1);
    expect(stage.asked()).toEqual(['landesk RequestResponse']);
  });

  it('finds the source pending when the one who asks takes too long', async () => {
    await stage.table.takeLease(person, 'jamf', new Date(iso(30)), new Date(iso()));
    expect(states(await stage.report(person))).toEqual({ jamf: 'pending', landesk: 'fresh' });
  });
});

describe('a person whose data is old', () => {
  const OLD = -20 * 3600;
  beforeEach(async () => {
    const table = stage.tableAt(OLD);
    await table.putRecords([mac({ synced_at: iso(OLD) })]);
    await table.markFetched(person, 'jamf', { fetched_at: iso(OLD), complete: true, dropped: [] });
    await stage.found('landesk', person, []);
  });

  it('gets it at once, and the source is woken behind', async () => {
    stage.source('jamf', () => ({ silent: true }));
    const report = await stage.report(person);
    expect(report.devices).toHaveLength(1);
    expect(report.sources[0]).toMatchObject({ state: 'refreshing', synced_at: iso(OLD) });
    expect(report.retry_after).toBeGreaterThan(0);
    expect(stage.asked()).toEqual(['jamf Event']);
  });

  it('gets it although the source cannot be woken', async () => {
    stage.source('jamf', () => ({ error: 'TooManyRequestsException' }));
    expect((await stage.report(person)).devices).toHaveLength(1);
  });

  it('gets it with its age when the last attempt failed', async () => {
    await stage.failed('jamf', person, 'credentials_refused');
    const report = await stage.report(person);
    expect(report.devices).toHaveLength(1);
    expect(report.verdict.worst).toBe('ok');
    expect(report.sources[0]).toMatchObject({
      state: 'failed',
      code: 'credentials_refused',
      synced_at: iso(OLD),
    });
    expect(stage.asked()).toEqual([]);
  });

  it('gets it, and nobody asks, while the breaker is open', async () => {
    await stage.table.saveHealth('jamf', { failures: 5, open_until: iso(300), code: 'unreachable' });
    const report = await stage.report(person);
    await stage.table.saveHealth('jamf', { failures: 0 });
    expect(report.sources[0]).toMatchObject({
      state: 'failed',
      code: 'unreachable',
      next_expected: iso(300),
    });
    expect(stage.asked()).toEqual([]);
  });
});

describe('what an ownership source says', () => {
  const claim = (serial: string) => ({
    v: 1 as const,
    source: 'landesk',
    id: `A${people}`,
    owners: [person],
    serial,
    synced_at: iso(),
  });
  beforeEach(async () => {
    await stage.found('jamf', person, []);
    await stage.found('landesk', person, []);
  });

  it('brings a device to the page of whoever it is claimed for', async () => {
    const serial = `C02CLAIM${people}X`;
    await stage.table.putRecords([mac({ owners: ['bob@example.com'], identifiers: { serial } })]);
    await stage.table.putClaims([claim(serial)]);
    const report = await stage.report(person);
    expect(report.devices).toMatchObject([
      { identifiers: { serial }, identity: { owner_disagrees: ['jamf'] } },
    ]);
    expect(JSON.stringify(report)).not.toContain('bob@example.com');
  });

  it('takes it from the page of whom the device source lists', async () => {
    const serial = `C02CLAIM${people}X`;
    const bob = `bob${people}@example.com`;
    await stage.found('jamf', bob, [mac({ owners: [bob], identifiers: { serial } })]);
    await stage.found('landesk', bob, []);
    await stage.table.putClaims([claim(serial)]);
    const report = await stage.report(bob);
    expect(report.devices.map(({ identifiers }) => identifiers.serial)).not.toContain(serial);
    expect(report.kept_apart).toMatchObject([{ reason: 'owner_disagrees', value: serial }]);
    expect(JSON.stringify(report)).not.toContain(person);
  });
});

describe('figures', () => {
  it('tell how far the cache carried, and which source was behind', async () => {
    stage.source('landesk', () => ({ error: 'TooManyRequestsException' }));
    const from = stage.counted.length;
    await stage.report(person);
    expect(stage.counted.slice(from)).toEqual([
      { name: 'Reports', cache: 'behind' },
      { name: 'SourceBehind', source: 'landesk', state: 'pending' },
    ]);
  });

  it('of a report of which everything is known are one', async () => {
    await stage.report(person);
    const from = stage.counted.length;
    await stage.report(person);
    expect(stage.counted.slice(from)).toEqual([{ name: 'Reports', cache: 'known' }]);
  });
});
