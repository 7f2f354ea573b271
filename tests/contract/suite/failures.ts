import { describe, expect, it } from '@jest/globals';
import { type Server, startServer } from '../../../local/simulator/server.ts';
import type { Fault, Faults } from '../../../local/simulator/types.ts';
import { settingsOf } from '../../../shared/adapter-kit/settings.ts';
import { FACT_NAMES, type RecordPart } from '../../../shared/model/record.ts';
import type { SourceErrorCode } from '../../../shared/model/source.ts';
import { type AdapterUnderTest, errorOf, type Item, idsOf, isSure, type SetStage, STORY } from './subject.ts';

const CODES: readonly (readonly [Fault, SourceErrorCode])[] = [
  ['401', 'credentials_refused'],
  ['429', 'rate_limited'],
  ['500', 'unreachable'],
  ['hang', 'unreachable'],
  ['cut', 'unreachable'],
  ['html', 'unintelligible'],
  ['truncated', 'unintelligible'],
  ['empty', 'unintelligible'],
];

/** What happens when the vendor fails. */
export function describeFailures<Config>(
  subject: AdapterUnderTest<Config>,
  stage: SetStage,
  walks: boolean,
): void {
  const can = (fault: string) => !subject.cannot?.some((one) => one === fault);
  const impatient = { http: { timeout: 300, retries: 0 }, settings: subject.impatient ?? {} };

  describe('failures', () => {
    it.each(CODES.filter(([fault]) => can(fault)))('says of %s: %s, and recovers', async (fail, code) => {
      const { simulator, connect, find } = await stage({ fail });
      const connection = connect(fail === 'hang' ? impatient : {});
      expect((await errorOf(find(connection, STORY))).code).toBe(code);
      expect((await errorOf(connection.check())).code).toBe(code);
      if (connection.all) expect((await errorOf(connection.all())).code).toBe(code);
      simulator.faults.clear();
      expect((await find(connection, STORY)).complete).toBe(isSure(subject));
    });

    it('says credentials_refused of wrong credentials, and shows no secret', async () => {
      const { connect, find } = await stage();
      const connection = connect({ settings: subject.wrongCredentials });
      for (const work of [find(connection, STORY), connection.check()]) {
        const error = await errorOf(work);
        expect(error.code).toBe('credentials_refused');
        for (const { name } of settingsOf(subject.adapter.config).filter(({ secret }) => secret)) {
          const value = subject.wrongCredentials[name];
          if (typeof value === 'string') expect(`${error.message} ${error.cause}`).not.toContain(value);
        }
      }
    });

    it('says unreachable of a vendor that is not there', async () => {
      const { simulator, connect, find } = await stage();
      const connection = connect();
      await simulator.close();
      expect((await errorOf(find(connection, STORY))).code).toBe('unreachable');
    });

    it.each(transientFaults().filter(({ fail }) => fail && can(fail)))('gets over %j', async (faults) => {
      const { connect, find } = await stage(faults);
      expect((await find(connect(), STORY)).complete).toBe(isSure(subject));
    });

    if (can('429')) {
      it('passes on how long the vendor asks to wait', async () => {
        const { connect, find } = await stage({ fail: '429', retryAfter: 120 });
        const { code, retryAfter = 0 } = await errorOf(find(connect(), STORY));
        expect(code).toBe('rate_limited');
        // Some vendors name a time, which draws nearer.
        expect(retryAfter).toBeGreaterThan(60);
        expect(retryAfter).toBeLessThanOrEqual(120);
      });
    }

    it('waits for a slow vendor', async () => {
      const { connect, find } = await stage({ delay: 60 });
      expect((await find(connect(), STORY)).complete).toBe(isSure(subject));
    });

    if (can('redirect')) describeRedirect(stage);
    if (can('malformed')) describeMalformed(subject, stage);
    if (can('malformed') && walks) describeMalformedPage(stage);
    if (subject.apart) describeParts(subject.apart, stage);
    else if (can('half')) describeHalf(stage);
  });
}

function transientFaults(): Faults[] {
  return [
    { fail: '500', times: 1 },
    { fail: '429', times: 1 },
    { fail: '429', times: 1, retryAfter: 0 },
    { fail: 'cut', times: 1 },
  ];
}

