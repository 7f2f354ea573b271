import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { matches, readRules } from '../../../local/events/rules.ts';
import { type BusEvent, type EventsServer, startEventsServer } from '../../../local/events/server.ts';
import { createEvents } from '../../../shared/platform/events.ts';

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

const bus = (endpoint = server.endpoint) => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new EventBridgeClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  return createEvents({ client, bus: 'stethoscope-test' });
};

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

  it('wakes the function whose rule matches', async () => {
    const rules = await readRules();
    const [rule] = rules.filter((one) => one.function === 'notification-events');
    if (!rule) throw new Error('notification-events has no rule.');
    const event = { source: 'payroll', 'detail-type': 'Stethoscope Notification' } as BusEvent;
    expect(matches(rule, event)).toBe(true);
    expect(matches(rule, { ...event, 'detail-type': 'Notification Answered' })).toBe(false);
  });
});
