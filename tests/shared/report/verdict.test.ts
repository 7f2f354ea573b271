import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STATUS_ORDER, type Status } from '../../../shared/model/report.ts';
import { verdictOf, weighed, worstFirst, worstOf } from '../../../shared/report/verdict.ts';
import { device } from './support.ts';

describe('the worst status', () => {
  it.each<[Status[], Status]>([
    [['ok', 'warn', 'nudge'], 'warn'],
    [['ok', 'nudge', 'unknown'], 'nudge'],
    [['ok', 'unknown', 'na'], 'unknown'],
    [['na', 'ok'], 'ok'],
    [['na'], 'na'],
    [[], 'unknown'],
  ])('of %j is %s', (statuses, expected) => {
    expect(worstOf(statuses)).toBe(expected);
  });
});

describe('the verdict', () => {
  it('counts recommendations over all devices', () => {
    const stale = device('c', ['ok']);
    for (const result of Object.values(stale.practices)) result.stale = true;
    const devices = [
      device('a', ['warn', 'warn', 'nudge', 'ok']),
      device('b', ['warn', 'unknown', 'na']),
      stale,
    ];
    expect(verdictOf(devices)).toEqual({
      worst: 'warn',
      critical: 3,
      suggested: 1,
      unknown: 1,
      blind: 0,
      stale: 1,
      silent: 0,
      devices: 3,
    });
  });

  it('leaves out what silent devices said, and tells how many they are', () => {
    const silent = { ...device('a', ['warn', 'unknown']), silent: true };
    expect(verdictOf([silent, device('b', ['nudge', 'ok'])])).toEqual({
      worst: 'nudge',
      critical: 0,
      suggested: 1,
      unknown: 0,
      blind: 0,
      stale: 0,
      silent: 1,
      devices: 2,
    });
    expect(verdictOf([silent])).toMatchObject({ worst: 'unknown', critical: 0, silent: 1 });
  });

  it('without devices is unknown, never ok', () => {
    expect(verdictOf([])).toEqual({
      worst: 'unknown',
      critical: 0,
      suggested: 0,
      unknown: 0,
      blind: 0,
      stale: 0,
      silent: 0,
      devices: 0,
    });
  });
});

describe('the order of devices', () => {
  it('has silent ones last, however bad they were', () => {
    const silent = { ...device('0', ['warn']), silent: true };
    expect(worstFirst([silent, device('1', ['ok'])]).map(({ device_id }) => device_id)).toEqual(['1', '0']);
  });

  it('is worst first, then by name, then by id', () => {
    const devices = [
      device('4', ['ok'], { name: 'b' }),
      device('5', ['ok'], { name: 'a' }),
      device('3', ['ok'], { model: 'a' }),
      device('2', ['unknown']),
      device('1', ['warn']),
      device('0', ['nudge']),
    ];
    expect(worstFirst(devices).map((device) => device.device_id)).toEqual(['1', '0', '2', '3', '5', '4']);
  });

  it('is the same for every order of the input', () => {
    const any = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1 }),
        status: fc.constantFrom(...STATUS_ORDER),
        name: fc.constantFrom('a', 'b', 'ä'),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(
        any.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const order = (entries: typeof list) =>
            worstFirst(entries.map(({ id, status, name }) => device(id, [status], { name }))).map(
              (device) => device.device_id,
            );
          expect(order(shuffled)).toEqual(order(list));
        },
      ),
    );
  });

  it('counts nothing that takes another device', () => {
    const old = device('a', ['warn', 'ok']);
    const [[id, result] = ['', undefined]] = Object.entries(old.practices);
    const practices = { ...old.practices, ...(result && { [id]: { ...result, group: 'replace' as const } }) };
    expect(weighed(practices)).toHaveLength(1);
    expect(verdictOf([{ ...old, worst: 'ok', practices }])).toMatchObject({
      worst: 'ok',
      critical: 0,
      blind: 0,
    });
  });
});
