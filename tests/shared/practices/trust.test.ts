import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { merge } from '../../../shared/merge/index.ts';
import { TRUSTS, type Trust } from '../../../shared/model/declaration.ts';
import type { DeviceRecord, Facts } from '../../../shared/model/record.ts';
import type { Status } from '../../../shared/model/report.ts';
import { type Judgement, judge, type PracticesConfig } from '../../../shared/practices/index.ts';
import { PROPERTIES } from '../../support/fuzz.ts';
import { RELEASES } from '../../support/releases.ts';
import { permutations, record } from '../merge/records.ts';
import { anyDevice } from './arbitrary.ts';
import { NOW } from './device.ts';

const NAMES: Record<string, Trust> = {
  jamf: 'managed',
  kandji: 'managed',
  fleet: 'attested',
  helper: 'self',
};
const LABELS: Record<string, string> = { jamf: 'Jamf Pro', fleet: 'Fleet', helper: 'Your Mac' };

/** ISO 8601, so many days before now. */
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

type Told = [source: string, days: number, rest: Partial<DeviceRecord>];

const recordOf = ([source, days, rest]: Told, index = 0): DeviceRecord =>
  record(`${source}:${index}`, {
    platform: 'Mac',
    last_sync: ago(days),
    synced_at: ago(0),
    identifiers: { serial: 'C02XK0AAJG5H' },
    ...rest,
  });

function judgedAll(
  records: readonly DeviceRecord[],
  practices: PracticesConfig = {},
  language = 'en',
): Record<string, Judgement> {
  const devices = merge(records, { trustOf: (source) => NAMES[source] ?? 'managed' });
  const [device] = devices;
  if (!device || devices.length > 1) throw new Error('These records are not one device.');
  return judge(device, {
    now: NOW,
    language,
    practices,
    releases: RELEASES,
    label: (source) => LABELS[source] ?? source,
    onError: (id, error) => {
      throw new Error(`${id} threw`, { cause: error });
    },
  });
}

/** In every order the same. */
function judged(...told: Told[]): Record<string, Judgement> {
  const [first, ...others] = permutations(told.map(recordOf)).map((order) => judgedAll(order));
  for (const other of others) expect(other).toEqual(first);
  return first ?? {};
}

const disk = (value: 'on' | 'off'): Partial<DeviceRecord> => ({ facts: { disk_encryption: { value } } });
const agents = (value: NonNullable<Facts['agents']>['value']): Partial<DeviceRecord> => ({
  facts: { agents: { value } },
});

