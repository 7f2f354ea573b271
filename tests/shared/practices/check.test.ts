import { describe, expect, it } from '@jest/globals';
import { merge } from '../../../shared/merge/index.ts';
import type { Trust } from '../../../shared/model/declaration.ts';
import type { DeviceRecord, Platform } from '../../../shared/model/record.ts';
import { judge, parsePractices, practicesOf } from '../../../shared/practices/index.ts';
import { permutations, record } from '../merge/records.ts';
import { NOW } from './device.ts';

const TRUST: Record<string, Trust> = { fleet: 'attested', intune: 'managed', jamf: 'managed' };
const words = {
  en: { name: 'Gatekeeper', why: 'It keeps harmful software out.', consequence: 'It may start unnoticed.' },
};
const FLEET = { fleet: 'Gatekeeper enabled' };

interface Told {
  source: string;
  hour?: number;
  checks?: Record<string, boolean>;
}

/** What the practice `gatekeeper` makes of what sources told on a day, in every order. */
function judged(check: object, told: readonly Told[], platform: Platform = 'Mac') {
  const { practices, issues } = parsePractices({ gatekeeper: { check, words } });
  expect(issues).toEqual([]);
  const records = told.map(
    ({ source, hour = 8, checks }, index): DeviceRecord =>
      record(`${source}:${index}`, {
        platform,
        identifiers: { serial: 'C02XK0AAJG5H' },
        synced_at: NOW.toISOString(),
        last_sync: `2026-11-22T${String(hour).padStart(2, '0')}:00:00.000Z`,
        facts: checks ? { checks: { value: checks } } : {},
      }),
  );
  const [first, ...others] = permutations(records).map((order) => {
    const [device] = merge(order, { trustOf: (source) => TRUST[source] ?? 'managed' });
    return device && judge(device, { now: NOW, language: 'en', practices }).gatekeeper;
  });
  for (const other of others) expect(other).toEqual(first);
  return first;
}

const passes = { 'Gatekeeper enabled': true };
const fails = { 'Gatekeeper enabled': false };

describe('a practice that rests on a check of a source', () => {
  it('is good where it is passed, and a finding where it is not', () => {
    expect(judged(FLEET, [{ source: 'fleet', checks: passes }])).toMatchObject({
      status: 'ok',
      title: 'Gatekeeper is as it should be',
      seen: 'the check “Gatekeeper enabled” is passed',
      source: 'fleet',
      fact: 'checks',
    });
    expect(judged(FLEET, [{ source: 'fleet', checks: fails }])).toMatchObject({
      status: 'nudge',
      seen: 'the check “Gatekeeper enabled” is not passed',
      wanted: 'the check “Gatekeeper enabled” passed',
      directions: { steps: expect.any(Array) },
      evidence: [{ source: 'fleet', fact: 'checks', value: false }],
    });
  });

  it.each<[string, Told[]]>([
    ['nobody has checks', [{ source: 'fleet' }]],
    ['its source has not answered it', [{ source: 'fleet', checks: { Other: true } }]],
    ['another source has one of that name', [{ source: 'intune', checks: passes }]],
    ['it is called like what every object has', [{ source: 'fleet', checks: {} }]],
  ])('is unknown where %s', (_, told) => {
    expect(judged(FLEET, told)).toMatchObject({ status: 'unknown', code: 'no_fact', evidence: [] });
    expect(judged({ fleet: 'constructor' }, told)).toMatchObject({ status: 'unknown' });
  });

  it('reads the very source, whatever others have under that name', () => {
    const told = [
      { source: 'fleet', hour: 7, checks: fails },
      { source: 'intune', hour: 9, checks: passes },
    ];
    expect(judged(FLEET, told)).toMatchObject({ status: 'nudge', source: 'fleet' });
    expect(judged({ intune: 'Gatekeeper enabled' }, told)).toMatchObject({ status: 'ok', source: 'intune' });
  });

  it('of several sources takes the most trusted, of these the newest', () => {
    const both = { fleet: 'Gatekeeper enabled', intune: 'Gatekeeper', jamf: 'gate' };
    const intune = { source: 'intune', hour: 7, checks: { Gatekeeper: false } };
    expect(judged(both, [{ source: 'fleet', hour: 9, checks: passes }, intune])).toMatchObject({
      status: 'nudge',
      source: 'intune',
      details: [expect.stringContaining('has not seen it yet')],
    });
    expect(judged(both, [{ source: 'jamf', hour: 8, checks: { gate: true } }, intune])).toMatchObject({
      status: 'ok',
      source: 'jamf',
    });
  });

  it('can have a name for each platform, and applies to these alone', () => {
    const check = { fleet: { Mac: 'Gatekeeper enabled', Windows: 'SmartScreen enabled' } };
    const told = [{ source: 'fleet', checks: { ...passes, 'SmartScreen enabled': false } }];
    expect(judged(check, told)?.status).toBe('ok');
    expect(judged(check, told, 'Windows')?.status).toBe('nudge');
    expect(judged(check, told, 'Linux')?.status).toBe('na');
    const { practices } = parsePractices({ gatekeeper: { check, words } });
    expect(practicesOf(practices).at(-1)?.platforms).toEqual(['Mac', 'Windows']);
  });
});
