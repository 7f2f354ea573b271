/** Claims first, then device sources by what is claimed: with real source functions, adapters, vendors and tables. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Report } from '../../../../shared/model/report.ts';
import { startVendors, type Vendors } from './vendors.ts';

const ASSET = 'asset@example.com';
const GIVER = 'handed-over@example.com';
const TAKER = 'taken-over@example.com';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let vendors: Vendors;
beforeEach(async () => {
  vendors = await startVendors();
});
afterEach(() => vendors.close());

const names = ({ devices }: Report) => devices.map(({ name }) => name).sort();
const states = ({ sources }: Report) =>
  Object.fromEntries(sources.map(({ source, state, code }) => [source, code ? `${state} ${code}` : state]));
/** What was asked of a source, in order. */
const asked = (source: string) =>
  vendors.lambda.invocations
    .filter(({ name }) => name.endsWith(source))
    .map(({ payload, type }) => `${type === 'Event' ? 'wake' : 'ask'} ${(payload as { by: string }).by}`);

describe('a laptop that only the ownership source knows to be hers', () => {
  it('is asked for by what is claimed, and is on the first page', async () => {
    const report = await vendors.report(ASSET);
    expect(names(report)).toEqual(['asta-macbook']);
    expect(report.devices[0]).toMatchObject({ sources: ['jamf'], worst: 'ok' });
    expect(states(report)).toEqual({ jamf: 'fresh', bitfit: 'fresh' });
    expect(report).not.toHaveProperty('retry_after');
    expect(asked('jamf')[0]).toBe('ask email');
    expect(asked('jamf')).toContain('ask serial');
  });

  it('is on the next page without a call to anybody', async () => {
    await vendors.report(ASSET);
    const calls = [vendors.jamf.calls(), vendors.bitfit.calls(), vendors.lambda.invocations.length];
    expect(names(await vendors.report(ASSET))).toEqual(['asta-macbook']);
    expect([vendors.jamf.calls(), vendors.bitfit.calls(), vendors.lambda.invocations.length]).toEqual(calls);
  });

  it('is asked for again behind the page when what was told is old', async () => {
    await vendors.report(ASSET);
    vendors.lambda.invocations.length = 0;
    vendors.advance(20 * HOUR);
    const report = await vendors.report(ASSET);
    expect(names(report)).toEqual(['asta-macbook']);
    expect(states(report)).toEqual({ jamf: 'refreshing refreshing', bitfit: 'refreshing refreshing' });
    expect(asked('jamf')).toContain('wake serial');
    expect(asked('jamf').every((question) => question.startsWith('wake'))).toBe(true);
    await vendors.ended();
    expect(states(await vendors.report(ASSET))).toEqual({ jamf: 'fresh', bitfit: 'fresh' });
  });

  it('is asked for by "check again now"', async () => {
    await vendors.report(ASSET);
    vendors.lambda.invocations.length = 0;
    vendors.advance(2 * MINUTE);
    await vendors.call('POST /api/v1/report/{who}/refresh', { who: ASSET });
    expect(asked('jamf')).toEqual(expect.arrayContaining(['wake email', 'wake serial']));
    expect(asked('bitfit')).toEqual(['wake email']);
  });

  it('needs no call when a sweep has already brought it', async () => {
    expect(await vendors.ask('jamf', { tick: true })).toMatchObject({ tick: 'complete' });
    expect(names(await vendors.report(ASSET))).toEqual(['asta-macbook']);
    expect(asked('jamf')).not.toContain('ask serial');
  });

  it('leaves the page when the source no longer has it', async () => {
    await vendors.report(ASSET);
    const [device] = vendors.company.assetsOf(ASSET);
    vendors.company.retire(device?.number ?? 0);
    vendors.advance(20 * HOUR);
    expect(names(await vendors.report(ASSET))).toEqual(['asta-macbook']);
    await vendors.ended();
    expect(names(await vendors.report(ASSET))).toEqual([]);
  });
});

