import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { patiently, tookEffect } from '../../../shared/tables/database.ts';
import { createDocumentClient, createRecordsTable } from '../../../shared/tables/records.ts';
import { startTables, type Tables } from '../../support/dynalite.ts';
import { record } from '../../support/records.ts';
import { startThrottle, type Throttle } from '../../support/throttle.ts';

let tables: Tables;
let throttle: Throttle;

beforeAll(async () => {
  tables = await startTables();
});
afterEach(() => throttle?.close());
afterAll(() => tables.close());

const throttled = async (isBusy: Parameters<typeof startThrottle>[1]) => {
  throttle = await startThrottle(tables.endpoint, isBusy);
  // Without the SDK's own repeats, so that ours are what is tested.
  const client = new DynamoDBClient({ endpoint: throttle.url.href, maxAttempts: 1 });
  return createRecordsTable({ client: createDocumentClient(client), now: () => new Date('2026-05-01') });
};

describe('a table that is too busy', () => {
  it('gets every write in the end', async () => {
    const table = await throttled((operation, before) => operation === 'PutItem' && before < 40);
    const records = Array.from({ length: 50 }, (_, index) => record(`r${index}`));
    expect(await table.putRecords(records)).toEqual({ written: 50, refused: [], halves: [] });
    expect(throttle.refused()).toBe(40);
    expect((await table.person('ada@example.com')).records).toHaveLength(50);
  });

  it('answers reads in the end', async () => {
    const table = await throttled((_, before) => before < 2);
    await table.saveHealth('jamf', { failures: 1 });
    expect((await table.sources(['jamf'])).get('jamf')).toEqual({ health: { failures: 1 } });
    expect((await table.person('nobody@example.com')).records).toEqual([]);
    expect(throttle.refused()).toBe(6);
  });
});

describe('a removal', () => {
  it('never hits what is seen again between its look and its blow', async () => {
    const direct = createRecordsTable({ now: () => new Date('2026-05-01') });
    const seen = (synced_at: string) =>
      record('back', { owners: ['eve@example.com'], identifiers: { serial: 'BACK1' }, synced_at });
    const again = seen('2026-05-01T10:00:00.000Z');
    const table = await throttled(async (operation) => {
      if (operation === 'DeleteItem') await direct.putRecords([again]);
      return false;
    });
    await direct.putRecords([seen('2026-05-01T08:00:00.000Z')]);
    const look = { at: '2026-05-01T09:00:00.000Z', dropped: [] };
    expect(await table.removeGone('eve@example.com', 'jamf', look)).toBe(0);
    expect((await direct.person('eve@example.com')).records).toEqual([again]);
  });
});

describe('repeating', () => {
  const failing = (name: string) => Object.assign(new Error(name), { name });

  it('is for throttling only', async () => {
    let calls = 0;
    const broken = patiently(async () => {
      calls += 1;
      throw failing('ValidationException');
    });
    await expect(broken).rejects.toThrow('ValidationException');
    expect(calls).toBe(1);
  });

  it('tells whether a condition held, and throws everything else', async () => {
    expect(await tookEffect(async () => undefined)).toBe(true);
    expect(await tookEffect(() => Promise.reject(failing('ConditionalCheckFailedException')))).toBe(false);
    await expect(tookEffect(() => Promise.reject(failing('AccessDenied')))).rejects.toThrow('AccessDenied');
  });
});
