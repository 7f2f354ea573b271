import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Message, Receiver } from '../../../../shared/platform/receivers.ts';
import { machines, person } from '../../../support/company.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { openStage, PLENTY, type Stage } from './stage.ts';

let tables: Tables;
let stage: Stage;
let sent: Map<string, Message>;
let tries: number;
let isAway: boolean;

beforeEach(async () => {
  tables = await startTables();
  stage = openStage();
  sent = new Map();
  tries = 0;
  isAway = false;
});
afterEach(() => tables.close());

const receiver: Receiver = {
  name: 'events',
  async send(id, message) {
    tries += 1;
    if (isAway) throw new Error('It is away.');
    sent.set(id, message);
  },
};
const none = { totals: [], devices: [] };
const call = (receivers: { totals: Receiver[]; devices: Receiver[] }) => stage.call(PLENTY, { receivers });

describe('each person’s devices', () => {
  it('are sent on once a day, with verdicts and without the words that explain them', async () => {
    await stage.put(machines(20));
    expect(await call({ ...none, devices: [receiver] })).toBe('counted');
    expect(await call({ ...none, devices: [receiver] })).toBe('counted');
    expect([sent.size, tries]).toEqual([20, 20]);
    const message = [...sent.values()].find(({ data }) => (data as { user: string }).user === person(0));
    expect(message).toMatchObject({
      type: 'person.devices',
      data: {
        devices: [
          {
            sources: ['jamf'],
            practices: { encryption: { status: 'warn', group: 'must', wanted: expect.any(String) } },
          },
        ],
      },
    });
    expect(JSON.stringify(message)).not.toContain('directions');
    for (const id of sent.keys()) expect(id).toMatch(/^devices_2026-05-01_[0-9a-f]{24}$/);
  });

  it('hold up no count while the receiver is away, nor ask it for each person', async () => {
    await stage.put(machines(60));
    isAway = true;
    expect(await call({ ...none, devices: [receiver] })).toBe('counted');
    expect((await stage.fleet.day('2026-05-01'))?.totals.people).toBe(60);
    expect(tries).toBeLessThan(60);
  });
});

describe('totals', () => {
  it('are sent on once, and again under the same id until they are taken', async () => {
    await stage.put(machines(20));
    isAway = true;
    expect(await call({ ...none, totals: [receiver] })).toBe('not_posted');
    isAway = false;
    expect(await call({ ...none, totals: [receiver] })).toBe('counted');
    expect(await call({ ...none, totals: [receiver] })).toBe('counted');
    expect([...sent.keys()]).toEqual(['totals_2026-05-01']);
    expect(tries).toBe(2);
  });
});
