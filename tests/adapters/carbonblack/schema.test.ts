/** What Carbon Black Cloud says of a device, and what it does not. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { carbonblack } from '../../../adapters/carbonblack/index.ts';
import { toRecord } from '../../../adapters/carbonblack/schema.ts';
import { toDevice } from '../../../adapters/carbonblack/simulator.ts';
import { createHttp } from '../../../shared/adapter-kit/http.ts';
import { silentLog } from '../../../shared/adapter-kit/log.ts';
import { readEach } from '../../../shared/adapter-kit/read.ts';
import { expectNothingInvented } from '../../support/emptied.ts';
import { TIME } from '../../support/fuzz.ts';
import { expectSurvives } from '../../support/hostile.ts';
import { fullest, two } from '../../support/sample.ts';
import { json, type Server, startServer } from '../../support/server.ts';

const GOOD = {
  id: 1,
  status: 'REGISTERED',
  sensor_states: ['ACTIVE', 'LIVE_RESPONSE_NOT_RUNNING'],
  passive_mode: false,
  sensor_out_of_date: false,
};
const agentOf = (device: object) => toRecord({ ...GOOD, ...device }).facts.agents?.value.carbonblack;
const healthOf = (device: object) => {
  const { healthy, problem } = agentOf(device) ?? {};
  return problem ?? healthy;
};

describe('the health of a sensor', () => {
  it.each<[string, object, unknown]>([
    ['all is well', {}, true],
    ['the words of questions', { status: 'ACTIVE' }, true],
    ['quarantined by somebody', { status: 'QUARANTINE', quarantined: true }, true],
    ['silent for long', { status: 'INACTIVE' }, true],
    ['states that are about something else', { sensor_states: ['ACTIVE', 'DEBUG_MODE_ENABLED'] }, true],
    ['passive', { passive_mode: true }, 'bypassed'],
    ['bypassed, said twice', { status: 'BYPASS_ON', passive_mode: true }, 'bypassed'],
    ['out of date, though active', { sensor_out_of_date: true }, 'out of date'],
    ['out of date by its status', { status: 'SENSOR_OUTOFDATE' }, 'out of date'],
    ['an error', { status: 'ERROR' }, 'error'],
    [
      'a state that is a problem',
      { sensor_states: ['ACTIVE', 'FULL_DISK_ACCESS_NOT_GRANTED'] },
      'full disk access not granted',
    ],
    ['a restart', { sensor_states: ['DRIVER_INIT_REBOOT_REQUIRED'] }, 'reboot required'],
    // What was not told is no good news.
    ['not said to be active', { sensor_states: ['LIVE_RESPONSE_ENABLED'] }, undefined],
    ['no states', { sensor_states: null }, undefined],
    ['no mode', { passive_mode: null }, undefined],
    ['nothing about its date', { sensor_out_of_date: undefined }, undefined],
  ])('%s', (_, device, expected) => {
    expect(agentOf(device)).toMatchObject({ present: true });
    expect(healthOf(device)).toBe(expected);
  });

  it.each(['PENDING', 'SOMETHING_NEW', null, undefined])('of a device that is %s is not told', (status) => {
    expect(toRecord({ ...GOOD, status }).facts).toEqual({});
  });

  it.each(['DEREGISTERED', 'UNINSTALLED', 'DELETED'])('%s is gone', (status) => {
    expect(toRecord({ ...GOOD, status })).toMatchObject({ gone: true, facts: {} });
  });
});

it.each([
  ['ann@example.com', ['ann@example.com']],
  ['EXAMPLE\\ann', []],
  ['ann', []],
  [null, []],
])('the owner by %s is %j', (email, owners) => {
  expect(toRecord({ ...GOOD, email }).owners).toEqual(owners);
});

it('a name loses its domain', () => {
  expect(toRecord({ ...GOOD, name: 'EXAMPLE\\WS-1' }).name).toBe('WS-1');
  expect(toRecord({ ...GOOD, name: 'ann-laptop' }).name).toBe('ann-laptop');
});

describe('a walk', () => {
  let server: Server | undefined;
  afterEach(() => server?.close());

  it('goes on where the answer says, those first that were silent longest, and ends with what remains', async () => {
    const pages = [
      { results: [{ id: 1 }], num_remaining: 1, search_after: 'MTcwMjMyMTM2MDU3OSwyMT' },
      { results: [{ id: 2 }], num_remaining: 0, search_after: 'MTcwMjMyMTM2MDU3OSwyMg' },
    ];
    server = await startServer((_, response, count) => json(response, pages[count - 1]));
    const settings = { org_key: 'ABCD1234', api_id: 'ID', api_secret_key: 'KEY', page_size: 1 };
    const config = carbonblack.config.parse({ ...settings, base_url: server.url.href });
    const connection = carbonblack.connect(config, {
      http: createHttp(),
      log: silentLog,
      now: () => new Date('2026-11-23T09:00:00Z'),
    });
    const first = await connection.all?.();
    const second = await connection.all?.(first?.next);
    expect([first?.records.length, second?.records.length, second?.next]).toEqual([1, 1, undefined]);
    const sort = [{ field: 'last_contact_time', order: 'ASC' }];
    expect(server.received.map(({ body }) => JSON.parse(body))).toEqual([
      { criteria: {}, rows: 1, sort },
      { criteria: {}, rows: 1, sort, search_after: 'MTcwMjMyMTM2MDU3OSwyMT' },
    ]);
    expect(server.received[0]).toMatchObject({
      path: '/appservices/v6/orgs/ABCD1234/devices/_scroll',
      headers: { 'x-auth-token': 'KEY/ID' },
    });
  });
});

describe('what the simulator sends', () => {
  it.each(['Mac', 'Windows', 'Linux'] as const)('without one of its parts invents nothing: %s', (platform) =>
    expectNothingInvented(toDevice(fullest(platform)), toRecord, /^id$/),
  );

  it(
    'is read as ever with a device of any kind beside it',
    async () => {
      const [first, second] = two('Mac');
      await expectSurvives({
        good: [toDevice(first), toDevice(second)],
        read: async (devices) => readEach(devices, toRecord),
      });
    },
    TIME,
  );
});
