import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeviceMemory } from '../../../shared/model/memory.ts';
import { dueOf } from '../../../shared/practices/deadline.ts';
import { type JudgeContext, judge, parsePractices } from '../../../shared/practices/index.ts';
import { addDays } from '../../../shared/releases/days.ts';
import { deviceOf, NOW } from './device.ts';

const DAY = 86_400_000;
const mac = deviceOf({ platform: 'Mac', facts: { disk_encryption: 'off', firewall: false } });

/** The verdict about the disk. @param setting the practice's entry in stethoscope.yml */
function disk(setting: object, context: Partial<JudgeContext> = {}) {
  const { practices, issues } = parsePractices({ encryption: setting });
  expect(issues).toEqual([]);
  return judge(mac, { now: NOW, language: 'en', practices, ...context }).encryption;
}

describe('a finding that is due on a day', () => {
  it('is a nudge until the day is over, and then what it is', () => {
    const on = (now: string) => disk({ due: '2026-12-04' }, { now: new Date(now) });
    const deadline = {
      ends_at: '2026-12-05T00:00:00.000Z',
      status_after: 'warn',
      code: 'set',
      reason: 'Your company set this day.',
    };
    expect(on('2026-12-04T23:59:59.999Z')).toMatchObject({
      status: 'nudge',
      rating: 'critical',
      due: '2026-12-04',
      deadline: { ...deadline, late: false },
    });
    expect(on('2026-12-05T00:00:00.000Z')).toMatchObject({
      status: 'warn',
      due: '2026-12-04',
      deadline: { ...deadline, late: true },
    });
  });

  it('has the day of the organization, not of the one who reads', () => {
    const at = (now: string) =>
      disk({ due: '2026-12-04' }, { now: new Date(now), time_zone: 'America/Los_Angeles' });
    expect(at('2026-12-05T07:59:59Z')?.status).toBe('nudge');
    expect(at('2026-12-05T08:00:00Z')).toMatchObject({
      status: 'warn',
      deadline: { ends_at: '2026-12-05T08:00:00.000Z' },
    });
  });

  it('takes a time of day for its day', () => {
    const time = { due: '2026-12-04T23:30:00Z' };
    expect(disk(time)?.due).toBe('2026-12-04');
    expect(disk(time, { time_zone: 'Europe/Berlin' })?.due).toBe('2026-12-05');
  });

  it('stays a nudge where that is all it can be', () => {
    const late = disk({ due: '2026-11-20', rating: 'suggested' });
    expect(late).toMatchObject({ status: 'nudge', deadline: { late: true, status_after: 'nudge' } });
  });

  it('says why in the language of the report', () => {
    expect(disk({ due: '2026-12-04' }, { language: 'de' })?.deadline?.reason).toMatch(/^Ihr Unternehmen/);
  });
});

describe('so long from the beginning of a finding on', () => {
  const since = '2026-11-20T10:00:00Z';
  const remembering = (finding: object, again?: string) => ({
    memory: { findings: { encryption: finding }, ...(again && { reported_again_at: again }) },
  });

  it('is a day where somebody remembers the beginning', () => {
    expect(disk({ due_after: '14d' }, remembering({ since }))).toMatchObject({
      status: 'nudge',
      due: '2026-12-04',
      deadline: {
        code: 'found',
        reason: 'Your company gives 14 days from November 20, 2026 on, when this was found.',
      },
    });
    expect(disk({ due_after: '2d' }, remembering({ since }))).toMatchObject({
      status: 'warn',
      due: '2026-11-22',
      deadline: { late: true },
    });
  });

  it('is no day at all where nobody does', () => {
    for (const context of [{}, remembering({}), { memory: { findings: { firewall: { since } } } }]) {
      const result = disk({ due_after: '14d' }, context);
      expect(result?.status).toBe('warn');
      expect(result).not.toHaveProperty('due');
    }
  });

  it('is counted in the days of the organization', () => {
    const late = remembering({ since: '2026-11-20T23:30:00Z' });
    expect(disk({ due_after: '14d' }, { ...late, time_zone: 'Europe/Berlin' })?.due).toBe('2026-12-05');
  });

  it('counts beside a written day when it is later', () => {
    const both = (due: string) => disk({ due, due_after: '14d' }, remembering({ since }));
    expect(both('2026-12-01')).toMatchObject({ due: '2026-12-04', deadline: { code: 'found' } });
    expect(both('2026-12-10')).toMatchObject({ due: '2026-12-10', deadline: { code: 'set' } });
  });

  it('never comes before a day that was told, also when nothing asks for a day any more', () => {
    const told = remembering({ since, told_due: '2026-12-20' });
    for (const setting of [{ due_after: '14d' }, { due: '2026-12-01' }, {}]) {
      expect(disk(setting, told)).toMatchObject({
        status: 'nudge',
        due: '2026-12-20',
        deadline: { code: 'told_before' },
      });
    }
    expect(disk({}, remembering({ since, told_due: '2026-11-22' }))).not.toHaveProperty('due');
  });

  it('leaves some days to a device that had been away', () => {
    const back = remembering({ since }, '2026-11-23T08:00:00Z');
    expect(disk({ due_after: '2d' }, back)).toMatchObject({
      status: 'nudge',
      due: '2026-11-26',
      deadline: { code: 'away', reason: expect.stringMatching(/It has 3 days from when it did again\.$/) },
    });
    expect(disk({ due: '2026-11-01', grace: '1d' }, back)?.due).toBe('2026-11-24');
    expect(disk({}, back)).not.toHaveProperty('due');
  });
});

