/**
 * A stage of 0.1 that gets this version: what is in its tables, its sessions and its tokens stay good.
 * written-by-0.1.json was written by the code of 0.1, an item of each kind that it stored; it never changes.
 */
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { siteCookies } from '../../shared/access/cookies.ts';
import { createAccess } from '../../shared/access/index.ts';
import { heldFound } from '../../shared/report/held.ts';
import { activityKey, createActivityTable } from '../../shared/tables/activity.ts';
import { TABLE_NAMES, type TableName } from '../../shared/tables/definitions.ts';
import { createFleetTable } from '../../shared/tables/fleet.ts';
import { createLookOutbox } from '../../shared/tables/look-outbox.ts';
import { createNotificationsTable } from '../../shared/tables/notifications.ts';
import { createPeopleTable } from '../../shared/tables/people.ts';
import { createRecordsTable } from '../../shared/tables/records.ts';
import { ORIGIN, SETTINGS } from '../support/access.ts';
import { startTables, type Tables } from '../support/dynalite.ts';
import { createSettableSecrets } from '../support/keyset.ts';

interface Written {
  session_secret: unknown;
  session_cookie: string;
  token: string;
  revoked_token: string;
  tables: Record<TableName, Record<string, unknown>[]>;
}
const written = JSON.parse(
  readFileSync(new URL('./written-by-0.1.json', import.meta.url), 'utf8'),
) as Written;

const DAY = 86_400_000;
const NOW = new Date('2026-05-01T09:00:30.000Z');
const now = () => NOW;
const ANN = 'ann@example.com';

let tables: Tables;
beforeAll(async () => {
  tables = await startTables();
  const client = DynamoDBDocumentClient.from(new DynamoDBClient());
  for (const table of TABLE_NAMES) {
    for (const item of written.tables[table] ?? [])
      await client.send(new PutCommand({ TableName: `test-${table}`, Item: withBytes(item) }));
  }
  client.destroy();
});
afterAll(() => tables.close());

/** JSON has no bytes: `{ base64 }` stands for them. */
const withBytes = (item: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      const bytes = (value as { base64?: string } | null)?.base64;
      return [name, bytes === undefined ? value : Buffer.from(bytes, 'base64')];
    }),
  );

describe('what 0.1 stored of devices', () => {
  const table = () => createRecordsTable({ now, memory: 0 });

  it('is there for its owner, for who asked for hardware, and for nobody', async () => {
    const { records, claims, marks } = await table().person(ANN);
    expect(records.map(({ id }) => id).sort()).toEqual(['r1', 'r2', 'r4']);
    expect(records.find(({ id }) => id === 'r1')).toMatchObject({
      identifiers: { serial: 'C02ABC', mac_addresses: ['00:50:B6:01:02:03'] },
      facts: { disk_encryption: { value: 'on' }, firewall: { value: false } },
    });
    // It was compressed.
    expect(records.find(({ id }) => id === 'r2')?.software?.installed).toHaveLength(300);
    expect(claims.map(({ id }) => id).sort()).toEqual(['a1', 'a2']);
    expect(marks.get('jamf')).toMatchObject({ complete: true, dropped: ['broken-1'] });
    expect(marks.get('google')).toMatchObject({ error: { code: 'unreachable' } });
    const hardware = await table().person({ hardware: 'PF0LOOKED' });
    expect(hardware.records.map(({ id }) => id)).toEqual(['r4']);
    expect((await table().bySerial('C02NOBODY')).map(({ id }) => id)).toEqual(['r3']);
    expect((await table().claimsBySerial('C02ABC')).map(({ id }) => id)).toEqual(['a1']);
  });

  it('of nobody gives way to what this version stores in another place', async () => {
    const [old] = await table().bySerial('C02NOBODY');
    if (!old) throw new Error('There is nothing.');
    const later = { ...old, name: 'Seen since', synced_at: '2026-05-01T09:00:00.000Z' };
    await table().putRecords([later], undefined, 'all');
    expect(await table().bySerial('C02NOBODY')).toEqual([later]);
    expect(await table().unowned([later])).toEqual([later]);
    // What stands where 0.1 put it is older than the next sweep, and hidden by it.
    const listing = {
      started: later.synced_at,
      finished: later.synced_at,
      complete: true,
      devices: 1,
      dropped: [],
    };
    const sources = new Map([[old.source, { sweep: { last: listing } }]]);
    expect(heldFound([old], { sources, config: { sources: { [old.source]: {} } } })).toEqual([]);
  });

  it('says how far sweeps are and which source is let alone', async () => {
    const jamf = await table().source('jamf');
    expect(jamf.sweep).toMatchObject({
      last: { devices: 3, dropped: ['broken-1'] },
      incomplete: { reason: 'shrunk' },
      running: { cursor: '{"page":2}', devices: 2 },
      error: { code: 'rate_limited' },
    });
    expect((await table().source('google')).health).toMatchObject({ failures: 1, code: 'unreachable' });
    // A running sweep goes on under this version.
    const saved = await table().saveSweep('jamf', { ...jamf.sweep }, jamf.sweep);
    expect(saved).toBeDefined();
    const mark = await table().mark(ANN, activityKey('google', 'accounts'));
    expect(mark).toMatchObject({ complete: true, fetched_at: '2026-05-01T08:57:00.000Z' });
  });
});

