/** Hooks on their way: through the real middleware, table and queue, with a clock and a source that a test sets. */
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AWS } from '../../../../local/aws.ts';
import { queueUrl } from '../../../../local/queues/server.ts';
import { type ApiLambda, apiFunction } from '../../../../shared/access/middleware/index.ts';
import type { HookDevice } from '../../../../shared/adapter-kit/hook.ts';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import type { SourceErrorCode } from '../../../../shared/model/source.ts';
import type { InvokeResult } from '../../../../shared/platform/invoke.ts';
import type { Metrics } from '../../../../shared/platform/metrics.ts';
import { createQueue, type Queue as OurQueue } from '../../../../shared/platform/queue.ts';
import { createHooks } from '../../../../shared/services/hooks/index.ts';
import { LONGEST_WAIT } from '../../../../shared/services/hooks/limits.ts';
import type { HookMessage } from '../../../../shared/services/hooks/message.ts';
import { createPeopleTable } from '../../../../shared/tables/people.ts';
import { type TestAccess, testAccess } from '../../../support/access.ts';
import { callApi } from '../../../support/api.ts';
import { startTables, type Tables } from '../../../support/dynalite.ts';
import { record } from '../../../support/records.ts';
import { type Queue, startQueue } from '../../../support/sqs.ts';

const ROUTE = 'POST /hooks/{source}';
const SECRET = 'what-the-vendor-sends-0123456789';
const SECONDS = 1_000;

let tables: Tables;
let sqs: Queue;
let client: SQSClient;
let access: TestAccess;
let lambda: ApiLambda;
let hooks: ReturnType<typeof createHooks>;
/** Counters, by name. */
let counts: Map<string, number>;
/** What the source is asked, and what it answers. */
let asked: { source: string; value: string }[];
let answer: InvokeResult;
/** What was put into the queue, with its delay. */
let sent: [HookMessage, number][];
let serials = 0;
let serial: string;

beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());
beforeEach(async () => {
  sqs = await startQueue('hooks');
  client = new SQSClient({ ...AWS, endpoint: sqs.url, maxAttempts: 1 });
  access = testAccess(createPeopleTable({ keepLooksFor: 86_400_000, now: () => access.now() }));
  access.secrets.set('hook/jamf', { value: SECRET });
  access.secrets.set('hook/google', { value: `${SECRET}-of-google` });
  counts = new Map();
  [asked, sent, answer] = [[], [], 'pending'];
  serial = `C02HOOK${String(++serials).padStart(4, '0')}`;
  const real = createQueue(queueUrl(sqs.url, 'hooks'), client);
  const queue: OurQueue = {
    async send(message, delay = 0) {
      await real.send(message, delay);
      sent.push([message as HookMessage, delay]);
    },
  };
  hooks = createHooks({
    hooks: { jamf: { events: [], read: (body) => body as HookDevice[] } },
    people: access.people,
    queue,
    invoke: {
      async ask(source, request) {
        asked.push({ source, value: 'value' in request ? request.value : '' });
        return answer;
      },
    },
    ...{ now: access.now, log: silentLog, metrics },
  });
  lambda = apiFunction('hooks', hooks.routes, access, { log: silentLog, hooks: ['jamf', 'google'] });
});
afterEach(async () => {
  client.destroy();
  await sqs.close();
});

const metrics: Metrics = {
  count: (name) => void counts.set(name, counted(name) + 1),
  milliseconds() {},
};
const counted = (name: string) => counts.get(name) ?? 0;

const at = () => access.now().toISOString();
const device = (more: object = {}): HookDevice => ({ by: 'serial', value: serial, at: at(), ...more });
const authorized = (secret = SECRET) => ({ authorization: `Bearer ${secret}` });

const tell = (body: unknown = [device()], headers: Record<string, string> = authorized()) =>
  callApi(lambda, { route: ROUTE, params: { source: 'jamf' }, body: JSON.stringify(body), headers });

/** Brings what was put in as Lambda does, one at a time; the clock stands where a test has it. */
async function bring(): Promise<void> {
  for (const [message] of sent.splice(0)) await take(message);
}
const take = (message: object, waited = 0) =>
  hooks.ask({
    Records: [
      {
        body: JSON.stringify(message),
        attributes: { SentTimestamp: String(access.now().getTime() - waited) },
      },
    ],
  });