describe('a day that the practice knows itself', () => {
  const known = { day: '2026-12-10', code: 'ended', reason: { key: 'wanted' } };
  const from = {
    now: NOW,
    time_zone: 'UTC',
    platform: undefined,
    grace: 259_200_000,
    remembered: {},
    label: String,
  };
  const rules = { due: undefined, due_after: undefined, grace: 3 * DAY };

  it('counts where the organization wrote none', () => {
    expect(dueOf(rules, known, from)).toEqual(known);
    for (const due of ['2026-12-20', '2026-12-01'])
      expect(dueOf({ ...rules, due }, known, from)).toMatchObject({ day: due, code: 'set' });
  });

  it('is left as it is: its practice has been given what is remembered', () => {
    const remembered = { told_due: '2026-12-20', reported_again_at: '2026-12-09T09:00:00Z' };
    expect(dueOf(rules, known, { ...from, remembered })).toEqual(known);
  });
});

describe('a day that was told', () => {
  const days = fc.integer({ min: -60, max: 60 }).map((count) => addDays('2026-11-23', count));
  const lengths = fc.integer({ min: 0, max: 60 }).map((count) => `${count}d`);
  const setting = fc.record({ due: days, due_after: lengths }, { requiredKeys: [] });
  const steps = fc.array(fc.record({ setting, comesBack: fc.boolean() }), { minLength: 2, maxLength: 20 });

  /** What findings would keep of a device. */
  const kept = (since: string, told?: string, again?: string): DeviceMemory => ({
    ...(again && { reported_again_at: again }),
    findings: { encryption: { since, ...(told && { told_due: told }) } },
  });

  function expectKept(result: ReturnType<typeof disk>, told: string) {
    expect(result?.status).toBe('nudge');
    expect((result?.due ?? '') >= told).toBe(true);
  }

  it('never moves forward, whatever the organization changes and whenever a device comes back', () => {
    fc.assert(
      fc.property(steps, days, (changes, begun) => {
        let told: string | undefined;
        let again: string | undefined;
        for (const [index, { setting, comesBack }] of changes.entries()) {
          const now = new Date(NOW.getTime() + index * DAY);
          if (comesBack) again = now.toISOString();
          const result = disk(setting, { now, memory: kept(`${begun}T10:00:00Z`, told, again) });
          if (told && told >= now.toISOString().slice(0, 10)) expectKept(result, told);
          told = result?.due ?? told;
        }
      }),
    );
  });
});

describe('what is well, unknown or of no concern', () => {
  it.each(['on', undefined])('has no day: %s', (value) => {
    const { practices } = parsePractices({ encryption: { due: '2026-12-04' } });
    const device = deviceOf({ platform: 'Mac', facts: value ? { disk_encryption: value } : {} });
    const { encryption } = judge(device, { now: NOW, language: 'en', practices });
    expect(encryption).not.toHaveProperty('due');
    expect(encryption).not.toHaveProperty('deadline');
  });
});
