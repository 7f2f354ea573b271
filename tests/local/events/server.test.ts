import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { matches, readRules } from '../../../local/events/rules.ts';
import { type BusEvent, type EventsServer, startEventsServer } from '../../../local/events/server.ts';
import { createEvents, LARGEST_EVENT } from '../../../shared/platform/events.ts';

let server: EventsServer;
let events: BusEvent[] = [];
beforeAll(async () => {
  server = await startEventsServer((event) => {
    events.push(event);
    throw new Error('A target fails.');
  });
});
afterAll(() => server.close());
beforeEach(() => {
  events = [];
});

const clientOf = (endpoint = server.endpoint) => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new EventBridgeClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
};
const bus = (endpoint?: string) => createEvents({ client: clientOf(endpoint), bus: 'stethoscope-test' });

describe('the bus', () => {
  it('takes an event from the SDK as it is, and hands it on', async () => {
    await bus().put('Notification Answered', { id: 'a' });
    expect(events).toMatchObject([
      { source: 'stethoscope', 'detail-type': 'Notification Answered', detail: { id: 'a' } },
    ]);
  });

  it('says so when it does not take one, and when it is gone', async () => {
    await expect(bus().put('', {})).rejects.toThrow();
    await expect(bus('http://127.0.0.1:9').put('Type', {})).rejects.toThrow();
  });

  it('takes ten entries at once, and a megabyte in all', async () => {
    const put = (entries: number, bytes: number) => {
      const entry = { Source: 'a', DetailType: 'b', Detail: JSON.stringify('c'.repeat(bytes - 4)) };
      return clientOf().send(new PutEventsCommand({ Entries: Array(entries).fill(entry) }));
    };
    const refused = { name: 'ValidationException' };
    expect((await put(10, 100)).Entries).toHaveLength(10);
    await expect(put(11, 100)).rejects.toMatchObject(refused);
    await expect(put(0, 100)).rejects.toMatchObject(refused);
    expect((await put(2, 524_288)).Entries).toHaveLength(2);
    await expect(put(2, 524_289)).rejects.toMatchObject(refused);
  });

  it('gets no event from us that what is behind it could not take', async () => {
    const rest = JSON.stringify({ text: '' }).length;
    await bus().put('Type', { text: 'a'.repeat(LARGEST_EVENT - rest) });
    const more = bus().put('Type', { text: 'a'.repeat(LARGEST_EVENT - rest + 1) });
    await expect(more).rejects.toThrow('An event has 262145 bytes; at most 262144 are sent.');
  });

  it('wakes the function whose rule matches', async () => {
    const rules = await readRules();
    const [rule] = rules.filter((one) => one.function === 'notification-events');
    if (!rule) throw new Error('notification-events has no rule.');
    const event = { source: 'payroll', 'detail-type': 'Stethoscope Notification' } as BusEvent;
    expect(matches(rule, event)).toBe(true);
    expect(matches(rule, { ...event, 'detail-type': 'Notification Answered' })).toBe(false);
  });
});