const found = (last_sync?: string): InvokeResult => ({
  ...{ v: 1, source: 'jamf', synced_at: at(), complete: true, dropped: [] },
  records: last_sync === undefined ? [] : [record('1', { identifiers: { serial }, last_sync })],
});
const failed = (code: SourceErrorCode): InvokeResult => ({
  ...{ v: 1, source: 'jamf', error: { code, message: 'x' } },
});

describe('a hook', () => {
  it('has its source asked about its device, in the one spelling, and nothing else of it is passed on', async () => {
    answer = found(at());
    expect(await tell([{ ...device({ value: ` ${serial.toLowerCase()} ` }), owner: 'ann' }])).toMatchObject({
      status: 204,
      text: '',
    });
    expect(sqs.bodies().map((body) => JSON.parse(body) as unknown)).toEqual([
      { source: 'jamf', by: 'serial', value: serial, at: at(), turn: 'now' },
    ]);
    await bring();
    expect(asked).toEqual([{ source: 'jamf', value: serial }]);
    expect([sent, counted('HookQuestions')]).toEqual([[], 1]);
  });

  it.each([
    ['nothing', []],
    ['a serial that says nothing', [{ by: 'serial', value: 'Default string' }]],
    ['a serial that is none', [{ by: 'serial', value: { $ne: 1 } }]],
    ['an address that is none', [{ by: 'macaddr', value: 'x' }]],
  ])('of %s is taken, and asks nobody', async (_, body) => {
    expect((await tell(body)).status).toBe(204);
    expect([sqs.bodies(), counted('HooksIgnored')]).toEqual([[], 1]);
  });

  it('of a thousand that are the same is one question', async () => {
    answer = found(at());
    const body = [device()];
    for (let round = 0; round < 20; round += 1)
      await Promise.all(Array.from({ length: 50 }, () => tell(body)));
    expect([sqs.bodies().length, counted('HooksRepeated')]).toEqual([1, 999]);
    access.wait(50 * 60 * SECONDS);
    await tell(body);
    expect(sqs.bodies()).toHaveLength(1);
  });

  it('about another device is another question', async () => {
    await tell([
      device(),
      device({ value: `${serial}2` }),
      device({ by: 'macaddr', value: '00:1B:63:84:45:E6' }),
    ]);
    expect(sent.map(([{ by, value }]) => [by, value])).toEqual([
      ['serial', serial],
      ['serial', `${serial}2`],
      ['macaddr', '00:1B:63:84:45:E6'],
    ]);
  });

  it('is not lost in silence when the queue is out of reach', async () => {
    client.destroy();
    await sqs.close();
    sqs = await startQueue('another');
    expect(await tell()).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(counted('HooksDropped')).toBe(1);
  });
});

describe('hooks about one device within a minute', () => {
  const later = async (seconds: number) => {
    access.wait(seconds * SECONDS);
    await tell([device()]);
  };

  it('are asked at once, and once more when it is over, for all that came meanwhile', async () => {
    await later(0);
    await later(20);
    await later(20);
    expect(sent.map(([{ turn }, delay]) => [turn, delay])).toEqual([
      ['now', 0],
      ['later', 60],
    ]);
    answer = found(at());
    access.wait(60 * SECONDS);
    await bring();
    expect(asked).toHaveLength(2);
  });

  it('are not asked again when somebody else was asked since', async () => {
    await later(0);
    await later(20);
    await later(50);
    expect(sent.map(([{ turn }]) => turn)).toEqual(['now', 'later', 'now']);
    answer = found(at());
    access.wait(10 * SECONDS);
    await bring();
    expect(asked).toHaveLength(2);
  });
});

describe('a source that does not have the inventory yet', () => {
  it.each([
    ['has an older one', () => found('2026-11-20T00:00:00.000Z')],
    ['has none', () => found()],
    ['fails', () => failed('unreachable')],
    ['is busy', (): InvokeResult => 'pending'],
  ])('is asked once more after half a minute when it %s', async (_, first) => {
    await tell();
    answer = first();
    await bring();
    expect(sent.map(([{ turn }, delay]) => [turn, delay])).toEqual([['again', 30]]);
    answer = found(at());
    access.wait(30 * SECONDS);
    await bring();
    expect([asked.length, sent, counted('HooksDropped')]).toEqual([2, [], 0]);
  });

  it('is left alone after that, and what failed is counted', async () => {
    await tell();
    answer = failed('unreachable');
    await bring();
    await bring();
    expect([asked.length, sent, counted('HooksDropped')]).toEqual([2, [], 1]);
  });

  it('that has no newer one in the end has dropped nothing', async () => {
    await tell();
    answer = found('2026-11-20T00:00:00.000Z');
    await bring();
    await bring();
    expect([asked.length, sent, counted('HooksDropped')]).toEqual([2, [], 0]);
  });

  it('has it where its time is a little before the hook’s, and whatever its time where the hook has none', async () => {
    answer = found(new Date(access.now().getTime() - 59 * SECONDS).toISOString());
    await tell();
    await bring();
    access.wait(61 * SECONDS);
    await tell([device({ at: undefined })]);
    await bring();
    expect([asked.length, sent]).toEqual([2, []]);
  });
});