describe('the newest fact of the highest trust that is not stale', () => {
  it('decides, however much newer a fact of lower trust is', () => {
    const { encryption } = judged(
      ['jamf', 3, disk('off')],
      ['kandji', 2, disk('on')],
      ['fleet', 1, disk('on')],
      ['helper', 0, disk('on')],
    );
    expect(encryption).toMatchObject({ status: 'ok', source: 'kandji', last_updated: ago(2), stale: false });
  });

  it('gives way where it is stale: the next trust decides, for better and for worse', () => {
    expect(judged(['jamf', 90, disk('off')], ['fleet', 1, disk('on')]).encryption).toMatchObject({
      status: 'ok',
      source: 'fleet',
      stale: false,
    });
    expect(judged(['jamf', 90, disk('on')], ['fleet', 1, disk('off')]).encryption).toMatchObject({
      status: 'warn',
      source: 'fleet',
      stale: false,
    });
  });

  it('is measured by the age that its practice allows', () => {
    const told = [recordOf(['jamf', 5, disk('on')], 0), recordOf(['fleet', 1, disk('off')], 1)];
    const within = (max_age: number) =>
      judgedAll(told, { encryption: { options: { max_age: max_age * 86_400_000 } } }).encryption;
    expect(within(3)).toMatchObject({ status: 'warn', source: 'fleet' });
    expect(within(10)).toMatchObject({ status: 'unknown', code: 'sources_disagree' });
  });

  it('is the newest of all where all are stale, as stale', () => {
    expect(judged(['jamf', 200, disk('on')], ['fleet', 90, disk('off')]).encryption).toMatchObject({
      status: 'warn',
      source: 'fleet',
      stale: true,
    });
    expect(judged(['jamf', 90, disk('off')], ['fleet', 200, disk('on')]).encryption).toMatchObject({
      status: 'warn',
      source: 'jamf',
      stale: true,
    });
  });

  it('is of lower trust where those above say nothing', () => {
    const others = { facts: { firewall: { value: true } } };
    const { encryption, firewall } = judged(['jamf', 1, others], ['fleet', 2, disk('on')]);
    expect(encryption).toMatchObject({ status: 'ok', source: 'fleet' });
    expect(firewall).toMatchObject({ status: 'ok', source: 'jamf' });
  });

  it('is looked for per agent', () => {
    const { carbonblack, sentinel } = judged(
      ['jamf', 1, agents({ carbonblack: { present: false } })],
      ['fleet', 2, agents({ sentinel: { present: true }, carbonblack: { present: true } })],
    );
    expect(carbonblack).toMatchObject({ status: 'nudge', source: 'jamf' });
    expect(sentinel).toMatchObject({ status: 'ok', source: 'fleet' });
  });

  it('decides about an agent against a list of software of lower trust, and the other way round', () => {
    const there = { software: { installed: [{ name: 'SentinelOne' }] } };
    const missing = { software: { installed: [] } };
    expect(
      judged(['jamf', 2, missing], ['fleet', 1, agents({ sentinel: { present: true } })]).sentinel,
    ).toMatchObject({ status: 'nudge', source: 'jamf', fact: 'software' });
    expect(
      judged(['jamf', 2, agents({ sentinel: { present: false } })], ['fleet', 1, there]).sentinel,
    ).toMatchObject({ status: 'nudge', source: 'jamf', fact: 'agents' });
  });

  it('is the version of the system, too', () => {
    const told = (version: string) => ({ os: 'macOS', os_version: version });
    const { uptodate } = judged(['jamf', 2, told('14.1')], ['fleet', 1, told('26.6.2')]);
    expect(uptodate?.status).toMatch(/warn|nudge/);
    expect(uptodate?.source).toBe('jamf');
  });
});

describe('what is newer and of lower trust', () => {
  it('makes what was good unknown where it is worse, and both are told with their times', () => {
    const { encryption } = judged(['jamf', 3, disk('on')], ['fleet', 1, disk('off')]);
    expect(encryption).toMatchObject({ status: 'unknown', code: 'sources_disagree', stale: false });
    expect(encryption?.seen).toBe(
      'Two systems say different things. Jamf Pro said on November 20, 2026 at 9:00 AM: encrypted. Fleet said on November 22, 2026 at 9:00 AM: not encrypted.',
    );
    expect(encryption?.details[0]).toMatch(/^What Jamf Pro says counts more/);
    expect(encryption?.evidence.map(({ source }) => source)).toEqual(['jamf', 'fleet']);
  });

  it('changes nothing where it is worse and not newer', () => {
    const { encryption } = judged(['jamf', 1, disk('on')], ['fleet', 3, disk('off')]);
    expect(encryption).toMatchObject({ status: 'ok', source: 'jamf', details: [] });
  });

  it('is told where it is better, and changes no verdict', () => {
    const alone = judged(['jamf', 3, disk('off')]).encryption;
    const { encryption } = judged(['jamf', 3, disk('off')], ['helper', 1, disk('on')]);
    expect(encryption).toMatchObject({ status: alone?.status, source: 'jamf', last_updated: ago(3) });
    expect(encryption?.details).toEqual([
      'Your Mac said on November 22, 2026 at 9:00 AM: encrypted. Jamf Pro has not seen it yet.',
    ]);
    expect(judged(['jamf', 1, disk('off')], ['fleet', 3, disk('on')]).encryption?.details).toEqual([]);
  });

  it('is told in German', () => {
    const told = [recordOf(['jamf', 3, disk('off')], 0), recordOf(['fleet', 1, disk('on')], 1)];
    expect(judgedAll(told, {}, 'de').encryption?.details[0]).toBe(
      'Fleet meldete am 22. November 2026 um 09:00: verschlüsselt. Jamf Pro hat es noch nicht gesehen.',
    );
  });
});

