import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PLATFORMS } from '../../../shared/model/record.ts';
import {
  type JudgeContext,
  type JudgedDevice,
  judge,
  parsePractices,
  practicesOf,
} from '../../../shared/practices/index.ts';
import { deviceOf, NOW } from './device.ts';

const WITHOUT_FIREWALL = { platform: 'Mac', facts: { firewall: false, disk_encryption: 'off' } } as const;
const mac = deviceOf(WITHOUT_FIREWALL);

function judged(device: JudgedDevice, value: object, owners: string[] = []) {
  const { practices, issues } = parsePractices({ ...value });
  expect(issues).toEqual([]);
  const context: JudgeContext = { now: NOW, language: 'en', practices, owners: () => owners };
  return judge(device, context);
}

/** The verdict about the firewall. */
const firewall = (device: JudgedDevice, rules: object[], entry: object = {}, owners: string[] = []) =>
  judged(device, { firewall: { ...entry, rules } }, owners).firewall;

describe('a rule', () => {
  it.each<[string, object, JudgedDevice, string[]]>([
    ['a platform', { platforms: ['Windows', 'Mac'] }, mac, []],
    ['whose it is', { owned_by: 'personal' }, { ...mac, owned_by: 'personal' }, []],
    ['a label', { labels: ['Finance'] }, { ...mac, labels: ['Berlin', 'finance'] }, []],
    ['a pattern of labels', { labels: ['/Staff/*'] }, { ...mac, labels: ['/Staff/Finance'] }, []],
    ['a person', { people: ['Ann@example.com'] }, mac, ['ann@example.com']],
    ['a pattern of people', { people: ['*@example.com'] }, mac, ['bo@example.org', 'ann@example.com']],
    [
      'all of these',
      { platforms: ['Mac'], labels: ['Finance'], people: ['ann@*'] },
      { ...mac, labels: ['Finance'] },
      ['ann@example.com'],
    ],
  ])('aims by %s', (_, target, device, owners) => {
    expect(firewall(device, [{ ...target, rating: 'critical' }], {}, owners)?.status).toBe('warn');
  });

  it.each<[string, object, JudgedDevice, string[]]>([
    ['another platform', { platforms: ['Windows'] }, mac, []],
    ['no platform', { platforms: ['Mac'] }, deviceOf({ facts: { firewall: false } }), []],
    ['one whose owner nobody told', { owned_by: 'company' }, mac, []],
    ['one without labels', { labels: ['*'] }, mac, []],
    ['part of a label', { labels: ['Fin'] }, { ...mac, labels: ['Finance'] }, []],
    ['nobody', { people: ['*'] }, mac, []],
    ['somebody with another letter beyond A to Z', { people: ['andré@*'] }, mac, ['andrÉ@example.com']],
    ['one that fits a part only', { platforms: ['Mac'], labels: ['Finance'] }, mac, []],
  ])('is not about %s', (_, target, device, owners) => {
    const rated = firewall(device, [{ ...target, rating: 'critical' }], {}, owners);
    expect(rated).toEqual(firewall(device, [], {}, owners));
  });

  it('counts alone when it is the first that fits', () => {
    const rules = [
      { labels: ['Finance'], rating: 'suggested' },
      { platforms: ['Mac'], rating: 'critical', due: '2026-12-04' },
    ];
    expect(firewall(mac, rules)).toMatchObject({ rating: 'critical', due: '2026-12-04' });
    const finance = firewall({ ...mac, labels: ['Finance'] }, rules);
    expect(finance).toMatchObject({ status: 'nudge', rating: 'suggested' });
    expect(finance).not.toHaveProperty('due');
  });

  it('leaves what it does not say as it is for everybody', () => {
    const entry = { rating: 'critical', due: '2026-12-04', options: { max_age: '7d' } };
    const ruled = firewall(mac, [{ platforms: ['Mac'], options: { max_age: '1h' } }], entry);
    expect(ruled).toMatchObject({ rating: 'critical', due: '2026-12-04', stale: true });
  });

  it('changes one option and leaves the others', () => {
    const device = deviceOf({
      platform: 'Mac',
      facts: { screen_lock: { on: true, after_seconds: 600 } },
    });
    const entry = { options: { max_delay: '5m', max_age: '1h' } };
    const rules = [{ platforms: ['Mac'], options: { max_delay: '15m' } }];
    expect(judged(device, { screenlock: entry }).screenlock?.status).toBe('warn');
    expect(judged(device, { screenlock: { ...entry, rules } }).screenlock).toMatchObject({
      status: 'ok',
      stale: true,
    });
  });

  it('replaces the day of the entry, however either is said', () => {
    const memory = { findings: { firewall: { since: '2026-11-20T10:00:00Z' } } };
    const { practices } = parsePractices({
      firewall: { due: '2027-03-01', rules: [{ platforms: ['Mac'], due_after: '14d' }] },
    });
    const context = { now: NOW, language: 'en', practices };
    expect(judge(mac, { ...context, memory }).firewall?.due).toBe('2026-12-04');
    expect(judge(mac, context).firewall).not.toHaveProperty('due');
  });

  it('switches a practice off for some, or on for some', () => {
    const off = { firewall: { rules: [{ platforms: ['Mac'], off: true }] } };
    expect(judged(mac, off)).not.toHaveProperty('firewall');
    expect(judged(deviceOf({ platform: 'Windows' }), off)).toHaveProperty('firewall');
    const pilot = { firewall: { off: true, rules: [{ people: ['ann@example.com'], off: false }] } };
    expect(judged(mac, pilot, ['ann@example.com'])).toHaveProperty('firewall');
    expect(judged(mac, pilot, ['bo@example.com'])).not.toHaveProperty('firewall');
    const { practices } = parsePractices(pilot);
    expect(practicesOf(practices).map(({ id }) => id)).toContain('firewall');
  });

  it('asks whose a device is only where a rule needs to know', () => {
    const { practices } = parsePractices({
      firewall: { rules: [{ platforms: ['Windows'], people: ['*'], off: true }] },
    });
    const owners = () => {
      throw new Error('Nobody asked.');
    };
    expect(judge(mac, { now: NOW, language: 'en', practices, owners })).toHaveProperty('firewall');
  });
});