describe('the queue', () => {
  it('has what waited too long given up and counted', async () => {
    await take({ source: 'jamf', by: 'serial', value: serial, turn: 'now' }, LONGEST_WAIT + 1);
    expect([asked, counted('HooksDropped')]).toEqual([[], 1]);
    await take({ source: 'jamf', by: 'serial', value: serial, turn: 'now' }, LONGEST_WAIT);
    expect(asked).toHaveLength(1);
  });

  it('keeps what cannot be read, and a request is no message', async () => {
    await expect(
      take({ source: 'jamf', by: 'email', value: 'ann@example.com', turn: 'now' }),
    ).rejects.toThrow();
    expect(hooks.isQueueEvent({ routeKey: ROUTE, body: '{"Records":[]}' })).toBe(false);
  });
});

describe('the secret', () => {
  const status = async (source: string, headers: Record<string, string>) => {
    const sent = await callApi(lambda, { route: ROUTE, params: { source }, body: '[]', headers });
    const { request_id: _, ...body } = sent.body ?? {};
    return [sent.status, body.code];
  };
  const refused = [401, 'hook_refused'];
  const taken = [204, undefined];

  it.each([
    ['none', 'jamf', {}],
    ['a wrong one', 'jamf', authorized('wrong-but-long-enough-0123456789')],
    ['a part of it', 'jamf', authorized(SECRET.slice(0, -1))],
    ['more than it', 'jamf', authorized(`${SECRET}x`)],
    ['another scheme', 'jamf', { authorization: `Basic ${SECRET}` }],
    ['no scheme', 'jamf', { authorization: SECRET }],
    ['another source’s', 'google', authorized()],
    ['that of a source without hooks', 'duo', authorized()],
    ['a name of the prototype', 'constructor', authorized()],
    ['no name', '', authorized()],
  ])('is refused, always with the same answer: %s', async (_, source, headers) => {
    expect(await status(source, headers as Record<string, string>)).toEqual(refused);
  });

  it('is good in its old and its new value while it is renewed, and then in the new one', async () => {
    const old = authorized();
    const fresh = authorized('the-new-value-0123456789-abcdef');
    expect([await status('jamf', old), await status('jamf', fresh)]).toEqual([taken, refused]);
    access.secrets.set('hook/jamf', { value: fresh.authorization.slice(7), previous: SECRET });
    access.wait(31 * SECONDS);
    expect([await status('jamf', fresh), await status('jamf', old)]).toEqual([taken, taken]);
    access.secrets.set('hook/jamf', { value: fresh.authorization.slice(7) });
    await access.secrets.read('hook/jamf', { fresh: true });
    expect([await status('jamf', fresh), await status('jamf', old)]).toEqual([taken, refused]);
  });

  it('is not read again for each wrong value', async () => {
    for (let count = 0; count < 50; count += 1)
      await status('jamf', authorized(`guess-number-${count}-0123456789`));
    expect(access.secrets.freshReads.filter((name) => name === 'hook/jamf')).toHaveLength(1);
    await status('no-such-source', authorized());
    expect(access.secrets.freshReads).not.toContain('hook/no-such-source');
  });

  it('lets nobody’s body be read before it is right, and bounds it after', async () => {
    const call = (body: string, headers: Record<string, string>) =>
      callApi(lambda, { route: ROUTE, params: { source: 'jamf' }, body, headers });
    const large = JSON.stringify(['x'.repeat(64 * 1024)]);
    expect((await call(large, {})).status).toBe(401);
    expect((await call(large, authorized())).status).toBe(413);
    expect((await call('{', {})).status).toBe(401);
    expect((await call('{', authorized())).status).toBe(400);
  });

  it('is asked for without cookies, and whatever a browser says of where it comes from', async () => {
    const headers = {
      ...authorized(),
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      'content-type': 'text/plain',
    };
    expect(await status('jamf', headers)).toEqual(taken);
  });
});
