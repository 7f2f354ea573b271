/** Lost notifications: out of a queue that speaks SQS's protocol, onto a bus that speaks EventBridge's. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type BusEvent, type EventsServer, startEventsServer } from '../../local/events/server.ts';
import { type Cloud, startCloud } from '../support/cloud.ts';
import { type Queue, startQueue } from '../support/sqs.ts';
import { lines, run } from './run.ts';

// Each command is a process of its own.
jest.setTimeout(60_000);

let cloud: Cloud;
let bus: EventsServer;
let queue: Queue;
let put: BusEvent[];
/** What happens when an event is delivered. */
let deliver: () => void;

beforeAll(async () => {
  cloud = await startCloud();
  cloud.stacks.set('stethoscope-prod', { outputs: {}, parameters: {} });
  bus = await startEventsServer((event) => {
    put.push(event);
    deliver();
  });
});
afterAll(() => Promise.all([cloud.close(), bus.close()]));
beforeEach(async () => {
  queue = await startQueue('stethoscope-prod-lost-notifications');
  put = [];
  deliver = () => {};
});
afterEach(() => queue.close());

const event = (id: string, more: object = {}) => ({
  ...{ version: '0', id, source: 'payroll', 'detail-type': 'Stethoscope Notification' },
  ...{ account: '111122223333', time: '2026-05-01T09:00:00Z', region: 'eu-central-1', resources: [] },
  detail: { id, recipient: 'ann@example.com', title: 'Was this you?' },
  ...more,
});
/** As Lambda writes it for a call that failed three times. */
const record = (requestPayload: unknown) => ({
  version: '1.0',
  timestamp: '2026-05-01T09:05:00.000Z',
  requestContext: { requestId: 'r', condition: 'RetriesExhausted', approximateInvokeCount: 3 },
  requestPayload,
  responseContext: { statusCode: 200, functionError: 'Unhandled' },
  responsePayload: { errorMessage: 'The table did not answer.' },
});

const replay = (...stage: string[]) =>
  run(['notifications', 'replay', ...stage], '', {
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloud.url,
    AWS_ENDPOINT_URL_SQS: queue.url,
    AWS_ENDPOINT_URL_EVENTBRIDGE: bus.endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    EVENT_BUS: undefined,
    LOST_NOTIFICATIONS: undefined,
  });

describe('notifications replay', () => {
  it('says when nothing waits', async () => {
    expect(await replay('--stage', 'prod')).toEqual({ code: 0, stdout: '', stderr: 'Nothing waits.\n' });
  });

  it('sends again what came in either way, and removes it', async () => {
    const direct = queue.send(JSON.stringify(event('e1')));
    const failed = queue.send(JSON.stringify(record(event('e2', { source: 'siem' }))));
    const { code, stdout, stderr } = await replay('--stage', 'prod');
    expect([code, stderr]).toEqual([0, '2 sent again and removed.\n']);
    const time = '2026-05-01T09:00:00Z';
    expect(lines(stdout)).toEqual([
      { message_id: direct, replayed: true, event_id: 'e1', source: 'payroll', time },
      { message_id: failed, replayed: true, event_id: 'e2', source: 'siem', time },
    ]);
    expect(put.map(({ source, detail }) => [source, detail]).sort()).toEqual([
      ['payroll', event('e1').detail],
      ['siem', event('e2').detail],
    ]);
    expect(put.map((one) => one['detail-type'])).toEqual(Array(2).fill('Stethoscope Notification'));
    expect(queue.bodies()).toEqual([]);
  });

  it('takes more than the queue gives at once', async () => {
    for (let index = 0; index < 25; index += 1) queue.send(JSON.stringify(event(`e${index}`)));
    expect((await replay('--stage', 'prod')).stderr).toBe('25 sent again and removed.\n');
    expect(new Set(put.map(({ detail }) => (detail as { id: string }).id)).size).toBe(25);
    expect(queue.bodies()).toEqual([]);
  });

  it('leaves what it cannot send, says why, and lets the next one read it at once', async () => {
    const wrong = ['not JSON', '{"a":1}', JSON.stringify(record('text')), '[]'];
    for (const body of wrong) queue.send(body);
    queue.send(JSON.stringify(event('good')));
    const { code, stdout, stderr } = await replay('--stage', 'prod');
    expect(code).toBe(1);
    expect(stderr).toBe('1 sent again and removed.\n4 stay in the queue; each line above says why.\n');
    const reasons = lines(stdout).flatMap(({ reason }) => reason ?? []);
    expect(reasons).toEqual(['It is not JSON.', ...Array(3).fill('It is no event of the bus.')]);
    expect(queue.bodies()).toEqual(wrong);
    expect(queue.visible()).toBe(4);
  });

  it('leaves what the bus does not take', async () => {
    queue.send(JSON.stringify(event('e1', { source: 'aws.iam' })));
    const { code, stdout } = await replay('--stage', 'prod');
    expect([code, lines(stdout)]).toEqual([
      1,
      [expect.objectContaining({ event_id: 'e1', reason: expect.stringContaining('The bus refused it') })],
    ]);
    expect(queue.visible()).toBe(1);
  });

  it('says what was sent and could not be removed', async () => {
    queue.stuck.add(queue.send(JSON.stringify(event('e1'))));
    const { code, stdout } = await replay('--stage', 'prod');
    expect(code).toBe(1);
    expect(lines(stdout)).toMatchObject([{ replayed: false, reason: expect.stringMatching(/^It was sent/) }]);
    expect(put).toHaveLength(1);
  });

  it('ends although what it sends fails again and comes back', async () => {
    queue.send(JSON.stringify(event('e1')));
    deliver = () => void queue.send(JSON.stringify(record(event('e1'))));
    expect(await replay('--stage', 'prod')).toMatchObject({ code: 0, stderr: '1 sent again and removed.\n' });
    expect(put).toHaveLength(1);
    expect(queue.visible()).toBe(1);
  });

  it('says what it does not find', async () => {
    expect(await replay()).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Name the stage/) });
    await queue.close();
    queue = await startQueue('another');
    expect(await replay('--stage', 'prod')).toMatchObject({
      code: 1,
      stderr: 'There is no queue stethoscope-prod-lost-notifications. Name the stage: --stage prod.\n',
    });
  });
});