describe('what 0.1 stored of people', () => {
  const people = () => createPeopleTable({ now, keepLooksFor: 365 * DAY });

  it('keeps ended what was ended, and counts on', async () => {
    const { revoked_before, sessions } = await people().signOuts(ANN);
    expect(revoked_before?.toISOString()).toBe('2026-05-01T09:00:00.000Z');
    expect([...sessions]).toEqual(['session-1']);
    const limit = { name: 'refresh', calls: 1, seconds: 60 };
    expect(await people().count({ kind: 'session', id: ANN }, limit)).toBe(30);
  });

  it('shows who looked, and sends on what waited', async () => {
    const { looks } = await people().looks(ANN);
    expect(looks).toContainEqual(expect.objectContaining({ who: 'help@example.com', reason: 'Ticket 4711' }));
    expect(looks).toContainEqual(expect.objectContaining({ who: 'siem', count: 2 }));
    const outbox = createLookOutbox({ now });
    const waiting: string[] = [];
    for (const shard of outbox.shards) {
      for await (const { look } of outbox.waiting(shard)) waiting.push(`${look.who} at ${look.whose}`);
    }
    expect(waiting.sort()).toEqual([`help@example.com at ${ANN}`, `siem at ${ANN}`, `siem at ${ANN}`]);
  });
});

describe('what 0.1 stored of notifications', () => {
  const table = () => createNotificationsTable({ now, keepFor: 90 * DAY });

  it('is still asked, answered, and on its way', async () => {
    const found = await table().person(ANN, { all: true });
    const answers = found.map(({ sender_id, answer }) => [sender_id, answer?.action]).sort();
    expect(answers).toEqual([
      ['delivered-1', 'deny'],
      ['open-1', undefined],
      ['parked-1', 'deny'],
      ['waiting-1', 'deny'],
    ]);
    const states = ['waiting', 'parked'] as const;
    const [waiting, parked] = await Promise.all(states.map((state) => table().list(state)));
    expect(waiting?.map(({ notification }) => notification.sender_id)).toEqual(['waiting-1']);
    expect(parked).toMatchObject([
      { tries: 1, error: { code: 'unreachable' }, done: { event: expect.any(String) } },
    ]);
    expect(await table().cursor('duo')).toBe('{"after":"x"}');
    const answer = { action: 'confirm', at: NOW.toISOString(), who: ANN };
    expect(await table().answer(ANN, 'o'.repeat(22), answer)).toMatchObject({ answer });
  });
});

describe('what 0.1 stored of the fleet', () => {
  it('holds the days that were counted, and counts on', async () => {
    const fleet = createFleetTable({ now, keepFor: 400 * DAY });
    const [day] = await fleet.days('2026-04-01');
    expect(day).toMatchObject({ totals: { date: '2026-04-30', people: 233 }, posted_at: expect.any(String) });
    expect(await fleet.count('people#0')).toMatchObject({
      date: '2026-05-01',
      done: false,
      tally: { people: 7 },
    });
  });

  it('holds accounts and events, and how far logs were read', async () => {
    const activity = createActivityTable({ now, keepFor: 30 * DAY });
    expect(await activity.answer(ANN, 'google', 'accounts')).toMatchObject([
      { id: 'g1', second_factor: { on: true } },
    ]);
    expect(await activity.answer(ANN, 'google', 'events')).toMatchObject([{ id: 'ge1', kind: 'sign_in' }]);
    expect(await activity.events(ANN, 10)).toMatchObject([{ id: 'de1', suspicious: true }]);
    expect(await activity.window('duo')).toMatchObject({ cursor: 'next', until: '2026-05-01T08:55:00.000Z' });
  });
});

describe('what 0.1 signed', () => {
  const access = () =>
    createAccess({
      settings: SETTINGS,
      languages: ['en'],
      origin: ORIGIN,
      secrets: createSettableSecrets({ session: written.session_secret }),
      people: createPeopleTable({ now, keepLooksFor: 365 * DAY }),
      now,
    });

  it('is still a session', async () => {
    const [name, value] = /^([^=]+)=([^;]+)/.exec(written.session_cookie)?.slice(1) ?? [];
    expect(name).toBe(siteCookies(ORIGIN).session.name);
    expect(await access().sessions.read(value)).toMatchObject({ email: ANN, roles: ['employee'] });
  });

  it('is still a token, and a revoked one stays revoked', async () => {
    const { tokens } = access();
    expect(await tokens.read(written.token)).toMatchObject({
      sub: 'siem',
      scopes: ['devices:read', 'summary:read'],
    });
    const people = createPeopleTable({ now, keepLooksFor: 365 * DAY });
    const revoked = await tokens.read(written.revoked_token);
    expect(await people.isTokenRevoked(revoked?.id ?? '')).toBe(true);
    expect(await people.isTokenRevoked((await tokens.read(written.token))?.id ?? '')).toBe(false);
  });
});