describe('a rule that cannot be used', () => {
  it.each<[object, string[], RegExp]>([
    [{ platforms: ['macOS'], off: true }, ['platforms', '0'], /not a platform\. Did you mean Mac\?/],
    [{ platforms: ['Amiga'], off: true }, ['platforms', '0'], /Write one of Mac, Windows/],
    [{ platforms: [], off: true }, ['platforms'], /is about no device/],
    [{ platforms: 'Mac', off: true }, ['platforms'], /is not a list\. Write it like \[Windows\]/],
    [{ owned_by: 'me', off: true }, ['owned_by'], /neither company nor personal/],
    [{ labels: [' '], off: true }, ['labels', '0'], /is empty/],
    [{ people: ['Ann'], off: true }, ['people', '0'], /not an e-mail address/],
    [{ rating: 'critical' }, [], /about no device in particular\. Add `platforms`/],
    [{ platforms: ['Mac'] }, [], /decides nothing\. Add `off`/],
    [{ platforms: ['Mac'], rating: 'bad' }, ['rating'], /is not a rating/],
    [{ platforms: ['Mac'], due: 'soon' }, ['due'], /is not a day/],
    [{ platforms: ['Mac'], options: { max_age: 'x' } }, ['options', 'max_age'], /is not a duration/],
    [{ platforms: ['Mac'], off: true, group: 'x' }, [], /`group` is not known/],
  ])('says why: %j', (rule, path, message) => {
    const { issues } = parsePractices({ firewall: { rules: [rule] } });
    expect(issues.map((issue) => [issue.path.map(String), issue.message])).toEqual([
      [['firewall', 'rules', '0', ...path], expect.stringMatching(message)],
    ]);
  });
});

describe('rules', () => {
  const lists = <Item>(...items: Item[]) => fc.subarray(items, { minLength: 1 });
  const target = fc.record(
    {
      platforms: lists(...PLATFORMS),
      owned_by: fc.constantFrom('company', 'personal'),
      labels: lists('Finance', 'Berlin', '/Staff/*'),
      people: lists('ann@example.com', '*@example.org'),
    },
    { requiredKeys: [] },
  );
  const decision = fc.record({
    rating: fc.constantFrom('critical', 'suggested'),
    off: fc.boolean(),
    due: fc.constantFrom('2026-11-01', '2026-12-24'),
  });
  const device = fc.record(
    {
      platform: fc.constantFrom(...PLATFORMS),
      owned_by: fc.constantFrom('company' as const, 'personal' as const),
      labels: lists('Finance', 'Berlin', '/Staff/Sales', 'Munich'),
    },
    { requiredKeys: [] },
  );
  const owners = lists('ann@example.com', 'bo@example.org', 'cy@example.com');

  /** Said again, in other words than the code's: what the documentation promises. */
  function isMeant(
    { platforms, owned_by, labels, people }: Record<string, unknown>,
    one: { platform?: string; owned_by?: string; labels?: string[] },
    whose: string[],
  ): boolean {
    const fits = (pattern: string, text: string) =>
      new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'i').test(text);
    const anyOf = (patterns: unknown, texts: string[]) =>
      patterns === undefined || texts.some((text) => (patterns as string[]).some((one) => fits(one, text)));
    return (
      anyOf(platforms, one.platform ? [one.platform] : []) &&
      (owned_by === undefined || owned_by === one.owned_by) &&
      anyOf(labels, one.labels ?? []) &&
      anyOf(people, whose)
    );
  }

  it('change nothing of a device that they are not about, and are the same each time', () => {
    const some = target.filter((one) => Object.keys(one).length > 0);
    fc.assert(
      fc.property(some, decision, device, owners, (aim, decided, described, whose) => {
        const seen = { ...deviceOf({ facts: WITHOUT_FIREWALL.facts }), ...described } as JudgedDevice;
        const value = { firewall: { rules: [{ ...aim, ...decided }] } };
        const ruled = judged(seen, value, whose);
        expect(judged(seen, value, whose)).toEqual(ruled);
        const { firewall: _, ...others } = ruled;
        const { firewall: plain, ...before } = judged(seen, {}, whose);
        expect(others).toEqual(before);
        if (!isMeant(aim, described, whose)) expect(ruled.firewall).toEqual(plain);
        else if (decided.off) expect(ruled).not.toHaveProperty('firewall');
      }),
    );
  });
});
