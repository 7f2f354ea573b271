import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { storyInput } from '../../report/stories.ts';
import { iso, openStage, type Stage } from './stage.ts';

const MAC = '00:DE:CA:FB:AD:01';
let stage: Stage;
let serial: string;
let lookups = 0;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => {
  lookups += 1;
  serial = `C02LOOKUP${lookups}`;
  stage.lambda.invocations.length = 0;
  for (const source of ['jamf', 'landesk']) stage.source(source, () => answer(source, []));
});

const answer = (source: string, records: unknown[]) => ({
  answer: { v: 1, source, synced_at: iso(), complete: true, dropped: [], records },
});
const device = () => {
  const [record] = storyInput('all-well').person.records;
  if (!record) throw new Error('The story has a Mac.');
  return { ...record, id: serial, synced_at: iso(), identifiers: { serial, mac_addresses: [MAC] } };
};
const bySerial = () => stage.call('GET /api/v1/devices/serial/{serial}', { params: { serial } });
const byMac = () => stage.call('GET /api/v1/devices/macaddr/{macaddr}', { params: { macaddr: MAC } });

describe('a device by its serial', () => {
  it('comes from the table, with its owners for whoever decides who may see it', async () => {
    await stage.table.putRecords([device()]);
    const found = await bySerial();
    expect(found).toMatchObject({
      status: 200,
      devices: [{ basis: [{ owners: ['user@example.com'], claimed_for: [] }] }],
    });
    expect(found.body).toMatchObject([
      { identifiers: { serial }, practices: { encryption: { status: 'ok' } } },
    ]);
    expect(stage.asked()).toEqual([]);
  });

  it('is asked for where the table has none', async () => {
    stage.source('jamf', () => answer('jamf', [device()]));
    expect((await bySerial()).body).toMatchObject([{ sources: ['jamf'] }]);
    expect(stage.lambda.invocations[0]?.payload).toEqual({ by: 'serial', value: serial });
  });

  it('is an empty list when every source says that there is none', async () => {
    stage.source('landesk', () => ({
      answer: { v: 1, source: 'landesk', error: { code: 'not_supported', message: 'It cannot.' } },
    }));
    expect(await bySerial()).toMatchObject({ status: 200, body: [], devices: [] });
  });

  it('is not said to be unknown while a source does not answer', async () => {
    stage.source('landesk', () => ({ functionError: true }));
    await expect(bySerial()).rejects.toMatchObject({
      status: 503,
      code: 'sources_unavailable',
      message: expect.stringContaining('landesk'),
    });
  });
});

describe('a device by its MAC address', () => {
  it('is asked for, and what one source knows is enough', async () => {
    stage.source('jamf', () => answer('jamf', [device()]));
    stage.source('landesk', () => ({ error: 'TooManyRequestsException' }));
    expect((await byMac()).body).toMatchObject([{ identifiers: { mac_addresses: [MAC] } }]);
  });

  it('is no claim of an ownership source', async () => {
    stage.source('landesk', () =>
      answer('landesk', [{ v: 1, source: 'landesk', id: 'A1', owners: [], mac_addresses: [MAC] }]),
    );
    expect((await byMac()).body).toEqual([]);
  });
});