describe('owners that disagree', () => {
  it('puts the laptop on the page of whom the ownership source names, and says who disagrees, not with whom', async () => {
    await vendors.report(GIVER);
    const report = await vendors.report(TAKER);
    expect(names(report)).toEqual(['hanna-old-macbook']);
    expect(report.devices[0]?.identity.owner_disagrees).toEqual(['jamf']);
    expect(JSON.stringify(report)).not.toContain(GIVER);
  });

  it('finds it although nobody has looked at the other page', async () => {
    expect(names(await vendors.report(TAKER))).toEqual(['hanna-old-macbook']);
  });

  it('takes it from the page of whom the device source lists, without her seeing whose it is', async () => {
    await vendors.report(TAKER);
    const report = await vendors.report(GIVER);
    expect(names(report)).toEqual(['hanna-macbook']);
    expect(report.kept_apart).toMatchObject([{ reason: 'owner_disagrees' }]);
    expect(JSON.stringify(report)).not.toContain(TAKER);
  });
});

describe('when the ownership source fails', () => {
  it.each([
    ['500', 'unreachable'],
    ['401', 'credentials_refused'],
    ['429', 'rate_limited'],
    ['html', 'unintelligible'],
    ['empty', 'unintelligible'],
  ] as const)('with %s, the rest of the page stands and the source is named', async (fail, code) => {
    vendors.bitfit.faults.set({ fail });
    const report = await vendors.report(GIVER);
    expect(names(report)).toEqual(['hanna-macbook', 'hanna-old-macbook']);
    expect(states(report)).toEqual({ jamf: 'fresh', bitfit: `failed ${code}` });
  });

  it('goes on with what it claimed before', async () => {
    await vendors.report(ASSET);
    vendors.bitfit.faults.set({ fail: '500' });
    vendors.advance(20 * HOUR);
    await vendors.report(ASSET);
    await vendors.ended();
    const report = await vendors.report(ASSET);
    expect(names(report)).toEqual(['asta-macbook']);
    expect(states(report)).toEqual({ jamf: 'fresh', bitfit: 'failed unreachable' });
  });
});

describe('when the device source fails', () => {
  it('says so, and brings the laptop as soon as it works again', async () => {
    vendors.jamf.faults.set({ fail: '500' });
    const failed = await vendors.report(ASSET);
    expect(names(failed)).toEqual([]);
    expect(states(failed)).toEqual({ jamf: 'failed unreachable', bitfit: 'fresh' });
    vendors.jamf.faults.clear();
    vendors.advance(20 * MINUTE);
    const mended = await vendors.report(ASSET);
    expect(names(mended)).toEqual(['asta-macbook']);
    expect(states(mended)).toEqual({ jamf: 'fresh', bitfit: 'fresh' });
  });

  it('in the second stage only, it is not said to be fresh', async () => {
    // The person is known; only the look-up by serial is still to come, and fails.
    await vendors.ask('jamf', { by: 'email', value: ASSET });
    vendors.advance(2 * MINUTE);
    vendors.jamf.faults.set({ fail: '500' });
    expect(states(await vendors.report(ASSET))).toEqual({ jamf: 'failed unreachable', bitfit: 'fresh' });
    expect(states(await vendors.report(ASSET))).toEqual({ jamf: 'failed unreachable', bitfit: 'fresh' });
  });
});

describe('when somebody hangs', () => {
  afterEach(() => {
    vendors.jamf.faults.clear();
    vendors.bitfit.faults.clear();
  });

  it('the ownership source is pending, and the page comes within the deadline', async () => {
    vendors.bitfit.faults.set({ fail: 'hang' });
    const report = await vendors.report(GIVER);
    expect(names(report)).toEqual(['hanna-macbook', 'hanna-old-macbook']);
    expect(states(report).jamf).toBe('fresh');
    expect(states(report).bitfit).not.toBe('fresh');
  });

  it('in the second stage, the page says that more is to come, and then it is there', async () => {
    await vendors.close();
    vendors = await startVendors({ jamf: 300 });
    await vendors.ask('jamf', { by: 'email', value: ASSET });
    vendors.jamf.faults.set({ delay: 700 });
    const report = await vendors.report(ASSET);
    expect(names(report)).toEqual([]);
    expect(states(report).jamf).toBe('refreshing refreshing');
    expect(report.retry_after).toBeGreaterThan(0);
    await vendors.ended();
    const then = await vendors.report(ASSET);
    expect(names(then)).toEqual(['asta-macbook']);
    expect(states(then)).toEqual({ jamf: 'fresh', bitfit: 'fresh' });
  });
});

it('an ownership source that cannot be swept fails no tick', async () => {
  expect(await vendors.ask('bitfit', { tick: true })).toEqual({ v: 1, source: 'bitfit', tick: 'not_swept' });
});