function describeRedirect(stage: SetStage): void {
  it('follows no redirect to another place', async () => {
    const elsewhere: Server = await startServer({
      answer: () => ({ status: 200, body: {} }),
      refuse: (status) => ({ status }),
    });
    try {
      const { connect, find } = await stage({ fail: 'redirect', redirectTo: elsewhere.origin });
      await errorOf(find(connect(), STORY));
      expect(elsewhere.calls()).toBe(0);
    } finally {
      await elsewhere.close();
    }
  });
}

function describeMalformed<Config>(subject: AdapterUnderTest<Config>, stage: SetStage): void {
  it('loses a device that cannot be read, and no other', async () => {
    const { simulator, connect, find } = await stage();
    const connection = connect();
    const good = await find(connection, STORY);
    simulator.faults.set({ fail: 'malformed' });
    const answer = await find(connection, STORY);
    expect(answer.dropped.length).toBeGreaterThan(0);
    expect(answer.records.length).toBe(good.records.length - answer.dropped.length);
    expect(idsOf(good.records)).toEqual(expect.arrayContaining(idsOf(answer.records)));
    expect(answer.complete).toBe(isSure(subject) && answer.dropped.every(({ id }) => id !== undefined));
    for (const { reason } of answer.dropped) expect(reason).not.toBe('');
  });
}

function describeMalformedPage(stage: SetStage): void {
  it('lists the rest of a page that holds one', async () => {
    const { simulator, connect } = await stage();
    const connection = connect();
    const good = await connection.all?.();
    simulator.faults.set({ fail: 'malformed' });
    const page = await connection.all?.();
    expect(page?.records.length).toBe((good?.records.length ?? 0) - (page?.dropped.length ?? 0));
  });
}

/** A record with `missing` takes what was known of it; one that keeps silent about it takes the place of what was. */
function describeParts(apart: readonly RecordPart[], stage: SetStage): void {
  it('names the parts of a device that failed, and gives the device with all that did not', async () => {
    const { simulator, connect, find } = await stage();
    const connection = connect();
    const whole = (await find(connection, STORY)).records;
    simulator.faults.set({ fail: 'half' });
    const halves = (await find(connection, STORY)).records;
    expect(halves.map(basicsOf)).toEqual(whole.map(basicsOf));
    const missing = halves.flatMap((half) => ('missing' in half ? (half.missing ?? []) : []));
    expect([...new Set(missing)].sort()).toEqual([...apart].sort());
    for (const [index, half] of halves.entries()) {
      const told = partsOf(half);
      const lost = partsOf(whole[index]).filter((part) => !told.includes(part));
      const named = 'missing' in half ? half.missing : [];
      expect([half.id, named]).toEqual([half.id, expect.arrayContaining(lost)]);
    }
  });

  it('misses nothing when nothing failed', async () => {
    const { connect, find } = await stage();
    for (const item of (await find(connect(), STORY)).records) expect(item).not.toHaveProperty('missing');
  });
}

/** Never missing: without owners a device is on nobody's page. */
const basicsOf = ({ id, owners }: Item) => ({ id, owners });

function partsOf(item: Item | undefined): RecordPart[] {
  if (!item || !('facts' in item)) return [];
  return [
    ...FACT_NAMES.filter((name) => item.facts[name] !== undefined),
    ...(item.software ? (['software'] as const) : []),
    ...(item.os_version === undefined ? [] : (['system'] as const)),
    ...(item.identifiers.serial === undefined ? [] : (['identifiers'] as const)),
  ];
}

function describeHalf(stage: SetStage): void {
  it('gives the half that answered, and says that it is not all', async () => {
    const { simulator, connect, find } = await stage();
    const connection = connect();
    const whole = await find(connection, STORY);
    simulator.faults.set({ fail: 'half' });
    const answer = await find(connection, STORY);
    expect(answer.complete).toBe(false);
    expect(answer.records.length).toBeGreaterThan(0);
    expect(answer.records.length).toBeLessThan(whole.records.length);
  });
}
