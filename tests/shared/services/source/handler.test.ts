import { afterEach, describe, expect, it } from '@jest/globals';
import { silentLog } from '../../../../shared/adapter-kit/log.ts';
import { parseConfig } from '../../../../shared/config/index.ts';
import { ConfigError } from '../../../../shared/model/config-error.ts';
import { silentMetrics } from '../../../../shared/platform/metrics.ts';
import type { Secrets } from '../../../../shared/platform/secrets.ts';
import { sourceHandler } from '../../../../shared/services/source/index.ts';
import { sourceStage } from '../../../support/source-stage.ts';
import organization from '../../../support/stethoscope.yml';
import { deviceAdapter, ownershipAdapter } from '../../../support/vendor.ts';

const ADA = 'ada@example.com';
const REQUEST = { by: 'email', value: ADA };
const quiet = { log: silentLog, metrics: silentMetrics };
const config = parseConfig(organization);

const stage = sourceStage(deviceAdapter, () => [{ id: '1', owners: [ADA] }]);

const secretsOf = (read: () => unknown): Secrets => ({
  read: async () => ({ value: read(), version: '1' }),
});

describe('sourceHandler', () => {
  it('works by what the organization decided', async () => {
    const secrets = secretsOf(stage.vendor.settings);
    const handle = sourceHandler(deviceAdapter('jamf'), config, { ...quiet, secrets });
    expect(await handle(REQUEST)).toMatchObject({ source: 'jamf', complete: true, records: [{ id: '1' }] });
  });

  it('of a source that is not switched on says where to switch it on', async () => {
    const handle = sourceHandler(deviceAdapter('elsewhere'), config, quiet);
    expect(await handle(REQUEST)).toMatchObject({
      error: { code: 'misconfigured', message: expect.stringContaining('sources.elsewhere') },
    });
  });

  it('of a source that is switched on for something else says what to write', async () => {
    const handle = sourceHandler(ownershipAdapter('jamf'), config, quiet);
    expect(await handle(REQUEST)).toMatchObject({
      error: { code: 'misconfigured', message: expect.stringMatching(/sources\.jamf\.role.*ownership/) },
    });
    expect(stage.vendor.calls()).toEqual([]);
  });

  it('sweeps no source without times for it, though it could', async () => {
    const { sources } = config;
    const { sweep_every: _, longest_sweep: __, ...asked } = sources.jamf ?? {};
    const once = { ...config, sources: { jamf: asked } } as typeof config;
    const secrets = secretsOf(stage.vendor.settings);
    const handle = sourceHandler(deviceAdapter('jamf'), once, { ...quiet, secrets });
    expect(await handle({ tick: true })).toEqual({ v: 1, source: 'jamf', tick: 'not_swept' });
    expect(stage.vendor.calls()).toEqual([]);
  });
});

describe('a request', () => {
  it.each([
    undefined,
    null,
    'tick',
    {},
    { by: 'name', value: 'Ada' },
    { by: 'email', value: 'secret-word' },
    { by: 'serial', value: 'To Be Filled By O.E.M.' },
    { by: 'macaddr', value: '' },
    { tick: false },
  ])('that is not understood is answered, never thrown, and not quoted: %j', async (request) => {
    const answer = await stage.around.container()(request);
    expect(answer).toMatchObject({
      error: { code: 'internal', message: expect.stringContaining('by, value') },
    });
    expect(JSON.stringify(answer)).not.toContain('secret-word');
    expect(stage.vendor.calls()).toEqual([]);
  });
});

