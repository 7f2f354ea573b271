import { afterEach, describe, expect, it } from '@jest/globals';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { checkConfig } from '../../../shared/config/index.ts';
import type { Events } from '../../../shared/platform/events.ts';
import { createReceivers, sendToAll } from '../../../shared/platform/receivers.ts';
import { type Received, startReceiver } from '../../support/receiver.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const MESSAGE = { type: 'look.kept', timestamp: '2026-11-23T09:00:00.000Z', data: { look: { who: 'a' } } };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function receiver(mood: 'take' | 'refuse' = 'take') {
  const started = await startReceiver(SECRET, () => mood);
  open.push(started);
  return started;
}

const put: { type: string; detail: object }[] = [];
const events: Events = { put: async (type, detail) => void put.push({ type, detail }) };
const parts = {
  http: createHttp({ retries: 0 }),
  secrets: { read: async () => ({ value: { secret: SECRET }, version: '1' }) },
  events: () => events,
  now: () => new Date(),
};

describe('receivers', () => {
  it('get what they want, signed or as an event, under one id', async () => {
    put.length = 0;
    const [one, other] = [await receiver(), await receiver()];
    const receivers = [
      { webhook: String(one.url), of: ['looks' as const] },
      { webhook: String(other.url), of: ['totals' as const] },
      { events: true as const, of: ['looks' as const, 'totals' as const] },
    ];
    await sendToAll(createReceivers(receivers, 'looks', parts), 'look_1', MESSAGE);
    expect(one.taken).toEqual([{ id: 'look_1', message: MESSAGE as unknown as Received['message'] }]);
    expect([one.forged, other.taken.length]).toEqual([0, 0]);
    expect(put).toEqual([
      { type: 'Look Kept', detail: { id: 'look_1', timestamp: MESSAGE.timestamp, ...MESSAGE.data } },
    ]);
  });

  it('all get it also when one of them does not take it, and then it counts as not sent', async () => {
    const [away, there] = [await receiver('refuse'), await receiver()];
    const receivers = [away, there].map(({ url }) => ({ webhook: String(url), of: ['looks' as const] }));
    const made = createReceivers(receivers, 'looks', parts);
    await expect(sendToAll(made, 'look_1', MESSAGE)).rejects.toMatchObject({ code: 'unreachable' });
    expect(there.taken).toHaveLength(1);
  });

  it('have names that follow their addresses and show none', () => {
    const named = (url: string) =>
      createReceivers([{ webhook: url, of: ['looks'] }], 'looks', parts)[0]?.name;
    expect(named('https://a.example.com/?token=secret')).toBe(named('https://a.example.com/?token=secret'));
    expect(named('https://a.example.com/')).not.toBe(named('https://b.example.com/'));
    expect(named('https://a.example.com/?token=secret')).toMatch(/^webhook-[0-9a-f]{12}$/);
  });
});

describe('what the file may say', () => {
  const check = (line: string) =>
    checkConfig(
      `organization: { name: E, contact: { name: H } }\naccess: { allowed_domains: [example.com] }\nsources: { jamf: { sweep_every: 12h, longest_sweep: 2h } }\nreceivers:\n  - ${line}`,
      'f',
    );

  it.each([
    '{ webhook: https://a.example.com/x, of: [looks, answers, devices, totals] }',
    '{ events: true, of: [looks] }',
    '{ webhook: http://localhost:8080/x, of: [totals] }',
  ])('%s is right', (line) => expect(check(line)).toEqual([]));

  it.each([
    ['{ webhook: https://a.example.com, of: [] }', /of: is empty/],
    ['{ webhook: https://a.example.com, of: [look] }', /is none of looks, answers, devices, totals/],
    ['{ webhook: http://a.example.com, of: [looks] }', /personal; write https/],
    ['{ of: [looks] }', /has no address, or two/],
    ['{ webhook: https://a.example.com, events: true, of: [looks] }', /has no address, or two/],
    ['{ events: false, of: [looks] }', /is not true/],
  ])('%s is a mistake', (line, message) => {
    const [problem, ...more] = check(line);
    expect(more).toEqual([]);
    expect(problem).toMatch(/^f:5: receivers\.0/);
    expect(problem).toMatch(message);
  });
});