describe('what a person sent', () => {
  it('never makes anything good', () => {
    expect(judged(['helper', 0, disk('on')]).encryption).toMatchObject({
      status: 'unknown',
      code: 'not_confirmed',
      seen: 'Nobody but you has said this so far. Your Mac said on November 23, 2026 at 9:00 AM: encrypted.',
    });
    expect(judged(['jamf', 1, {}], ['helper', 0, disk('on')]).encryption).toMatchObject({
      status: 'unknown',
      code: 'not_confirmed',
    });
  });

  it('does not make good what is stale', () => {
    const { encryption } = judged(['jamf', 90, disk('off')], ['helper', 0, disk('on')]);
    expect(encryption).toMatchObject({ status: 'warn', source: 'jamf', stale: true });
    expect(encryption?.details).toHaveLength(1);
  });

  it('can be a finding where nobody else says anything', () => {
    expect(judged(['helper', 0, disk('off')]).encryption).toMatchObject({ status: 'warn', source: 'helper' });
  });
});

/** From worse to better. What does not apply is as good as it gets. */
const GOODNESS: Record<Status, number> = { warn: 0, nudge: 1, unknown: 2, ok: 3, na: 3 };
const SOURCE: Record<Trust, string> = { managed: 'jamf', attested: 'fleet', self: 'helper' };

/** Any record of one device, from a source of any trust. */
const anyRecord = fc
  .tuple(fc.constantFrom(...TRUSTS), fc.integer({ min: 0, max: 120 }), anyDevice)
  .map(
    ([
      trust,
      days,
      { version, patch_level, build, edition, model, at: _at, platform: _p, facts, ...sketch },
    ]) =>
      recordOf([
        SOURCE[trust],
        days,
        {
          ...(version && { os_version: version }),
          ...(build && { os_build: build }),
          ...(patch_level && { security_patch_level: patch_level }),
          ...(sketch.supported_until && { supported_until: sketch.supported_until }),
          ...(sketch.software && { software: sketch.software }),
          facts: Object.fromEntries(
            Object.entries(facts ?? {}).map(([name, value]) => [name, { value }]),
          ) as Facts,
        },
      ]),
  );
const anyRecords = fc
  .array(anyRecord, { minLength: 1, maxLength: 5 })
  .map((all) => all.map((one, index) => ({ ...one, id: `${index}` })));
const rankOf = ({ source }: DeviceRecord) => TRUSTS.indexOf(NAMES[source] ?? 'managed');

describe('with any records', () => {
  it('their order plays no part', () => {
    fc.assert(
      fc.property(anyRecords, (all) => {
        expect(judgedAll(all.toReversed())).toEqual(judgedAll(all));
      }),
      PROPERTIES,
    );
  });

  it('a lower trust never makes a fresh verdict of a higher trust better, nor a good one bad', () => {
    fc.assert(
      fc.property(anyRecords, (all) => {
        const highest = Math.min(...all.map(rankOf));
        const without = judgedAll(all.filter((one) => rankOf(one) === highest));
        const after = judgedAll(all);
        for (const [id, before] of Object.entries(without)) {
          if (before.stale || before.status === 'unknown') continue;
          const status = after[id]?.status ?? 'na';
          if (GOODNESS[before.status] < 2) expect([id, status]).toEqual([id, before.status]);
          else expect([id, [before.status, 'unknown'].includes(status)]).toEqual([id, true]);
        }
      }),
      PROPERTIES,
    );
  });

  it('nothing is good by the word of the person alone', () => {
    fc.assert(
      fc.property(anyRecords, (all) => {
        const own = all.map((one) => ({ ...one, source: 'helper' }));
        for (const { status } of Object.values(judgedAll(own))) expect(status).not.toBe('ok');
      }),
      PROPERTIES,
    );
  });

  it('what is good with the word of the person is good without it', () => {
    fc.assert(
      fc.property(anyRecords, (all) => {
        const others = all.filter(({ source }) => source !== 'helper');
        if (others.length === 0) return;
        const without = judgedAll(others);
        for (const [id, { status }] of Object.entries(judgedAll(all)))
          if (status === 'ok') expect([id, without[id]?.status]).toEqual([id, 'ok']);
      }),
      PROPERTIES,
    );
  });
});