describe('a failure', () => {
  const handler = (secrets: Secrets, adapter = deviceAdapter('jamf')) =>
    sourceHandler(adapter, config, { ...quiet, secrets });

  it('of the secret is `misconfigured`, in the answer and on the page of who asked', async () => {
    const absent: Secrets = {
      read: () => Promise.reject(new ConfigError('A secret', ['stethoscope/source/jamf does not exist.'])),
    };
    const request = { by: 'email', value: 'eve@example.com' };
    expect(await handler(absent)(request)).toMatchObject({
      error: { code: 'misconfigured', message: 'stethoscope/source/jamf does not exist.' },
    });
    expect(await stage.around.table.mark('eve@example.com', 'jamf')).toMatchObject({
      error: { code: 'misconfigured' },
    });
  });

  it('of the settings names what is wrong and never a value', async () => {
    const answer = await handler(secretsOf(() => ({ base_url: 'hunter2' })))(REQUEST);
    expect(answer).toMatchObject({
      error: { code: 'misconfigured', message: expect.stringMatching(/base_url.*password/) },
    });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });

  it('that nobody expected is `internal` and shows nothing', async () => {
    const broken: Secrets = { read: () => Promise.reject(new TypeError('payload of the vendor')) };
    const answer = await handler(broken)({ by: 'serial', value: 'SNR1' });
    expect(answer).toMatchObject({ error: { code: 'internal' } });
    expect(JSON.stringify(answer)).not.toContain('payload');
  });

  it('of the tables is answered too', async () => {
    const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB;
    process.env.AWS_ENDPOINT_URL_DYNAMODB = 'http://127.0.0.1:1';
    const handle = handler(secretsOf(stage.vendor.settings));
    expect(await handle(REQUEST)).toMatchObject({ error: { code: 'internal' } });
    expect(await handle({ tick: true })).toMatchObject({ error: { code: 'internal' } });
    process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint;
  });
});

describe('credentials', () => {
  it('that were rotated are read again once, and the call succeeds', async () => {
    const ask = stage.around.container();
    await ask(REQUEST);
    stage.vendor.password = 'second';
    stage.around.advance(10_000);
    expect(await ask(REQUEST)).toMatchObject({ complete: true, records: [{ id: '1' }] });
    expect(stage.vendor.calls()).toHaveLength(3);
  });

  it('that are simply wrong are not tried twice', async () => {
    let reads = 0;
    const wrong = secretsOf(() => {
      reads += 1;
      return { ...stage.vendor.settings(), password: 'wrong' };
    });
    const handle = sourceHandler(deviceAdapter('jamf'), config, { ...quiet, secrets: wrong });
    expect(await handle({ by: 'serial', value: 'SNR2' })).toMatchObject({
      error: { code: 'credentials_refused' },
    });
    expect(stage.vendor.calls()).toHaveLength(1);
    expect(reads).toBeGreaterThan(1);
  });
});

describe('an answer that is too large for the memory of the function', () => {
  afterEach(() => {
    delete process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE;
  });

  it.each([
    ['64', { error: { code: 'unintelligible', message: expect.stringContaining('smaller pages') } }],
    ['512', { complete: true }],
  ])('is not read: %s MB', async (megabytes, expected) => {
    process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE = megabytes;
    const owner = `with-${megabytes}@example.com`;
    stage.vendor.devices = [{ id: '1', owners: [owner], software: ['x'.repeat(2 * 1024 * 1024)] }];
    const secrets = secretsOf(stage.vendor.settings);
    const handle = sourceHandler(deviceAdapter('jamf'), config, { ...quiet, secrets });
    expect(await handle({ by: 'email', value: owner })).toMatchObject(expected);
  });
});

it('says that it is more than one answer can carry, and has stored what was found', async () => {
  // Ids that are no keys are told one by one: the part of an answer that grows fastest.
  const long = Array.from({ length: 5600 }, (_, index) => ({
    id: `${index}-${'x'.repeat(880)}`,
    owners: [ADA],
  }));
  stage.vendor.devices = [{ id: 'mac', owners: [ADA] }, ...long];
  const reply = await stage.around.container()(REQUEST);
  expect(reply).toMatchObject({ error: { code: 'answer_too_large' } });
  expect(Buffer.byteLength(JSON.stringify(reply))).toBeLessThan(1000);
  expect(await stage.around.visible(ADA)).toContain('mac');
});
