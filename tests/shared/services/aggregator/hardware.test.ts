import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../../../shared/config/index.ts';
import { type KnownHardware, situationOf, worst } from '../../../../shared/services/aggregator/hardware.ts';
import organization from '../../../support/stethoscope.yml';

describe('how asking one source for several machines went', () => {
  it.each([
    [[], undefined],
    [[undefined, undefined], undefined],
    [[undefined, 'more'], 'more'],
    [['more', 'unreachable'], 'unreachable'],
    [['unreachable', 'more', undefined], 'unreachable'],
    [['more', undefined, 'rate_limited', 'unreachable'], 'rate_limited'],
  ] as const)('%j is %s: a failure says more than that something is still to come', (outcomes, said) => {
    expect(worst(outcomes)).toBe(said);
  });
});

describe('what is known of a machine at a source', () => {
  const sweep = { last: { started_at: '2026-11-23T01:00:00.000Z' } };
  const health = { failures: 2 };
  const sources = new Map([['jamf', { health, sweep }]]) as unknown as Parameters<typeof situationOf>[2];
  const now = new Date('2026-11-23T09:00:00.000Z');
  const dependencies = { config: parseConfig(organization), now: () => now };
  const known = (by: KnownHardware['by']): KnownHardware => ({
    by,
    value: by === 'serial' ? 'SNR1' : '00:1B:63:84:45:E6',
    records: [],
    shared: false,
    marks: new Map(),
  });

  it('by its serial includes the sweep', () => {
    expect(situationOf(known('serial'), 'jamf', sources, dependencies).items).toEqual({ health, sweep });
  });

  it('by its address is no more than asking for that address has told', () => {
    expect(situationOf(known('macaddr'), 'jamf', sources, dependencies).items).toEqual({ health });
  });
});
